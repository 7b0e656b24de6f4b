"""Pushing apart people who stand so near that their marks would touch."""

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.effort import Effort
from refnet.domain.network.repulsion import Spots

Pairs = NDArray[np.int64]

LEAST = 0.5  # units between two people
_CROWDED = 8.0  # people in the cells of one unit, as those in them count, beyond which a picture is enlarged
_VAIN = 4.0  # times as large as it should need: enlarging parts nobody any more
_GOLDEN = 2.399963  # the golden angle
_DENSE, _FEW = 40.0, 8  # when there are too many pairs to look at all of them, and how many then of each person
_SOON, _ROUNDS_A_LOOK = 1.3, 3  # how much farther is looked for pairs, so that it need not be done each round
_ALIKE = 1e-3  # nearer than this share of the least, two people have no direction to part in


def parted(spots: Spots, rounds: int, effort: Effort, free: NDArray[np.bool_] | None = None) -> None:
    """Push apart in place those who stand nearer than LEAST, half the way each; only the `free` give way."""
    near: Pairs = np.empty((2, 0), dtype=np.int64)
    for number in range(rounds):
        if number % _ROUNDS_A_LOOK == 0:
            near = _near(spots, free)
        steps = _steps(spots, near[0], near[1])
        if not steps.any():
            return
        spots += steps if free is None else steps * free
        effort.spend(spots.shape[1])


def _near(spots: Spots, free: NDArray[np.bool_] | None) -> Pairs:
    """Return the (2, m) pairs that may soon stand too near; in a crowd only those of each person and the nearest few."""
    from scipy.spatial import cKDTree  # noqa: PLC0415 - heavy

    points, count = np.ascontiguousarray(spots.T), spots.shape[1]
    tree = cKDTree(points, balanced_tree=False, compact_nodes=False)
    if _crowd(spots, LEAST) <= _DENSE * count:
        first, second = tree.query_pairs(LEAST * _SOON, output_type="ndarray").T
    else:
        _distance, near = tree.query(points, k=_FEW + 1, distance_upper_bound=LEAST)
        first, second = np.repeat(np.arange(count), _FEW + 1), near.ravel()
        first, second = first[second < count], second[second < count]
    is_pair = first != second if free is None else (first != second) & (free[first] | free[second])
    return np.stack((first[is_pair], second[is_pair]))


def _steps(spots: Spots, first: Pairs, second: Pairs) -> Spots:
    apart = spots[:, first] - spots[:, second]
    distance = np.sqrt(apart[0] * apart[0] + apart[1] * apart[1])
    alike = distance < _ALIKE * LEAST
    apart[:, alike] = _somewhere(first[alike])
    distance[alike] = LEAST * _ALIKE
    apart *= 0.5 * np.maximum(LEAST - distance, 0.0) / distance
    steps, count = np.empty_like(spots), spots.shape[1]
    for along, step in zip(apart, steps, strict=True):
        np.subtract(np.bincount(first, along, count), np.bincount(second, along, count), out=step)
    return steps


def _somewhere(person: Pairs) -> Spots:
    """Return a tiny step in a direction of each person's own."""
    angle = person * _GOLDEN
    return LEAST * _ALIKE * np.stack((np.cos(angle), np.sin(angle)))


def airy(spots: Spots) -> None:
    """Enlarge in place a picture so dense that its people could not be parted; who stand in one spot are strewn."""
    enlarged, most = 1.0, np.sqrt(_crowd(spots, 1.0) / spots.shape[1] / _CROWDED) * _VAIN
    while (crowding := _crowd(spots, 1.0) / spots.shape[1]) > _CROWDED:
        if enlarged > most:
            spots /= enlarged
            _strew(spots)
            return
        factor = min(float(np.sqrt(crowding / _CROWDED)), 2.0) + 0.01
        spots *= factor
        enlarged *= factor


def _strew(spots: Spots) -> None:
    """Move in place those of each cell of one unit onto a disc, as the seeds of a sunflower lie."""
    column, row = np.floor(spots)
    cell = column * 2**26 + row
    order = np.argsort(cell, kind="stable")
    _cells, first, counts = np.unique(cell[order], return_index=True, return_counts=True)
    rank = np.empty(len(order))
    rank[order] = np.arange(len(order)) - np.repeat(first, counts)
    angle = rank * _GOLDEN
    spots += LEAST * np.sqrt(rank) * np.stack((np.cos(angle), np.sin(angle)))


def _crowd(spots: Spots, side: float) -> float:
    """Return the sum of squares of how many people stand in each cell of that side."""
    column, row = np.floor(spots / side)
    _cell, counts = np.unique(column * 2**26 + row, return_counts=True)
    return float(np.square(counts.astype(np.float64)).sum())
