"""Which open cold deals an ally could warm: for each the best way over somebody we may ask, to the prospect or a colleague.

From us to an ally, and on over at most two more hops; each hop is as likely as `acquaintance` says, and a way is as
likely as all its hops together, and as whom we ask is still to introduce anybody. Who is reached at the company instead of the prospect counts half.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from refnet.domain.kinds import Outcome, Source
from refnet.domain.network.acquaintance import US, Known
from refnet.domain.network.ground import Ground, Pursuit

COLD = (Source.COLD, Source.NAME_ONLY, Source.UNKNOWN)
COLLEAGUE = 0.5
HOPS = 2  # behind the ally
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Warmable:
    """A cold deal and the best way to it: `people` from the ally to whom they reach.

    `score` is the chance of the way times the usual rate of introduced deals times the amount (or the usual one), in
    minor units. `is_colleague` tells that the way leads to somebody at the prospect's company.
    """

    deal: UUID
    people: tuple[UUID, ...]
    chance: float
    score: float
    is_colleague: bool

    @property
    def ally(self) -> UUID:
        """Return whom to ask."""
        return self.people[0]


@dataclass(frozen=True, slots=True)
class Worth:
    """What introduced deals usually come to: their rate, and the amount where a deal has none (minor units)."""

    rate: float
    amount: float


def warmable(
    ground: Ground,
    known: Known,
    worth: Worth,
    willing: Mapping[UUID, float] | None = None,
    left: Collection[UUID] = (),
) -> list[Warmable]:
    """Return all open cold deals that somebody could warm, the most promising first; those of the reps `left` are not looked at.

    `willing` is how likely whom we ask still introduces anybody (method notes 4.4), 0 for one to be left in peace; 1 where
    it is not given.
    """
    reach = _Reach.of(ground, known, willing or {})
    staff: dict[UUID, list[UUID]] = {}
    for person in ground.people.values():
        if person.organization_id is not None:
            staff.setdefault(person.organization_id, []).append(person.id)
    cold = [(deal, deal.prospect) for deal in cold_deals(ground, left)]
    found = (_best(reach, _Target(ground, known, staff, who), deal, worth) for deal, who in cold if who is not None)
    return sorted((one for one in found if one is not None), key=lambda one: (-one.score, str(one.deal)))


def cold_deals(ground: Ground, left: Collection[UUID] = ()) -> list[Pursuit]:
    """Return the open deals with a prospect that no introduction brought, of whose source is unknown too.

    Those of the reps `left` are not among them.
    """
    return [
        deal
        for deal in ground.pursuits.values()
        if deal.outcome is Outcome.OPEN and deal.source in COLD and deal.prospect is not None and deal.rep not in left
    ]


@dataclass(frozen=True, slots=True, eq=False)
class _Reach:
    """How well everybody can be reached over an ally, at each number of hops, and from whom."""

    chances: tuple[NDArray[np.float64], ...]
    before: tuple[NDArray[np.int64], ...]

    @classmethod
    def of(cls, ground: Ground, known: Known, willing: Mapping[UUID, float]) -> "_Reach":
        """Return the reach from those whom we may ask: allies, and who introduced somebody to us before."""
        lines = known.lines
        first = np.zeros(lines.count)
        ours = lines.source == US
        first[lines.target[ours]] = lines.chance[ours]
        for number, key in enumerate(known.ids, start=1):
            person = ground.people[key]
            if person.do_not_contact or not (person.is_ally or key in ground.by_introducer):
                first[number] = 0.0
            first[number] *= willing.get(key, 1.0)
        chances, before = [first], [np.full(lines.count, _NOBODY)]
        for _hop in range(HOPS):
            reached, source = _next(known, chances[-1])
            chances.append(reached)
            before.append(source)
        return cls(tuple(chances), tuple(before))

    def best(self, person: int) -> tuple[float, int]:
        """Return the best chance to reach somebody behind an ally, and over how many hops."""
        return max((float(self.chances[hop][person]), -hop) for hop in range(1, HOPS + 1))

    def way(self, person: int, hops: int) -> list[int]:
        """Return the people of a way, the ally first."""
        found = [person]
        for hop in range(hops, 0, -1):
            found.append(int(self.before[hop][found[-1]]))
        return found[::-1]


def _next(known: Known, chances: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return how well everybody is reached with one hop more, and from whom."""
    lines = known.lines
    through = np.where(lines.source == US, 0.0, chances[lines.source] * lines.chance)
    order = np.lexsort((through, lines.target))
    target, through, source = lines.target[order], through[order], lines.source[order]
    last = np.ones(len(target), dtype=np.bool_)
    last[:-1] = target[1:] != target[:-1]
    reached, before = np.zeros(lines.count), np.full(lines.count, _NOBODY)
    reached[target[last]], before[target[last]] = through[last], source[last]
    return reached, before


@dataclass(frozen=True, slots=True, eq=False)
class _Target:
    """The prospect of a cold deal, among everybody."""

    ground: Ground
    known: Known
    staff: Mapping[UUID, list[UUID]]
    prospect: UUID

    def colleagues(self) -> list[UUID]:
        """Return who else is at the prospect's company."""
        company = self.ground.people[self.prospect].organization_id
        return [one for one in self.staff.get(company, ()) if one != self.prospect] if company is not None else []


def _best(reach: _Reach, target: _Target, deal: Pursuit, worth: Worth) -> Warmable | None:
    who = [one for one in (target.prospect, *target.colleagues()) if not target.ground.people[one].do_not_contact]
    ways = [_way(target.known, reach, one, 1.0 if one == target.prospect else COLLEAGUE) for one in who]
    chance, people = max(ways, key=lambda way: way[0], default=(0.0, ()))
    if chance <= 0:
        return None
    score = chance * worth.rate * (deal.amount or worth.amount)
    return Warmable(deal.id, people, chance, score, people[-1] != target.prospect)


def _way(known: Known, reach: _Reach, person: UUID, factor: float) -> tuple[float, tuple[UUID, ...]]:
    number = known.number[person]
    chance, hops = reach.best(number)
    if chance <= 0:
        return 0.0, ()
    people = reach.way(number, -hops)
    if len(set(people)) < len(people):  # there and back again
        return 0.0, ()
    return chance * factor, tuple(known.id(one) for one in people)
