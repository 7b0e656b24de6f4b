"""The numbers of thanks, from the introductions that were made to us."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain import thanking
from refnet.domain.kinds import Direction
from refnet.domain.thanking import Thanks
from refnet.domain.thanks_speed import Noted, Waited, waited
from refnet.domain.thanks_words import speed_told
from refnet.store import keys
from refnet.store.database import Store
from refnet.store.schema import Introduction, Told


@dataclass(frozen=True, slots=True)
class Case:
    """An introduction made to us, and how long its introducer waited for thanks, or waits."""

    introducer: UUID
    rep: UUID
    made_on: date
    thanked_on: date | None
    wait: Waited


def thanks(store: Store, today: date, rep: UUID | None = None) -> Thanks:
    """Return how soon a rep, or all of us, thank, and what goes with it; introductions without a day are left out."""
    with store.reading() as session:
        mine = [one for one in cases(session, today) if rep in (None, one.rep)]
    days: dict[UUID, list[tuple[date, date | None]]] = {}
    for one in mine:
        days.setdefault(one.introducer, []).append((one.made_on, one.thanked_on))
    return thanking.thanks(days, [one.wait for one in mine], today)


def told(store: Store, today: date) -> str:
    """Say the numbers of thanks of all of us; empty without an introduction.

    What goes with thanks is only spoken of once somebody has been known long enough to tell.
    """
    found = thanks(store, today)
    speed, is_begun = speed_told(found.speed), found.again.n + found.otherwise.n > 0
    return f"{speed} {thanking.again_told(found)}" if is_begun else speed


def cases(session: Session, today: date) -> Iterator[Case]:
    """Return every introduction with a day; the moments are those of the records that were made on the day itself."""
    noted = _thanks_noted(session)
    query: Any = select(
        Introduction.id, Introduction.introducer_id, Introduction.rep_id, Introduction.made_on, Introduction.thanked_on
    )
    query = query.where(Introduction.direction == Direction.RECEIVED, Introduction.made_on.is_not(None))
    for key, introducer, rep, made_on, thanked_on in session.execute(query.order_by(Introduction.id)):
        thanked = None if thanked_on is None else _noted(thanked_on, noted.get((key, thanked_on)))
        yield Case(introducer, rep, made_on, thanked_on, waited(_noted(made_on, key), thanked, today))


def _thanks_noted(session: Session) -> dict[tuple[UUID, date], UUID]:
    """Return by introduction and day which record first told of thanks."""
    found: dict[tuple[UUID, date], UUID] = {}
    query = select(Told.introduction_id, Told.told_on, Told.id).where(Told.is_thanks).order_by(Told.id)
    for introduction, on, key in session.execute(query):
        found.setdefault((introduction, on), key)
    return found


def _noted(day: date, key: UUID | None) -> Noted:
    """Return a day with the moment of its record, where that was made on the day."""
    moment = keys.moment(key) if key is not None else None
    at = None if moment is None else moment.astimezone().replace(tzinfo=None)
    return Noted(day, at if at is not None and at.date() == day else None)
