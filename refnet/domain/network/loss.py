"""What is lost when somebody leaves: whom only they connect us with, and how much harder everybody else is to reach."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from refnet.domain.network.adjacency import Numbers
from refnet.domain.network.lines import Floats, Lines
from refnet.domain.network.paths import MOST_HOPS, reach

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, slots=True, eq=False)
class ReachLost:
    """The chance to reach each person before and after somebody left, over paths of at most three hops."""

    before: Floats
    after: Floats

    @property
    def total(self) -> float:
        """Return the sum of chances lost: how many people fewer we can expect to reach."""
        return float((self.before - self.after).sum())

    @property
    def cut_off(self) -> Numbers:
        """Return the people whom we reached, and now cannot."""
        return np.flatnonzero((self.before > 0) & (self.after == 0))

    @property
    def harder(self) -> Numbers:
        """Return the people whom we still reach, with less chance; those who lose most first."""
        lost = np.where(self.after > 0, self.before - self.after, 0.0)
        return np.flatnonzero(lost > 1e-12)[np.argsort(-lost[lost > 1e-12], kind="stable")]


def reach_lost(
    known: Lines, start: int, gone: Sequence[int], targets: Iterable[int] | None = None, most_hops: int = MOST_HOPS
) -> ReachLost:
    """Return the reach from `start` with and without the people gone, over all others or the targets only."""
    counted = np.zeros(known.count, dtype=np.bool_)
    counted[list(range(known.count) if targets is None else targets)] = True
    counted[[start, *gone]] = False
    before = np.where(counted, reach(known, start, most_hops), 0.0)
    return ReachLost(before, np.where(counted, reach(known.without(gone), start, most_hops), 0.0))


def splits(known: "csr_array", person: int) -> int:
    """Return into how many parts the people around somebody fall without them; 2 or more: an articulation point."""
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - heavy

    first, last = known.indptr[person], known.indptr[person + 1]
    around = known.indices[first:last]
    if not len(around):
        return 0
    kept = np.ones(known.shape[0], dtype=np.float64)
    kept[person] = 0.0
    lines = known.tocoo()
    rest = known.copy()
    rest.data = kept[lines.row] * kept[lines.col]
    rest.eliminate_zeros()
    _count, part = connected_components(rest, directed=False)
    return len(np.unique(part[around]))
