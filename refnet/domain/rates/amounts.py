"""What won deals brought: their median and their total, each with the range that chance alone would give.

The ranges are percentile bootstraps, seeded: deals are drawn again with replacement, as many as there are. The drawn
median has a known distribution (the middle of n uniform places is Beta-distributed), so it is drawn directly. The
total is drawn over all deals, for how many are won is chance as well as what they bring.
"""

from dataclasses import dataclass

import numpy as np

from refnet.domain.rates.competing import Real, Whole
from refnet.domain.rates.proportions import Z95

ENOUGH_FOR_RANGE = 5
_DRAWS = 2000
_MANY = 1000  # won deals above which the total is drawn from a normal curve with the bootstrap's own variance


@dataclass(frozen=True, slots=True)
class Range:
    """A 95 % range of an amount in minor units."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Amounts:
    """What `count` won deals brought, in minor units of one currency.

    Without any deal there is no median; with fewer than five the ranges are None. `median` of an even number lies
    half-way, rounded to whole minor units.
    """

    count: int
    total: int
    median: int | None
    total_range: Range | None
    median_range: Range | None


def amounts(won: Whole, deals: int, seed: int) -> Amounts:
    """Return median and total of the amounts `won` by some of `deals` deals, in minor units of one currency."""
    count, total = len(won), int(won.sum())
    if not count:
        return Amounts(0, 0, None, None, None)
    in_order = np.sort(won)
    median = int((in_order[(count - 1) // 2] + in_order[count // 2]) // 2)
    if count < ENOUGH_FOR_RANGE:
        return Amounts(count, total, median, None, None)
    generator = np.random.default_rng(seed)
    return Amounts(
        count=count,
        total=total,
        median=median,
        total_range=_total_range(won.astype(np.float64), max(deals, count), generator),
        median_range=_range(_medians(in_order.astype(np.float64), generator)),
    )


def _medians(in_order: Real, generator: np.random.Generator) -> Real:
    """Return medians of as many amounts drawn with replacement."""
    n = len(in_order)
    half = (n + 1) // 2
    lower = generator.beta(half, n - half + 1, _DRAWS)
    upper = lower
    if n % 2 == 0:  # the next place is the least of n/2 uniform ones above the lower
        upper = lower + (1 - lower) * (1 - generator.random(_DRAWS) ** (1 / half))
    at_lower, at_upper = (np.minimum((place * n).astype(np.int64), n - 1) for place in (lower, upper))
    found: Real = (in_order[at_lower] + in_order[at_upper]) / 2
    return found


def _total_range(won: Real, deals: int, generator: np.random.Generator) -> Range:
    if len(won) > _MANY:
        total, spread = float(won.sum()), Z95 * float(np.sqrt((won**2).sum() - won.sum() ** 2 / deals))
        return Range(max(0, round(total - spread)), round(total + spread))
    counts = generator.binomial(deals, len(won) / deals, _DRAWS)
    drawn = np.cumsum(won[generator.integers(len(won), size=int(counts.sum()))])
    ends = np.concatenate(([0.0], drawn))[np.concatenate(([0], np.cumsum(counts)))]
    return _range(np.diff(ends))


def _range(draws: Real) -> Range:
    low, high = np.quantile(draws, [0.025, 0.975])
    return Range(round(float(low)), round(float(high)))
