"""Two groups compared within strata of like deals (Mantel and Haenszel), beside the crude comparison.

In each stratum x1 of n1 deals of the first group and x0 of n0 of the second were won, N = n1 + n0. A stratum in which
one group is missing says nothing of the difference and is dropped, and counted. Deals must be settled: a mature
cohort, or all ended.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from refnet.domain.rates.competing import Whole
from refnet.domain.rates.differences import Difference, difference
from refnet.domain.rates.pooling import (
    Chi,
    Ratio,
    Tables,
    association,
    homogeneity,
    odds_ratio,
    risk_difference,
    risk_ratio,
)
from refnet.domain.rates.proportions import Rate, rate

UNLIKE = 0.05  # Breslow–Day p below which strata disagree
APART = 0.05  # points between crude and adjusted that are worth a word


@dataclass(frozen=True, slots=True)
class Strata:
    """Counts of the two groups, an entry a stratum in each array."""

    won: Whole
    n: Whole
    other_won: Whole
    other_n: Whole


@dataclass(frozen=True, slots=True)
class Adjusted:
    """First group minus second, crude and within strata.

    `used` strata hold both groups, `dropped` ones only one, with `dropped_deals` in them. `first`, `second` and
    `crude` count all deals, `comparable` is the crude difference of the used strata alone, which the adjusted one is
    held against. What cannot be told is None: all but `crude` without a usable stratum, ratios where a sum is 0,
    tests where no deal or every deal is won.
    """

    first: Rate
    second: Rate
    crude: Difference | None
    comparable: Difference | None
    adjusted: Difference | None
    risk_ratio: float | None
    odds_ratio: Ratio | None
    association: Chi | None
    homogeneity: Chi | None
    used: int
    dropped: int
    dropped_deals: int

    @property
    def strata_disagree(self) -> bool:
        """Return whether the strata are too unlike for one number (Breslow–Day p below .05)."""
        return self.homogeneity is not None and self.homogeneity.p < UNLIKE

    @property
    def is_partly_mix(self) -> bool:
        """Return whether crude and adjusted lie more than five points apart."""
        if self.comparable is None or self.adjusted is None:
            return False
        return abs(self.comparable.value - self.adjusted.value) > APART


def strata_of(won: NDArray[np.bool_], is_first: NDArray[np.bool_], *keys: Whole) -> Strata:
    """Return the counts of every combination of `keys`, whole numbers such as rep, segment and amount band."""
    return counted(won, is_first, combined(len(won), *keys))


def combined(count: int, *keys: Whole) -> Whole:
    """Return for each of `count` deals the number of the combination of `keys` that it has."""
    codes = np.zeros(count, dtype=np.int64)
    for key in keys:
        own = ranked(key)
        codes = ranked(codes * (int(own.max(initial=0)) + 1) + own)
    return codes


def counted(won: NDArray[np.bool_], is_first: NDArray[np.bool_], codes: Whole) -> Strata:
    """Return the counts of the strata 0, 1, … that `codes` put the deals in."""
    table = np.bincount(codes * 4 + is_first * 2 + won, minlength=4 * (int(codes.max(initial=-1)) + 1)).reshape(-1, 4)
    return Strata(table[:, 3], table[:, 2] + table[:, 3], table[:, 1], table[:, 0] + table[:, 1])


def ranked(key: Whole) -> Whole:
    """Return the place of each value among those that occur, counted where they lie close and sorted where not."""
    least, most = int(key.min(initial=0)), int(key.max(initial=0))
    if most - least > 4 * len(key):
        return np.unique(key, return_inverse=True)[1].astype(np.int64)
    occurs = np.bincount(key - least, minlength=most - least + 1) > 0
    return (np.cumsum(occurs) - 1)[key - least]


def adjust(strata: Strata) -> Adjusted:
    """Return the comparison within strata: risk difference with Sato's variance, ratios and tests beside it."""
    has_both = (strata.n > 0) & (strata.other_n > 0)
    columns = (strata.won, strata.n, strata.other_won, strata.other_n)
    tables = Tables(*(column[has_both].astype(np.float64) for column in columns))
    first, second = _sides(*columns)
    pooled, deals = odds_ratio(tables), strata.n + strata.other_n
    return Adjusted(
        first=first,
        second=second,
        crude=difference(first, second),
        comparable=difference(*_sides(*(column[has_both] for column in columns))),
        adjusted=risk_difference(tables),
        risk_ratio=risk_ratio(tables),
        odds_ratio=pooled,
        association=association(tables),
        homogeneity=homogeneity(tables, pooled.value) if pooled else None,
        used=int(has_both.sum()),
        dropped=int((~has_both & (deals > 0)).sum()),
        dropped_deals=int(deals[~has_both].sum()),
    )


def _sides(won: Whole, n: Whole, other_won: Whole, other_n: Whole) -> tuple[Rate, Rate]:
    return rate(int(won.sum()), int(n.sum())), rate(int(other_won.sum()), int(other_n.sum()))
