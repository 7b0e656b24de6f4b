"""A gap between two funnels in plain sentences that never claim more than the counts hold.

Points are of a hundred leads: −20 points are 20 clients fewer of a hundred. A part is spoken of as a loss only when
its range leaves zero, and the whole as a gap only when its own does.
"""

from refnet.domain.funnel.closing_words import closing_sentence, is_cleared, is_little
from refnet.domain.funnel.few_words import few_steps, too_few
from refnet.domain.funnel.gap import Gap, speaks_in_shares
from refnet.domain.funnel.kitagawa import Split
from refnet.domain.funnel.numbers import chance, in_points, share, signed, signed_range
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.sides import Sides
from refnet.domain.funnel.stages import CLOSING, Funnel
from refnet.domain.funnel.verdicts import Closing, Place, Verdict
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.words import SURE, percent, span
from refnet.i18n import _


def title(verdict: Verdict, found: Gap) -> str:
    """Return the verdict in one sentence."""
    return {
        Place.TOO_FEW: _("Too few leads yet to tell where they are lost."),
        Place.FEW_STEPS: _("Too few leads yet at some steps to tell where they are lost."),
        Place.NO_GAP: _no_gap(found),
        Place.BEFORE: _before(found),
        Place.CLOSING: _at_closing(verdict.closing, found),
        Place.BOTH: _on_both(found),
        Place.UNSURE: _("Fewer become clients; where they are lost can’t be told yet."),
    }[verdict.place]


def _no_gap(found: Gap) -> str:
    if found.total is not None and found.total.low > 0:
        return _("There is no gap: more become clients.")
    return _("No gap can be told.")


def _before(found: Gap) -> str:
    if not found.is_less:
        if found.late is not None and found.late.low > 0:
            return _("More is lost before the proposal, and made up at closing.")
        return _("Fewer reach the proposal; whether fewer become clients can’t be told.")
    if is_cleared(found):
        return _("It is not closing: the gap lies before the proposal.")
    if is_little(found):
        return _("It is hardly closing: nearly all of the gap lies before the proposal.")
    return _("The gap lies before the proposal.")


def _on_both(found: Gap) -> str:
    """Say where most of it lies, as far as the chances tell."""
    if is_little(found):
        return _("Nearly all of the gap lies before the proposal, a little at closing.")
    before = found.early_larger if found.early_larger is not None else 0.5
    if before >= SURE:
        return _("Most of the gap lies before the proposal, the rest at closing.")
    if before <= 1 - SURE:
        return _("Most of the gap lies at closing, the rest before the proposal.")
    return _("Part of the gap lies before the proposal, part at closing.")


def _at_closing(closing: Closing, found: Gap) -> str:
    if not found.is_less:
        if found.early is not None and found.early.low > 0:
            return _("More is lost at closing, and made up before the proposal.")
        return _("Fewer proposals are won; whether fewer become clients can’t be told.")
    return {
        Closing.MIX: _("The gap shows at closing, but it goes with the kind of deals that get there."),
        Closing.RATE: _("The gap lies at closing, among deals of the same kind."),
    }.get(closing, _("The gap shows at closing; what it goes with is not recorded yet."))


def text(verdict: Verdict, found: Gap, split: Split | None, sides: Sides) -> str:
    """Return the sentences under the verdict: both conversions, where the gap lies, and closing."""
    if verdict.place is Place.TOO_FEW:
        return too_few(found, sides)
    if found.early is None:
        return few_steps(found, sides)
    parts = [conversions(found, sides), _where(found, found.early), closing_sentence(verdict, found, split)]
    return " ".join(part for part in parts if part)


def conversions(found: Gap, sides: Sides) -> str:
    """Return both conversions with their counts, and the gap between them with its range."""
    ours, theirs, total = found.ours.conversion, found.reference.conversion, found.total
    if ours is None or theirs is None or total is None:
        return _counts_alone(found, sides)
    known = {
        "ours": share(ours),
        "ours_name": sides.ours,
        "ours_counts": _so_far(found.ours),
        "theirs": share(theirs),
        "theirs_name": sides.theirs,
        "gap": in_points(total.value),
        "range": signed_range(total),
    }
    if isinstance(found.reference, Funnel):
        return _(
            "By multiplying the steps, {ours} of {ours_name} become clients ({ours_counts} so far), and {theirs} of "
            "{theirs_name} ({theirs_counts} so far): {gap} (range {range})."
        ).format(theirs_counts=_so_far(found.reference), **known)
    targets = _("the targets (an illustrative assumption)") if found.reference.is_assumption else _("your targets")
    return _(
        "By multiplying the steps, {ours} of {ours_name} become clients ({ours_counts} so far); {targets} come to "
        "{theirs}: {gap} (range {range})."
    ).format(targets=targets, **known)


def _counts_alone(found: Gap, sides: Sides) -> str:
    """Return how many became clients so far, where too few came to a step for rates to be multiplied."""
    first = _("{counts} {name}").format(counts=_so_far(found.ours), name=sides.ours)
    if isinstance(found.reference, Profile):
        return _("So far {first} became clients.").format(first=first)
    second = _("{counts} {name}").format(counts=_so_far(found.reference), name=sides.theirs)
    return _("So far {first} and {second} became clients.").format(first=first, second=second)


def _so_far(side: Funnel) -> str:
    return _("{won:,} of {n:,}").format(won=side.advanced[CLOSING], n=side.counted[0])


def _where(found: Gap, before: Difference) -> str:
    """Return how the gap splits: before the proposal, and at closing."""
    early = _of_gap(before, _("before the proposal"), _share(found))
    if found.late is None:
        return _("Of that, {early}.").format(early=early)
    late = _of_gap(found.late, _("at closing"))
    return _("Of that, {early} and {late}.").format(early=early, late=late)


def _of_gap(part: Difference, where: str, share_of_it: str = "") -> str:
    return _("{points} {where} (range {range}{share})").format(
        points=signed(part.value), where=where, range=signed_range(part), share=share_of_it
    )


def _share(found: Gap) -> str:
    """Return the share of the gap, where one may be printed."""
    if not found.is_less or not speaks_in_shares(found) or found.share_early is None:
        return ""
    return _("; {share} of the gap, range {range}").format(
        share=percent(found.share_early.value), range=span(found.share_early.low, found.share_early.high)
    )


def chances(found: Gap, sides: Sides) -> str:
    """Return how likely each part is a loss at all, as far as there are enough for it."""
    if found.early_worse is None:
        return _("About the chances nothing can be said yet.")
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
