"""The cells of the table of a gap: the step, each side's counts and rate, and the points with their range."""

from refnet.domain.funnel.gap import Gap
from refnet.domain.funnel.numbers import ENOUGH_FOR_RATE, signed, signed_range
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.stages import Funnel
from refnet.domain.rates.words import percent, span
from refnet.i18n import _


def step_name(step: int) -> str:
    """Return a step by the two stages that it joins."""
    return (
        _("Lead → contacted"),
        _("Contacted → met"),
        _("Met → qualified"),
        _("Qualified → proposed"),
        _("Proposed → won"),
    )[step]


def counts_cell(side: Funnel | Profile, step: int) -> str:
    """Return how many went on of how many, or that it is a target."""
    if isinstance(side, Profile):
        return _("target")
    return _("{won:,} of {n:,}").format(won=side.advanced[step], n=side.counted[step])


def rate_cell(side: Funnel | Profile, step: int) -> str:
    """Return the rate of a step, empty under five."""
    if isinstance(side, Profile):
        return percent(side.targets[step])
    rate = side.rates[step]
    return percent(rate.value) if rate.value is not None and rate.n >= ENOUGH_FOR_RATE else ""


def range_cell(side: Funnel | Profile, step: int) -> str:
    """Return the range of a rate, empty for a target; under five it says so."""
    if isinstance(side, Profile):
        return ""
    rate = side.rates[step]
    return span(rate.low, rate.high) if rate.n >= ENOUGH_FOR_RATE else _("too few yet")


def side_cell(side: Funnel | Profile, step: int) -> str:
    """Return rate and counts in one."""
    share, counts = rate_cell(side, step), counts_cell(side, step)
    return _("{share} ({counts})").format(share=share, counts=counts) if share else counts


def fewest(found: Gap, step: int) -> int:
    """Return how many deals count at a step on the side where they are fewer."""
    return min(side.counted[step] for side in (found.ours, found.reference) if isinstance(side, Funnel))


def gap_cell(found: Gap, step: int) -> str:
    """Return the points of a step with their range, or that nothing can be said."""
    part = found.steps[step]
    if part is None:
        return _("too few yet") if fewest(found, step) else _("nobody came here")
    return _("{points} ({range})").format(points=signed(part.value), range=signed_range(part))
