"""Laying out the connected groups of a network, each on its own, and putting them into one picture."""

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.effort import Effort
from refnet.domain.network.groups import Group
from refnet.domain.network.packing import pack
from refnet.domain.network.small import SMALL, small_places
from refnet.domain.network.unfolding import unfolded

Points = NDArray[np.float64]


def arranged(node_count: int, groups: list[Group], generator: np.random.Generator, effort: Effort) -> Points:
    """Return (n, 2) places of all people; `groups` hold each of them once, the largest first."""
    return pack(node_count, [group.members for group in groups], group_places(groups, generator, effort))


def group_places(groups: list[Group], generator: np.random.Generator, effort: Effort) -> list[Points]:
    """Lay out each group, the largest first; small ones of one size together, for there can be very many of them."""
    places = [unfolded(group.size, group.pairs, generator, effort) for group in groups if group.size > SMALL]
    for size in range(SMALL, 0, -1):
        alike = [group.pairs for group in groups if group.size == size]
        places.extend(small_places(size, alike, generator))
        effort.spend(size * len(alike))
    return places
