"""A forest of who brought whom, as arrays that are gone through a generation at a time, whatever its size."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Edges = NDArray[np.int64]
People = NDArray[np.int64]
Floats = NDArray[np.float64]

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Forest:
    """`parent` is NOBODY for a root; `generations` holds the people of each, siblings in their order and together."""

    parent: People
    root: People
    generations: tuple[People, ...]

    def summed_up(self, own: Floats) -> Floats:
        """Return for each person the sum of their children, or their own where that is more."""
        total = np.zeros(len(self.parent))
        for people in reversed(self.generations):
            total[people] = np.maximum(total[people], own[people])
            if self.parent[people[0]] != NOBODY:
                np.add.at(total, self.parent[people], total[people])
        return total

    def begins(self, width: Floats, first: Floats) -> Floats:
        """Return where each person's share begins: roots at `first`, siblings one after another amid their parent's."""
        begin, children = first.copy(), np.zeros(len(first) + 1)
        np.add.at(children, self.parent, width)
        for people in self.generations[1:]:
            parent, before = self.parent[people], np.cumsum(width[people]) - width[people]
            is_eldest = np.concatenate(([True], parent[1:] != parent[:-1]))
            eldest = np.maximum.accumulate(np.where(is_eldest, np.arange(len(people)), 0))
            begin[people] = begin[parent] + (width[parent] - children[parent]) / 2 + before - before[eldest]
        return begin


def forest(parent: People, key: Floats | None = None) -> Forest:
    """Return the forest of these parents; siblings come in the order of their keys, or else of their numbers."""
    children = np.argsort(parent, kind="stable") if key is None else np.lexsort((key, parent))
    counts = np.bincount(parent + 1, minlength=len(parent) + 1)
    begins = np.cumsum(counts) - counts
    generations, people, root = [], children[: counts[0]], np.arange(len(parent))
    while len(people):
        generations.append(people)
        sizes = counts[people + 1]
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        elders, people = people, children[np.repeat(begins[people + 1], sizes) + within]
        root[people] = np.repeat(root[elders], sizes)
    return Forest(parent, root, tuple(generations))


def first_parents(node_count: int, edges: Edges) -> People:
    """Return who first introduced each person, or NOBODY; circles are cut at the line that would close them.

    `edges` are (m, 2), introducer first, in the order of time.
    """
    parent, leader = [NOBODY] * node_count, list(range(node_count))

    def leading(person: int) -> int:
        """Return the first of those who lead to somebody, and shorten the way for the next time."""
        while leader[person] != person:
            leader[person] = leader[leader[person]]
            person = leader[person]
        return person

    for introducer, prospect in edges.tolist():
        if parent[prospect] == NOBODY and (ahead := leading(introducer)) != prospect:
            parent[prospect] = introducer
            leader[prospect] = ahead
    return np.array(parent, dtype=np.int64)
