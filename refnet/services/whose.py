"""Whose allies, deals and tasks are: a rep's own, another's, or nobody's; each list that is narrowed to a rep asks here."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from refnet.domain.kinds import Direction, Role
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.store.database import Store
from refnet.store.schema import Ask, Introduction, Rep


def unassigned() -> str:
    """Return what the rep is called to whom imports give what names nobody: theirs is nobody's."""
    return _("Unassigned")


def others(store: Store, rep: UUID | None) -> frozenset[UUID]:
    """Return the reps whose things are left to them; nobody where it is about all reps."""
    with store.reading() as session:
        return _others(session, rep)


def of_others(store: Store, rep: UUID | None) -> frozenset[UUID]:
    """Return the people whom another rep asked, or was introduced by, last; nobody where it is about all reps."""
    if rep is None:
        return frozenset()
    who: Any = Introduction.introducer_id
    asked: Any = select(Ask.ally_id.label("person"), Ask.rep_id.label("rep"), Ask.asked_on.label("day"))
    received = Introduction.direction == Direction.RECEIVED
    introduced: Any = select(who, Introduction.rep_id, Introduction.made_on)
    touches = union_all(asked, introduced.where(received, Introduction.made_on.is_not(None))).subquery()
    last = func.row_number().over(partition_by=touches.c.person, order_by=(touches.c.day.desc(), touches.c.rep.desc()))
    placed = select(touches.c.person, touches.c.rep, last.label("place")).subquery()
    with store.reading() as session:
        theirs = placed.c.rep.in_(_others(session, rep))
        return frozenset(session.scalars(select(placed.c.person).where(placed.c.place == 1, theirs)))


def tasks_seen(session: Session, me: UUID | None) -> UUID | None:
    """Return the rep whose tasks alone may be seen, None where all may: by a manager, or while nobody said who they are.

    What somebody noted for themselves is theirs.
    """
    who = session.get(Rep, me) if me is not None else None
    return who.id if who is not None and who.role is not Role.MANAGER else None


def _others(session: Session, rep: UUID | None) -> frozenset[UUID]:
    if rep is None:
        return frozenset()
    query = select(Rep.id).where(Rep.id != rep, Rep.search_key != fold(unassigned()))
    return frozenset(session.scalars(query))
