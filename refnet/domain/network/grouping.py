"""The network by company or by rep: each has a place of its own, with its people laid out by whom they know there."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.arranging import group_places
from refnet.domain.network.effort import Effort
from refnet.domain.network.groups import Group, connected, simple
from refnet.domain.network.packing import pack

Points = NDArray[np.float64]
Edges = NDArray[np.int64]
People = NDArray[np.int64]

NO_GROUP = -1
_APART = 1.6  # units between the people of two groups


def grouped_positions(
    node_count: int,
    edges: Edges,
    group: People,
    *,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Points:
    """Return (n, 2) places in which the people of each group stand together, and groups beside each other.

    `group` (n,) numbers the group of each person; those of NO_GROUP come last, as one of their own. Only lines inside
    a group count. The groups stand in rows, the largest first. Raises Cancelled when `is_cancelled` says so.
    """
    if node_count == 0:
        return np.empty((0, 2))
    effort = Effort(node_count, progress, is_cancelled)
    _names, label = np.unique(group, return_inverse=True)
    inner = edges[label[edges[:, 0]] == label[edges[:, 1]]].reshape(-1, 2)
    parts = connected(node_count, simple(inner, node_count))
    drawn = group_places(parts, np.random.default_rng(seed), effort)
    blocks: dict[int, list[int]] = {}
    for number, part in enumerate(parts):
        blocks.setdefault(int(label[part.members[0]]), []).append(number)
    order = sorted(blocks.values(), key=lambda numbers: _rank(numbers, parts, group))
    members = [np.concatenate([parts[number].members for number in numbers]) for numbers in order]
    return pack(node_count, members, [_block(numbers, parts, drawn) for numbers in order], gap=_APART, turn=False)


def _rank(numbers: list[int], parts: list[Group], group: People) -> tuple[bool, int, int]:
    """Return what sorts groups: the one of those without a group last, else by size, then by the first person."""
    first = parts[numbers[0]].members[0]
    return bool(group[first] == NO_GROUP), -sum(parts[number].size for number in numbers), int(first)


def _block(numbers: list[int], parts: list[Group], drawn: list[Points]) -> Points:
    """Return the places of one group in the order of its parts, packed."""
    ends = np.cumsum([parts[number].size for number in numbers])
    members = [np.arange(end - parts[number].size, end) for number, end in zip(numbers, ends.tolist(), strict=True)]
    return pack(int(ends[-1]), members, [drawn[number] for number in numbers])


def nearest(node_count: int, edges: Edges, heads: People) -> People:
    """Return for each person which of the heads (by place in `heads`) is the fewest steps away, or NO_GROUP.

    Of two as near, the earlier head counts.
    """
    found = np.full(node_count, NO_GROUP)
    found[heads[::-1]] = np.arange(len(heads))[::-1]
    both = np.concatenate((edges, edges[:, ::-1])).reshape(-1, 2)
    while True:
        new = both[(found[both[:, 0]] >= 0) & (found[both[:, 1]] < 0)]
        if not len(new):
            return found
        new = new[np.argsort(-found[new[:, 0]], kind="stable")]
        found[new[:, 1]] = found[new[:, 0]]
