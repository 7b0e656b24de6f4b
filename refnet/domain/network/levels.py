"""Smaller and smaller versions of a connected group, so that its layout is unfolded from the rough to the fine.

Each person proposes to the neighbour they are tied to most, and pairs that propose to each other become one
(handshake matching). Whoever stays alone joins a matched neighbour, so that fans fold into their hub.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Edges = NDArray[np.int64]
_SMALL_ENOUGH = 12
_PROPOSALS = 6


@dataclass(frozen=True, slots=True)
class Level:
    """A version of the group: its size, weighted pairs, and into whom each of its people folds next."""

    count: int
    pairs: Edges
    weights: NDArray[np.float64]
    parent: NDArray[np.int64] | None


def levels(count: int, pairs: Edges, generator: np.random.Generator) -> list[Level]:
    """Return the group and its coarser versions, the finest first; the coarsest has no parents.

    The pairs must connect the group: then the pair tied most always folds, so that each version is smaller.
    """
    result: list[Level] = []
    weights = np.ones(len(pairs))
    while count > _SMALL_ENOUGH:
        parent = _folded(count, pairs, weights, generator)
        fewer = int(parent.max()) + 1
        result.append(Level(count, pairs, weights, parent))
        pairs, weights = _merged(parent[pairs], weights, fewer)
        count = fewer
    return [*result, Level(count, pairs, weights, None)]


def _merged(pairs: Edges, weights: NDArray[np.float64], count: int) -> tuple[Edges, NDArray[np.float64]]:
    ordered = np.sort(pairs, axis=1)
    kept = ordered[:, 0] != ordered[:, 1]
    keys, place = np.unique(ordered[kept, 0] * count + ordered[kept, 1], return_inverse=True)
    merged = np.bincount(place, weights[kept], len(keys)).astype(np.float64)
    return np.stack((keys // count, keys % count), axis=1), merged


def _folded(
    count: int, pairs: Edges, weights: NDArray[np.float64], generator: np.random.Generator
) -> NDArray[np.int64]:
    """Return the number of the next level's person for each of this one's."""
    both = np.concatenate((pairs, pairs[:, ::-1]))
    degree = np.bincount(both[:, 0], minlength=count).astype(np.float64)
    liking = np.tile(weights, 2) / np.sqrt(degree[both[:, 0]] * degree[both[:, 1]])
    liking = liking * np.tile(generator.uniform(0.9, 1.1, len(pairs)), 2)
    partner = np.full(count, -1, dtype=np.int64)
    for _round in range(_PROPOSALS):
        free = partner < 0
        open_pairs = free[both[:, 0]] & free[both[:, 1]]
        choice = _best(count, both[open_pairs], liking[open_pairs])
        chosen = np.flatnonzero(choice >= 0)
        mutual = chosen[choice[choice[chosen]] == chosen]
        partner[mutual] = choice[mutual]
    return _numbered(_joined(partner, both, degree))


def _best(count: int, both: Edges, liking: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return for each person the neighbour liked most, or −1."""
    order = np.argsort(liking, kind="stable")
    choice = np.full(count, -1, dtype=np.int64)
    choice[both[order, 0]] = both[order, 1]  # the last write is the best one
    return choice


def _joined(partner: NDArray[np.int64], both: Edges, degree: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return one number a pair: the lower of the two, and for the lonely that of a matched neighbour."""
    own = np.arange(len(partner))
    matched = partner >= 0
    root = np.where(matched, np.minimum(own, partner), own)
    lonely = ~matched[both[:, 0]] & matched[both[:, 1]]
    choice = _best(len(partner), both[lonely], -degree[both[lonely, 1]])
    joins = choice >= 0
    root[joins] = root[choice[joins]]
    return root


def _numbered(root: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.unique(root, return_inverse=True)[1].reshape(-1)
