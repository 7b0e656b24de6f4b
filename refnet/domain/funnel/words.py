"""A gap between two funnels in plain sentences that never claim more than the counts hold.

Points are of a hundred leads: a gap of 20 points is 20 clients fewer of a hundred. A part is spoken of as a loss only
when its range leaves zero, and as alike only when its range is narrow.
"""

from dataclasses import dataclass

from refnet.domain.funnel.closing_words import closing_sentence, is_alike, is_small
from refnet.domain.funnel.gap import Gap, speaks_in_shares
from refnet.domain.funnel.kitagawa import Split
from refnet.domain.funnel.numbers import chance, in_points, lost_range, points, signed, signed_range
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.stages import Funnel
from refnet.domain.funnel.verdicts import ROUNDED, Closing, Place, Verdict
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.words import percent, span
from refnet.i18n import _


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared, as they stand in a sentence: "cold leads", "your own referrals"."""

    ours: str
    theirs: str


def title(verdict: Verdict, found: Gap) -> str:
    """Return the verdict in one sentence."""
    makes_up = found.total.value > -ROUNDED
    return {
        Place.TOO_FEW: _("Too few leads yet to tell where they are lost."),
        Place.NO_SHORTFALL: _("There is no shortfall to explain."),
        Place.BEFORE: _before(found, makes_up=makes_up),
        Place.CLOSING: _at_closing(verdict.closing, makes_up=makes_up),
        Place.BOTH: _("Part of the shortfall arises before the proposal, part at closing."),
        Place.UNSURE: _("Not enough data yet to say where the shortfall arises."),
    }[verdict.place]


def _before(found: Gap, *, makes_up: bool) -> str:
    if makes_up:
        return _("More is lost before the proposal, and made up at closing.")
    if not is_small(found):
        return _("The shortfall arises before the proposal.")
    if is_alike(found):
        return _("It is not closing: the shortfall arises before the proposal.")
    return _("It is hardly closing: nearly all of the shortfall arises before the proposal.")


def _at_closing(closing: Closing, *, makes_up: bool) -> str:
    if makes_up:
        return _("More is lost at closing, and made up before the proposal.")
    return {
        Closing.MIX: _("The shortfall shows at closing, but it goes with the kind of deals that get there."),
        Closing.RATE: _("The shortfall arises at closing, among deals of the same kind."),
    }.get(closing, _("The shortfall shows at closing; what it goes with is not recorded yet."))


def text(verdict: Verdict, found: Gap, split: Split | None, sides: Sides) -> str:
    """Return the sentences under the verdict: both conversions, where the gap lies, and closing."""
    if verdict.place is Place.TOO_FEW:
        return _too_few(found, sides)
    parts = [conversions(found, sides), _where(verdict, found), closing_sentence(verdict, found, split)]
    return " ".join(part for part in parts if part)


def _too_few(found: Gap, sides: Sides) -> str:
    counts = [_("{name} {count}").format(name=sides.ours, count=f"{found.ours.counted[0]:,}")]
    if isinstance(found.reference, Funnel):
        counts.append(_("{name} {count}").format(name=sides.theirs, count=f"{found.reference.counted[0]:,}"))
    return _(
        "Counted so far: {counts}. Ten on each side are needed before anything can be said. Log each lead with its first "
        "day, each step that it takes, and how it ends."
    ).format(counts=", ".join(counts))


def conversions(found: Gap, sides: Sides) -> str:
    """Return both conversions and the gap between them with its range."""
    ours, theirs = found.ours.conversion, found.reference.conversion
    if ours is None or theirs is None:
        return ""
    if isinstance(found.reference, Profile):
        start = (
            _("{ours} of {ours_name} become clients; the targets (an illustrative assumption) come to {theirs}")
            if found.reference.is_assumption
            else _("{ours} of {ours_name} become clients; your targets come to {theirs}")
        )
    else:
        start = _("{ours} of {ours_name} become clients, and {theirs} of {theirs_name}")
    start = start.format(ours=percent(ours), ours_name=sides.ours, theirs=percent(theirs), theirs_name=sides.theirs)
    if found.total.high < 0:
        return _("{start}: a gap of about {gap} (range {range}).").format(
            start=start, gap=in_points(found.total.value, is_signed=False), range=lost_range(found.total)
        )
    return _("{start}: {gap} (range {range}).").format(
        start=start, gap=in_points(found.total.value), range=signed_range(found.total)
    )


def _where(verdict: Verdict, found: Gap) -> str:
    """Return where the gap lies; a loss is told as a size, all else with its sign."""
    if verdict.place in (Place.NO_SHORTFALL, Place.UNSURE):
        return _signed_parts(verdict, found)
    early, late = found.early, found.late
    is_over = early.value < found.total.value  # more than the whole gap, which closing makes up
    if found.total.value >= 0 or early.value > 0 or is_over:
        return _signed_parts(verdict, found)
    gap = points(found.total.value)
    at_closing = "" if late is None else _of_gap(late)
    if verdict.place is Place.CLOSING:
        return _("Of this {gap}-point gap, closing makes about {part}.").format(gap=gap, part=at_closing)
    before = _of_gap(early, _share(found))
    if verdict.place is Place.BEFORE:
        return _("Of this {gap}-point gap, the steps before the proposal make about {part}.").format(
            gap=gap, part=before
        )
    return _(
        "Of this {gap}-point gap, the steps before the proposal make about {part}, and closing about {other}."
    ).format(gap=gap, part=before, other=at_closing)


def _of_gap(part: Difference, share: str = "") -> str:
    return _("{points} (range {range}{share})").format(
        points=in_points(part.value, is_signed=False), range=lost_range(part), share=share
    )


def _share(found: Gap) -> str:
    """Return the share of the gap, where one may be printed."""
    if not speaks_in_shares(found) or found.share_early is None:
        return ""
    return _("; {share} of the gap, range {range}").format(
        share=percent(found.share_early.value), range=span(found.share_early.low, found.share_early.high)
    )


def _signed_parts(verdict: Verdict, found: Gap) -> str:
    early = _("{points} before the proposal (range {range})").format(
        points=in_points(found.early.value), range=signed_range(found.early)
    )
    if found.late is None:
        return _("That is {early}.").format(early=early)
    late = _("{points} at closing (range {range})").format(
        points=signed(found.late.value), range=signed_range(found.late)
    )
    sentence = _("That is {early} and {late}.").format(early=early, late=late)
    if verdict.place is Place.UNSURE:
        return sentence + " " + _("Both ranges include no difference.")
    return sentence


def chances(found: Gap, sides: Sides) -> str:
    """Return how likely each part is a loss at all."""
    early = _("Chance that {ours} lose more before the proposal than {theirs}: {chance}.").format(
        ours=sides.ours, theirs=sides.theirs, chance=chance(found.early_worse)
    )
    if found.late_worse is None:
        return early + " " + _("About closing nothing can be said yet.")
    late = _("That they lose more at closing: {chance}{coin}.").format(
        chance=chance(found.late_worse),
        coin=_(", about as likely as not") if abs(found.late_worse - 0.5) < 0.1 else "",
    )
    return f"{early} {late}"
