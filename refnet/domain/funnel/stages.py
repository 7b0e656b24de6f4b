"""The funnel from lead to client: who reached which stage and when, and who may be counted at a step.

A *step* leads from one stage to the next; its rate is advanced / counted. A deal counts at a step when it has left
the stage (by going on, or by coming to an end), or when it has stood there for so many days that it is taken as not
gone on. What entered a stage lately and still stands there says nothing yet and stays outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from refnet.domain.facts import FUNNEL, NO_DAY, OPEN, Days, DealFacts, Mask
from refnet.domain.rates.proportions import Rate, rate

STAGES = FUNNEL
STEPS = len(STAGES) - 1
CLOSING = STEPS - 1  # the step from the proposal to the client; the steps before it are early
PATIENCE_DAYS = 180

Flags = Mask
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """How far each deal came: arrays with a row a deal.

    `reached` (n × 6) follows STAGES and is monotone: whoever reached a stage reached all before it. `entered`
    (n × 6) holds days as ordinals, NO_DAY where unknown or not reached. `is_over` tells won or lost.
    """

    reached: Flags
    entered: Days
    is_over: Flags

    def __len__(self) -> int:
        """Return how many deals there are."""
        return len(self.is_over)


def passages(facts: DealFacts) -> Passages:
    """Return the passages of all deals; the facts have skipped stages filled, and their days in order."""
    places = np.arange(len(STAGES))
    reached = np.asfortranarray(places <= facts.furthest[:, None])  # a stage of all deals lies together
    return Passages(reached, facts.entered, facts.outcome != OPEN)


def counted(deals: Passages, today: int, patience_days: int = PATIENCE_DAYS) -> Flags:
    """Return who counts at which step (n × 5): those that left the stage, or entered it so many days ago.

    A deal that stands at a stage since an unknown day is not counted there.
    """
    counts = np.empty((len(deals), STEPS), dtype=np.bool_, order="F")
    for step in range(STEPS):
        since = deals.entered[:, step]
        stood = (since != NO_DAY) & (since <= today - patience_days)
        counts[:, step] = deals.reached[:, step] & (deals.reached[:, step + 1] | deals.is_over | stood)
    return counts


def how_many(mask: Flags) -> int:
    """Return how many deals a mask holds."""
    return int(np.count_nonzero(mask))


@dataclass(frozen=True, slots=True)
class Funnel:
    """Of a group of deals: how many count at each of the five steps, and how many of them went on."""

    counted: tuple[int, ...]
    advanced: tuple[int, ...]

    @property
    def rates(self) -> tuple[Rate, ...]:
        """Return the rate of each step with its Wilson interval; its value is None where nobody counts."""
        return tuple(rate(won, n) for won, n in zip(self.advanced, self.counted, strict=True))

    @property
    def conversion(self) -> float | None:
        """Return lead → client as the product of the steps; 0 from the first step that nobody passed, or None."""
        known = [each.value for each in self.rates if each.value is not None]
        return prod(known) if len(known) == STEPS or 0.0 in known else None

    @property
    def smallest(self) -> int:
        """Return how many deals count at the step where they are fewest."""
        return min(self.counted)


def funnel(deals: Passages, counts: Flags, chosen: Flags | None = None) -> Funnel:
    """Return the funnel of the chosen deals (all when None); `counts` comes from `counted`."""
    here = [counts[:, step] if chosen is None else counts[:, step] & chosen for step in range(STEPS)]
    went_on = [mask & deals.reached[:, step + 1] for step, mask in enumerate(here)]
    return Funnel(tuple(how_many(mask) for mask in here), tuple(how_many(mask) for mask in went_on))


def of_stages(reached: Sequence[int]) -> Funnel:
    """Return the funnel of six counts of deals that reached each stage, none of them open."""
    return Funnel(tuple(reached[:-1]), tuple(reached[1:]))
