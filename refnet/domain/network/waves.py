"""Shortest paths from many people at once, wave by wave: what a wave does not reach costs nothing, however long the lines.

A cell is a person seen from one source, numbered person × sources + source (Brandes 2001, with the waves of all
sources side by side).
"""

from typing import TYPE_CHECKING

import numpy as np

from refnet.domain.network.adjacency import Floats, Numbers

if TYPE_CHECKING:
    from scipy.sparse import csr_array


class Waves:
    """The waves from some people over an undirected network: `ways` to each cell, and in which wave it is reached."""

    def __init__(self, known: "csr_array", sources: Numbers) -> None:
        self._starts, self._others = known.indptr.astype(np.int64), known.indices.astype(np.int64)
        self._count, self._width = known.shape[0], len(sources)
        self.ways = np.zeros(self._count * self._width)
        self._wave = np.full(len(self.ways), -1, dtype=np.int32)
        self._first = sources * self._width + np.arange(self._width)
        self.ways[self._first], self._wave[self._first] = 1.0, 0
        self._fronts = [self._first]
        while len(self._fronts[-1]):
            self._fronts.append(self._next(self._fronts[-1]))

    def dependencies(self) -> Floats:
        """Return the sum of how much shortest paths from the sources depend on each person."""
        passed = np.zeros(len(self.ways))
        for number in range(len(self._fronts) - 1, 0, -1):
            front = self._fronts[number]
            place, reached = self._beside(front)
            is_back = self._wave[reached] == number - 1
            place, reached = place[is_back], reached[is_back]
            share = (1.0 + passed[front]) / self.ways[front]
            np.add.at(passed, reached, share[place] * self.ways[reached])
        passed[self._first] = 0.0
        return np.asarray(passed.reshape(self._count, self._width).sum(axis=1), dtype=np.float64)

    def _next(self, front: Numbers) -> Numbers:
        """Return the cells that are reached from a front and from none before, with the ways to them added up."""
        place, reached = self._beside(front)
        is_new = self._wave[reached] < 0
        place, reached = place[is_new], reached[is_new]
        np.add.at(self.ways, reached, self.ways[front][place])
        cells = np.unique(reached)
        self._wave[cells] = len(self._fronts)
        return cells

    def _beside(self, front: Numbers) -> tuple[Numbers, Numbers]:
        """Return the cells of all neighbours, each with the place in the front that it is a neighbour of."""
        people, columns = np.divmod(front, self._width)
        begins, counts = self._starts[people], self._starts[people + 1] - self._starts[people]
        place = np.repeat(np.arange(len(front)), counts)
        behind = np.arange(len(place)) - np.repeat(np.cumsum(counts) - counts, counts)
        return place, self._others[begins[place] + behind] * self._width + columns[place]
