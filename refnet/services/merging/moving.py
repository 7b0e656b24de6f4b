"""All that rests on a person moves to another: rows that would be there twice are joined, the others only change hands."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from refnet.domain.kinds import Evidence
from refnet.store.schema import (
    Ally,
    Ask,
    ContactPoint,
    Deal,
    Introduction,
    KeptApart,
    MergedPerson,
    NamedProspect,
    Note,
    PutOff,
    Row,
    Tag,
    Task,
    Tie,
)

Pair = TypeVar("Pair", Tie, KeptApart)
# what only changes hands
SIDES: tuple[tuple[type[Row], InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None]], ...] = (
    (Introduction, Introduction.introducer_id),
    (Introduction, Introduction.recipient_id),
    (Introduction, Introduction.prospect_id),
    (Deal, Deal.prospect_id),
    (Ask, Ask.ally_id),
    (Note, Note.person_id),
    (Task, Task.person_id),
    (NamedProspect, NamedProspect.person_id),
    (MergedPerson, MergedPerson.person_id),
)
_EVIDENCE = list(Evidence)  # strongest first


def move(session: Session, kept: UUID, other: UUID) -> None:
    """Give everything of the other person to the one who is kept."""
    for table, side in SIDES:
        for row in session.scalars(select(table).where(side == other)):
            setattr(row, side.key, kept)
    _move_points(session, kept, other)
    _move_tags(session, kept, other)
    _move_put_off(session, kept, other)
    _join_allies(session, kept, other)
    _move_pairs(session, Tie, kept, other, _join_ties)
    _move_pairs(session, KeptApart, kept, other, _keep_mine)


def pairs_of(session: Session, table: type[Pair], person: UUID) -> dict[UUID, Pair]:
    """Return the rows of a table of pairs that a person is in, by who is the other."""
    rows = session.scalars(select(table).where(or_(table.person_id == person, table.other_id == person)))
    return {row.other_id if row.person_id == person else row.person_id: row for row in rows}


def _move_points(session: Session, kept: UUID, other: UUID) -> None:
    def key(point: ContactPoint) -> tuple[str, str]:
        return point.kind, point.normal or point.value

    known = {key(point) for point in session.scalars(select(ContactPoint).where(ContactPoint.person_id == kept))}
    for point in session.scalars(select(ContactPoint).where(ContactPoint.person_id == other)):
        if key(point) in known:
            session.delete(point)
        else:
            point.person_id = kept


def _move_tags(session: Session, kept: UUID, other: UUID) -> None:
    borne = set(session.scalars(select(Tag.search_key).where(Tag.person_id == kept)))
    for tag in session.scalars(select(Tag).where(Tag.person_id == other)):
        if tag.search_key in borne:
            session.delete(tag)
        else:
            tag.person_id = kept


def _move_put_off(session: Session, kept: UUID, other: UUID) -> None:
    known = {(row.duty, row.rep_id) for row in session.scalars(select(PutOff).where(PutOff.subject_id == kept))}
    for row in session.scalars(select(PutOff).where(PutOff.subject_id == other)):
        if (row.duty, row.rep_id) in known:
            session.delete(row)
        else:
            row.subject_id = kept


def _join_allies(session: Session, kept: UUID, other: UUID) -> None:
    mine, theirs = (session.scalars(select(Ally).where(Ally.person_id == key)).first() for key in (kept, other))
    if theirs is None:
        return
    if mine is None:
        theirs.person_id = kept
        return
    mine.trust = max(mine.trust, theirs.trust)
    mine.since = min(filter(None, (mine.since, theirs.since)), default=None)
    mine.cadence_days = min(mine.cadence_days, theirs.cadence_days)
    mine.paused_until = _later(mine.paused_until, theirs.paused_until)
    mine.looking_for = "\n".join(dict.fromkeys(filter(None, (mine.looking_for, theirs.looking_for))))
    session.delete(theirs)


def _later(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def _move_pairs(
    session: Session, table: type[Pair], kept: UUID, other: UUID, join: Callable[[Pair, Pair], None]
) -> None:
    mine = pairs_of(session, table, kept)
    for third, row in pairs_of(session, table, other).items():
        if third == kept:
            session.delete(row)
        elif third in mine:
            join(mine[third], row)
            session.delete(row)
        else:
            row.person_id, row.other_id = sorted((kept, third))


def _join_ties(mine: Tie, theirs: Tie) -> None:
    mine.strength = max(mine.strength, theirs.strength)
    mine.evidence = min(mine.evidence, theirs.evidence, key=_EVIDENCE.index)
    mine.since = min(filter(None, (mine.since, theirs.since)), default=None)


def _keep_mine(_mine: KeptApart, _theirs: KeptApart) -> None:
    """Once is enough."""
