"""Putting the connected groups of a network side by side in one picture."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
People = NDArray[np.int64]
_GAP = 1.1
_WIDE = 1.45  # windows are wider than high


def pack(node_count: int, groups: Sequence[People], places: Sequence[Points]) -> Points:
    """Return the (n, 2) places of all people: the largest group in the middle, each next one as near as it fits.

    `groups` come largest first with their members; `places` are theirs in the same order.
    """
    turned = [_lying(each) for each in places]
    result = _beside_each_other(node_count, groups, turned)
    centred: Points = result - (result.max(axis=0) + result.min(axis=0)) / 2
    return centred


def pack_round(places: Points, groups: Sequence[People], others: Sequence[Points]) -> Points:
    """Return the places with those of further groups, who have none yet (nan), beside those that are there."""
    there = np.flatnonzero(~np.isnan(places[:, 0]))
    turned = [places[there], *(_lying(each) for each in others)]
    packed = _beside_each_other(len(places), [there, *groups], turned)
    result: Points = packed + (places[there[0]] - packed[there[0]])
    result[there] = places[there]
    return result


def _beside_each_other(node_count: int, groups: Sequence[People], places: Sequence[Points]) -> Points:
    sizes: list[Points] = [np.ptp(each, axis=0) + _GAP for each in places]
    result = np.empty((node_count, 2))
    for members, each, corner in zip(groups, places, _corners(sizes), strict=True):
        result[members] = each - each.min(axis=0) + corner
    return result


def _lying(places: Points) -> Points:
    """Turn a group so that its longest side lies flat."""
    if len(places) < 3:
        return places
    middle = places - places.mean(axis=0)
    _values, axes = np.linalg.eigh(middle.T @ middle)
    turned: Points = middle @ axes[:, ::-1]
    return turned


def _corners(sizes: Sequence[Points]) -> list[Points]:
    """Return the low corner of each box, on an occupancy grid searched outwards from the middle."""
    area = sum(float(size.prod()) for size in sizes)
    cell = max(_GAP, float(np.sqrt(area / 40_000)))
    boxes = [tuple(int(side) for side in np.ceil(size / cell)) for size in sizes]
    half = max(map(max, boxes)) + int(np.sqrt(sum(wide * high for wide, high in boxes))) + 3
    order, taken = _outwards(half), np.zeros((2 * half, 2 * half), dtype=np.bool_)
    alike: dict[tuple[int, ...], list[int]] = {}
    for number, box in enumerate(boxes):
        alike.setdefault(box, []).append(number)
    found: dict[int, Points] = {}
    for (wide, high), numbers in sorted(alike.items(), key=lambda item: -item[0][0] * item[0][1]):
        candidates = iter(_free_corners(taken, order, wide, high))
        for number in numbers:
            column, row = next(corner for corner in candidates if not taken[_box(corner, wide, high)].any())
            taken[_box((column, row), wide, high)] = True
            found[number] = np.array([column - half, row - half]) * cell
    return [found[number] for number in range(len(boxes))]


def _outwards(half: int) -> NDArray[np.int64]:
    """Return the cells of a square grid from the middle outwards, along ellipses wider than high."""
    axis = np.arange(-half, half)
    x, y = np.meshgrid(axis, axis, indexing="ij")
    order = np.argsort((x / _WIDE) ** 2 + y.astype(np.float64) ** 2, axis=None, kind="stable")
    return np.stack(np.unravel_index(order, x.shape), axis=1)


def _box(corner: tuple[int, int], wide: int, high: int) -> tuple[slice, slice]:
    return np.s_[corner[0] : corner[0] + wide, corner[1] : corner[1] + high]


def _free_corners(taken: NDArray[np.bool_], order: NDArray[np.int64], wide: int, high: int) -> list[tuple[int, int]]:
    """Return the low corners of all free boxes of one size, from the middle outwards; they may overlap."""
    sums = np.zeros((taken.shape[0] + 1, taken.shape[1] + 1), dtype=np.int64)
    sums[1:, 1:] = taken.cumsum(axis=0).cumsum(axis=1)
    inside = sums[wide:, high:] - sums[:-wide, high:] - sums[wide:, :-high] + sums[:-wide, :-high]
    corners = order - np.array((wide // 2, high // 2))
    corners = corners[((corners >= 0) & (corners < inside.shape)).all(axis=1)]
    free = corners[inside[corners[:, 0], corners[:, 1]] == 0]
    return list(zip(free[:, 0].tolist(), free[:, 1].tolist(), strict=True))
