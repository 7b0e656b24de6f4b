"""Putting the connected groups of a network into one picture: the largest first, the others in rows beside and below."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
People = NDArray[np.int64]
_GAP = 1.1
WIDE = 1.6  # windows are wider than high
_ROUNDING = 1e-9
_TRIES = (0.9, 1.0, 1.05, 1.12, 1.25)  # widths that are tried, in roots of the area


def pack(
    node_count: int, groups: Sequence[People], places: Sequence[Points], *, gap: float = _GAP, turn: bool = True
) -> Points:
    """Return the (n, 2) places of all people, each group turned so that it lies flat; the middle is 0.

    `groups` come largest first with their members; `places` are theirs in the same order.
    """
    result = _in_rows(node_count, groups, [_lying(each) if turn else each for each in places], gap)
    centred: Points = result - (result.max(axis=0) + result.min(axis=0)) / 2
    return centred


def pack_round(places: Points, groups: Sequence[People], others: Sequence[Points]) -> Points:
    """Return the places with those of further groups, who have none yet (nan), beside and below the people there."""
    there = np.flatnonzero(~np.isnan(places[:, 0]))
    packed = _in_rows(len(places), [there, *groups], [places[there], *map(_lying, others)], _GAP)
    result: Points = packed + (places[there[0]] - packed[there[0]])
    result[there] = places[there]
    return result


def boxed(sizes: Points, wide: float = WIDE) -> Points:
    """Return the (n, 2) low corners of boxes of these sizes, the first at 0.

    All is shown as large as can be in a window that is `wide` times as wide as high.
    """
    order = [0, *(np.argsort(-sizes[1:, 1], kind="stable") + 1).tolist()]
    tried = [_rows(sizes, order, width) for width in _widths(sizes, wide)]
    extents = [(corners + sizes).max(axis=0) for corners in tried]
    shown = [max(float(extent[0]), wide * float(extent[1])) * 1.02 + float(extent[0]) * 0.02 for extent in extents]
    return tried[int(np.argmin(shown))]


def _widths(sizes: Points, wide: float) -> list[float]:
    """Return widths to try: the first box with a column beside it that holds the others, and widths for all of them."""
    least, area = float(sizes[:, 0].max()), float(sizes.prod(axis=1).sum())
    column = (area - float(sizes[0].prod())) / float(sizes[0, 1])
    beside = [
        float(sizes[0, 0]) + max(column * more, float(sizes[1:, 0].max(initial=0.0))) for more in (1.05, 1.2, 1.5)
    ]
    return [max(width, least) for width in (*beside, *(float(np.sqrt(wide * area)) * more for more in _TRIES))]


def _in_rows(node_count: int, groups: Sequence[People], places: Sequence[Points], gap: float) -> Points:
    low, high = (np.array([bound(each, axis=0) for each in places]) for bound in (np.min, np.max))
    corners = boxed(high - low + gap)
    result = np.empty((node_count, 2))
    for members, each, shift in zip(groups, places, corners - low, strict=True):
        result[members] = each + shift
    return result


def _lying(places: Points) -> Points:
    """Turn a group so that its longest side lies flat."""
    if len(places) < 2:
        return places
    middle = places - places.mean(axis=0)
    _values, axes = np.linalg.eigh(middle.T @ middle)
    turned: Points = middle @ axes[:, ::-1]
    return turned


@dataclass(slots=True)
class _Shelf:
    """A place for rows: where it begins and ends, and how far its present row is filled."""

    left: float
    right: float
    top: float
    bottom: float
    filled: float = 0.0
    high: float = 0.0

    def has_room(self, width: float, height: float) -> bool:
        """Tell whether a box fits into this row or the next."""
        is_next = self.filled + width > self.right - self.left + _ROUNDING
        top = self.top + self.high if is_next else self.top
        return self.left + width <= self.right + _ROUNDING and top + height <= self.bottom + _ROUNDING

    def put(self, width: float, height: float) -> tuple[float, float]:
        """Return the corner of a box in this row, or in the next where this one is full."""
        if self.filled + width > self.right - self.left + _ROUNDING:
            self.top, self.filled, self.high = self.top + self.high, 0.0, 0.0
        corner = self.left + self.filled, self.top
        self.filled, self.high = self.filled + width, max(self.high, height)
        return corner


def _rows(sizes: Points, order: Sequence[int], width: float) -> Points:
    """Return the corners when the first box stands at 0 and the others in rows right of it and then below."""
    across, down = sizes[order[0]].tolist()
    beside, below = _Shelf(across, width, 0.0, down), _Shelf(0.0, width, down, np.inf)
    boxes = sizes[list(order[1:])].tolist()
    corners = [(beside if beside.has_room(*box) else below).put(*box) for box in boxes]
    result = np.empty_like(sizes)
    result[list(order)] = [(0.0, 0.0), *corners]
    return result
