"""Why one closing rate is lower: fewer deals of the kind that closes well, or fewer closed within each kind.

Kitagawa's split (1955, *JASA* 50:1168): with shares p and rates r of the kinds k of deals,
mix = Σ (pA − pB)(rA + rB)/2 and rate = Σ (rA − rB)(pA + pB)/2 add up to the gap exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from refnet.domain.funnel.stages import Floats
from refnet.domain.rates.differences import Difference

SEED = 1955
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Kind:
    """Deals of one kind that got a proposal, on both sides, and how many of them were won."""

    name: str
    ours_won: int
    ours: int
    theirs_won: int
    theirs: int


@dataclass(frozen=True, slots=True)
class Split:
    """The gap between two closing rates, ours − theirs, as fractions: `mix` + `rate` = `gap`."""

    kinds: tuple[Kind, ...]
    gap: Difference
    mix: Difference
    rate: Difference


@dataclass(frozen=True, slots=True)
class KindPart:
    """What one kind adds to mix and to rate, from the shares of the deals and the rates of both sides (theirs last).

    The rate of a side without such deals is the other side's.
    """

    name: str
    shares: tuple[float, float]
    rates: tuple[float, float]

    @property
    def mix(self) -> float:
        """Return (pA − pB)(rA + rB)/2."""
        return (self.shares[0] - self.shares[1]) * sum(self.rates) / 2

    @property
    def rate(self) -> float:
        """Return (rA − rB)(pA + pB)/2."""
        return (self.rates[0] - self.rates[1]) * sum(self.shares) / 2


def parts_of(found: Split) -> tuple[KindPart, ...]:
    """Return the parts of each kind; they add up to mix and rate."""
    ours, theirs = sum(kind.ours for kind in found.kinds), sum(kind.theirs for kind in found.kinds)
    return tuple(KindPart(kind.name, (kind.ours / ours, kind.theirs / theirs), _rates(kind)) for kind in found.kinds)


def _rates(kind: Kind) -> tuple[float, float]:
    ours = kind.ours_won / kind.ours if kind.ours else None
    theirs = kind.theirs_won / kind.theirs if kind.theirs else None
    known = ours if ours is not None else theirs or 0.0
    return known, known if theirs is None else theirs


def split(kinds: Sequence[Kind], *, seed: int = SEED, resamples: int = RESAMPLES) -> Split | None:
    """Return the split with 95 % ranges from resampled deals, or None when a side has no deal.

    A kind that one side lacks is taken at the other side's rate there, so that it counts as mix alone.
    """
    ours = np.array([(kind.ours_won, kind.ours - kind.ours_won) for kind in kinds], dtype=float)
    theirs = np.array([(kind.theirs_won, kind.theirs - kind.theirs_won) for kind in kinds], dtype=float)
    if not kinds or ours.sum() == 0 or theirs.sum() == 0:
        return None
    random = np.random.default_rng(seed)
    values = _parts(ours[None], theirs[None])[0]
    spread = _parts(_resampled(ours, random, resamples), _resampled(theirs, random, resamples))
    low, high = np.quantile(spread, (0.025, 0.975), axis=0)
    mix, rate = (Difference(float(values[i]), float(low[i]), float(high[i])) for i in range(2))
    ends = np.quantile(spread.sum(axis=1), (0.025, 0.975))
    return Split(tuple(kinds), Difference(float(values.sum()), float(ends[0]), float(ends[1])), mix, rate)


def _resampled(cells: Floats, random: np.random.Generator, resamples: int) -> Floats:
    """Return tables (resamples × kinds × 2) of as many deals drawn from these with putting back."""
    total = cells.sum()
    drawn = random.multinomial(int(total), (cells / total).ravel(), size=resamples)
    return drawn.reshape(resamples, *cells.shape).astype(float)


def _parts(ours: Floats, theirs: Floats) -> Floats:
    """Return mix and rate (… × 2) of tables (… × kinds × won and lost)."""
    first, second = ours.sum(axis=2), theirs.sum(axis=2)
    share_a, share_b = (each / each.sum(axis=1, keepdims=True) for each in (first, second))
    rate_a, rate_b = (
        np.divide(each[:, :, 0], n, out=np.full(n.shape, np.nan), where=n > 0)
        for each, n in ((ours, first), (theirs, second))
    )
    rate_a, rate_b = _or_other(rate_a, rate_b), _or_other(rate_b, rate_a)
    mix = ((share_a - share_b) * (rate_a + rate_b) / 2).sum(axis=1)
    within = ((rate_a - rate_b) * (share_a + share_b) / 2).sum(axis=1)
    return np.stack([mix, within], axis=1)


def _or_other(rate: Floats, other: Floats) -> Floats:
    return np.nan_to_num(np.where(np.isnan(rate), other, rate))
