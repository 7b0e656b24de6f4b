"""Whether an ally has gone quiet: how likely such a silence is from somebody who still introduces."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

DORMANT_BELOW, COOLING_BELOW = 0.05, 0.20
ENOUGH_ALLIES = 10


class Activity(StrEnum):
    """How an ally's silence is to be read."""

    ACTIVE = "active"
    COOLING = "cooling"
    DORMANT = "dormant"
    NEVER = "never"  # no introduction yet, so no silence to read


@dataclass(frozen=True, slots=True)
class Rhythm:
    """An ally's introductions: how many, weeks from the first to the last, and weeks of silence since."""

    count: int
    span: float
    silence: float


@dataclass(frozen=True, slots=True)
class RatePrior:
    """What is thought of an ally's introductions a week before any: gamma with this shape, `weeks` being its rate."""

    shape: float = 1.0
    weeks: float = 8.0


USUAL_PRIOR = RatePrior()


def still_active(rhythm: Rhythm, prior: RatePrior = USUAL_PRIOR) -> float:
    """Return the probability of a silence at least this long from an ally who is still active (method notes 4.6).

    It is ((q + T) / (q + T + g)) ** (s + k) for k introductions over T weeks, g weeks silent: an exponential wait
    under the rate's gamma posterior.
    """
    known = prior.weeks + max(rhythm.span, 0.0)
    silent = max(rhythm.silence, 0.0)
    return float((known / (known + silent)) ** (prior.shape + rhythm.count))


def activity(rhythm: Rhythm, prior: RatePrior = USUAL_PRIOR) -> Activity:
    """Return how to read an ally's silence."""
    if not rhythm.count:
        return Activity.NEVER
    chance = still_active(rhythm, prior)
    if chance < DORMANT_BELOW:
        return Activity.DORMANT
    return Activity.COOLING if chance < COOLING_BELOW else Activity.ACTIVE


def team_prior(rhythms: Sequence[Rhythm]) -> RatePrior:
    """Return the prior by moments from at least ten allies who introduced somebody, else the usual one.

    Counts are taken as Poisson over the weeks watched; what they vary beyond that is the spread of the rates. Where
    they do not vary beyond it, the usual prior stays, for its spread cannot be told.
    """
    watched = [
        (each.count, each.span + each.silence) for each in rhythms if each.count and each.span + each.silence > 0
    ]
    if len(watched) < ENOUGH_ALLIES:
        return USUAL_PRIOR
    counts, weeks = np.array(watched, dtype=np.float64).T
    mean = float(counts.sum() / weeks.sum())
    spread = float((np.square(counts - mean * weeks).sum() - mean * weeks.sum()) / np.square(weeks).sum())
    if spread <= 0:
        return USUAL_PRIOR
    return RatePrior(shape=mean**2 / spread, weeks=mean / spread)
