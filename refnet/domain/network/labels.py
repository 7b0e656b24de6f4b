"""Where names go: eight places round each mark, most important first, never one over another.

Lengths are in pixels of whatever the picture is drawn on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Box = tuple[float, float, float, float]  # left, top, right, bottom

CELL = 3.0  # pixels; names and marks are kept apart on bitmaps of such cells
GAP = 4.0  # between a mark and its name
FARTHER = 1.2  # heights of a name; the second ring of places, for those who may cover marks
SURE = 12  # people with the most credit, whose names come first
Cells = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Wishes:
    """Names that want a place, the most important first: (n,) arrays, lengths in pixels."""

    person: Cells
    x: Points
    y: Points
    radius: Points
    width: Points
    height: Points
    may_cover_marks: Mask


@dataclass(frozen=True, slots=True)
class Place:
    """The top left corner a name was given."""

    person: int
    left: float
    top: float


def sure_of_a_name(credit: Points) -> Mask:
    """Return who has so much credit that their names are placed before all others, over marks if need be."""
    chosen = np.zeros(len(credit), dtype=np.bool_)
    chosen[np.argsort(-credit, kind="stable")[:SURE]] = True
    return np.asarray(chosen & (credit > 0))


def mark_boxes(centres: Points, radii: Points) -> Points:
    """Return the (n, 4) boxes of marks that names keep off, a pixel inside their edges."""
    return np.hstack((centres - radii[:, None] + 1, centres + radii[:, None] - 1))


def placed(wishes: Wishes, size: tuple[float, float], taken: Sequence[Box], marks: Points) -> list[Place]:
    """Return the places of all names that find room on a canvas of that size.

    `taken` are boxes that nothing may cover; `marks` are (m, 4) boxes that only some names may cover.
    """
    shape = (int(size[1] / CELL) + 2, int(size[0] / CELL) + 2)
    spots = _spots(wishes)
    low, high = _cells(spots[..., :2], shape), _cells(spots[..., 2:], shape) + 1
    is_inside = (spots[..., :2] >= 0).all(axis=-1) & (spots[..., 2] <= size[0]) & (spots[..., 3] <= size[1])
    covered = _marks_under(low, high, marks, shape)
    is_far = np.arange(spots.shape[1]) >= spots.shape[1] // 2
    is_allowed = is_inside & (((covered == 0) & ~is_far) | wishes.may_cover_marks[:, None])
    dislike = covered + is_far * (1 + covered.max(initial=0))
    order = np.argsort(dislike, axis=1, kind="stable")  # near first, then what covers least, then as they come
    names = _bitmap(taken, shape)
    result: list[Place] = []
    corners = np.stack((low[..., 1], high[..., 1], low[..., 0], high[..., 0]), axis=-1).tolist()
    for number, choice in enumerate(order.tolist()):
        for spot in choice:
            if not is_allowed[number, spot]:
                continue
            top, bottom, left, right = corners[number][spot]
            if not names[top:bottom, left:right].any():
                names[top:bottom, left:right] = True
                place = spots[number, spot]
                result.append(Place(int(wishes.person[number]), float(place[0]), float(place[1])))
                break
    return result


def _spots(wishes: Wishes) -> Points:
    """Return the boxes of each wish as an (n, 16, 4) array: eight near the mark, right-hand first, and eight farther."""
    return np.concatenate([_ring(wishes, wishes.height * away) for away in (0.0, FARTHER)], axis=1)


def _ring(wishes: Wishes, away: Points) -> Points:
    beside, slant = wishes.radius + GAP + away, wishes.radius * 0.7 + GAP * 0.6 + away
    x, y, width, height = wishes.x, wishes.y, wishes.width, wishes.height
    corners = (
        (x + beside, y - height / 2),
        (x - beside - width, y - height / 2),
        (x - width / 2, y - beside - height + 2),
        (x - width / 2, y + beside - 2),
        (x + slant, y - slant - height / 2),
        (x + slant, y + slant - height / 2),
        (x - slant - width, y - slant - height / 2),
        (x - slant - width, y + slant - height / 2),
    )
    low = np.stack([np.stack(corner, axis=-1) for corner in corners], axis=1)
    return np.concatenate((low, low + np.stack((width, height), axis=-1)[:, None, :]), axis=-1)


def _cells(pixels: Points, shape: tuple[int, int]) -> Cells:
    """Return the column and row of each point, at the edge for those outside."""
    return np.clip((pixels / CELL).astype(np.int64), 0, (shape[1] - 1, shape[0] - 1))


def _marks_under(low: Cells, high: Cells, marks: Points, shape: tuple[int, int]) -> Cells:
    """Return how many covered cells lie in each box, by sums over the bitmap of the marks."""
    edges = np.zeros((shape[0] + 1, shape[1] + 1), dtype=np.int64)
    first, last = _cells(marks[:, :2], shape), _cells(marks[:, 2:], shape) + 1
    np.add.at(edges, (first[:, 1], first[:, 0]), 1)
    np.add.at(edges, (last[:, 1], last[:, 0]), 1)
    np.add.at(edges, (first[:, 1], last[:, 0]), -1)
    np.add.at(edges, (last[:, 1], first[:, 0]), -1)
    is_covered = edges.cumsum(axis=0).cumsum(axis=1)[:-1, :-1] > 0
    sums = np.zeros((shape[0] + 1, shape[1] + 1), dtype=np.int64)
    sums[1:, 1:] = is_covered.cumsum(axis=0).cumsum(axis=1)
    left, top, right, bottom = low[..., 0], low[..., 1], high[..., 0], high[..., 1]
    return np.asarray(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])


def _bitmap(boxes: Sequence[Box], shape: tuple[int, int]) -> Mask:
    bitmap = np.zeros(shape, dtype=np.bool_)
    for left, top, right, bottom in boxes:
        first, last = _cells(np.array((left, top)), shape), _cells(np.array((right, bottom)), shape) + 1
        bitmap[first[1] : last[1], first[0] : last[0]] = True
    return bitmap
