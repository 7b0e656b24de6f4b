"""The six questions and their answers in words; under five there are counts and no percentage."""

from collections.abc import Callable, Sequence

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


def sources(cold: int, referral: int, known: int, allies: int, unknown: int) -> str:
    """Say how many leads were cold and how many introduced, by how many allies."""
    if known == 0:
        return _no_source(unknown)
    sentence = _("{cold} cold, {introduced}.").format(
        cold=_of(cold, known),
        introduced=counted("{count} introduced", "{count} introduced", referral),
    )
    if allies:
        by = counted("{count} ally", "{count} allies", allies)
        sentence = sentence.removesuffix(".") + " " + _("by {allies}.").format(allies=by)
    return f"{sentence} {_no_source(unknown)}".strip() if unknown else sentence


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
        return _("By what they were judged is not noted.") if met else ""
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


def questions(share: Rate, noted: int, median: int) -> str:
    """Say how many questions were asked at the first meetings."""
    if share.n == 0:
        return _("No first meeting is recorded yet.")
    if not noted:
        return _("Not recorded yet at any of {met:,} first meetings.").format(met=share.n)
    if share.n < ENOUGH_FOR_RATE:
        return _("{many} first meetings had four or more questions noted.").format(many=_of(share.won, share.n))
    most = counted("{count} question", "{count} questions", median)
    return _("Half of {met:,} first meetings had at most {most} noted; {many} had four or more.").format(
        met=share.n, most=most, many=_of(share.won, share.n)
    )


def follow_up(agreed: Rate, after: Rate) -> str:
    """Say at how many first meetings a next step was agreed, and how often something followed soon."""
    if agreed.n == 0:
        return _("No first meeting is recorded yet.")
    if not agreed.won:
        return _("Not recorded yet at any of {met:,} first meetings.").format(met=agreed.n)
    sentence = _("A next step was agreed at {agreed} first meetings.").format(agreed=_of(agreed.won, agreed.n))
    if not after.n:
        return sentence
    return sentence + " " + _("Of those followed up, {after} were within a week.").format(after=_of(after.won, after.n))


def _at_first_meetings(share: Rate, met: int, pattern: str) -> str:
    if met == 0:
        return _("No first meeting is recorded yet.")
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
