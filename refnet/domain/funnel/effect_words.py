"""What goes with winning, in plain sentences: each with counts, difference and range, none of them about causes."""

from refnet.domain.funnel.doings import (
    MANY_QUESTIONS,
    PREPARED_TICKS,
    SOON_AFTER_BEGINNING,
    SOON_AFTER_MEETING,
    WELL_KNOWN,
    Doing,
)
from refnet.domain.funnel.effects import Effect, Told
from refnet.domain.funnel.numbers import ENOUGH_FOR_RATE, chance, in_points, signed, signed_range
from refnet.domain.funnel.sides import Sides
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import Rate
from refnet.i18n import _, counted


def no_proof() -> str:
    """Return what stands under every comparison."""
    return _(
        "Better deals may also get more care: none of this proves a cause. Six things are looked at, so one may stand out "
        "by chance."
    )


def both_sides(sides: Sides, *, is_alone: bool) -> str:
    """Return whose deals are compared; `is_alone` where the others are a target profile, which has none."""
    if is_alone:
        return _("Deals of {ours}.").format(ours=sides.ours)
    return _("Deals of both sides together: {ours} and {theirs}.").format(ours=sides.ours, theirs=sides.theirs)


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


def at_first_meetings() -> str:
    """Return what to record where nothing is known of any meeting."""
    return _(
        "Log each first meeting with what was prepared, whether the prospect is qualified, the questions asked, the next step and what followed."
    )


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
    both = _("{done}: {first}. {not_done}: {second}.")
    if found.fewest < ENOUGH_FOR_RATE:
        return both + " " + _("Too few yet to compare.")
    return f"{both} {verdict(found)}"


def verdict(found: Effect) -> str:
    """Say which side won more often, as far as the ranges over all deals and among like ones bear it."""
    if found.verdict is Told.TOO_FEW:
        return _("Too few yet for a verdict.")
    if found.verdict is Told.UNSURE:
        return {
            Told.MORE: _("Among like deals more were won where it was done; over all deals that cannot be told yet."),
            Told.FEWER: _("Among like deals fewer were won where it was done; over all deals that cannot be told yet."),
        }.get(found.among_alike or Told.UNSURE, _("No difference can be told yet."))
    is_more = found.verdict is Told.MORE
    side = _("More were won where it was done") if is_more else _("Fewer were won where it was done")
    if found.is_told:
        return _("{side}.").format(side=side)
    if found.among_alike is Told.UNSURE:
        return _("{side}, but among like deals that cannot be told yet.").format(side=side)
    other = _("but among like deals fewer") if is_more else _("but among like deals more")
    return _("{side}, {other}.").format(side=side, other=other)


def verdict_cell(found: Effect) -> str:
    """Return the verdict in a word or two, for a column."""
    if found.is_told:
        return _("more won") if found.verdict is Told.MORE else _("fewer won")
    return _("too few yet") if found.verdict is Told.TOO_FEW else _("can’t tell yet")


def difference_cell(found: Effect) -> str:
    """Return the difference over all deals with its range, empty under five."""
    return "" if found.crude is None or found.fewest < ENOUGH_FOR_RATE else _cell(found.crude)


def alike_cell(found: Effect) -> str:
    """Return the difference among like deals with its range, empty under five or where there are none."""
    return "" if found.adjusted is None or found.fewest < ENOUGH_FOR_RATE else _cell(found.adjusted)


def _cell(each: Difference) -> str:
    return _("{points} ({range})").format(points=signed(each.value), range=signed_range(each))


def _numbers(found: Effect) -> str:
    """Return the differences with their ranges, the adjusted one where there is one."""
    if found.crude is None or found.fewest < ENOUGH_FOR_RATE:
        return ""
    crude = _("Difference {difference}").format(difference=_points(found.crude))
    if found.adjusted is None:
        return _("{crude}; there are no like deals to compare.").format(crude=crude)
    both = _("{crude}; among {count:,} like deals {adjusted}.").format(
        crude=crude, count=found.alike, adjusted=_points(found.adjusted)
    )
    if found.within.strata_disagree:
        return both + " " + _("It differs between kinds of deals, so one number says little.")
    if found.within.is_partly_mix:
        return both + " " + _("Part of the difference is the mix of deals.")
    return both


def chance_sentence(found: Effect) -> str:
    """Return the chance that what was done goes with a higher rate, and what it would take to explain it away."""
    if found.verdict is Told.TOO_FEW:
        return ""
    pattern = (
        _("Chance that the true rate is higher where it was done: {chance}.")
        if found.adjusted is None
        else _("Among like deals, the chance that the true rate is higher where it was done: {chance}.")
    )
    first = pattern.format(chance=chance(found.chance))
    if found.e_value is None or not found.is_told:
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
