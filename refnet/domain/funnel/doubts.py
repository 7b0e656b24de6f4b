"""How wrong a diagnosis could be: each limit in a sentence, with the deals it speaks of."""

from dataclasses import dataclass

from refnet.domain.facts import NO_DAY, OPEN, SOURCES, DealFacts
from refnet.domain.funnel.comparison import Against, DiagnosisQuery, Groups, Leads
from refnet.domain.funnel.gap import Gap
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.sides import Sides
from refnet.domain.funnel.stages import Flags, how_many
from refnet.domain.funnel.words import chances
from refnet.domain.kinds import Source
from refnet.i18n import _, counted

MANY_WAITING = 0.1  # of the leads compared


@dataclass(frozen=True, slots=True, eq=False)
class Doubt:
    """One limit in a sentence; `behind` are the deals it speaks of, None where it speaks of none."""

    key: str
    sentence: str
    behind: Flags | None = None


def general(query: DiagnosisQuery, found: Gap, sides: Sides) -> tuple[Doubt, ...]:
    """Return the limits of any such comparison, the most telling first."""
    every = [
        Doubt("chances", chances(found, sides)),
        Doubt("proof", _comparison(query)),
        Doubt(
            "steps",
            _(
                "The rates here multiply the steps, however long they took, and rest on all who count at each step. The Conversion page counts clients within a limit of days: its rates differ, the more so the fewer deals there are."
            ),
        ),
        Doubt(
            "alike",
            _(
                "Deals of one ally or rep are alike. The ranges hold for your leads so far; for leads in general they are wider."
            ),
        ),
    ]
    if isinstance(found.reference, Profile) and found.reference.is_assumption:
        every.insert(1, Doubt("targets", _illustration()))
    return tuple(every)


def about(facts: DealFacts, query: DiagnosisQuery, who: Groups, waiting: Flags) -> tuple[Doubt, ...]:
    """Return the limits that deals of this comparison bring; `waiting` stand at a stage without counting there yet."""
    undated = who.both & (facts.outcome == OPEN) & (facts.begun == NO_DAY)
    unknown = who.around & (facts.source == SOURCES.index(Source.UNKNOWN))
    names = who.around & (facts.source == SOURCES.index(Source.NAME_ONLY))
    rescued: Flags = who.both & facts.is_rescued
    every = (
        Doubt("waiting", _waiting(waiting, who.both, query.patience_days), waiting),
        Doubt("undated", _undated(how_many(undated)), undated),
        Doubt("unknown", _unknown(how_many(unknown), query), unknown),
        Doubt("names", _names(how_many(names), query), names),
        Doubt("rescued", _rescued(how_many(rescued)), rescued),
    )
    return tuple(each for each in every if each.behind is not None and each.behind.any())


def _illustration() -> str:
    return _("The targets are an illustrative assumption that comes to 50%; nobody measured them. Set your own.")


def _comparison(query: DiagnosisQuery) -> str:
    if query.against is Against.REFERRALS:
        return _(
            "Allies may pass on easier prospects. That cannot be taken out of these numbers: it is a comparison, not a proof."
        )
    return _("The two sides may differ in more than how they were worked on. It is a comparison, not a proof.")


def _waiting(waiting: Flags, both: Flags, days: int) -> str:
    count = how_many(waiting)
    told = counted(
        "{count} open lead has stood at its step for less than {{days}} days: it counts only at the steps behind it.",
        "{count} open leads have stood at their step for less than {{days}} days: they count only at the steps behind them.",
        count,
    ).format(days=days)
    if count <= MANY_WAITING * how_many(both):
        return told
    return (
        told + " " + _("These are many, so what ends soon weighs more than it should: rates may be off by some points.")
    )


def _undated(count: int) -> str:
    return counted(
        "{count} open lead has no day on which it began.", "{count} open leads have no day on which they began.", count
    )


def _unknown(count: int, query: DiagnosisQuery) -> str:
    if query.leads is Leads.ALL:
        return counted("{count} lead has no source.", "{count} leads have no source.", count)
    return counted(
        "{count} lead has no source and stands on neither side.",
        "{count} leads have no source and stand on neither side.",
        count,
    )


def _names(count: int, query: DiagnosisQuery) -> str:
    if query.leads is Leads.ALL:
        return counted(
            "{count} name passed on without an introduction is among them.",
            "{count} names passed on without an introduction are among them.",
            count,
        )
    return counted(
        "{count} name passed on without an introduction stands on neither side.",
        "{count} names passed on without an introduction stand on neither side.",
        count,
    )


def _rescued(count: int) -> str:
    return counted(
        "{count} lead began cold and was introduced later; it stays cold.",
        "{count} leads began cold and were introduced later; they stay cold.",
        count,
    )
