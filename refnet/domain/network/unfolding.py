"""Laying out connected groups, from their roughest version to themselves: children start beside their parent."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.effort import Effort
from refnet.domain.network.forces import Balance, Cooling, forced
from refnet.domain.network.groups import Group, together
from refnet.domain.network.levels import Level, family_order, levels
from refnet.domain.network.parting import airy, parted
from refnet.domain.network.repulsion import Spots

Points = NDArray[np.float64]

_FIRST_ROUNDS, _COARSE_ROUNDS, _FINE_ROUNDS, _PARTING_ROUNDS = 150, 130, 60, 15
_HEAT = 0.25
_SCATTER = 0.3  # units between children that start at one place


def effort_of(count: int) -> int:
    """Return about how much work it is to unfold so many people."""
    return int(count * 2.3 * _FINE_ROUNDS)


def unfolded(groups: Sequence[Group], generator: np.random.Generator, effort: Effort) -> list[Points]:
    """Return places for the people of each connected group, which are unfolded together but stand for themselves.

    One run for many groups of middling size is much faster than many runs, and so near together they hardly disturb
    each other.
    """
    joined = together(groups)
    steps = levels(joined.size, joined.pairs, generator)
    order = family_order(steps)
    number = np.empty(joined.size, dtype=np.int64)
    number[order] = np.arange(joined.size)
    finest = steps[0]
    steps[0] = replace(finest, pairs=number[finest.pairs], parent=finest.parent[order])
    places = np.empty((joined.size, 2))
    places[order] = _unfolded(steps, groups[0], generator, effort).T
    return np.split(places, np.cumsum([group.size for group in groups])[:-1])


def _unfolded(steps: list[Level], largest: Group, generator: np.random.Generator, effort: Effort) -> Spots:
    """Return the places of all; the balance and the length of steps suit the largest of the groups."""
    balance, finest, roughest = Balance.for_group(largest.size, len(largest.pairs)), steps[0].count, steps[-1].count
    share = largest.size / finest
    spots = generator.normal(0, np.sqrt(roughest), (2, roughest))
    forced(spots, steps[-1].pairs, balance, Cooling.for_size(roughest * share, _FIRST_ROUNDS, 1.0), effort)
    for level in reversed(steps[:-1]):
        growth = np.sqrt(level.count / spots.shape[1])
        spots = spots[:, level.parent] * growth + generator.normal(0, _SCATTER, (2, level.count))
        cooling = Cooling.for_size(level.count * share, _rounds(level.count, finest), _HEAT)
        forced(spots, level.pairs, balance, cooling, effort)
    airy(spots)
    parted(spots, _PARTING_ROUNDS, effort)
    return spots


def _rounds(size: int, finest: int) -> int:
    """Return how many rounds a version of that size gets: rough ones are cheap, so they get more."""
    share = float(1 - np.log(size) / np.log(finest))
    return round(_FINE_ROUNDS + (_COARSE_ROUNDS - _FINE_ROUNDS) * share)
