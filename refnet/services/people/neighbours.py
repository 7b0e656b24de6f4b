"""Who stands beside one person in the network, and by what."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from refnet.domain.kinds import Outcome
from refnet.services.matching import Column, Condition
from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction, Person, Rep, Tie


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody beside a person: their "introducer", a "prospect" of theirs, a "tie", or the "rep" who knows them.

    `outcome` is what became of the introduction's deal, `amount` its amount in minor units of the deal's currency.
    """

    id: UUID
    name: str
    relation: str
    outcome: Outcome | None
    amount: int | None


def neighbours(store: Store, key: UUID) -> list[Neighbour]:
    """Return all neighbours: introducers, prospects, ties, reps; each relation by name."""
    with store.reading() as session:
        return [
            *_introduced(session, "introducer", Introduction.introducer_id, Introduction.prospect_id == key),
            *_introduced(session, "prospect", Introduction.prospect_id, Introduction.introducer_id == key),
            *_ties(session, key),
            *_reps(session, key),
        ]


def _introduced(session: Session, relation: str, other: Column, mine: Condition) -> Iterator[Neighbour]:
    query = (
        select(Person.id, Person.name, Deal.outcome, Deal.amount)
        .join(Introduction, Person.id == other)
        .outerjoin(Deal, Deal.id == Introduction.deal_id)
        .where(mine)
        .order_by(Person.search_key, Introduction.made_on.desc().nulls_last(), Introduction.id)
    )
    seen: set[UUID] = set()
    for key, name, outcome, amount in session.execute(query):
        if key not in seen:
            seen.add(key)
            yield Neighbour(key, name, relation, outcome, amount)


def _ties(session: Session, key: UUID) -> Iterator[Neighbour]:
    there = or_(
        Person.id.in_(select(Tie.other_id).where(Tie.person_id == key)),
        Person.id.in_(select(Tie.person_id).where(Tie.other_id == key)),
    )
    for found, name in session.execute(select(Person.id, Person.name).where(there).order_by(Person.search_key)):
        yield Neighbour(found, name, "tie", None, None)


def _reps(session: Session, key: UUID) -> Iterator[Neighbour]:
    sides = (Introduction.introducer_id, Introduction.prospect_id, Introduction.recipient_id)
    introduced = select(Introduction.rep_id).where(or_(*(side == key for side in sides)))
    there = or_(Rep.id.in_(introduced), Rep.id.in_(select(Deal.rep_id).where(Deal.prospect_id == key)))
    for found, name in session.execute(select(Rep.id, Rep.name).where(there).order_by(Rep.search_key)):
        yield Neighbour(found, name, "rep", None, None)
