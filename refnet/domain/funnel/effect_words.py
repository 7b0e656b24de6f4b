"""What goes with winning, in plain sentences: each with counts, difference and range, none of them about causes."""

from refnet.domain.funnel.doings import (
    MANY_QUESTIONS,
    PREPARED_TICKS,
    SOON_AFTER_BEGINNING,
    SOON_AFTER_MEETING,
    WELL_KNOWN,
    Doing,
)
from refnet.domain.funnel.effects import Effect
from refnet.domain.funnel.numbers import ENOUGH_FOR_RATE, chance, in_points, signed_range
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import Rate
from refnet.i18n import _, counted

SURE = 0.95
ENOUGH_FOR_VERDICT = 10


def no_proof() -> str:
    """Return what stands under every comparison."""
    return _(
        "Better deals may also get more care: none of this proves a cause. Six things are looked at, so one may stand out "
        "by chance."
    )


def title(doing: Doing) -> str:
    """Return what a doing is called."""
    return {
        Doing.PREPARATION: _("Preparation"),
        Doing.QUALIFICATION: _("Qualification"),
        Doing.NEXT_STEP: _("Next step agreed"),
        Doing.QUESTIONS: _("Questions asked"),
        Doing.FOLLOW_UP: _("Follow-up"),
        Doing.SPEED: _("Speed to contact"),
    }[doing]


def short(doing: Doing) -> str:
    """Return what a doing is called where there is little room."""
    known = {Doing.NEXT_STEP: _("Next step"), Doing.QUESTIONS: _("Questions"), Doing.SPEED: _("Speed")}
    return known.get(doing, title(doing))


def names(doing: Doing) -> tuple[str, str]:
    """Return what deals are called where it was done, and where it was not."""
    return {
        Doing.PREPARATION: (_("Prepared"), _("Not prepared")),
        Doing.QUALIFICATION: (_("Well qualified"), _("Less well qualified")),
        Doing.NEXT_STEP: (_("Next step agreed"), _("No next step agreed")),
        Doing.QUESTIONS: (_("Many questions"), _("Few questions")),
        Doing.FOLLOW_UP: (_("Followed up within a week"), _("Followed up later")),
        Doing.SPEED: (_("Contacted within two days"), _("Contacted later")),
    }[doing]


def definition(doing: Doing) -> str:
    """Return when a deal counts as done, and from which day its end is looked at."""
    return {
        Doing.PREPARATION: _(
            "Prepared: {ticks} or more of agenda, research, tailored pitch, shared connections and questions were "
            "ticked by the day of the first meeting. What became of the deal after that meeting is compared."
        ).format(ticks=PREPARED_TICKS),
        Doing.QUALIFICATION: _(
            "Well qualified: {known} or more of need, budget, who decides and timing were known at the first meeting. "
            "Deals of which nothing was noted are left out. What became of the deal after that meeting is compared."
        ).format(known=WELL_KNOWN),
        Doing.NEXT_STEP: _(
            "Agreed: a next step was noted for the first meeting. What became of the deal after that meeting is compared."
        ),
        Doing.QUESTIONS: _(
            "Many: {count} or more questions were noted at the first meeting. What became of the deal after that "
            "meeting is compared."
        ).format(count=MANY_QUESTIONS),
        Doing.FOLLOW_UP: _(
            "Soon: something was logged within {days} days after the first meeting; the others were followed up later. "
            "Deals that nothing followed are left out. What became of the deal from then on is compared."
        ).format(days=SOON_AFTER_MEETING),
        Doing.SPEED: _(
            "Soon: contacted within {days} days of the introduction or the first touch; the others were contacted later. "
            "Deals never contacted are left out. What became of the deal from then on is compared."
        ).format(days=SOON_AFTER_BEGINNING),
    }[doing]


def record(doing: Doing) -> str:
    """Return what to record so that the comparison can be made."""
    return {
        Doing.PREPARATION: _("Tick what was prepared before the first meeting."),
        Doing.QUALIFICATION: _("Note at the first meeting whether the prospect is qualified, and by what."),
        Doing.NEXT_STEP: _("Note the next step at the end of the first meeting."),
        Doing.QUESTIONS: _("Note which questions were asked at the first meeting."),
        Doing.FOLLOW_UP: _("Log what happens after the first meeting: a note, a meeting, a new stage."),
        Doing.SPEED: _("Give the day of the first contact."),
    }[doing]


def sentence(found: Effect, doing: Doing) -> str:
    """Return the comparison in plain sentences; under five deals on a side only their counts."""
    done, not_done = names(doing)
    known = {"done": done, "not_done": not_done, "first": _won(found.done), "second": _won(found.not_done)}
    return " ".join(part for part in (_pattern(found).format(**known), _numbers(found)) if part)


def _pattern(found: Effect) -> str:
    fewest = min(found.done.n, found.not_done.n)
    both = _("{done}: {first}. {not_done}: {second}.")
    if fewest < ENOUGH_FOR_RATE:
        return both + " " + _("Too few yet to compare.")
    if fewest < ENOUGH_FOR_VERDICT:
        return both + " " + _("Too few yet for a verdict.")
    return f"{both} {_told(found)}"


def _told(found: Effect) -> str:
    """Say which side won more often, as far as both the crude and the adjusted comparison bear it."""
    more, fewer = _("More were won where it was done"), _("Fewer were won where it was done")
    if SURE > found.better > 1 - SURE:
        return _("No difference can be told yet.")
    side = more if found.better >= SURE else fewer
    if (found.chance >= SURE) if side is more else (found.chance <= 1 - SURE):
        return _("{side}.").format(side=side)
    return _("{side}, but among like deals that cannot be told yet.").format(side=side)


def _numbers(found: Effect) -> str:
    """Return the differences with their ranges, the adjusted one where there is one."""
    if found.crude is None or min(found.done.n, found.not_done.n) < ENOUGH_FOR_RATE:
        return ""
    crude = _("Difference {difference}").format(difference=_points(found.crude))
    if found.adjusted is None:
        return _("{crude}.").format(crude=crude)
    both = _("{crude}; within the same source, size and rep {adjusted}.").format(
        crude=crude, adjusted=_points(found.adjusted)
    )
    if found.within.strata_disagree:
        return both + " " + _("It differs between kinds of deals, so one number says little.")
    if found.within.is_partly_mix:
        return both + " " + _("Part of the difference is the mix of deals.")
    return both


def chance_sentence(found: Effect) -> str:
    """Return the chance that what was done goes with a higher rate, and what it would take to explain it away."""
    first = _("Chance that the true rate is higher where it was done: {chance}.").format(chance=chance(found.chance))
    if found.e_value is None or found.chance < SURE:
        return first
    return (
        first
        + " "
        + _(
            "To explain this away, something unseen would have to make both the doing and the winning {times} times as "
            "likely."
        ).format(times=f"{found.e_value:.1f}")
    )


def left_out(found: Effect) -> str:
    """Return how many deals the adjusted difference leaves out, empty when none."""
    if not found.within.dropped_deals:
        return ""
    return counted(
        "{count} deal has no like one on the other side and is left out of the adjusted difference.",
        "{count} deals have no like ones on the other side and are left out of the adjusted difference.",
        found.within.dropped_deals,
    )


def _points(each: Difference) -> str:
    return _("{points} (range {range})").format(points=in_points(each.value), range=signed_range(each))


def _won(rate: Rate) -> str:
    return _("{won:,} of {n:,} won").format(won=rate.won, n=rate.n)
