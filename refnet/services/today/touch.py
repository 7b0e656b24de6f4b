"""When we were last in touch with people, and how often we want to be."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, func, select, union_all

from refnet.domain.kinds import Answer, Direction
from refnet.services.merging.fields import left_out_begins
from refnet.store.database import Store
from refnet.store.schema import Ally, Ask, Deal, Introduction, Meeting, MergedPerson, Note, Told

_RECEIVED = Introduction.direction == Direction.RECEIVED


def last_days(store: Store, today: date) -> dict[UUID, date]:
    """Return the last day on which we asked somebody, heard of, thanked, told or met them, or noted something of them.

    An introduction that we gave them counts too; that an ask was never answered does not.
    """
    who: Any = Introduction.introducer_id
    told: Any = select(who.label("person"), Told.told_on.label("day"))
    answered = case((Ask.answer != Answer.SILENCE, Ask.answered_on))
    touches = union_all(
        told.join(Told, Told.introduction_id == Introduction.id).where(_RECEIVED),
        select(who, Introduction.made_on).where(_RECEIVED),
        select(who, Introduction.thanked_on).where(_RECEIVED),
        select(Introduction.recipient_id, Introduction.made_on).where(Introduction.direction == Direction.GIVEN),
        select(Ask.ally_id, func.coalesce(answered, Ask.asked_on)),
        select(Note.person_id, Note.noted_on).where(Note.person_id.is_not(None), ~_tells_of_merging()),
        select(Deal.prospect_id, Meeting.held_on).join(Deal, Deal.id == Meeting.deal_id),
    ).subquery()
    person, day = touches.c.person, touches.c.day
    query = select(person, func.max(day)).where(person.is_not(None), day <= today).group_by(person).order_by(person)
    with store.reading() as session:
        return dict(session.execute(query).all())


def _tells_of_merging() -> ColumnElement[bool]:
    """Tell that a note was made when two people were made one: it keeps values, and nobody was heard of."""
    is_of_that_day = exists().where(MergedPerson.person_id == Note.person_id, MergedPerson.merged_on == Note.noted_on)
    return and_(is_of_that_day, Note.text.startswith(left_out_begins(), autoescape=True))


def cadences(store: Store) -> dict[UUID, int]:
    """Return after how many days without a word each ally is to be heard of."""
    with store.reading() as session:
        return dict(session.execute(select(Ally.person_id, Ally.cadence_days)).all())
