"""Warm paths to a person or a company, each hop with what it rests on, and the ask that begins it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from refnet.domain.kinds import Evidence, Outcome
from refnet.domain.network.acquaintance import US, Known
from refnet.domain.network.ground import Ground
from refnet.domain.network.paths import MOST_HOPS, USUAL_COUNT, WarmPath, along, warm_paths

_CONSIDERED = 5  # times as many paths are found as are wanted, then ranked by what an ask may bring


class HopKind(StrEnum):
    """What a hop rests on."""

    TRUST = "trust"
    INTRODUCED_US = "introduced_us"
    DEALT_WITH = "dealt_with"
    INTRODUCED = "introduced"
    INTRODUCED_BY = "introduced_by"
    TIE = "tie"


@dataclass(frozen=True, slots=True)
class Hop:
    """A step of a path: from somebody (None: us) to the next, how likely it works, and why we think so."""

    person: UUID | None
    other: UUID
    chance: float
    kind: HopKind
    count: int = 1
    on: date | None = None
    strength: int = 0
    evidence: Evidence | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """A path from us to the target; `score` is what it is ranked by, `weakest` the number of its least likely hop."""

    hops: tuple[Hop, ...]
    chance: float
    weakest: int
    score: float

    @property
    def first(self) -> UUID:
        """Return whom to ask."""
        return self.hops[0].other

    @property
    def target(self) -> UUID:
        """Return whom the path reaches."""
        return self.hops[-1].other

    @property
    def is_direct(self) -> bool:
        """Tell whether we know the target ourselves."""
        return len(self.hops) == 1


def routes(
    ground: Ground,
    known: Known,
    targets: Sequence[UUID],
    *,
    win: Mapping[UUID, float] | None = None,
    active: Mapping[UUID, float] | None = None,
    usual_win: float = 1.0,
    count: int = USUAL_COUNT,
    most_hops: int = MOST_HOPS,
    check: Callable[[], object] | None = None,
) -> list[Route]:
    """Return the best routes to any of the targets, the best first; none when no warm path is known.

    They are ranked by the path's chance, times the shrunken rate `win` of who makes the last introduction (or
    `usual_win`), times the probability that the first ally is still `active` (or 1). Nobody is asked for an
    introduction to somebody whom we reach better ourselves.
    """
    numbers = [known.number[target] for target in targets if target in known.number]
    found = warm_paths(known.lines, US, numbers, count=count * _CONSIDERED, most_hops=most_hops, check=check)
    ties = _ties(ground, known, found)
    rates = _Rates(win or {}, active or {}, usual_win)
    made = [_route(ground, known, path, ties, rates) for path in found if not _is_detour(known, path)]
    return sorted(made, key=lambda route: (-route.score, len(route.hops)))[:count]


def steps(ground: Ground, known: Known, ways: Sequence[Sequence[UUID]]) -> list[tuple[Hop, ...]]:
    """Return what every step of these ways rests on, for each from us to its first person and on to its last."""
    found = [along(known.lines, (US, *(known.number[key] for key in way))) for way in ways]
    ties = _ties(ground, known, found)
    return [_steps(ground, known, path, ties) for path in found]


_Ties = Mapping[tuple[UUID, UUID], tuple[int, Evidence]]


@dataclass(frozen=True, slots=True)
class _Rates:
    win: Mapping[UUID, float]
    active: Mapping[UUID, float]
    usual_win: float

    def of(self, people: Sequence[UUID]) -> float:
        """Return what a path's chance is worth; whom we know ourselves needs no introduction."""
        active = self.active.get(people[0], 1.0)
        return active * self.win.get(people[-2], self.usual_win) if len(people) > 1 else active


def _route(ground: Ground, known: Known, path: WarmPath, ties: _Ties, rates: _Rates) -> Route:
    people = [known.id(number) for number in path.people[1:]]
    return Route(_steps(ground, known, path, ties), path.chance, path.weakest, path.chance * rates.of(people))


def _steps(ground: Ground, known: Known, path: WarmPath, ties: _Ties) -> tuple[Hop, ...]:
    people = [known.id(number) for number in path.people[1:]]
    pairs = zip(people, people[1:], path.chances[1:], strict=False)
    on = [_hop(ground, one, other, chance, ties) for one, other, chance in pairs]
    return _first_hop(ground, people[0], path.chances[0]), *on


def _is_detour(known: Known, path: WarmPath) -> bool:
    """Tell whether we know somebody farther along at least as well as this path leads to them."""
    lines, reached = known.lines, path.chances[0]
    for person, chance in zip(path.people[2:], path.chances[1:], strict=True):
        reached *= chance
        into = slice(lines.into[person], lines.into[person + 1])
        ours = lines.chance[into][lines.source[into] == US]
        if len(ours) and ours[0] >= reached:
            return True
    return False


def _first_hop(ground: Ground, person: UUID, chance: float) -> Hop:
    made = ground.by_introducer.get(person, ())
    if made:
        last = max((one.made_on for one in made if one.made_on is not None), default=None)
        return Hop(None, person, chance, HopKind.INTRODUCED_US, len(made), last, ground.people[person].trust or 0)
    trust = ground.people[person].trust
    if trust is not None:
        return Hop(None, person, chance, HopKind.TRUST, strength=trust)
    deals = [one for one in ground.pursuits.values() if one.prospect == person]
    won = [one for one in deals if one.outcome is Outcome.WON]
    newest = max((one.closed_on or one.first_touch_on or date.min for one in won or deals), default=date.min)
    outcome = Outcome.WON if won else max(deals, key=lambda one: one.outcome is Outcome.OPEN).outcome
    return Hop(
        None,
        person,
        chance,
        HopKind.DEALT_WITH,
        len(won or deals),
        None if newest == date.min else newest,
        outcome=outcome,
    )


def _hop(ground: Ground, person: UUID, other: UUID, chance: float, ties: _Ties) -> Hop:
    tie = ties.get((min(person, other), max(person, other)))
    there = [one for one in ground.by_introducer.get(person, ()) if one.prospect == other]
    back = [one for one in ground.by_introducer.get(other, ()) if one.prospect == person]
    if there or (back and tie is None):
        made, kind = (there, HopKind.INTRODUCED) if there else (back, HopKind.INTRODUCED_BY)
        last = max((one.made_on for one in made if one.made_on is not None), default=None)
        strength, evidence = tie or (0, None)
        return Hop(person, other, chance, kind, len(made), last, strength, evidence)
    strength, evidence = tie or (0, None)
    return Hop(person, other, chance, HopKind.TIE, strength=strength, evidence=evidence)


def _ties(ground: Ground, known: Known, found: Sequence[WarmPath]) -> _Ties:
    """Return the ties along these paths, looked for in one go."""
    wanted = {
        tuple(sorted((known.id(one), known.id(other))))
        for path in found
        for one, other in zip(path.people[1:], path.people[2:], strict=False)
    }
    return {
        (tie.person, tie.other): (tie.strength, tie.evidence)
        for tie in ground.ties
        if (tie.person, tie.other) in wanted
    }
