"""Who is where: a uniform grid over the people, so that a hover or a box looks only at those nearby."""

import numpy as np

from refnet.domain.network.picture import Codes
from refnet.ui.widgets.network_canvas.view import Points, Viewport

REACH = 12.0  # pixels round a mark's centre that count as the mark, half of the 24 a target needs
MOST_CELLS = 1 << 20


class HitGrid:
    """People sorted by cell of the picture; cells hold about two people each. `people` are the numbers to be found."""

    def __init__(self, points: Points, people: Codes | None = None) -> None:
        self._points = points
        self._people = np.arange(len(points)) if people is None else people
        there = points[self._people]
        self._low = there.min(axis=0) if len(there) else np.zeros(2)
        self._cell = _cell_size(there)
        cells = np.floor((there - self._low) / self._cell).astype(np.int64)
        self._columns, self._rows = (int(most) + 1 for most in cells.max(axis=0)) if len(there) else (1, 1)
        code = cells[:, 1] * self._columns + cells[:, 0]
        order = np.argsort(code, kind="stable")
        self._sorted = self._people[order]
        self._starts = np.searchsorted(code[order], np.arange(self._columns * self._rows + 1))

    def inside(self, left: float, top: float, right: float, bottom: float) -> Codes:
        """Return the people in the cells that a box (in units) touches."""
        first, last = self._cell_of(left, top), self._cell_of(right, bottom)
        columns = max(0, first[0]), min(self._columns - 1, last[0])
        rows = range(max(0, first[1]), min(self._rows - 1, last[1]) + 1)
        if columns[0] > columns[1] or not rows:
            return np.empty(0, dtype=np.int64)
        spans = (
            self._sorted[
                self._starts[row * self._columns + columns[0]] : self._starts[row * self._columns + columns[1] + 1]
            ]
            for row in rows
        )
        return np.concatenate(list(spans))

    def hit(self, view: Viewport, x: float, y: float, radii: Points) -> int | None:
        """Return the person whose mark (or the target round it) is under the pixel, the nearest if several are."""
        reach = max(REACH, float(radii.max(initial=0.0)))
        px, py = view.to_picture(x, y)
        away = reach / view.scale
        found = self.inside(px - away, py - away, px + away, py + away)
        if not len(found):
            return None
        pixels = view.to_screen(self._points[found])
        over = np.hypot(pixels[:, 0] - x, pixels[:, 1] - y) - np.maximum(radii[found], REACH)
        best = int(np.argmin(over))
        return int(found[best]) if over[best] <= 0 else None

    def _cell_of(self, x: float, y: float) -> tuple[int, int]:
        column, row = np.floor((np.array((x, y)) - self._low) / self._cell).tolist()
        return int(column), int(row)


def _cell_size(points: Points) -> float:
    if not len(points):
        return 1.0
    width, height = points.max(axis=0) - points.min(axis=0)
    even = float(np.sqrt(max(width * height, width**2 / 9, height**2 / 9) * 2 / len(points)))
    return max(1e-9, even, float(np.sqrt(width * height / MOST_CELLS)))
