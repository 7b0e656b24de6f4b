"""All structural measures of the people who take part in the network, in one go."""

from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from refnet.domain.network.adjacency import Check, Floats, Numbers, directed, go_on, undirected
from refnet.domain.network.articulation import articulation_points
from refnet.domain.network.brokers import betweenness, constraint, effective_size
from refnet.domain.network.centrality import pagerank
from refnet.domain.network.communities import communities, modularity
from refnet.domain.network.ground import Ground

_NAMED = 3  # people who stand for a circle
MOST_BROKERAGE = 20_000  # people for whom constraint is worked out at once


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """Measures of everybody who introduced, was introduced or knows somebody, in the order of `ids`.

    PageRank flows to introducers; all else is about who knows whom. NaN where a measure is not defined, or where the
    network is too large to have it of everybody.
    """

    ids: tuple[UUID, ...]
    contacts: Numbers
    betweenness: Floats
    is_exact: bool
    pagerank: Floats
    constraint: Floats
    size: Floats
    circle: Numbers
    modularity: float
    is_articulation: NDArray[np.bool_]

    def circles(self, top: int) -> list[tuple[int, tuple[UUID, ...]]]:
        """Return the size of each of the largest circles of three and more, with the people who know most others."""
        found: list[tuple[int, tuple[UUID, ...]]] = []
        for number, size in enumerate(np.bincount(self.circle)[:top].tolist() if len(self.circle) else []):
            inside = np.flatnonzero(self.circle == number)
            best = inside[np.argsort(-self.contacts[inside], kind="stable")][:_NAMED]
            if size >= _NAMED:
                found.append((size, tuple(self.ids[one] for one in best.tolist())))
        return found


def measured(ground: Ground, check: Check = go_on, seed: int = 0) -> Measured:
    """Return the measures of all people who take part; `check` is told (done, total) in hundredths, and may stop it."""
    made = [(one.introducer, one.prospect) for one in ground.received]
    pairs = [*made, *((tie.person, tie.other) for tie in ground.ties)]
    ids = tuple(dict.fromkeys(key for pair in pairs for key in pair))
    number = {key: place for place, key in enumerate(ids)}
    ends = np.array([(number[one], number[other]) for one, other in pairs], dtype=np.int64).reshape(-1, 2)
    known = undirected(len(ids), ends)
    credit = directed(len(ids), ends[: len(made), ::-1], np.ones(len(made)))
    people = np.arange(len(ids) if len(ids) <= MOST_BROKERAGE else 0)
    circle = communities(known, seed=seed, check=_part(check, 0, 15))
    between = betweenness(known, seed=seed, check=_part(check, 15, 90))
    return Measured(
        ids, np.diff(known.indptr).astype(np.int64), between.scores, between.is_exact, pagerank(credit),
        _all(constraint(known, people, check=_part(check, 90, 95)), len(ids)),
        _all(effective_size(known, people, check=_part(check, 95, 99)), len(ids)),
        circle, modularity(known, circle), np.isin(np.arange(len(ids)), articulation_points(known, check=_part(check, 99, 100))),
    )  # fmt: skip


def _all(scores: Floats, count: int) -> Floats:
    return scores if len(scores) == count else np.full(count, np.nan)


def _part(check: Check, first: int, last: int) -> Check:
    """Return a check whose work is a part of the whole, in hundredths, and never falls back."""
    furthest = first

    def told(done: int, total: int) -> object:
        nonlocal furthest
        furthest = max(furthest, first + (last - first) * min(done, total) // max(total, 1))
        return check(furthest, 100)

    return told
