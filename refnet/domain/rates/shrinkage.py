"""Rates of many reps or allies, each drawn towards the team's the fewer deals it has (beta-binomial, full Bayes).

True rates are taken as spread over the group like Beta(m·M, (1−m)·M). Neither m nor M is known, so every pair of a
grid is weighted by how well it explains the counts: prior density m(1−m) and ln M ~ N(ln 10, 1). Ranges from one best
pair would be too narrow. The grid is laid again round the weight until it is fine enough for many deals.
"""

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from refnet.domain.rates.competing import Real, Whole

_MIDDLES, _STRENGTHS = 25, 17
_FINE = 8  # means on the grid that must carry weight
_NEGLIGIBLE = 2e-4  # weight of all pairs of the grid that may be left out together
_HALVINGS = 8
_WIDE = 6.3  # standard deviations: outside lies less than 2.5 % on either side of any distribution (Cantelli)


@dataclass(frozen=True, slots=True)
class Shrunken:
    """What is to be believed of each member's true rate, an entry a member in the order given.

    `mean` is the rate to show, `low` to `high` its 95 % range, `chance_above` P(true rate > threshold).
    `team_mean` is the mean of the whole group's true rates.
    """

    mean: Real
    low: Real
    high: Real
    chance_above: Real
    team_mean: float


@dataclass(frozen=True, slots=True)
class _Grid:
    middles: Real
    strengths: Real  # log M
    weights: Real  # middles × strengths, adding up to 1


def shrink(won: Whole | Real, n: Whole | Real, threshold: float) -> Shrunken:
    """Return the shrunken rates of members who won `won` of `n`; both may be real, for an effective n.

    Members without deals are believed to be like the team. Without any member `team_mean` is that of the prior, ½.
    """
    pairs, members, counts = np.unique(
        np.stack([won, n], axis=1).astype(np.float64), axis=0, return_inverse=True, return_counts=True
    )
    grid = _posterior(pairs[:, 0], pairs[:, 1], counts)
    middle, strength = np.meshgrid(grid.middles, np.exp(grid.strengths), indexing="ij")
    kept = _bearing(grid.weights)
    weights = grid.weights[kept] / grid.weights[kept].sum()
    # mixtures of betas, (distinct members) × (pairs of the grid)
    a = pairs[:, :1] + (middle * strength)[kept]
    b = pairs[:, 1:] - pairs[:, :1] + ((1 - middle) * strength)[kept]
    found = Shrunken(
        mean=(a / (a + b)) @ weights,
        low=_quantile(0.025, a, b, weights),
        high=_quantile(0.975, a, b, weights),
        chance_above=1 - _chance_below(np.full(len(a), threshold), a, b, weights),
        team_mean=float((grid.weights.sum(axis=1) * grid.middles).sum()),
    )
    return _to_members(found, members)


def _bearing(weights: Real) -> NDArray[np.bool_]:
    """Return which pairs bear all weight but a negligible rest."""
    in_order = np.sort(weights, axis=None)
    least = in_order[np.searchsorted(np.cumsum(in_order), _NEGLIGIBLE)]
    found: NDArray[np.bool_] = weights >= least
    return found


def _to_members(found: Shrunken, members: Whole) -> Shrunken:
    low, high, chance = found.low[members], found.high[members], found.chance_above[members]
    return Shrunken(found.mean[members], low, high, chance, found.team_mean)


def _posterior(won: Real, n: Real, counts: Whole) -> _Grid:
    """Return the grid of pairs with their weights given distinct (won, n) that occur `counts` times."""
    middles, strengths = np.linspace(0.02, 0.98, _MIDDLES), np.linspace(0.0, log(200), _STRENGTHS)
    for _finer in range(4):
        grid = _Grid(middles, strengths, _weights(middles, strengths, (won, n, counts)))
        by_middle = grid.weights.sum(axis=1)
        if (by_middle > 1e-4).sum() >= _FINE and by_middle[0] + by_middle[-1] < 1e-2:
            break
        middles = _round_the_weight(middles, by_middle, 0.0005, 0.9995)
        strengths = _round_the_weight(strengths, grid.weights.sum(axis=0), 0.0, log(200))
    return grid


def _round_the_weight(points: Real, weights: Real, least: float, most: float) -> Real:
    bearing, step = points[weights > 1e-5], points[1] - points[0]
    return np.linspace(max(least, bearing[0] - step), min(most, bearing[-1] + step), len(points))


def _weights(middles: Real, strengths: Real, pairs: tuple[Real, Real, Whole]) -> Real:
    from scipy.special import betaln  # noqa: PLC0415

    won, n, counts = (column[:, None, None] for column in pairs)
    m, strength = middles[:, None], np.exp(strengths)
    a, b = m * strength, (1 - m) * strength
    likelihood = (counts * (betaln(won + a, n - won + b) - betaln(a, b))).sum(axis=0)
    logs = likelihood + np.log(m * (1 - m)) - (strengths - log(10)) ** 2 / 2
    found: Real = np.exp(logs - logs.max())
    found /= found.sum()
    return found


def _chance_below(x: Real, a: Real, b: Real, weights: Real) -> Real:
    from scipy.special import betainc  # noqa: PLC0415

    found: Real = betainc(a, b, x[:, None]) @ weights
    return found


def _quantile(chance: float, a: Real, b: Real, weights: Real) -> Real:
    """Return the quantile of each row's mixture: the place is halved eight times, then lies on a straight line."""
    low, high = _bracket(a, b, weights)
    at_low, at_high = np.zeros(len(a)), np.ones(len(a))
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2
        at_middle = _chance_below(middle, a, b, weights)
        below = at_middle < chance
        low, at_low = np.where(below, middle, low), np.where(below, at_middle, at_low)
        high, at_high = np.where(below, high, middle), np.where(below, at_high, at_middle)
    return low + (high - low) * (chance - at_low) / np.maximum(at_high - at_low, 1e-12)


def _bracket(a: Real, b: Real, weights: Real) -> tuple[Real, Real]:
    """Return two ends between which each row's 2.5 and 97.5 % quantiles lie, from its mean and variance."""
    means = a / (a + b)
    middle = means @ weights
    square = (means * (a + 1) / (a + b + 1)) @ weights
    reach = _WIDE * np.sqrt(np.maximum(square - middle**2, 0.0))
    return np.maximum(middle - reach, 0.0), np.minimum(middle + reach, 1.0)
