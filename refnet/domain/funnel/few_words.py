"""What is said while too few leads count, at the start or at a step: the counts, and how many are needed."""

from refnet.domain.funnel.gap import Gap
from refnet.domain.funnel.gap_words import step_name
from refnet.domain.funnel.sides import Sides
from refnet.domain.funnel.stages import CLOSING, Funnel
from refnet.i18n import _


def too_few(found: Gap, sides: Sides) -> str:
    """Return how many leads count on each side, and what to log."""
    counts = [
        _("{name} {count}").format(name=name, count=f"{side.counted[0]:,}") for name, side in _funnels(found, sides)
    ]
    return _(
        "Counted so far: {counts}. Ten on each side are needed before anything can be said. Log each lead with its first "
        "day, each step that it takes, and how it ends."
    ).format(counts=", ".join(counts))


def few_steps(found: Gap, sides: Sides) -> str:
    """Return how many became clients so far, and at which steps too few count for rates or points."""
    won = [
        _("{won:,} of {n:,} {name}").format(won=side.advanced[CLOSING], n=side.counted[0], name=name)
        for name, side in _funnels(found, sides)
    ]
    short = [_short(found, step) for step in range(CLOSING) if found.steps[step] is None]
    return _(
        "So far {won} became clients. Ten on each side are needed at each step before the proposal; counted are {short}."
    ).format(won=_(" and ").join(won), short=", ".join(short))


def _short(found: Gap, step: int) -> str:
    counts = [f"{each.counted[step]:,}" for each in (found.ours, found.reference) if isinstance(each, Funnel)]
    return _("{counts} at {step}").format(counts=_(" and ").join(counts), step=step_name(step))


def _funnels(found: Gap, sides: Sides) -> list[tuple[str, Funnel]]:
    both = ((sides.ours, found.ours), (sides.theirs, found.reference))
    return [(name, side) for name, side in both if isinstance(side, Funnel)]
