"""How people push each other apart: exactly for small groups, on a grid by Fourier transform for large ones.

The force is the bounded short-range one of Zhong and others (2023): x (1 + r²)^-2, so that far groups do not blow
the picture up and near people never fly off.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
_EXACT_UP_TO = 320
_FALL = 2  # how fast the push falls off
_GRIDS = (64, 128, 256, 512, 1024)
_SPACING_STEP = 1.15  # spacings are rounded to powers of this, so that the kernel's transform can be kept


def repulsion(points: Points) -> Points:
    """Return the sum of m x (1 + r²)^-2 over all others for each of the (n, 2) points."""
    if len(points) <= _EXACT_UP_TO:
        return _exact(points)
    return _on_grid(points)


def _exact(points: Points) -> Points:
    x = points[:, 0, None] - points[None, :, 0]
    y = points[:, 1, None] - points[None, :, 1]
    weight = (1.0 + x * x + y * y) ** -_FALL
    return np.stack(((x * weight).sum(axis=1), (y * weight).sum(axis=1)), axis=1)


def _on_grid(points: Points) -> Points:
    """Spread the points bilinearly on a grid, convolve with the kernel, and read the force back bilinearly."""
    low = points.min(axis=0)
    extent = max(float(np.ptp(points, axis=0).max()), 1e-9)
    size = _grid_size(len(points), extent)
    spacing = _SPACING_STEP ** np.ceil(np.log(extent / (size - 2)) / np.log(_SPACING_STEP))
    place = (points - low) / spacing
    cell = np.minimum(place.astype(np.int64), size - 2)
    part = place - cell
    corners, weights = _corners(cell, part, size)
    mass = np.bincount(corners.ravel(), weights.ravel(), size * size).reshape(size, size)
    across, down = _kernel(size, float(spacing))
    spread = np.fft.rfft2(mass, s=(2 * size, 2 * size))
    pushed = np.empty_like(points)
    for axis, kernel in enumerate((across, down)):
        field = np.fft.irfft2(spread * kernel)[:size, :size].ravel()
        pushed[:, axis] = (field[corners] * weights).sum(axis=0)
    return pushed


def _grid_size(count: int, extent: float) -> int:
    """Return a size that resolves the push where people are spread out, within a bound that grows with them."""
    root = float(np.sqrt(count))
    wanted = min(max(2.2 * root, extent / 0.8), 5 * root)
    return next((size for size in _GRIDS if size >= wanted), _GRIDS[-1])


def _corners(cell: NDArray[np.int64], part: Points, size: int) -> tuple[NDArray[np.int64], Points]:
    """Return the four grid places around each point, and how much of it each of them gets."""
    x, y = part[:, 0], part[:, 1]
    base = cell[:, 0] * size + cell[:, 1]
    corners = np.stack((base, base + 1, base + size, base + size + 1))
    return corners, np.stack(((1 - x) * (1 - y), (1 - x) * y, x * (1 - y), x * y))


@lru_cache(maxsize=8)
def _kernel(size: int, spacing: float) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Return the transforms of both parts of the force from one grid place to another."""
    steps = np.fft.fftfreq(2 * size, 1 / (2 * size)) * spacing
    x, y = np.meshgrid(steps, steps, indexing="ij")
    weight = (1.0 + x * x + y * y) ** -_FALL
    return np.fft.rfft2(x * weight), np.fft.rfft2(y * weight)
