"""Where to draw each person, so that those who know each other stand together and groups stand apart.

Each connected group is laid out on its own, from a rough version (see `levels`) to the fine one: people push each
other apart (see `repulsion`), introductions pull together, and a last pass parts marks that would touch. The groups are packed into
one picture, the largest in the middle. One unit is about the length of a line.
"""

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.levels import levels
from refnet.domain.network.packing import pack
from refnet.domain.network.repulsion import repulsion

Points = NDArray[np.float64]
Edges = NDArray[np.int64]

_NEAR, _FAR = 3.0, 0.6  # pull along a line, strong between neighbours and weak between people far apart
_STRENGTH = 8.0  # of the push, beside the pull
_MOMENTUM = 0.6
_LONGEST = 0.12  # longest step at full heat, in shares of the root of the number of people
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
    places = [_group_places(len(members), _within(pairs, members, node_count), generator) for members in groups]
    return pack(node_count, groups, places)


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


def _within(pairs: Edges, members: NDArray[np.int64], node_count: int) -> Edges:
    number = np.full(node_count, -1, dtype=np.int64)
    number[members] = np.arange(len(members))
    inside = number[pairs[:, 0]] >= 0
    return number[pairs[inside]]


def _group_places(count: int, pairs: Edges, generator: np.random.Generator) -> Points:
    """Lay a connected group out from its coarsest version to itself, children starting beside their parent."""
    if count == 1:
        return np.zeros((1, 2))
    steps = levels(count, pairs, generator)
    coarsest = steps[-1]
    places = generator.normal(0, np.sqrt(coarsest.count), (coarsest.count, 2))
    places = _forced(places, coarsest.pairs, np.ones(coarsest.count, dtype=np.bool_), _FIRST_ROUNDS, 1.0)
    for level in reversed(steps[:-1]):
        growth = np.sqrt(level.count / len(places))
        places = places[level.parent] * growth + generator.normal(0, 0.3, (level.count, 2))
        free = np.ones(level.count, dtype=np.bool_)
        places = _forced(places, level.pairs, free, _ROUNDS, 0.6)
    return _parted(places, np.ones(count, dtype=np.bool_))


def _refined(
    node_count: int,
    pairs: Edges,
    start: Points,
    pinned: NDArray[np.bool_] | None,
    generator: np.random.Generator,
) -> Points:
    places = _beside_neighbours(np.array(start, dtype=np.float64), pairs, generator)
    free = np.ones(node_count, dtype=np.bool_) if pinned is None else ~np.asarray(pinned, dtype=np.bool_)
    return _parted(_forced(places, pairs, free, _REFINING_ROUNDS, 0.1), free)


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


def _forced(places: Points, pairs: Edges, free: NDArray[np.bool_], rounds: int, heat: float) -> Points:
    """Move the free people by the forces for so many rounds, cooling down."""
    degree = np.bincount(pairs.ravel(), minlength=len(places)).astype(np.float64)
    stiffness = 1.0 / (1.0 + 0.25 * _NEAR * degree)[:, None]
    speed = np.zeros_like(places)
    for cooling in np.geomspace(heat, heat * 0.01, rounds):
        force = _STRENGTH * repulsion(places) - _pull(places, pairs)
        speed = _MOMENTUM * speed + force * stiffness
        longest = np.sqrt(np.square(speed).sum(axis=1, keepdims=True))
        speed *= np.minimum(1.0, _LONGEST * cooling * np.sqrt(len(places)) / np.maximum(longest, 1e-12))
        places[free] += speed[free]
    return places


def _pull(places: Points, pairs: Edges) -> Points:
    """Return (a + b / (1 + d²)) d along each line, summed for both of its ends."""
    apart = places[pairs[:, 0]] - places[pairs[:, 1]]
    weight = _FAR + _NEAR / (1.0 + np.square(apart).sum(axis=1))
    pulled = np.empty_like(places)
    for axis in range(2):
        along = apart[:, axis] * weight
        first = np.bincount(pairs[:, 0], along, len(places))
        pulled[:, axis] = first - np.bincount(pairs[:, 1], along, len(places))
    return pulled


def _parted(places: Points, free: NDArray[np.bool_], rounds: int = 30, least: float = 0.5) -> Points:
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
