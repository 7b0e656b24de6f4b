"""Who stands between others: betweenness, Burt's constraint and effective size."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from refnet.domain.network.adjacency import Check, Floats, Numbers, blocks, go_on, portions
from refnet.domain.network.waves import Waves

if TYPE_CHECKING:
    from scipy.sparse import csr_array

MOST_EXACT = 10_000  # people for whom betweenness is exact
PIVOTS = 256  # sources beyond that
MOST_WORK = 3e10  # steps: some minutes; a network of long chains is sampled for it, too
_BATCH, _ENTRIES = 64, 2_000_000
_CELLS = 4_000_000  # people times sources whose waves run side by side
_WAVE = 100  # steps of a whole product in the time of one in a wave


@dataclass(frozen=True, slots=True, eq=False)
class Betweenness:
    """The share of all shortest paths that pass through each person, from 0 to 1; `sources` says of how many people.

    It is exact where the paths from everybody were followed, else an estimate.
    """

    scores: Floats
    sources: int

    @property
    def is_exact(self) -> bool:
        """Tell whether the paths from everybody were followed."""
        return self.sources == len(self.scores)


def betweenness(
    known: "csr_array", *, seed: int = 0, most_sources: int | None = None, check: Check = go_on
) -> Betweenness:
    """Return the betweenness of everybody in an undirected network (Brandes 2001), many sources at a time.

    Where everybody is near, a wave from 64 sources is one product of matrices; long lines are followed cell by cell.
    Beyond 10 000 people, or with very many lines, sources are sampled with `seed` (Brandes and Pich 2007).
    """
    count, is_long = known.shape[0], _is_long(known)
    sources = _sources(known, seed, most_sources)
    total, done = np.zeros(count), 0
    for some in blocks(sources, max(1, _CELLS // count) if is_long else _BATCH):
        check(done, len(sources))
        total += Waves(known, some).dependencies() if is_long else _dependencies(known, some)
        done += len(some)
    pairs = (count - 1) * (count - 2)
    scale = count / (len(sources) * pairs) if len(sources) * pairs else 0.0
    return Betweenness(total * scale, len(sources))


def constraint(weights: "csr_array", people: Numbers | None = None, *, check: Check = go_on) -> Floats:
    """Return Burt's constraint of people, of all for None, in a network with or without directions.

    It is the sum over contacts j of (p_ij + sum over q of p_iq p_qj)², p being the share of i's lines both ways. NaN
    for who has no line at all.
    """
    mutual = (weights + weights.T).tocsr()
    whole = np.asarray(mutual.sum(axis=1)).reshape(-1)
    share = mutual.multiply(1.0 / np.where(whole > 0, whole, 1.0)[:, None]).tocsr()
    people = np.arange(len(whole)) if people is None else people
    found, done = np.full(len(people), np.nan), 0
    for some in portions(mutual, people, _ENTRIES):
        check(done, len(people))
        direct = share[some]
        both = (direct + direct @ share).multiply(direct != 0)
        values = np.asarray(both.multiply(both).sum(axis=1)).reshape(-1)
        found[done : done + len(some)] = np.where(whole[some] > 0, values, np.nan)
        done += len(some)
    return found


def effective_size(known: "csr_array", people: Numbers | None = None, *, check: Check = go_on) -> Floats:
    """Return how many contacts are not redundant: n - 2 t / n for n contacts with t lines among them (Borgatti 1997).

    For an undirected network; NaN for who has no contact. NetworkX's weighted variant was wrong (issue 8906).
    """
    people = np.arange(known.shape[0]) if people is None else people
    found, done = np.full(len(people), np.nan), 0
    for some in portions(known, people, _ENTRIES):
        check(done, len(people))
        rows = known[some]
        contacts = np.asarray(rows.sum(axis=1)).reshape(-1)
        twice = np.asarray((rows @ known).multiply(rows).sum(axis=1)).reshape(-1)
        has_any = contacts > 0
        found[done : done + len(some)][has_any] = contacts[has_any] - twice[has_any] / contacts[has_any]
        done += len(some)
    return found


def _sources(known: "csr_array", seed: int, most: int | None) -> Numbers:
    count = known.shape[0]
    wanted = most or (count if count <= MOST_EXACT else PIVOTS)
    affordable = max(1, int(MOST_WORK / (min(_whole(known), _WAVE * known.nnz) + 1)))
    wanted = min(count, wanted, affordable)
    if wanted == count:
        return np.arange(count)
    return np.sort(np.random.default_rng(seed).choice(count, wanted, replace=False))


def _is_long(known: "csr_array") -> bool:
    """Tell whether so many waves follow each other that most of them reach few."""
    return bool(known.nnz) and _whole(known) > _WAVE * known.nnz


def _whole(known: "csr_array") -> int:
    """Return the steps that one source takes where each wave is a whole product."""
    return int(2 * _depth(known) * (known.nnz + 4 * known.shape[0]))


def _depth(known: "csr_array") -> int:
    """Return about how long the longest shortest path is, from the best connected person on."""
    from scipy.sparse.csgraph import breadth_first_order  # noqa: PLC0415 - heavy

    if not known.nnz:
        return 1
    busiest = int(np.diff(known.indptr).argmax())
    order, before = breadth_first_order(known, busiest, directed=False)
    depth = np.zeros(known.shape[0], dtype=np.int64)
    for person in order[1:].tolist():
        depth[person] = depth[before[person]] + 1
    return int(depth.max()) + 1


def _dependencies(known: "csr_array", sources: Numbers) -> Floats:
    """Return the sum of how much shortest paths from these sources depend on each person."""
    columns = np.arange(len(sources))
    ways = np.zeros((known.shape[0], len(sources)))
    ways[sources, columns] = 1.0
    level = np.full(ways.shape, -1, dtype=np.int32)
    level[sources, columns] = 0
    front, depth = ways.copy(), 0
    while True:
        front = known @ front
        front[level >= 0] = 0.0
        reached = front > 0
        if not reached.any():
            break
        depth += 1
        level[reached] = depth
        ways += front
    passed = np.zeros_like(ways)
    for step in range(depth, 0, -1):
        share = np.where(level == step, (1.0 + passed) / np.maximum(ways, 1.0), 0.0)
        passed += np.where(level == step - 1, (known @ share) * ways, 0.0)
    passed[sources, columns] = 0.0
    return np.asarray(passed.sum(axis=1), dtype=np.float64)
