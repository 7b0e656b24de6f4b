"""Where names go: eight places round each mark, most important first, never one over another.

Lengths are in pixels of whatever the picture is drawn on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np

from refnet.domain.network.covering import CELL, Box, Cells, Mask, Points, at_cells, bitmap, mark_sums, marks_under

GAP = 4.0  # between a mark and its name
_AT_ONCE = 100  # wishes that are looked at together
FARTHER = 1.2  # heights of a name; the second ring of places, for those who may cover marks
SURE = 12  # people with the most credit, whose names come first


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


def kept_clear(centres: Points, radii: Points, chosen: Mask) -> list[Box]:
    """Return the boxes of the chosen marks, which no name may cover at all: initials are words themselves."""
    return [
        (left, top, right, bottom) for left, top, right, bottom in mark_boxes(centres[chosen], radii[chosen]).tolist()
    ]


def placed(
    wishes: Wishes, size: tuple[float, float], taken: Sequence[Box], marks: Points, most: int | None = None
) -> list[Place]:
    """Return the places of the names that find room on a canvas of that size, at most `most` of them.

    `taken` are boxes that nothing may cover; `marks` are (m, 4) boxes that only some names may cover. Wishes are looked
    at some at a time, so that those behind the last name with room cost nothing.
    """
    shape = (int(size[1] / CELL) + 2, int(size[0] / CELL) + 2)
    names, sums = bitmap(taken, shape), mark_sums(marks, shape)
    result: list[Place] = []
    for first in range(0, len(wishes.person), _AT_ONCE):
        for place, choices in _choices(_some(wishes, first), size, sums):
            if most is not None and len(result) >= most:
                return result
            choice = next((each for each in choices if not names[each.cells].any()), None)
            if choice is not None:
                names[choice.cells] = True
                result.append(Place(place, choice.left, choice.top))
    return result


@dataclass(frozen=True, slots=True)
class _Choice:
    """The top left corner of a place that a name may have, and the cells it covers."""

    left: float
    top: float
    cells: tuple[slice, slice]


def _some(wishes: Wishes, first: int) -> Wishes:
    part = np.s_[first : first + _AT_ONCE]
    return Wishes(*(getattr(wishes, field.name)[part] for field in fields(wishes)))


def _choices(wishes: Wishes, size: tuple[float, float], sums: Cells) -> Iterator[tuple[int, list[_Choice]]]:
    """Yield each person with a place to choose from, and these: near first, what covers least, then as they come."""
    spots = _spots(wishes)
    shape = (sums.shape[0] - 1, sums.shape[1] - 1)
    low, high = at_cells(spots[..., :2], shape), at_cells(spots[..., 2:], shape) + 1
    covered = marks_under(low, high, sums)
    is_inside = (spots[..., :2] >= 0).all(axis=-1) & (spots[..., 2] <= size[0]) & (spots[..., 3] <= size[1])
    is_far = np.arange(spots.shape[1]) >= spots.shape[1] // 2
    is_allowed = is_inside & (((covered == 0) & ~is_far) | wishes.may_cover_marks[:, None])
    order = np.argsort(covered + is_far * (1 + covered.max(initial=0)), axis=1, kind="stable")
    for number in np.flatnonzero(is_allowed.any(axis=1)).tolist():
        chosen = order[number][is_allowed[number, order[number]]]
        corners = spots[number, chosen, :2].tolist()
        boxes = np.concatenate((low[number, chosen], high[number, chosen]), axis=1).tolist()
        yield (
            int(wishes.person[number]),
            [
                _Choice(left, top, np.s_[row:last_row, column:last_column])
                for (left, top), (column, row, last_column, last_row) in zip(corners, boxes, strict=True)
            ],
        )


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
