"""A last pass over the picture: marks that are large push away whoever would lie under them."""

import numpy as np
from numpy.typing import NDArray

LARGE = 8.0  # pixels of radius; smaller marks keep apart by the layout alone
APART = 6.0  # pixels between a large mark and its neighbours
ROUNDS = 24

Floats = NDArray[np.float64]


def spaced(places: Floats, radius: Floats, free: NDArray[np.bool_]) -> Floats:
    """Return the places with nobody under a large mark where that can be; only the `free` move, the smaller more."""
    moved = places.copy()
    large = np.flatnonzero(radius >= LARGE)
    for _round in range(ROUNDS):
        first, second = _near(moved, radius, large)
        if not len(first):
            break
        apart = moved[second] - moved[first]
        distance = np.maximum(np.hypot(apart[:, 0], apart[:, 1]), 1e-3)
        apart[:, 0] += np.where(distance <= 1e-3, 1e-3, 0.0)  # two in one spot part sideways
        missing = radius[first] + radius[second] + APART - distance
        push = apart * (missing / distance)[:, None]
        share = (radius[first] / (radius[first] + radius[second]))[:, None]
        step = np.zeros_like(moved)
        np.add.at(step, second, push * share)
        np.add.at(step, first, -push * (1 - share))
        moved[free] += 0.7 * step[free]
    return moved


def _near(places: Floats, radius: Floats, large: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs that stand too near, a large one first; two large ones once."""
    from scipy.spatial import cKDTree  # noqa: PLC0415

    if not len(large):
        return large, large
    reach = radius[large] + float(radius.max()) + APART
    found = cKDTree(places).query_ball_point(places[large], reach)
    first = np.repeat(large, [len(each) for each in found])
    second = np.concatenate([np.array(sorted(each), dtype=np.int64) for each in found])
    away = np.hypot(*(places[first] - places[second]).T)
    is_once = (radius[second] < LARGE) | (first < second)
    chosen = (first != second) & is_once & (away < radius[first] + radius[second] + APART - 0.01)
    return first[chosen], second[chosen]
