"""Answers about the network in plain sentences that keep counts, estimates and guesses apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.domain.kinds import Evidence, Outcome, Source
from refnet.domain.network.attribution import CreditRule
from refnet.domain.network.dormancy import Activity
from refnet.domain.rates.words import percent, span
from refnet.i18n import _, counted
from refnet.services.insights.lineages import Descent, Step
from refnet.services.insights.loss import Without
from refnet.services.insights.paths import Paths

if TYPE_CHECKING:
    from refnet.domain.network.concentration import Concentration
    from refnet.domain.network.routes import Hop, Route
    from refnet.domain.network.scorecards import Scorecard

ENOUGH = 5  # finished introductions before a share is spoken of as known


@dataclass(frozen=True, slots=True)
class Voice:
    """How days and amounts (minor units, currency) are written where the sentences are shown."""

    day: Callable[[date], str]
    money: Callable[[int, str], str]


def how_sure(card: "Scorecard", benchmark: float) -> str:
    """Say what came of an ally's introductions, and what may be believed of their rate."""
    if not card.counted:
        return _("Nothing finished yet, so nothing can be said of a rate.")
    told = counted(
        "{{won}} of {count} finished introduction became a client.",
        "{{won}} of {count} finished introductions became clients.",
        card.counted,
    ).format(won=card.won_of)
    likely = _("Likely rate {rate}, range {span}: {chance} sure that it is above {benchmark}.")
    told += " " + likely.format(
        rate=percent(card.rate), span=span(card.low, card.high), chance=percent(card.chance_above),
        benchmark=percent(benchmark),
    )  # fmt: skip
    return told if card.counted >= ENOUGH else told + " " + _("These are too few to rely on.")


def silence(card: "Scorecard", voice: Voice) -> str:
    """Say when an ally last introduced somebody and how their silence is to be read."""
    if card.last_on is None:
        return (
            _("Never introduced anybody yet.") if not card.introductions else _("Days of introductions are not known.")
        )
    words = {
        Activity.ACTIVE: _("Last introduction on {day}: still active."),
        Activity.COOLING: _("Last introduction on {day}: cooling down for their rhythm."),
        Activity.DORMANT: _("Last introduction on {day}: gone quiet for their rhythm."),
        Activity.NEVER: _("Next introduction on {day}."),
    }
    return words[card.activity].format(day=voice.day(card.last_on))


def balance(card: "Scorecard") -> str:
    """Say what was given and received."""
    sentence = _("We gave {given} and received {received} introductions.")
    told = sentence.format(given=card.balance.given, received=card.balance.received)
    return told + " " + _("Give first before you ask again.") if card.balance.is_owed else told


def thanks(card: "Scorecard", voice: Voice) -> str:
    """Say what thanks are owed and when they were last given."""
    owed = counted("{count} introduction waits for thanks.", "{count} introductions wait for thanks.", card.owed)
    last = _("Last thanked on {day}.").format(day=voice.day(card.last_thanked)) if card.last_thanked else ""
    if not card.owed:
        return last or _("No thanks are owed.")
    return " ".join(filter(None, (owed, last)))


def credit_rule(rule: CreditRule) -> str:
    """Return what a rule of credit is called."""
    return {
        CreditRule.FIRST: _("All to who introduced first"),
        CreditRule.LAST: _("All to who introduced last"),
        CreditRule.EQUAL: _("Equal among the allies"),
        CreditRule.TOUCHES: _("Equal among the introductions"),
        CreditRule.DECAY: _("More to the latest (half-life 30 days)"),
        CreditRule.U_SHAPE: _("Most to the first and the last"),
    }[rule]


def hop(found: Paths, one: "Hop", voice: Voice) -> str:
    """Say what a step of a path rests on."""
    return hop_among(found.names, one, voice)


def hop_among(names: Mapping[UUID, str], one: "Hop", voice: Voice) -> str:
    """Say what a step among people with these names rests on."""
    from refnet.domain.network.routes import HopKind  # noqa: PLC0415 - numpy is heavy

    day = voice.day(one.on) if one.on else ""
    name = names.get(one.person, "") if one.person is not None else _("We")
    words = {
        HopKind.TRUST: _("An ally we trust {strength} of 5; no introduction yet"),
        HopKind.INTRODUCED_US: _times(one.count, day),
        HopKind.DEALT_WITH: _deal(one.outcome, day),
        HopKind.INTRODUCED: _dated(_("{name} introduced them to us before"), day),
        HopKind.INTRODUCED_BY: _dated(_("They introduced {name} to us"), day),
        HopKind.TIE: _tie(one.evidence),
    }
    return words[one.kind].format(name=name, strength=one.strength)


def path(found: Paths, route: "Route") -> str:
    """Say how good a path is and where it is weakest."""
    if route.is_direct:
        return _("We know {name} ourselves.").format(name=found.names[route.target])
    weakest = route.hops[route.weakest]
    sentence = _("About {chance} likely to work. Weakest step: {one} to {other}.")
    return sentence.format(
        chance=percent(route.chance),
        one=found.names.get(weakest.person, "") if weakest.person is not None else _("us"),
        other=found.names[weakest.other],
    )


def no_path(found: Paths) -> str:
    """Say that no path is known, and what may help."""
    name = found.target.name
    if found.target.is_company and not found.people:
        return _("Nobody at {name} is known here, so no path is.").format(name=name)
    told = _("No path to {name} is known over at most three people who know each other.").format(name=name)
    if found.employer is not None:
        return told + " " + _("Perhaps there is one to somebody else at {company}.").format(company=found.employer.name)
    return told + " " + _("A tie noted in somebody’s record may open one.")


