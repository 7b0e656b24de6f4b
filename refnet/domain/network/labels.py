"""Which names fit into the picture, and where beside their marks they stand."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
_CELL = 64.0
COVERING = 2.3  # of Picture.priority: one of us, and the allies with the most credit


@dataclass(frozen=True, slots=True)
class Label:
    """A name that found room: whose it is, and the left upper corner of its box."""

    person: int
    left: float
    top: float


def place_labels(
    centres: Floats,
    radii: Floats,
    priority: Floats,
    widths: Floats,
    height: float,
    *,
    most: int = 150,
    over_marks: float = COVERING,
    gap: float = 3.0,
) -> list[Label]:
    """Return at most `most` labels that do not overlap, tried by falling `priority` at eight places round the mark.

    `centres` is (n, 2), all lengths are in pixels of the screen; a width of 0 asks for no label. A label never
    covers another one; a mark it covers only where no place is free and its priority is at least `over_marks`.
    """
    marks, taken = _Boxes(), _Boxes()
    for centre, radius in zip(centres, radii, strict=True):
        marks.add((centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius))
    placed: list[Label] = []
    for person in np.argsort(-priority, kind="stable"):
        if len(placed) >= most:
            break
        if widths[person] <= 0:
            continue
        boxes = _candidates(centres[person], radii[person] + gap, widths[person], height)
        free = [box for box in boxes if not taken.meets(box)]
        clear = [box for box in free if not marks.meets(box)]
        best = clear or (free if priority[person] >= over_marks else [])
        if best:
            taken.add(best[0])
            placed.append(Label(int(person), best[0][0], best[0][1]))
    return placed


Box = tuple[float, float, float, float]


def _candidates(centre: Floats, away: float, width: float, height: float) -> list[Box]:
    """Return the boxes of the eight places, the right-hand side first."""
    boxes = []
    for across, down in _SIDES:
        slant = 0.75 if across and down else 1.0
        x = centre[0] + across * (away * slant + width / 2) - width / 2
        y = centre[1] + down * (away * slant + height / 2) - height / 2
        boxes.append((float(x), float(y), float(x + width), float(y + height)))
    return boxes


class _Boxes:
    """Boxes in a grid of cells, so that only near ones are compared."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def add(self, box: Box) -> None:
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def meets(self, box: Box) -> bool:
        left, top, right, bottom = box
        return any(
            other[0] < right and left < other[2] and other[1] < bottom and top < other[3]
            for cell in _cells(box)
            for other in self._cells.get(cell, ())
        )


def _cells(box: Box) -> list[tuple[int, int]]:
    left, top, right, bottom = (int(side // _CELL) for side in box)
    return [(column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)]
