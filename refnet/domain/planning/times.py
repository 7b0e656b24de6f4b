"""How long a step takes: our own cases, weighed by how many were watched as long, and what is assumed beside few.

Deals and asks that are still open would make what took long look rare, so a case of t days counts with the growth of
the Aalen–Johansen curve on day t. What the mean of anything over these days may be is drawn with the Bayesian bootstrap
(Rubin 1981): each case gets a Gamma share of its weight. Below `ENOUGH_OWN` cases an assumed spread stands beside them,
of `ASSUMED_WEIGHT` cases together.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from refnet.domain.facts import Days
from refnet.domain.planning.chain import ASSUMED_WEIGHT, DRAWS, ENOUGH_OWN, Draws
from refnet.domain.rates.competing import Curves

# shares of the usual time within which what is assumed comes, an eighth each: as if spread from a quarter to twice
SPREAD = (0.25, 0.45, 0.65, 0.85, 1.0, 1.2, 1.55, 2.05)
TO_INTRODUCTION, TO_CLIENT = 14, 65  # days, assumed until somebody says otherwise
LONGEST = 3650  # days that may be assumed


class Lengths(NamedTuple):
    """Different lengths in days, and by draw the share that each has."""

    days: Draws
    shares: Draws  # draws × lengths, each row adds up to 1


@dataclass(frozen=True, slots=True)
class Times:
    """Different `days` of `cases` of our own with their `weights`, and the mean that is assumed beside few."""

    days: tuple[int, ...] = ()
    weights: tuple[float, ...] = ()
    cases: int = 0
    assumed: float = TO_CLIENT

    @property
    def is_own(self) -> bool:
        """Tell whether the time is our own."""
        return self.cases >= ENOUGH_OWN

    @property
    def mean(self) -> float:
        """Return how many days it takes on average."""
        days, weights = self.spread()
        return float(np.average(days, weights=weights))

    def within(self, share: float) -> float:
        """Return the days within which that share has come."""
        days, weights = self.spread()
        order = np.argsort(days)
        reached = np.cumsum(weights[order]) / weights.sum()
        return float(days[order][min(int(np.searchsorted(reached, share)), len(days) - 1)])

    def spread(self) -> tuple[Draws, Draws]:
        """Return the days that it may take, and the weight of each."""
        days, weights = np.asarray(self.days, dtype=np.float64), np.asarray(self.weights, dtype=np.float64)
        if self.is_own:
            return days, weights
        assumed = np.asarray(SPREAD) * self.assumed
        return np.concatenate((days, assumed)), np.concatenate(
            (weights, np.full(len(SPREAD), ASSUMED_WEIGHT / len(SPREAD)))
        )

    def draws(self, random: np.random.Generator) -> Lengths:
        """Return the lengths, and shares of them as often as everything is drawn."""
        days, weights = self.spread()
        shares = random.standard_gamma(weights, (DRAWS, len(days))) + 1e-12
        return Lengths(days, shares / shares.sum(axis=1, keepdims=True))


def times(curve: Curves, taken: Days, assumed: float) -> Times:
    """Return the times of the cases that took so many days, from the curve by day that followed them beside the others.

    Cases that weigh unevenly tell as much as (Σw)² / Σw² even ones (Kish 1965).
    """
    days, cases = np.unique(taken.astype(np.int64), return_counts=True)
    if not len(days):
        return Times(assumed=assumed)
    grown = np.diff(curve.won, prepend=0.0)[days]
    share = grown / grown.sum()
    even = 1 / float((share**2 / cases).sum())
    return Times(tuple(days.tolist()), tuple((share * even).tolist()), int(cases.sum()), assumed)


def in_time(times: tuple[Lengths, ...], days: int) -> Draws:
    """Return the share of what is begun evenly over so many days that comes within them, when one time follows another.

    Begun on day t of T it comes in time when it takes at most T − t days: max(0, T − d) / T for d days, averaged.
    """
    if days <= 0:
        return np.zeros(DRAWS)
    return _mean_left(times, days, 1) / days


def grown(to_client: Lengths, days: int) -> Draws:
    """Return what evenly growing work brings in time, by draw: half the square of the days each client leaves of them."""
    return _mean_left((to_client,), max(days, 0), 2) / 2


def _mean_left(times: tuple[Lengths, ...], days: int, power: int) -> Draws:
    """Return by draw the mean of that power of the days that are left after one, or two, times."""
    *first, last = times
    if not first:
        left = np.maximum(days - last.days, 0.0) ** power
        mean: Draws = last.shares @ left
        return mean
    ((lag, lag_shares),) = first
    both = np.maximum(days - lag[:, None] - last.days[None, :], 0.0) ** power
    found: Draws = ((lag_shares @ both) * last.shares).sum(axis=1)
    return found
