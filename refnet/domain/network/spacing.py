"""A last pass over the picture: marks that are large push away whoever would lie under them."""

import numpy as np
from numpy.typing import NDArray

LARGE = 8.0  # pixels of radius; smaller marks keep apart by the layout alone
APART = 6.0  # pixels between a large mark and its neighbours
ROUNDS = 24
_ROUNDS_A_LOOK, _SOON = 4, 10.0  # how often neighbours are looked for, and how many pixels farther than is near now

Floats = NDArray[np.float64]
People = NDArray[np.int64]


def spaced(places: Floats, radius: Floats, free: NDArray[np.bool_]) -> Floats:
    """Return the places with nobody under a large mark where that can be; only the `free` move, the smaller more."""
    moved = places.copy()
    large = np.flatnonzero(radius >= LARGE)
    first, second = large[:0], large[:0]
    for number in range(ROUNDS if len(large) else 0):
        if number % _ROUNDS_A_LOOK == 0:
            first, second = _near(moved, radius, large)
        step = _step(moved, radius, first, second)
        if not step.any():
            break
        moved[free] += 0.7 * step[free]
    return moved


def _step(places: Floats, radius: Floats, first: People, second: People) -> Floats:
    """Return how all pairs that stand too near push each other."""
    apart = places[second] - places[first]
    distance = np.maximum(np.hypot(apart[:, 0], apart[:, 1]), 1e-3)
    missing = radius[first] + radius[second] + APART - distance
    is_near = missing > 0.01
    first, second, apart, distance = first[is_near], second[is_near], apart[is_near], distance[is_near]
    apart[:, 0] += np.where(distance <= 1e-3, 1e-3, 0.0)  # two in one spot part sideways
    push = apart * (missing[is_near] / distance)[:, None]
    share = radius[first] / (radius[first] + radius[second])
    step, count = np.empty_like(places), len(places)
    for axis in range(2):
        pushed = np.bincount(second, push[:, axis] * share, count)
        step[:, axis] = pushed - np.bincount(first, push[:, axis] * (1 - share), count)
    return step


def _near(places: Floats, radius: Floats, large: People) -> tuple[People, People]:
    """Return the pairs that stand too near or soon may, a large one first; two large ones once."""
    from scipy.spatial import cKDTree  # noqa: PLC0415

    reach = float(radius.max()) * 2 + APART + _SOON
    found = cKDTree(places[large]).sparse_distance_matrix(cKDTree(places), reach, output_type="ndarray")
    first, second = large[found["i"]], found["j"].astype(np.int64)
    is_once = (radius[second] < LARGE) | (first < second)
    chosen = (first != second) & is_once & (found["v"] < radius[first] + radius[second] + APART + _SOON)
    return first[chosen], second[chosen]
