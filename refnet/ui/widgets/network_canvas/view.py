"""From the layout's own units to pixels and back: zooming, moving and fitting the network picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Box = tuple[float, float, float, float]  # left, top, right, bottom

SMALLEST = 1e-3
LARGEST = 1e3
STEPS_DOWN = 40
PLACES = tuple((across, down) for across in (0.5, 1.0, 0.0) for down in (0.5, 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Viewport:
    """Where the picture lies: pixels = units * scale + shift."""

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def to_screen(self, points: Points) -> Points:
        """Return the pixels of points given in units, as an (n, 2) array."""
        return np.asarray(points * self.scale + np.array((self.left, self.top)))

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the picture under a pixel."""
        return (x - self.left) / self.scale, (y - self.top) / self.scale

    def moved(self, across: float, down: float) -> Self:
        """Return the view shifted by so many pixels."""
        return type(self)(self.scale, self.left + across, self.top + down)

    def zoomed(self, factor: float, x: float, y: float) -> Self:
        """Return the view nearer by `factor`, the point under the pixel (x, y) staying there."""
        scale = min(LARGEST, max(SMALLEST, self.scale * factor))
        real = scale / self.scale
        return type(self)(scale, x - (x - self.left) * real, y - (y - self.top) * real)


def fitted(points: Points, area: Box, taken: Sequence[Box] = (), largest: float = LARGEST) -> Viewport:
    """Return the largest view in which all points lie in the area and none under a taken box (legend, buttons)."""
    if not len(points):
        return Viewport()
    low, high = points.min(axis=0), points.max(axis=0)
    room = np.array((area[2] - area[0], area[3] - area[1]))
    scale = min(largest, float((room / np.maximum(high - low, 1e-9)).min()))
    across = points[np.argsort(points[:, 0])].T.copy()
    for _step in range(STEPS_DOWN):
        for share in PLACES:
            view = _placed((low, high), area, scale, share)
            if not any(_holds_any(box, view, across) for box in taken):
                return view
        scale *= 0.96
    return _placed((low, high), area, scale, (0.5, 0.5))


def _placed(extent: tuple[Points, Points], area: Box, scale: float, share: tuple[float, float]) -> Viewport:
    """Return the view that leaves the given share of the spare room left of and above the points."""
    low, high = extent[0] * scale, extent[1] * scale
    spare = np.array((area[2] - area[0], area[3] - area[1])) - (high - low)
    left, top = np.array(area[:2]) + spare * np.array(share) - low
    return Viewport(scale, float(left), float(top))


def _holds_any(box: Box, view: Viewport, across: Points) -> bool:
    """Tell whether any of the points lies in a box of pixels; `across` has their x in ascending order, and their y."""
    (left, top), (right, bottom) = view.to_picture(*box[:2]), view.to_picture(*box[2:])
    first, last = np.searchsorted(across[0], left, "right"), np.searchsorted(across[0], right, "left")
    y = across[1, first:last]
    return bool(((y > top) & (y < bottom)).any())
