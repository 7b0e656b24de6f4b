"""What we lose when an ally, or one of us, leaves: business, reach, and whom to hand over to whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np

from refnet.domain.kinds import Outcome
from refnet.domain.network import business
from refnet.domain.network.acquaintance import US, Known, known
from refnet.domain.network.adjacency import undirected
from refnet.domain.network.ground import Ground, Pursuit
from refnet.domain.network.loss import ReachLost, reach_lost, splits
from refnet.domain.network.paths import reach

MOST_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class HandOver:
    """Somebody to be taken care of, with their open deals and who else knows them: first of us, then other people.

    `before` and `after` are the chances to reach them; `amount` is that of the open deals, in minor units.
    """

    person: UUID
    deals: tuple[UUID, ...]
    amount: int
    reps: tuple[UUID, ...]
    others: tuple[UUID, ...]
    before: float
    after: float

    @property
    def is_cut_off(self) -> bool:
        """Tell whether nobody is left through whom we could reach them."""
        return self.before > 0 and self.after == 0


@dataclass(frozen=True, slots=True)
class Loss:
    """What leaves with somebody; amounts in minor units of the main currency.

    `originated` is what deals that they began, or closed as one of us, won in the last 12 months, of `all_originated`;
    `open_amount` that of `open_deals` still open. `reach` is how many people fewer we can expect to reach, of `reached`;
    `parts` into how many the network around them falls (0 where that is not asked).
    """

    name: str
    is_rep: bool
    originated: int
    all_originated: int
    won_deals: int
    open_deals: int
    open_amount: int
    reach: float
    reached: float
    cut_off: tuple[UUID, ...]
    harder: int
    rows: tuple[HandOver, ...]
    parts: int = 0
    foreign: int = 0

    @property
    def share(self) -> float | None:
        """Return their share of the last 12 months, None when nothing was won."""
        return self.originated / self.all_originated if self.all_originated else None


def without_person(ground: Ground, whole: Known, person: UUID, today: date, parts: int = 0) -> Loss:
    """Return what we lose without an ally or a client."""
    lost = reach_lost(whole.lines, US, [whole.number[person]])
    made = ground.by_introducer.get(person, ())
    began = (one.deal for one in made if one.is_originating and one.deal is not None)
    deals = [ground.pursuits[key] for key in began if key in ground.pursuits]
    around = [*(one.prospect for one in made), *(whole.id(place) for place in lost.cut_off.tolist())]
    by_introduction = (one for one in ground.pursuits.values() if ground.originating(one.id) is not None)
    leaving = _Leaving(person, ground.name(person), False, deals, around, parts)
    return _loss(leaving, _won(by_introduction, today), lost, _rows(ground, whole, leaving, lost), today)


def without_rep(ground: Ground, whole: Known, rep: UUID, today: date) -> Loss:
    """Return what we lose when one of us leaves: their deals, and the people whom nobody else of us knows."""
    left = known(ground, without_rep=rep)
    lost = ReachLost(reach(whole.lines, US), reach(left.lines, US))
    deals = [one for one in ground.pursuits.values() if one.rep == rep]
    around = [one.introducer for one in ground.received if one.rep == rep]
    around += [one.prospect for one in deals if one.prospect is not None and one.outcome is not Outcome.LOST]
    leaving = _Leaving(rep, ground.name(rep), True, deals, around)
    return _loss(leaving, _won(ground.pursuits.values(), today), lost, _rows(ground, whole, leaving, lost), today)


def parts_around(ground: Ground, whole: Known, person: UUID) -> int:
    """Return into how many parts the network around somebody falls without them, ourselves left out."""
    pairs = [(whole.number[one], whole.number[other]) for one, other in _pairs(ground)]
    everybody = undirected(len(whole.ids) + 1, np.array(pairs, dtype=np.int64).reshape(-1, 2))
    return splits(everybody, whole.number[person])


@dataclass(frozen=True, slots=True)
class _Leaving:
    """Who leaves, their deals, and the people around them."""

    id: UUID
    name: str
    is_rep: bool
    deals: Sequence[Pursuit]
    around: Sequence[UUID]
    parts: int = 0


def _won(deals: Iterable[Pursuit], today: date) -> list[Pursuit]:
    return [one for one in deals if business.won_since(one, today - business.YEAR)]


def _loss(
    leaving: _Leaving, all_won: Sequence[Pursuit], lost: ReachLost, rows: Sequence[HandOver], today: date
) -> Loss:
    won = _won(leaving.deals, today)
    still = [one for one in leaving.deals if one.outcome is Outcome.OPEN]
    return Loss(
        name=leaving.name, is_rep=leaving.is_rep, originated=_sum(won), all_originated=_sum(all_won),
        won_deals=len(won), open_deals=len(still), open_amount=_sum(still), reach=lost.total,
        reached=float(lost.before.sum()), cut_off=tuple(row.person for row in rows if row.is_cut_off),
        harder=len(lost.harder), rows=tuple(rows[:MOST_ROWS]), parts=leaving.parts,
        foreign=sum(one.is_foreign for one in (*won, *still)),
    )  # fmt: skip


def _sum(deals: Iterable[Pursuit]) -> int:
    return sum(one.amount or 0 for one in deals)


def _rows(ground: Ground, whole: Known, leaving: _Leaving, lost: ReachLost) -> list[HandOver]:
    """Return whom to hand over: open deals by amount first, then who is cut off, then the others."""
    still: dict[UUID, list[Pursuit]] = {}
    for one in leaving.deals:
        if one.outcome is Outcome.OPEN and one.prospect is not None:
            still.setdefault(one.prospect, []).append(one)
    people = list(dict.fromkeys(key for key in (*still, *leaving.around) if key in ground.people))
    people = [key for key in people if key != leaving.id]
    reps, others = _who_knows(ground, set(people), leaving.id)
    rows = [
        HandOver(
            person=key, deals=tuple(one.id for one in still.get(key, ())),
            amount=_sum(still.get(key, ())), reps=tuple(reps.get(key, ())),
            others=tuple(others.get(key, ())), before=float(lost.before[whole.number[key]]),
            after=float(lost.after[whole.number[key]]),
        )
        for key in people
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (not row.deals, -row.amount, not row.is_cut_off, row.after - row.before))


def _who_knows(
    ground: Ground, people: set[UUID], gone: UUID
) -> tuple[Mapping[UUID, list[UUID]], Mapping[UUID, list[UUID]]]:
    """Return who of us, and who else, knows these people, without those who leave."""
    reps: dict[UUID, dict[UUID, None]] = {}
    others: dict[UUID, dict[UUID, None]] = {}
    for person, rep in _dealings(ground):
        if person in people and rep != gone:
            reps.setdefault(person, {})[rep] = None
    for one, other in _pairs(ground):
        for person, knows in ((one, other), (other, one)):
            if person in people and knows != gone:
                others.setdefault(person, {})[knows] = None
    return {key: list(found) for key, found in reps.items()}, {key: list(found) for key, found in others.items()}


def _dealings(ground: Ground) -> Iterator[tuple[UUID, UUID]]:
    for made in ground.received:
        yield made.introducer, made.rep
        yield made.prospect, made.rep
    for pursuit in ground.pursuits.values():
        if pursuit.prospect is not None and pursuit.rep is not None:
            yield pursuit.prospect, pursuit.rep


def _pairs(ground: Ground) -> Iterator[tuple[UUID, UUID]]:
    for made in ground.received:
        yield made.introducer, made.prospect
    for tie in ground.ties:
        yield tie.person, tie.other
