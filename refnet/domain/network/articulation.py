"""Articulation points: people without whom others could not reach each other any more."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from refnet.domain.network.adjacency import Check, Numbers, go_on

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_BETWEEN_CHECKS = 5_000


@dataclass(slots=True)
class _Walk:
    """Where a walk through the network, depth first, has been: when it found people, and how far back they lead."""

    starts: list[int]
    others: list[int]
    found_at: list[int]
    low: list[int]
    is_point: list[bool]
    clock: int = 0

    def find(self, person: int) -> None:
        """Note that somebody was met for the first time."""
        self.found_at[person] = self.low[person] = self.clock
        self.clock += 1


def articulation_points(known: "csr_array", *, check: Check = go_on) -> Numbers:
    """Return everybody without whom some who can reach each other no longer could (Hopcroft and Tarjan 1973).

    One walk without recursion through an undirected network, in time proportional to its lines.
    """
    count = known.shape[0]
    walk = _Walk(known.indptr.tolist(), known.indices.tolist(), [-1] * count, [0] * count, [False] * count)
    for root in range(count):
        if walk.found_at[root] < 0:
            _walk_from(root, walk, check)
    return np.flatnonzero(walk.is_point)


def _walk_from(root: int, walk: _Walk, check: Check) -> None:
    walk.find(root)
    children, way, steps = 0, [(root, -1, walk.starts[root])], 0
    while way:
        if steps % _BETWEEN_CHECKS == 0:
            check(walk.clock, len(walk.low))
        steps += 1
        person, before, line = way.pop()
        if line < walk.starts[person + 1]:
            way.append((person, before, line + 1))
            _look(person, before, walk.others[line], walk, way)
        elif before >= 0:
            walk.low[before] = min(walk.low[before], walk.low[person])
            children += before == root
            holds = before != root and walk.low[person] >= walk.found_at[before]
            walk.is_point[before] = walk.is_point[before] or holds
    walk.is_point[root] = children > 1


def _look(person: int, before: int, other: int, walk: _Walk, way: list[tuple[int, int, int]]) -> None:
    if walk.found_at[other] < 0:
        walk.find(other)
        way.append((other, person, walk.starts[other]))
    elif other != before:
        walk.low[person] = min(walk.low[person], walk.found_at[other])
