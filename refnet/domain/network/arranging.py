"""Laying out the connected groups of a network, each on its own, and putting them into one picture."""

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.effort import Effort
from refnet.domain.network.groups import Edges, Group
from refnet.domain.network.packing import pack
from refnet.domain.network.small import SMALL, small_places
from refnet.domain.network.unfolding import unfolded

Points = NDArray[np.float64]

MIDDLING = 100  # groups of up to so many people are unfolded together


def arranged(node_count: int, groups: list[Group], generator: np.random.Generator, effort: Effort) -> Points:
    """Return (n, 2) places of all people; `groups` hold each of them once, the largest first."""
    return pack(node_count, [group.members for group in groups], group_places(groups, generator, effort))


def group_places(groups: list[Group], generator: np.random.Generator, effort: Effort) -> list[Points]:
    """Return the places of each group, in their order: the largest first."""
    places = [unfolded([group], generator, effort)[0] for group in groups if group.size > MIDDLING]
    if middling := [group for group in groups if SMALL < group.size <= MIDDLING]:
        places.extend(unfolded(middling, generator, effort))
    for size in sorted({group.size for group in groups if group.size <= SMALL}, reverse=True):
        alike = [group.pairs for group in groups if group.size == size]
        places.extend(_small_places(size, alike, generator))
        effort.spend(size * len(alike))
    return places


def _small_places(size: int, alike: list[Edges], generator: np.random.Generator) -> list[Points]:
    """Return the places of groups of one size; those with the same lines get the same picture."""
    kinds: dict[bytes, int] = {}
    kind = [kinds.setdefault(pairs.tobytes(), len(kinds)) for pairs in alike]
    _kinds, first = np.unique(kind, return_index=True)
    drawn = small_places(size, [alike[number] for number in first.tolist()], generator)
    return [drawn[number] for number in kind]
