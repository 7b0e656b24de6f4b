"""Moving people by the forces between them until the picture is calm."""

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.repulsion import repulsion

Points = NDArray[np.float64]
Edges = NDArray[np.int64]

NEAR, FAR = 3.0, 0.6  # pull along a line, strong between neighbours and weak between people far apart
STRENGTH = 8.0  # of the push, beside the pull
MOMENTUM = 0.6
LONGEST = 0.12  # longest step at full heat, in shares of the root of the number of people
COLD = 0.01  # what is left of the heat at the end


def forced(places: Points, pairs: Edges, free: NDArray[np.bool_], rounds: int, heat: float) -> Points:
    """Move the free people by the forces for so many rounds, cooling down."""
    degree = np.bincount(pairs.ravel(), minlength=len(places)).astype(np.float64)
    stiffness = 1.0 / (1.0 + 0.25 * NEAR * degree)[:, None]
    speed = np.zeros_like(places)
    for cooling in np.geomspace(heat, heat * COLD, rounds):
        force = STRENGTH * repulsion(places) - _pull(places, pairs)
        speed = MOMENTUM * speed + force * stiffness
        longest = np.sqrt(np.square(speed).sum(axis=1, keepdims=True))
        speed *= np.minimum(1.0, LONGEST * cooling * np.sqrt(len(places)) / np.maximum(longest, 1e-12))
        places[free] += speed[free]
    return places


def _pull(places: Points, pairs: Edges) -> Points:
    """Return (a + b / (1 + d²)) d along each line, summed for both of its ends."""
    apart = places[pairs[:, 0]] - places[pairs[:, 1]]
    weight = FAR + NEAR / (1.0 + np.square(apart).sum(axis=1))
    pulled = np.empty_like(places)
    for axis in range(2):
        along = apart[:, axis] * weight
        first = np.bincount(pairs[:, 0], along, len(places))
        pulled[:, axis] = first - np.bincount(pairs[:, 1], along, len(places))
    return pulled


def parted(places: Points, free: NDArray[np.bool_], rounds: int = 30, least: float = 0.5) -> Points:
    """Push apart those who stand nearer than `least`, half the way each."""
    from scipy.spatial import cKDTree  # noqa: PLC0415

    for _round in range(rounds):
        near = cKDTree(places).query_pairs(least, output_type="ndarray")
        if not len(near):
            break
        apart = places[near[:, 0]] - places[near[:, 1]]
        distance = np.sqrt(np.square(apart).sum(axis=1))
        apart[distance < 1e-9] = (1e-3, 0.0)
        distance = np.maximum(distance, 1e-3)
        step = apart * ((least - distance) / distance * 0.5)[:, None]
        moved = np.zeros_like(places)
        for axis in range(2):
            moved[:, axis] = np.bincount(near[:, 0], step[:, axis], len(places))
            moved[:, axis] -= np.bincount(near[:, 1], step[:, axis], len(places))
        places[free] += moved[free]
    return places
