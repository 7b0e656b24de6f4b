"""Where to draw each person, so that those who know each other stand together and groups stand apart.

Each connected group is laid out on its own, from a rough version (see `levels`) to the fine one: people push each
other apart (see `repulsion`), introductions pull together, and a last pass parts marks that would touch. The groups are packed into
one picture, the largest in the middle. One unit is about the length of a line.
"""

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.forces import forced, parted
from refnet.domain.network.levels import levels
from refnet.domain.network.packing import pack
from refnet.domain.network.small import SMALL, small_places

Points = NDArray[np.float64]
Edges = NDArray[np.int64]

_FIRST_ROUNDS = 150
_ROUNDS = 70
_REFINING_ROUNDS = 60


def force_positions(
    node_count: int,
    edges: NDArray[np.int64],
    *,
    seed: int = 0,
    start: Points | None = None,
    pinned: NDArray[np.bool_] | None = None,
) -> Points:
    """Return an (n, 2) place for each of the people 0 … n−1; the same arguments give the same places.

    `edges` is an (m, 2) array of pairs; loops and repeated pairs do no harm. `start` gives places to refine:
    people without one (nan) begin beside their neighbours. `pinned` people keep their place in `start` exactly.
    """
    if node_count == 0:
        return np.empty((0, 2))
    pairs = _simple(edges)
    generator = np.random.default_rng(seed)
    if start is not None:
        return _refined(node_count, pairs, start, pinned, generator)
    groups = _groups(node_count, pairs)
    return pack(node_count, groups, _all_places(groups, _inner_pairs(pairs, groups, node_count), generator))


def _simple(edges: NDArray[np.int64]) -> Edges:
    """Return each pair once, the smaller first, without loops."""
    pairs = np.sort(np.asarray(edges, dtype=np.int64).reshape(-1, 2), axis=1)
    return np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)


def _groups(node_count: int, pairs: Edges) -> list[NDArray[np.int64]]:
    """Return the members of each connected group, the largest group first."""
    from scipy.sparse import coo_array  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    ones = np.ones(len(pairs), dtype=np.int8)
    matrix = coo_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(node_count, node_count)).tocsr()
    count, label = connected_components(matrix, directed=False)
    order = np.argsort(label, kind="stable")
    groups = np.split(order, np.cumsum(np.bincount(label, minlength=count))[:-1])
    return sorted(groups, key=lambda members: -len(members))


def _inner_pairs(pairs: Edges, groups: list[NDArray[np.int64]], node_count: int) -> list[Edges]:
    """Return the pairs of each group, in the numbers of its own people."""
    group, number = np.empty(node_count, dtype=np.int64), np.empty(node_count, dtype=np.int64)
    for place, members in enumerate(groups):
        group[members], number[members] = place, np.arange(len(members))
    of_group = group[pairs[:, 0]]
    order = np.argsort(of_group, kind="stable")
    ends = np.cumsum(np.bincount(of_group, minlength=len(groups)))[:-1]
    return np.split(number[pairs[order]], ends)


def _all_places(groups: list[NDArray[np.int64]], inner: list[Edges], generator: np.random.Generator) -> list[Points]:
    """Lay out each group; small ones of one size go together, for there can be very many of them."""
    sizes = [len(members) for members in groups]
    large = [_group_places(size, pairs, generator) for size, pairs in zip(sizes, inner, strict=True) if size > SMALL]
    small: list[Points] = []
    for size in sorted({size for size in sizes if size <= SMALL}, reverse=True):
        same = [pairs for each, pairs in zip(sizes, inner, strict=True) if each == size]
        small.extend(small_places(size, same, generator))
    return large + small


def _group_places(count: int, pairs: Edges, generator: np.random.Generator) -> Points:
    """Lay a connected group out from its coarsest version to itself, children starting beside their parent."""
    steps = levels(count, pairs, generator)
    coarsest = steps[-1]
    places = generator.normal(0, np.sqrt(coarsest.count), (coarsest.count, 2))
    places = forced(places, coarsest.pairs, np.ones(coarsest.count, dtype=np.bool_), _FIRST_ROUNDS, 1.0)
    for level in reversed(steps[:-1]):
        growth = np.sqrt(level.count / len(places))
        places = places[level.parent] * growth + generator.normal(0, 0.3, (level.count, 2))
        free = np.ones(level.count, dtype=np.bool_)
        places = forced(places, level.pairs, free, _ROUNDS, 0.6)
    return parted(places, np.ones(count, dtype=np.bool_))


def _refined(
    node_count: int,
    pairs: Edges,
    start: Points,
    pinned: NDArray[np.bool_] | None,
    generator: np.random.Generator,
) -> Points:
    places = _beside_neighbours(np.array(start, dtype=np.float64), pairs, generator)
    free = np.ones(node_count, dtype=np.bool_) if pinned is None else ~np.asarray(pinned, dtype=np.bool_)
    return parted(forced(places, pairs, free, _REFINING_ROUNDS, 0.1), free)


def _beside_neighbours(places: Points, pairs: Edges, generator: np.random.Generator) -> Points:
    """Give people without a place the middle of their neighbours, in waves, and the rest a place at the edge."""
    missing = np.isnan(places[:, 0])
    while missing.any():
        both = np.concatenate((pairs, pairs[:, ::-1]))
        known = both[missing[both[:, 0]] & ~missing[both[:, 1]]]
        if not len(known):
            break
        count = np.bincount(known[:, 0], minlength=len(places))
        for axis in range(2):
            total = np.bincount(known[:, 0], places[known[:, 1], axis], len(places))
            places[count > 0, axis] = total[count > 0] / count[count > 0]
        places[count > 0] += generator.normal(0, 0.3, (int((count > 0).sum()), 2))
        missing &= count == 0
    if missing.any():
        reach = np.nanmax(np.abs(places)) if not missing.all() else 1.0
        places[missing] = generator.uniform(-reach - 1, reach + 1, (int(missing.sum()), 2))
    return places
