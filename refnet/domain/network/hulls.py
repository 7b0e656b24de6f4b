"""Outlines round people of the same company who stand together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
People = NDArray[np.int64]

LEAST = 3  # people who make a hull
_ROUND = 16  # corners of a full turn


@dataclass(frozen=True, slots=True)
class Hull:
    """The people of a group who stand together, and the (k, 2) corners of a line round them, without the first again."""

    group: int
    people: People
    outline: Points


def hulls(places: Points, group: People, *, reach: float, margin: float) -> list[Hull]:
    """Return an outline for each three or more people of one group of whom each stands within `reach` of another.

    `group` is −1 for people of none; people without a place (nan) belong to no hull. The outline is convex, `margin`
    away from the people and rounded. `reach` and `margin` are in the unit of the places.
    """
    from scipy.spatial import ConvexHull  # noqa: PLC0415 - heavy

    who = np.flatnonzero((group >= 0) & np.isfinite(places).all(axis=1))
    found = []
    for people in _clusters(places[who], group[who], reach):
        members = who[people]
        round_them = (places[members][:, None] + margin * _circle()).reshape(-1, 2)
        outline = round_them[ConvexHull(round_them).vertices]
        found.append(Hull(int(group[members[0]]), members, outline))
    return sorted(found, key=lambda hull: (hull.group, hull.people[0]))


def _circle() -> Points:
    turn = np.linspace(0, 2 * np.pi, _ROUND, endpoint=False)
    return np.column_stack((np.cos(turn), np.sin(turn)))


def _clusters(places: Points, group: People, reach: float) -> list[People]:
    """Return groups of at least LEAST people who hang together by steps within reach."""
    from scipy.sparse import coo_array  # noqa: PLC0415 - heavy
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - heavy

    if not len(places):
        return []
    near = _near(places, group, reach)
    shape = (len(places), len(places))
    matrix = coo_array((np.ones(len(near), dtype=np.int8), (near[:, 0], near[:, 1])), shape=shape)
    _count, label = connected_components(matrix.tocsr(), directed=False)
    order = np.argsort(label, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(label))[:-1])
    return [part for part in parts if len(part) >= LEAST]


def _near(places: Points, group: People, reach: float) -> People:
    """Return the pairs of one group within reach; groups are looked at apart, far from each other."""
    from scipy.spatial import cKDTree  # noqa: PLC0415 - heavy

    apart = group.astype(np.float64) * 2 * reach
    pairs: People = cKDTree(np.column_stack((places, apart))).query_pairs(reach, output_type="ndarray")
    return pairs
