"""The network by company or by rep: each has a place of its own, with its people laid out by whom they know there."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.arranging import group_places
from refnet.domain.network.blocks import MOST, block_centres
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
    """Return (n, 2) places in which the people of each group stand together, and groups near those they have lines to.

    `group` (n,) numbers the group of each person; those of NO_GROUP stand for themselves. Each group is laid out by the
    lines inside it. Very many groups stand in rows instead, the largest first, and people of none as one of their
    own. Raises Cancelled when `is_cancelled` says so.
    """
    if node_count == 0:
        return np.empty((0, 2))
    effort, generator = Effort(node_count, progress, is_cancelled), np.random.default_rng(seed)
    label = _labels(group)
    inner = edges[label[edges[:, 0]] == label[edges[:, 1]]].reshape(-1, 2)
    parts = connected(node_count, simple(inner, node_count))
    blocks = _blocks(parts, group_places(parts, generator, effort), label)
    members, places = [block.members for block in blocks], [block.places for block in blocks]
    if len(blocks) > MOST:
        return pack(node_count, members, places, gap=_APART, turn=False)
    number = np.empty(node_count, dtype=np.int64)
    for place, block in enumerate(blocks):
        number[block.members] = place
    radius = np.array([np.hypot(*np.ptp(each, axis=0)) for each in places]) / 2 + _APART / 2
    centres = block_centres(radius, number[edges].reshape(-1, 2), generator, effort)
    result = np.empty((node_count, 2))
    for block, centre in zip(blocks, centres, strict=True):
        result[block.members] = block.places + centre
    return result


def _labels(group: People) -> People:
    """Return a number for each group; people of none get numbers of their own while there are not too many."""
    _names, label = np.unique(group, return_inverse=True)
    alone = np.flatnonzero(group == NO_GROUP)
    if int(label.max()) + len(alone) <= MOST:
        label[alone] = label.max() + 1 + np.arange(len(alone))
    return label


@dataclass(frozen=True, slots=True)
class _Block:
    """A group that is drawn, round 0."""

    members: People
    places: Points


def _blocks(parts: list[Group], drawn: list[Points], label: People) -> list[_Block]:
    """Return the groups, each with its parts packed; the largest group first, and then by their first person."""
    of_group: dict[int, list[int]] = {}
    for number, part in enumerate(parts):
        of_group.setdefault(int(label[part.members[0]]), []).append(number)
    found = []
    for numbers in of_group.values():
        members = np.concatenate([parts[number].members for number in numbers])
        found.append(_Block(members, _packed(numbers, parts, drawn)))
    return sorted(found, key=lambda block: (-len(block.members), int(block.members.min())))


def _packed(numbers: list[int], parts: list[Group], drawn: list[Points]) -> Points:
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
