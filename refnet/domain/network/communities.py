"""Circles of people who know each other more than others: Louvain's method with a seed."""

from typing import TYPE_CHECKING

import numpy as np

from refnet.domain.network.adjacency import Check, Floats, Numbers, go_on

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_LEAST_GAIN = 1e-7  # of modularity in one round; less is not worth another
_ROUNDS = 20  # what is told of as the whole; rarely more are needed
_BETWEEN_CHECKS = 1_000


def communities(known: "csr_array", *, seed: int = 0, check: Check = go_on) -> Numbers:
    """Return the circle of each person in an undirected weighted network, the largest being 0.

    It is the method of Blondel et al. (2008): people move to the circle of most gain, circles become people, and so on.
    Which of several equally good answers comes depends on the seed, so never rely on who is with whom exactly.
    """
    labels = np.arange(known.shape[0])
    generator = np.random.default_rng(seed)
    folded, gained = known.astype(np.float64), True
    while gained and folded.nnz:
        moved = _moved(folded, generator, check)
        gained = len(np.unique(moved)) < folded.shape[0]
        labels, folded = moved[labels], _folded(folded, moved)
    return _by_size(labels)


def modularity(known: "csr_array", labels: Numbers) -> float:
    """Return how many more lines lie within the circles than chance would put there (Newman and Girvan 2004)."""
    total = float(known.sum())
    if not total:
        return 0.0
    within = known.tocoo()
    inside = float(within.data[labels[within.row] == labels[within.col]].sum())
    weight = np.bincount(labels, np.asarray(known.sum(axis=1)).reshape(-1))
    return inside / total - float(np.square(weight / total).sum())


def _moved(known: "csr_array", generator: np.random.Generator, check: Check) -> Numbers:
    """Let everybody move in turn until hardly anything is gained; return labels from 0 without gaps."""
    count, total = known.shape[0], float(known.sum())
    starts, others, weights = known.indptr.tolist(), known.indices.tolist(), known.data.tolist()
    degree: list[float] = np.asarray(known.sum(axis=1)).reshape(-1).tolist()
    label, mass = list(range(count)), degree.copy()
    waiting: list[int] = generator.permutation(count).tolist()
    turn, gain = 0, 1.0
    while gain >= _LEAST_GAIN:  # modularity is at most 1, so this ends
        turn, gain, stirred = turn + 1, 0.0, bytearray(count)
        for place, person in enumerate(waiting):
            if place % _BETWEEN_CHECKS == 0:
                check(min(turn, _ROUNDS) * count + place, (_ROUNDS + 1) * count)
            around = others[starts[person] : starts[person + 1]]
            near: dict[int, float] = {}
            for other, weight in zip(around, weights[starts[person] : starts[person + 1]], strict=True):
                if other != person:
                    near[label[other]] = near.get(label[other], 0.0) + weight
            brought = _move(person, near, degree[person], label=label, mass=mass, total=total)
            if brought > 0:
                gain += brought
                for other in around:
                    stirred[other] = 1
        waiting = [person for person in waiting if stirred[person]]  # whom no move came near would stay
    return np.unique(np.array(label, dtype=np.int64), return_inverse=True)[1].reshape(-1)


def _move(
    person: int, near: dict[int, float], degree: float, *, label: list[int], mass: list[float], total: float
) -> float:
    """Move one person to the best circle near them and return the modularity it brought."""
    own = label[person]
    mass[own] -= degree
    here = near.get(own, 0.0) - mass[own] * degree / total
    best, most = own, here
    for circle, weight in near.items():
        value = weight - mass[circle] * degree / total
        if value > most + 1e-12:
            best, most = circle, value
    mass[best] += degree
    label[person] = best
    return 2 * (most - here) / total


def _folded(known: "csr_array", labels: Numbers) -> "csr_array":
    """Return the network of circles; lines within one stay as a line to itself."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - heavy

    lines = known.tocoo()
    count = int(labels.max()) + 1
    folded = csr_array((lines.data, (labels[lines.row], labels[lines.col])), shape=(count, count))
    folded.sum_duplicates()
    return folded


def _by_size(labels: Numbers) -> Numbers:
    """Return circles numbered from the largest on, of equals the one with the first person."""
    if not len(labels):
        return labels
    _names, first, numbers, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    order: Floats = np.lexsort((first, -sizes)).astype(np.float64)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order.astype(np.int64)] = np.arange(len(order))
    return rank[numbers.reshape(-1)]
