"""The network as arrays of directed lines, sorted by where they lead, for paths and reach."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST_COST = 1e-12  # of a certain hop, so that of two certain ways the shorter is better

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Directed lines among `count` people, sorted by target and one a pair; `cost` is -ln of the chance."""

    count: int
    source: Numbers
    target: Numbers
    chance: Floats
    cost: Floats
    into: Numbers  # lines into person v are into[v]:into[v + 1]

    def without(self, people: Iterable[int]) -> "Lines":
        """Return the lines that touch none of these people."""
        gone = np.zeros(self.count, dtype=np.bool_)
        gone[list(people)] = True
        return self.kept(~(gone[self.source] | gone[self.target]))

    def kept(self, mask: NDArray[np.bool_]) -> "Lines":
        """Return the lines that the mask keeps."""
        return _counted(self.count, self.source[mask], self.target[mask], self.chance[mask], self.cost[mask])


def lines(count: int, source: Numbers, target: Numbers, chance: Floats) -> Lines:
    """Return the lines of people numbered below `count`.

    Of several between one pair the likeliest counts: costs must never add up, as a sparse matrix would do it. Lines
    from somebody to themselves, and those without a chance from above 0 to 1, are left out.
    """
    usable = (source != target) & (chance > 0) & (chance <= 1)
    source, target, chance = source[usable], target[usable], chance[usable]
    order = np.lexsort((-chance, source, target))
    source, target, chance = source[order], target[order], chance[order]
    first = np.ones(len(source), dtype=np.bool_)
    first[1:] = (source[1:] != source[:-1]) | (target[1:] != target[:-1])
    source, target, chance = source[first], target[first], chance[first]
    return _counted(count, source, target, chance, np.maximum(-np.log(chance), LEAST_COST))


def _counted(count: int, source: Numbers, target: Numbers, chance: Floats, cost: Floats) -> Lines:
    into = np.searchsorted(target, np.arange(count + 1))
    return Lines(count, source, target, chance, cost, into.astype(np.int64))
