"""What may be said of where a gap lies, from ranges and never from the points alone."""

from dataclasses import dataclass
from enum import StrEnum

from refnet.domain.funnel.gap import ENOUGH, Gap
from refnet.domain.funnel.kitagawa import Split
from refnet.domain.funnel.stages import Funnel


class Place(StrEnum):
    """Where a gap lies, as far as the ranges tell."""

    TOO_FEW = "too_few"
    FEW_STEPS = "few_steps"  # enough leads, and too few at a step before the proposal
    NO_GAP = "no_gap"
    BEFORE = "before"
    CLOSING = "closing"
    BOTH = "both"
    UNSURE = "unsure"


class Closing(StrEnum):
    """What a lower closing rate goes with."""

    NOT_LOWER = "not_lower"
    MIX = "mix"
    RATE = "rate"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where the gap lies, and what a gap at closing goes with."""

    place: Place
    closing: Closing


def verdict(found: Gap, split: Split | None) -> Verdict:
    """Return the verdict on a gap; `split` is that of the closing rate by kinds of deals, None when not recorded."""
    place = _place(found)
    is_lower = place in (Place.CLOSING, Place.BOTH)
    return Verdict(place, _closing(split) if is_lower else Closing.NOT_LOWER)


def _place(found: Gap) -> Place:
    sides = [each for each in (found.ours, found.reference) if isinstance(each, Funnel)]
    if min(each.counted[0] for each in sides) < ENOUGH:
        return Place.TOO_FEW
    if found.early is None:
        return Place.FEW_STEPS
    is_early, is_late = found.early.high < 0, found.late is not None and found.late.high < 0
    if is_early or is_late:
        return Place.BOTH if is_early and is_late else Place.BEFORE if is_early else Place.CLOSING
    return Place.UNSURE if found.is_less else Place.NO_GAP


def _closing(split: Split | None) -> Closing:
    if split is None or split.gap.value >= 0:
        return Closing.UNKNOWN
    return Closing.MIX if split.mix.value <= split.gap.value / 2 else Closing.RATE
