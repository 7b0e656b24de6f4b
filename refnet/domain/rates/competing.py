"""Won and lost as competing ends of deals of which some are still open: the Aalen–Johansen estimator.

Every deal has `days` from its time zero to its end, or to today while it is open, and an `End`. Open deals leave the
count when they are as old as they are (they are *censored*), so they are neither losses nor left out. It assumes
that deals are followed for times that have nothing to do with how they end.

On a day with n deals at risk of which dw are won and dl lost, F_won grows by S·dw/n and S, the share still open,
shrinks by the factor 1 − (dw + dl)/n; on ties ends come before censorings (Aalen and Johansen 1978). F_won, F_lost
and S add up to 1. Many groups are followed at once, a row each, without a loop over deals.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


class End(IntEnum):
    """How a deal stands, as the arrays of this package have it."""

    OPEN = 0
    WON = 1
    LOST = 2


@dataclass(frozen=True, slots=True)
class Curves:
    """What became of deals by each of `days`, a row a group; the last axis of each array goes with `days`.

    `won`, `lost` and `open` are shares that add up to 1, `variance` is that of `won` (delta method), `at_risk` how
    many deals were followed to the day. Where it is 0 the shares only stay as they were. A group without deals is
    all open.
    """

    days: Real
    at_risk: Whole
    won: Real
    lost: Real
    open: Real
    variance: Real


def curve(days: Whole | Real, ends: Whole, until: int | None = None) -> Curves:
    """Return the curves of one group, each array of one axis: every whole day to `until`, the longest by default.

    Days that are no whole numbers give the days on which anything happened instead.
    """
    found = curves(days, ends, np.zeros(len(days), dtype=np.int64), 1, until)
    return Curves(found.days, found.at_risk[0], found.won[0], found.lost[0], found.open[0], found.variance[0])


def curves(days: Whole | Real, ends: Whole, groups: Whole, group_count: int, until: int | None = None) -> Curves:
    """Return the curves of the groups 0 … group_count−1; ValueError where days are negative.

    Time and memory grow with deals plus groups × days.
    """
    times, places = axis(days, until)
    at_risk, won, lost = tables(places, ends, groups, group_count, len(times))
    risk = np.maximum(at_risk, 1).astype(np.float64)
    ended = won + lost
    still_open: Real = np.cumprod(1 - ended / risk, axis=1, dtype=np.float64)
    before = np.ones_like(still_open)
    before[:, 1:] = still_open[:, :-1]
    share_won = np.cumsum(before * won / risk, axis=1)
    share_lost = np.cumsum(before * lost / risk, axis=1)
    variance = _variance(risk, ended, won, before, share_won)
    return Curves(times, at_risk, share_won, share_lost, still_open, variance)


def axis(days: Whole | Real, until: int | None) -> tuple[Real, Whole]:
    """Return the days of the axis and, for each deal, its place on it; one past the end stands for later."""
    if len(days) and days.min() < 0:
        raise ValueError("days from time zero are never negative")
    if np.issubdtype(days.dtype, np.integer):
        last = int(days.max(initial=0)) if until is None else until
        return np.arange(last + 1, dtype=np.float64), np.minimum(days, last + 1).astype(np.int64)
    times = np.unique(days.astype(np.float64))
    kept = times if until is None else times[times <= until]
    return kept, np.searchsorted(kept, days).astype(np.int64)


def tables(places: Whole, ends: Whole, groups: Whole, group_count: int, width: int) -> tuple[Whole, Whole, Whole]:
    """Return deals at risk, won and lost, each groups × the `width` places of an axis."""
    shape = len(End), group_count, width + 1
    cells = ends.astype(np.int64)  # one pass over the deals, the ends apart so that each lies together
    cells *= group_count
    cells += groups
    cells *= width + 1
    cells += places
    leaving = np.bincount(cells, minlength=shape[0] * shape[1] * shape[2]).reshape(shape)
    at_risk = leaving.sum(axis=0)[:, ::-1].cumsum(axis=1)[:, ::-1]
    return at_risk[:, :-1], leaving[End.WON, :, :-1], leaving[End.LOST, :, :-1]


def share_won(at_risk: Whole, won: Whole, lost: Whole) -> Real:
    """Return F_won on the last day of each row of tables, as often as one is left out and no more is asked."""
    risk = np.maximum(at_risk, 1)
    still_open = np.cumprod(1 - (won + lost) / risk, axis=1, dtype=np.float64)
    first: Real = won[:, 0] / risk[:, 0]
    later: Real = (still_open[:, :-1] * won[:, 1:] / risk[:, 1:]).sum(axis=1)
    return first + later


def influences(days: Whole | Real, ends: Whole, until: int) -> tuple[float, Real]:
    """Return F_won by `until` of one group, and how much each deal moves it.

    A deal that is won on day t with n at risk moves F by S/n and one that ends by −(F(until) − F(t))/(n − d); while at
    risk each bears its part of what happened to the others, so that the influences add up to 0 and their squares to
    the variance.
    """
    times, places = axis(days, until)
    if not len(times):  # nothing happened so early
        return 0.0, np.zeros(len(days))
    (at_risk,), (won,), (lost,) = tables(places, ends, np.zeros(len(days), dtype=np.int64), 1, len(times))
    risk, ended = np.maximum(at_risk, 1).astype(np.float64), won + lost
    before = np.concatenate(([1.0], np.cumprod(1 - ended / risk)))[: len(times)]
    share = np.cumsum(before * won / risk)
    by_winning, staying = before / risk, risk - ended
    by_ending = np.divide(share[-1] - share, staying, out=np.zeros_like(risk), where=staying > 0)
    borne = np.cumsum((by_winning * won - by_ending * ended) / risk)
    moved = np.tile(-np.append(borne, borne[-1]), (len(End), 1))
    moved[End.WON, :-1] += by_winning - by_ending
    moved[End.LOST, :-1] -= by_ending
    return float(share[-1]), moved[ends, places]


def won_by_end(days: Whole | Real, ends: Whole, groups: Whole, group_count: int, until: int) -> tuple[Real, Real]:
    """Return F_won on the last day of each group's curve and its variance, without the days between."""
    times, places = axis(days, until)
    at_risk, won, lost = tables(places, ends, groups, group_count, len(times))
    if not len(times):  # nothing happened so early
        return np.zeros(group_count), np.zeros(group_count)
    risk, ended = np.maximum(at_risk, 1).astype(np.float64), won + lost
    before = np.ones_like(risk)
    np.cumprod(1 - ended[:, :-1] / risk[:, :-1], axis=1, out=before[:, 1:])
    growth = before * won / risk
    share = np.cumsum(growth, axis=1)
    last, staying = share[:, -1], risk - ended
    to_come = last[:, None] - share
    found = (to_come**2 * np.divide(ended, risk * staying, out=np.zeros_like(risk), where=staying > 0)).sum(axis=1)
    found += (growth * (before * (risk - won) / risk - 2 * to_come) / risk).sum(axis=1)
    return last, np.maximum(found, 0.0)


def _variance(risk: Real, ended: Whole, won: Whole, before: Real, share: Real) -> Real:
    """Return Var F(τ) = Σ (F(τ)−F(t))² d/(n(n−d)) + Σ S² dw(n−dw)/n³ − 2 Σ (F(τ)−F(t)) S dw/n² at every day τ.

    The squares are multiplied out so that each sum runs once; where all at risk end, F no longer moves and the first
    sum has no term.
    """
    staying = risk - ended
    spread = np.divide(ended, risk * staying, out=np.zeros_like(risk), where=staying > 0)
    own = before**2 * won * (risk - won) / risk**3
    both = before * won / risk**2
    first = share**2 * np.cumsum(spread, axis=1) - 2 * share * np.cumsum(share * spread, axis=1)
    first += np.cumsum(share**2 * spread, axis=1)
    third = share * np.cumsum(both, axis=1) - np.cumsum(share * both, axis=1)
    found: Real = np.maximum(first + np.cumsum(own, axis=1) - 2 * third, 0.0)
    return found
