"""How people push each other apart: exactly for small groups, on a grid by Fourier transform for large ones.

The force is the bounded short-range one of Zhong and others (2023), x (1 + r²)^-2, so that far groups do not blow the
picture up and near people never fly off. It is the slope of the potential ½ (1 + r²)^-1, so one transform there and
one back give both of its parts.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Spots = NDArray[np.float64]  # (2, n): all x, all y
Field = NDArray[np.float32]
Cells = NDArray[np.int64]

_EXACT_UP_TO = 150
_FINE = 0.35  # units between grid places, which the push changes over
_CELLS = 25.0  # grid places a person at most, were they spread evenly
_STEP = 1.15  # spacings are rounded to powers of this, so that the kernel's transform can be kept
_FREE, _FREE_UNITS = 0.15, 6.0  # share and units of empty grid, so that those at one edge hardly feel the other edge
_MARGIN = 2  # steps between the people and the edge
_LONGEST = 1500  # steps along one side


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a grid lies: its low corner, the length of a step, and its steps across and down."""

    left: float
    top: float
    spacing: float
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class _Corners:
    """The low grid place beside each person, and how much of the person each of the four places round it gets."""

    low: Cells
    shares: tuple[Floats, Floats, Floats, Floats]


def repulsion(spots: Spots) -> Spots:
    """Return the push on each person, summed over all others."""
    if spots.shape[1] <= _EXACT_UP_TO:
        return exact(spots, spots)
    grid = _grid(spots)
    corners = _corners(grid, spots)
    return _read(_slopes(grid, corners), grid, corners)


def repulsion_at(spots: Spots, chosen: Cells) -> Spots:
    """Return the push of all on the chosen ones only."""
    if spots.shape[1] <= _EXACT_UP_TO:
        return exact(spots[:, chosen], spots)
    grid = _grid(spots)
    return _read(_slopes(grid, _corners(grid, spots)), grid, _corners(grid, spots[:, chosen]))


def exact(spots: Spots, others: Spots) -> Spots:
    """Return the push of the others on each of the first, pair by pair."""
    apart = spots[:, :, None] - others[:, None, :]
    weight = (1.0 + apart[0] * apart[0] + apart[1] * apart[1]) ** -2
    pushed: Spots = np.einsum("aij,ij->ai", apart, weight)
    return pushed


def _grid(spots: Spots) -> Grid:
    """Return a grid over the people, and as many places as suit their number."""
    (left, right), (top, bottom) = ((float(row.min()), float(row.max())) for row in spots)
    width, height = right - left, bottom - top
    least = max(_FINE, float(np.sqrt(width * height / spots.shape[1] / _CELLS)), max(width, height) / _LONGEST)
    spacing = float(_STEP ** np.ceil(np.log(least) / np.log(_STEP)))
    across, down = (_steps((side + max(side * _FREE, _FREE_UNITS)) / spacing) for side in (width, height))
    return Grid(left - _MARGIN * spacing, top - _MARGIN * spacing, spacing, across, down)


def _steps(taken: float) -> int:
    """Return a number of steps that leaves a margin and transforms fast."""
    from scipy.fft import next_fast_len  # noqa: PLC0415 - heavy

    least = int(taken) + 2 * _MARGIN
    return int(next_fast_len(-(-least // 8) * 8, real=True))


def _corners(grid: Grid, spots: Spots) -> _Corners:
    along, below = (spots[0] - grid.left) / grid.spacing, (spots[1] - grid.top) / grid.spacing
    column, row = along.astype(np.int64), below.astype(np.int64)
    along -= column
    below -= row
    both = along * below
    return _Corners(column * grid.down + row, (1 - along - below + both, along - both, below - both, both))


def _slopes(grid: Grid, corners: _Corners) -> tuple[Field, Field]:
    """Return how steep the potential of all people is across and down, at each place of the grid."""
    from scipy.fft import irfft2, rfft2  # noqa: PLC0415 - heavy

    size = grid.across * grid.down
    mass = np.zeros(size)
    for jump, share in zip(_jumps(grid), corners.shares, strict=True):
        mass[jump:] += np.bincount(corners.low, share, size - jump)
    crowd = rfft2(mass.astype(np.float32).reshape(grid.across, grid.down), overwrite_x=True)
    crowd *= _kernel(grid.across, grid.down, grid.spacing)
    potential = irfft2(crowd, s=(grid.across, grid.down), overwrite_x=True).ravel()
    across, down = np.zeros_like(potential), np.zeros_like(potential)
    np.subtract(potential[: -2 * grid.down], potential[2 * grid.down :], out=across[grid.down : -grid.down])
    np.subtract(potential[:-2], potential[2:], out=down[1:-1])
    return across, down


def _jumps(grid: Grid) -> tuple[int, int, int, int]:
    return 0, grid.down, 1, grid.down + 1


def _read(slopes: tuple[Field, Field], grid: Grid, corners: _Corners) -> Spots:
    found = np.empty((2, len(corners.low)))
    jumps = _jumps(grid)
    for axis, slope in enumerate(slopes):
        np.multiply(slope[corners.low], corners.shares[0], out=found[axis])
        for jump, share in zip(jumps[1:], corners.shares[1:], strict=True):
            found[axis] += slope[jump:][corners.low] * share
    return found


@lru_cache(maxsize=6)
def _kernel(across: int, down: int, spacing: float) -> Field:
    """Return the transform of the potential between grid places, over the two steps that a slope is taken on."""
    from scipy.fft import fftfreq, rfft2  # noqa: PLC0415 - heavy

    x, y = fftfreq(across, 1 / across) * spacing, fftfreq(down, 1 / down) * spacing
    potential = 0.5 / (1.0 + np.square(x)[:, None] + np.square(y)[None, :])
    return np.ascontiguousarray(rfft2(potential.astype(np.float32)).real / np.float32(2 * spacing))