def lost(found: Without, voice: Voice) -> list[str]:
    """Say what is lost without somebody, a sentence a subject."""
    loss = found.loss
    began = (
        _("{name} closed {amount} in the last 12 months")
        if loss.is_rep
        else _("Deals that {name} began won {amount} in the last 12 months")
    )
    share = "" if loss.share is None else _(" ({share} of {all})").format(
        share=percent(loss.share), all=voice.money(loss.all_originated, found.currency)
    )  # fmt: skip
    told = [began.format(name=loss.name, amount=voice.money(loss.originated, found.currency)) + share + "."]
    still = counted(
        "{count} deal is open, worth {{amount}}.", "{count} deals are open, worth {{amount}}.", loss.open_deals
    )
    told.append(still.format(amount=voice.money(loss.open_amount, found.currency)))
    told.append(_reach(found))
    if loss.parts > 1:
        told.append(_("Without them the network around falls into {parts} parts.").format(parts=loss.parts))
    if loss.foreign:
        told.append(
            counted("{count} deal in another currency is not in these sums.",
                    "{count} deals in other currencies are not in these sums.", loss.foreign)
        )  # fmt: skip
    return told


def concentration(found: "Concentration", first: str) -> str:
    """Say on how few allies the business rests; `first` is the name of who brought most."""
    if found.effective is None:
        return _("No ally has brought a won amount yet.")
    top = found.top_share(1) or 0.0
    sentence = _(
        "{name} brought {share}, the first three together {three}. It is as if {equal} allies brought equally."
    )
    told = sentence.format(
        name=first, share=percent(top), three=percent(found.top_share(3) or 0.0), equal=f"{found.effective:.1f}"
    )
    counted_zero = found.zero_count and not found.counts_zero
    if not counted_zero:
        return told
    return told + " " + counted(
        "{count} ally who brought nothing is not counted.", "{count} allies who brought nothing are not counted.",
        found.zero_count,
    )  # fmt: skip


def descent(found: Descent, voice: Voice) -> list[str]:
    """Say how somebody came to us, a sentence a generation, and what came after them."""
    if not found.is_client:
        told = [_("{name} has won no deal with us yet.").format(name=found.name)]
        if found.introduced_by:
            told.append(_("Introduced by {names}.").format(names=", ".join(found.introduced_by)))
    else:
        told = [step(one, found, voice) for one in found.line if one.introducer is not None or one.source is not None]
    if found.clients:
        after = counted(
            "{count} client came through them since", "{count} clients came through them since", found.clients
        )
        told.append(after + _(", worth {amount} with later generations counting half.").format(
            amount=voice.money(round(found.influenced), found.currency)))  # fmt: skip
    return told


def step(one: Step, found: Descent, voice: Voice) -> str:
    """Say how one client of a line was brought."""
    won = "" if one.won_on is None else _(", won on {day}").format(day=voice.day(one.won_on))
    worth = "" if not one.amount else _(" for {amount}").format(amount=voice.money(one.amount, found.currency))
    if one.introducer is None:
        return _("{name} came by {way}{won}{worth}.").format(name=one.name, way=way(one.source), won=won, worth=worth)
    on = "" if one.introduced_on is None else _(" on {day}").format(day=voice.day(one.introduced_on))
    sentence = _("{ally} introduced {name}{on}{won}{worth}.")
    return sentence.format(ally=one.introducer_name, name=one.name, on=on, won=won, worth=worth)


def way(source: Source | None) -> str:
    """Return how a deal began, where nobody is known to have introduced it."""
    return {
        Source.COLD: _("our own cold contact"),
        Source.INBOUND: _("an inquiry of their own"),
        Source.EVENT: _("an event"),
        Source.EXISTING: _("business we already had with them"),
        Source.NAME_ONLY: _("a name that was passed on"),
        Source.REFERRAL: _("a referral, by whom is not noted"),
    }.get(source or Source.UNKNOWN, _("a way that is not noted"))


def _reach(found: Without) -> str:
    loss = found.loss
    if not loss.cut_off and not loss.harder:
        return _("Everybody else can be reached as well as before.")
    if not loss.cut_off:
        return counted(
            "Nobody would be out of reach; {count} would be harder to reach.",
            "Nobody would be out of reach; {count} would be harder to reach.", loss.harder,
        )  # fmt: skip
    cut = counted(
        "{count} person could not be reached any more",
        "{count} people could not be reached any more",
        len(loss.cut_off),
    )
    harder = counted("{count} would be harder to reach", "{count} would be harder to reach", loss.harder)
    return _("{cut}, and {harder}.").format(cut=cut, harder=harder)


def _times(count: int, day: str) -> str:
    told = counted("Made {count} introduction to us", "Made {count} introductions to us", count)
    return _("{told}, the last on {day}").format(told=told, day=day) if day else told


def _dated(sentence: str, day: str) -> str:
    return _("{sentence}, on {day}").replace("{sentence}", sentence).replace("{day}", day) if day else sentence


def _deal(outcome: Outcome | None, day: str) -> str:
    words = {Outcome.WON: _("A client of ours"), Outcome.OPEN: _("In an open deal with us")}
    return _dated(words.get(outcome or Outcome.LOST, _("In a deal that was lost")), day)


def _tie(evidence: Evidence | None) -> str:
    return {
        Evidence.CONFIRMED: _("{name} said they know them, strength {strength} of 5"),
        Evidence.INTRODUCTION: _("Known by an introduction, strength {strength} of 5"),
        Evidence.MEETING: _("Met each other, strength {strength} of 5"),
        Evidence.EMAIL: _("Write to each other, strength {strength} of 5"),
        Evidence.IMPORT: _("In one list with each other, strength {strength} of 5"),
    }.get(evidence or Evidence.CONFIRMED, "")
