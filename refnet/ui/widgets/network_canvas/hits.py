"""Who is under the pointer: a uniform grid over the people, so that a hover looks at a handful of them."""

from collections import defaultdict

import numpy as np

from refnet.ui.widgets.network_canvas.view import Points, Viewport

REACH = 12.0  # pixels round a mark's centre that count as the mark, half of the 24 a target needs


class HitGrid:
    """People by cell of the picture; cells hold about two people each."""

    def __init__(self, points: Points) -> None:
        self._points = points
        self._low = points.min(axis=0) if len(points) else np.zeros(2)
        self._cell = _cell_size(points)
        self._people: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, (column, row) in enumerate(np.floor((points - self._low) / self._cell).astype(int)):
            self._people[int(column), int(row)].append(index)

    def near(self, x: float, y: float, reach: float) -> list[int]:
        """Return the people in the cells that a square of half-side `reach` (in units) touches."""
        left, top = self._cell_of(x - reach, y - reach)
        right, bottom = self._cell_of(x + reach, y + reach)
        if (right - left + 1) * (bottom - top + 1) > len(self._people):
            return list(range(len(self._points)))
        cells = ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))
        return [index for cell in cells for index in self._people.get(cell, ())]

    def hit(self, view: Viewport, x: float, y: float, radii: Points) -> int | None:
        """Return the person whose mark (or the target round it) is under the pixel, the nearest if several are."""
        reach = max(REACH, float(radii.max(initial=0.0)))
        px, py = view.to_picture(x, y)
        found = self.near(px, py, reach / view.scale)
        if not found:
            return None
        pixels = view.to_screen(self._points[found])
        over = np.hypot(pixels[:, 0] - x, pixels[:, 1] - y) - np.maximum(radii[found], REACH)
        best = int(np.argmin(over))
        return found[best] if over[best] <= 0 else None

    def _cell_of(self, x: float, y: float) -> tuple[int, int]:
        column, row = np.floor((np.array((x, y)) - self._low) / self._cell).astype(int)
        return int(column), int(row)


def _cell_size(points: Points) -> float:
    if not len(points):
        return 1.0
    width, height = points.max(axis=0) - points.min(axis=0)
    return max(1e-9, float(np.sqrt(max(width * height, width**2 / 9, height**2 / 9) * 2 / len(points))))
