"""How well a picture of a network reads, in four numbers that do not depend on its scale."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from tests.bench.layout_graphs import Generated

SAMPLED = 1000
CROSSING_PAIRS = 2_000_000
CHUNK = 250_000

Points = NDArray[np.float64]
Pairs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Quality:
    """NP1: share of neighbours among the nearest drawn (higher is better). Crossings: crossing pairs a thousand pairs
    of lines (lower). Spread: occupied cells of a √n × √n grid (0.63 is even). com@10: share of the ten nearest drawn
    who are of one community (higher).
    """

    neighbours: float
    crossings: float
    spread: float
    community: float


def quality(graph: Generated, places: Points) -> Quality:
    """Measure a picture on the largest component, with the same samples each time."""
    members = largest(graph)
    number = np.full(graph.count, -1)
    number[members] = np.arange(len(members))
    pairs = number[graph.edges]
    pairs, points = pairs[(pairs >= 0).all(axis=1)], np.ascontiguousarray(places[members], dtype=np.float64)
    dice = np.random.default_rng(1)
    return Quality(
        _neighbours_kept(points, pairs, dice),
        _crossings(points, pairs, dice),
        _spread(points),
        _together(points, graph.community[members], dice),
    )


def largest(graph: Generated) -> Pairs:
    """Return the people of the largest component."""
    _count, label = connected_components(_matrix(graph.count, graph.edges), directed=False)
    return np.flatnonzero(label == np.bincount(label).argmax())


def _matrix(count: int, pairs: Pairs) -> csr_array:
    both = np.concatenate((pairs, pairs[:, ::-1]))
    matrix = coo_array((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(count, count)).tocsr()
    matrix.data[:] = 1
    return matrix


def _neighbours_kept(points: Points, pairs: Pairs, dice: np.random.Generator) -> float:
    matrix, tree = _matrix(len(points), pairs), cKDTree(points)
    shares = []
    for person in dice.choice(len(points), min(SAMPLED, len(points)), replace=False):
        known = matrix.indices[matrix.indptr[person] : matrix.indptr[person + 1]]
        _distance, near = tree.query(points[person], k=len(known) + 1)
        shares.append(len(np.intersect1d(known, near[near != person][: len(known)])) / len(known))
    return float(np.mean(shares))


def _crossings(points: Points, pairs: Pairs, dice: np.random.Generator) -> float:
    crossed = tried = 0
    for _chunk in range(CROSSING_PAIRS // CHUNK):
        first, second = pairs[dice.integers(len(pairs), size=CHUNK)], pairs[dice.integers(len(pairs), size=CHUNK)]
        apart = (first[:, :, None] != second[:, None, :]).all(axis=(1, 2))
        a, b = points[first[apart]].transpose(1, 0, 2)
        c, d = points[second[apart]].transpose(1, 0, 2)
        is_crossing = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
        crossed, tried = crossed + int(is_crossing.sum()), tried + int(apart.sum())
    return 1000 * crossed / max(tried, 1)


def _side(a: Points, b: Points, c: Points) -> Points:
    return (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])


def _spread(points: Points) -> float:
    cells = int(np.sqrt(len(points)))
    low, high = points.min(axis=0), points.max(axis=0)
    cell = np.minimum(((points - low) / np.maximum(high - low, 1e-12) * cells).astype(np.int64), cells - 1)
    return len(np.unique(cell[:, 0] * cells + cell[:, 1])) / cells**2


def _together(points: Points, community: Pairs, dice: np.random.Generator) -> float:
    chosen = dice.choice(len(points), min(SAMPLED, len(points)), replace=False)
    _distance, near = cKDTree(points).query(points[chosen], k=11)
    return float((community[near[:, 1:]] == community[chosen][:, None]).mean())
