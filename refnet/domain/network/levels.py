"""Smaller and smaller versions of a network, so that its layout is unfolded from the rough to the fine.

Each person proposes to the neighbour they are tied to most, and pairs that propose to each other become one
(handshake matching). Whoever stays alone joins a matched neighbour, so that fans fold into their hub.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.groups import Edges, People

Weights = NDArray[np.float64]

_SMALL_ENOUGH = 12
_PROPOSALS = 6
_MOST = 40  # versions; twenty halve a million people, and some networks fold more slowly


@dataclass(frozen=True, slots=True)
class Level:
    """A version of the network: its size, weighted pairs, and into whom each of its people folds next."""

    count: int
    pairs: Edges
    weights: Weights
    parent: People


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """Every line from both of its ends, in the order of the first end; `begins` is where each person's lines begin."""

    person: People
    other: People
    begins: People
    degree: Weights
    liking: Weights


def levels(count: int, pairs: Edges, generator: np.random.Generator) -> list[Level]:
    """Return the network and its coarser versions, the finest first; the coarsest folds into itself.

    As long as there are pairs, the one tied most always folds, so that each version is smaller.
    """
    result: list[Level] = []
    weights = np.ones(len(pairs))
    while count > _SMALL_ENOUGH and len(pairs) and len(result) < _MOST:
        parent = _folded(_neighbours(count, pairs, weights, generator))
        fewer = int(parent.max()) + 1
        result.append(Level(count, pairs, weights, parent))
        pairs, weights = _merged(parent[pairs], weights, fewer)
        count = fewer
    return [*result, Level(count, pairs, weights, np.arange(count))]


def family_order(steps: list[Level]) -> People:
    """Return the people of the finest version so that those who fold together stand together, at every level."""
    rank = np.arange(steps[-1].count)
    order = rank
    for level in reversed(steps[:-1]):
        order = np.argsort(rank[level.parent], kind="stable")
        rank = np.empty(level.count, dtype=np.int64)
        rank[order] = np.arange(level.count)
    return order


def _merged(pairs: Edges, weights: Weights, count: int) -> tuple[Edges, Weights]:
    low, high = np.minimum(pairs[:, 0], pairs[:, 1]), np.maximum(pairs[:, 0], pairs[:, 1])
    kept = low != high
    keys, place = np.unique(low[kept] * count + high[kept], return_inverse=True)
    merged = np.bincount(place, weights[kept], len(keys)).astype(np.float64)
    return np.stack((keys // count, keys % count), axis=1), merged


def _neighbours(count: int, pairs: Edges, weights: Weights, generator: np.random.Generator) -> _Neighbours:
    """Return who is tied to whom; a tie counts less between people of many ties, and a little luck breaks evens."""
    degree = np.bincount(pairs.ravel(), minlength=count).astype(np.float64)
    liking = weights / np.sqrt(degree[pairs[:, 0]] * degree[pairs[:, 1]]) * generator.uniform(0.9, 1.1, len(pairs))
    order = np.argsort(np.concatenate((pairs[:, 0], pairs[:, 1])), kind="stable")
    person, other = np.concatenate((pairs, pairs[:, ::-1]))[order].T
    begins = np.minimum(np.cumsum(degree) - degree, len(order) - 1).astype(np.int64)
    return _Neighbours(person.copy(), other.copy(), begins, degree, np.tile(liking, 2)[order])


def _folded(near: _Neighbours) -> People:
    """Return the number of the next level's person for each of this one's."""
    partner = np.full(len(near.degree), -1, dtype=np.int64)
    for _round in range(_PROPOSALS):
        free = partner < 0
        choice = _best(near, np.where(free[near.person] & free[near.other], near.liking, -np.inf))
        chosen = np.flatnonzero(choice >= 0)
        mutual = chosen[choice[choice[chosen]] == chosen]
        partner[mutual] = choice[mutual]
    return _numbered(_joined(partner, near))


def _best(near: _Neighbours, liking: Weights) -> People:
    """Return for each person the neighbour liked most, or −1 where none is liked at all."""
    best = np.where(near.degree > 0, np.maximum.reduceat(liking, near.begins), -np.inf)
    at = np.flatnonzero((liking == best[near.person]) & (liking > -np.inf))
    choice = np.full(len(best), -1, dtype=np.int64)
    choice[near.person[at]] = near.other[at]
    return choice


def _joined(partner: People, near: _Neighbours) -> People:
    """Return one number a pair: the lower of the two, and for the lonely that of a matched neighbour."""
    own = np.arange(len(partner))
    matched = partner >= 0
    root = np.where(matched, np.minimum(own, partner), own)
    lonely = ~matched[near.person] & matched[near.other]
    choice = _best(near, np.where(lonely, -near.degree[near.other], -np.inf))
    joins = choice >= 0
    root[joins] = root[choice[joins]]
    return root


def _numbered(root: People) -> People:
    is_root = np.zeros(len(root), dtype=np.int64)
    is_root[root] = 1
    return (np.cumsum(is_root) - 1)[root]
