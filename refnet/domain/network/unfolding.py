"""Laying out one connected group, from its roughest version to itself: children start beside their parent."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.effort import Effort
from refnet.domain.network.forces import Balance, Cooling, forced
from refnet.domain.network.levels import Level, family_order, levels
from refnet.domain.network.parting import airy, parted
from refnet.domain.network.repulsion import Spots

Points = NDArray[np.float64]
Edges = NDArray[np.int64]

_FIRST_ROUNDS, _COARSE_ROUNDS, _FINE_ROUNDS, _PARTING_ROUNDS = 150, 130, 50, 15
_HEAT = 0.4
_SCATTER = 0.3  # units between children that start at one place


def effort_of(count: int) -> int:
    """Return about how much work it is to unfold so many people."""
    return int(count * 2.3 * _FINE_ROUNDS)


def unfolded(count: int, pairs: Edges, generator: np.random.Generator, effort: Effort) -> Points:
    """Return (count, 2) places for a connected group."""
    steps = levels(count, pairs, generator)
    order = family_order(steps)
    number = np.empty(count, dtype=np.int64)
    number[order] = np.arange(count)
    finest = steps[0]
    steps[0] = replace(finest, pairs=number[finest.pairs], parent=finest.parent[order])
    result = np.empty((count, 2))
    result[order] = _unfolded(steps, generator, effort).T
    return result


def _unfolded(steps: list[Level], generator: np.random.Generator, effort: Effort) -> Spots:
    count = steps[0].count
    balance = Balance.for_size(count)
    roughest = steps[-1]
    spots = generator.normal(0, np.sqrt(roughest.count), (2, roughest.count))
    forced(spots, roughest.pairs, balance, Cooling.for_size(roughest.count, _FIRST_ROUNDS, 1.0), effort)
    for level in reversed(steps[:-1]):
        growth = np.sqrt(level.count / spots.shape[1])
        spots = spots[:, level.parent] * growth + generator.normal(0, _SCATTER, (2, level.count))
        cooling = Cooling.for_size(level.count, _rounds(level.count, count), _HEAT)
        forced(spots, level.pairs, balance, cooling, effort)
    airy(spots)
    parted(spots, _PARTING_ROUNDS, effort)
    return spots


def _rounds(size: int, finest: int) -> int:
    """Return how many rounds a version of that size gets: rough ones are cheap, so they get more."""
    share = float(1 - np.log(size) / np.log(finest))
    return round(_FINE_ROUNDS + (_COARSE_ROUNDS - _FINE_ROUNDS) * share)
