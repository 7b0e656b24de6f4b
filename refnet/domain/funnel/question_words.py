"""The six questions and their answers in words; under five there are counts and no percentage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from refnet.domain.funnel.numbers import ENOUGH_FOR_RATE
from refnet.domain.rates.proportions import Rate
from refnet.domain.rates.words import percent
from refnet.i18n import _, counted

Noted = Callable[[Rate, int], str]


def question(number: int) -> str:
    """Return the question of a number from 1 to 6."""
    return (
        _("How did the leads come about?"),
        _("How were they qualified?"),
        _("Was the prospect buying or looking?"),
        _("Were the right questions asked?"),
        _("Features only, or return on investment too?"),
        _("What was the follow-up plan?"),
    )[number - 1]


def record(number: int) -> str:
    """Return what to record so that the question can be answered."""
    return (
        _("Note how each lead began."),
        _("Note at the first meeting whether the prospect is qualified, and by what."),
        _("Note at the first meeting whether the prospect wants to buy or only to look."),
        _("Note at the first meeting which questions were asked."),
        _("Note at the first meeting whether the return was talked about."),
        _("Note at the end of the first meeting what the next step is."),
    )[number - 1]


@dataclass(frozen=True, slots=True)
class Origins:
    """How many leads came in each way, and how many allies introduced."""

    cold: int
    referral: int
    names: int
    other: int
    unknown: int
    allies: int


def sources(of: Origins) -> str:
    """Say how many leads were cold, introduced by how many allies, or names passed on without an introduction."""
    known = of.cold + of.referral + of.names + of.other
    if known == 0:
        return _no_source(of.unknown)
    told = [_("{cold} cold").format(cold=_of(of.cold, known)), _introduced(of)]
    if of.names:
        told.append(counted("{count} a name passed on", "{count} names passed on", of.names))
    if of.other:
        told.append(counted("{count} in another way", "{count} in other ways", of.other))
    sentence = _("{ways}.").format(ways=", ".join(told))
    return f"{sentence} {_no_source(of.unknown)}" if of.unknown else sentence


def _introduced(of: Origins) -> str:
    introduced = counted("{count} introduced", "{count} introduced", of.referral)
    if not of.allies:
        return introduced
    by = counted("{count} ally", "{count} allies", of.allies)
    return _("{introduced} by {allies}").format(introduced=introduced, allies=by)


def _no_source(unknown: int) -> str:
    if not unknown:
        return _("No lead is recorded yet.")
    return counted("{count} lead has no source.", "{count} leads have no source.", unknown)


def qualified(passed: Rate, theirs: Rate | None, ticks: Sequence[int], met: int) -> str:
    """Say how many went on from meeting to qualified, and what was known of them."""
    if passed.n == 0:
        return _("No first meeting can be counted yet.")
    sentence = _("Of those who met, {passed} went on as qualified").format(passed=_of(passed.won, passed.n))
    if theirs is not None and theirs.n:
        sentence += _(", against {theirs}").format(theirs=_of(theirs.won, theirs.n))
    return f"{sentence}. {_judged(ticks, met)}".strip()


def _judged(ticks: Sequence[int], met: int) -> str:
    if not any(ticks):
        return _("What they were judged by is not noted.") if met else ""
    need, budget, decision, timing = (f"{each:,}" for each in ticks)
    return _(
        "Of {met:,} first meetings, the need was known at {need}, the budget at {budget}, who decides at {decision}, "
        "the timing at {timing}."
    ).format(met=met, need=need, budget=budget, decision=decision, timing=timing)


def buying(share: Rate, met: int) -> str:
    """Say how many wanted to buy, of those of whom it was noted."""
    return _at_first_meetings(share, met, _("{share} wanted to buy, the others only to look."))


def returns(share: Rate, met: int) -> str:
    """Say at how many first meetings the return was talked about, of those of which it was noted."""
    return _at_first_meetings(share, met, _("The return was talked about at {share}."))


def questions(share: Rate, noted: int) -> str:
    """Say how many questions were asked at the first meetings."""
    if share.n == 0:
        return no_meeting()
    if not noted:
        return _("Not recorded yet at any of {met:,} first meetings.").format(met=share.n)
    return _("{many} first meetings had four or more questions noted.").format(many=_of(share.won, share.n))


def no_meeting() -> str:
    """Say that there is nothing to answer from."""
    return _("Nothing is noted about a first meeting yet.")


def follow_up(agreed: Rate, after: Rate) -> str:
    """Say at how many first meetings a next step was agreed, and how often something followed soon."""
    if agreed.n == 0:
        return no_meeting()
    if not agreed.won:
        return _("Not recorded yet at any of {met:,} first meetings.").format(met=agreed.n)
    sentence = _("A next step was agreed at {agreed} first meetings.").format(agreed=_of(agreed.won, agreed.n))
    if not after.n:
        return sentence
    return sentence + " " + _("Of those followed up, {after} were within a week.").format(after=_of(after.won, after.n))


def where_to_look(*, at_steps: bool, at_time: bool) -> str:
    """Say which of the two numbers of the follow-up is the low one."""
    if at_steps and at_time:
        return _("Both are low.")
    return _("The week is the one to look at.") if at_time else _("The next step is the one to look at.")


def _at_first_meetings(share: Rate, met: int, pattern: str) -> str:
    if met == 0:
        return no_meeting()
    if share.n == 0:
        return _("Not recorded yet at any of {met:,} first meetings.").format(met=met)
    noted = _("Noted at {noted:,} of {met:,} first meetings.").format(noted=share.n, met=met)
    return f"{noted} {pattern.format(share=_of(share.won, share.n))}"


def _of(part: int, whole: int) -> str:
    counts = _("{part:,} of {whole:,}").format(part=part, whole=whole)
    return (
        counts
        if whole < ENOUGH_FOR_RATE
        else _("{counts} ({share})").format(counts=counts, share=percent(part / whole))
    )
