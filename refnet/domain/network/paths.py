"""Warm paths: the likeliest ways from us to somebody over people who know each other."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from refnet.domain.network.lines import LEAST_COST, Floats, Lines, Numbers, lines

MOST_HOPS = 3  # each hop is an ask
USUAL_COUNT = 5


@dataclass(frozen=True, slots=True)
class WarmPath:
    """People from us to the target, the chance of each hop, and of all together."""

    people: tuple[int, ...]
    chances: tuple[float, ...]
    chance: float

    @property
    def weakest(self) -> int:
        """Return the number of the hop that is least likely to work; the earliest of equals."""
        return self.chances.index(min(self.chances))


def warm_paths(
    known: Lines,
    start: int,
    targets: Sequence[int],
    *,
    count: int = USUAL_COUNT,
    most_hops: int = MOST_HOPS,
    check: Callable[[], object] | None = None,
) -> list[WarmPath]:
    """Return the likeliest paths without a circle from `start` to any of `targets`, the best first.

    They are Yen's k best of at most `most_hops` hops; a company is a sink behind all its people, and a path ends
    with the first of them it meets. None when no such path is known. Among equals the shorter comes first. `check`
    is called before each search and may raise to stop.
    """
    goals = sorted(set(targets) - {start})
    if not goals or count < 1:
        return []
    sunk = _with_sink(known, start, goals, most_hops)
    found = _yen(sunk, start, count, most_hops + 1, check or _go_on)
    return [along(known, people[:-1]) for people in found]


def reach(known: Lines, start: int, most_hops: int = MOST_HOPS) -> Floats:
    """Return for everybody the chance of the best path of at most so many hops from `start`; 0 where there is none."""
    best = _layers(known, start, most_hops).min(axis=0)
    best[start] = np.inf
    return np.asarray(np.exp(-best), dtype=np.float64)


def _go_on() -> None:
    return


def along(known: Lines, people: tuple[int, ...]) -> WarmPath:
    """Return the path over these people, each of whom has a line to the next."""
    chances = tuple(_chance(known, one, other) for one, other in pairwise(people))
    return WarmPath(people, chances, float(np.prod(chances)))


def _chance(known: Lines, one: int, other: int) -> float:
    first, last = known.into[other], known.into[other + 1]
    return float(known.chance[first + np.searchsorted(known.source[first:last], one)])


def _with_sink(known: Lines, start: int, goals: list[int], most_hops: int) -> Lines:
    """Return the part that a path can use, with a sink beyond the goals as the last person."""
    is_goal = np.zeros(known.count, dtype=np.bool_)
    is_goal[goals] = True
    ahead = _hops(known.source, known.target, known.count, np.array([start]), most_hops)
    back = _hops(known.target, known.source, known.count, np.flatnonzero(is_goal), most_hops)
    within = ahead[known.source] + 1 + back[known.target] <= most_hops
    part = known.kept(within & ~is_goal[known.source] & (known.target != start))
    sink = np.full(len(goals), known.count)
    return lines(
        known.count + 1,
        np.concatenate([part.source, np.array(goals, dtype=np.int64)]),
        np.concatenate([part.target, sink]),
        np.concatenate([part.chance, np.ones(len(goals))]),
    )


def _hops(source: Numbers, target: Numbers, count: int, start: Numbers, most: int) -> Numbers:
    """Return how many lines everybody is away from `start`, `most + 1` for farther."""
    far = np.full(count, most + 1, dtype=np.int64)
    far[start] = 0
    for hop in range(most):
        reached = target[far[source] == hop]
        far[reached] = np.minimum(far[reached], hop + 1)
    return far


def _layers(known: Lines, start: int, most_hops: int) -> Floats:
    """Return (most_hops + 1, count) least costs of a walk of exactly so many hops."""
    cost = np.full((most_hops + 1, known.count), np.inf)
    cost[0, start] = 0.0
    for hop in range(most_hops):
        np.minimum.at(cost[hop + 1], known.target, cost[hop][known.source] + known.cost)
    return cost


def _best(known: Lines, start: int, most_hops: int) -> tuple[float, tuple[int, ...]] | None:
    """Return the cheapest way to the sink; costs are above 0, so the cheapest walk has no circle."""
    cost = _layers(known, start, most_hops)
    hops = int(cost[:, -1].argmin())
    if not np.isfinite(cost[hops, -1]):
        return None
    way = [known.count - 1]
    for hop in range(hops, 0, -1):
        into = slice(known.into[way[-1]], known.into[way[-1] + 1])
        before = known.source[into]
        way.append(int(before[(cost[hop - 1][before] + known.cost[into]).argmin()]))
    return float(cost[hops, -1]), tuple(way[::-1])


def _yen(known: Lines, start: int, count: int, most_hops: int, check: Callable[[], object]) -> list[tuple[int, ...]]:
    """Return the best ways by Yen (1971), each found by leaving an earlier one at one of its people."""
    found: list[tuple[int, ...]] = []
    waiting: dict[tuple[int, ...], tuple[float, int, tuple[int, ...]]] = {}
    first = _best(known, start, most_hops)
    if first is not None:
        waiting[first[1]] = (first[0], len(first[1]), first[1])
    while waiting and len(found) < count:
        way = min(waiting.values())[2]
        del waiting[way]
        found.append(way)
        for place in range(len(way) - 1):
            check()
            branch = _branch(known, way[: place + 1], found, most_hops)
            if branch is not None:
                waiting[branch[1]] = (branch[0], len(branch[1]), branch[1])
    return found


def _branch(
    known: Lines, stem: tuple[int, ...], found: list[tuple[int, ...]], most_hops: int
) -> tuple[float, tuple[int, ...]] | None:
    """Return the best way that begins with the stem and leaves it by a line no way found so far took."""
    taken = {way[len(stem)] for way in found if way[: len(stem)] == stem}
    leaves = (known.source == stem[-1]) & np.isin(known.target, list(taken))
    passed = np.isin(known.source, stem[:-1]) | np.isin(known.target, stem[:-1])
    tail = _best(known.kept(~(leaves | passed)), stem[-1], most_hops - len(stem) + 1)
    if tail is None:
        return None
    hops = pairwise(stem)
    cost = sum(max(-math.log(_chance(known, one, other)), LEAST_COST) for one, other in hops)
    return cost + tail[0], (*stem[:-1], *tail[1])
