"""The connected groups of a network, each with its lines in the numbers of its own people."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Edges = NDArray[np.int64]
People = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Group:
    """People who hang together; `pairs` (m, 2) number them as they stand in `members`."""

    members: People
    pairs: Edges

    @property
    def size(self) -> int:
        """Return how many people it has."""
        return len(self.members)


def simple(edges: Edges, count: int) -> Edges:
    """Return each pair once, the smaller number first, without loops."""
    low, high = edges.min(axis=1), edges.max(axis=1)
    keys = np.unique(low[low < high] * count + high[low < high])
    return np.stack((keys // count, keys % count), axis=1)


def connected(count: int, pairs: Edges) -> list[Group]:
    """Return the connected groups, the largest first and then by their first person."""
    from scipy.sparse import coo_array  # noqa: PLC0415 - heavy
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - heavy

    ones = np.ones(len(pairs), dtype=np.int8)
    matrix = coo_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(count, count)).tocsr()
    found, label = connected_components(matrix, directed=False)
    sizes = np.bincount(label, minlength=found)
    order = np.argsort(label, kind="stable")
    number = np.empty(count, dtype=np.int64)
    number[order] = np.arange(count) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    of_pair = label[pairs[:, 0]]
    lines = number[pairs[np.argsort(of_pair, kind="stable")]]
    members = np.split(order, np.cumsum(sizes)[:-1])
    inner = np.split(lines, np.cumsum(np.bincount(of_pair, minlength=found))[:-1])
    return sorted(map(Group, members, inner), key=lambda group: -group.size)


def together(groups: Sequence[Group]) -> Group:
    """Return several groups as one, its people in their order."""
    sizes = np.array([group.size for group in groups], dtype=np.int64)
    begins = np.repeat(np.cumsum(sizes) - sizes, [len(group.pairs) for group in groups])
    members = np.concatenate([group.members for group in groups])
    return Group(members, np.concatenate([group.pairs for group in groups]) + begins[:, None])
