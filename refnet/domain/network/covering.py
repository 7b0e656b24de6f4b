"""What is covered on a canvas: bitmaps of small cells that names and marks are kept apart on."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Cells = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]
Box = tuple[float, float, float, float]  # left, top, right, bottom

CELL = 3.0  # pixels


def at_cells(pixels: Points, shape: tuple[int, int]) -> Cells:
    """Return the column and row of each point, at the edge for those outside."""
    return np.clip((pixels / CELL).astype(np.int64), 0, (shape[1] - 1, shape[0] - 1))


def mark_sums(marks: Points, shape: tuple[int, int]) -> Cells:
    """Return how many cells above and left of each place are covered by marks."""
    wide = shape[1] + 1
    first, last = at_cells(marks[:, :2], shape), at_cells(marks[:, 2:], shape) + 1
    begin = np.concatenate((first[:, 1] * wide + first[:, 0], last[:, 1] * wide + last[:, 0]))
    end = np.concatenate((first[:, 1] * wide + last[:, 0], last[:, 1] * wide + first[:, 0]))
    cells = (shape[0] + 1) * wide
    edges = np.bincount(begin, minlength=cells) - np.bincount(end, minlength=cells)
    covered = edges.astype(np.int32).reshape(-1, wide)
    np.cumsum(covered, axis=0, out=covered)
    np.cumsum(covered, axis=1, out=covered)
    sums = np.zeros((shape[0] + 1, wide), dtype=np.int32)
    np.cumsum(covered[:-1, :-1] > 0, axis=0, out=sums[1:, 1:])
    np.cumsum(sums, axis=1, out=sums)
    return sums


def marks_under(low: Cells, high: Cells, sums: Cells) -> Cells:
    """Return how many covered cells lie in each box."""
    left, top, right, bottom = low[..., 0], low[..., 1], high[..., 0], high[..., 1]
    return np.asarray(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])


def bitmap(boxes: Sequence[Box], shape: tuple[int, int]) -> Mask:
    """Return which cells these boxes cover."""
    covered = np.zeros(shape, dtype=np.bool_)
    for left, top, right, bottom in boxes:
        first, last = at_cells(np.array((left, top)), shape), at_cells(np.array((right, bottom)), shape) + 1
        covered[first[1] : last[1], first[0] : last[0]] = True
    return covered
