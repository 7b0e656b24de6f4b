"""What a reminder needs to know: the lines of today's list, and the meetings that have a time today."""

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from refnet.domain.kinds import Outcome
from refnet.domain.meetings import clock
from refnet.domain.reminding import Soon
from refnet.domain.today.rules import Item
from refnet.domain.today.words import whom
from refnet.services import reps
from refnet.services.today.looking import agenda
from refnet.store.database import Store
from refnet.store.schema import Deal, Meeting, Organization, Person


def listed(store: Store, today: date) -> list[Item]:
    """Return what stands on the list of whoever is at the keyboard, or of all of us while nobody said who that is."""
    return [item for group in agenda(store, _me(store), today).day.groups for item in group.items]


def meetings_of(store: Store, today: date) -> list[Soon]:
    """Return their meetings of today that have a time and were not held yet, the first first."""
    rep, owner = _me(store), func.coalesce(Meeting.rep_id, Deal.rep_id)
    who = func.coalesce(Person.name, Deal.title)
    query: Any = select(Meeting.id, who, func.coalesce(Organization.name, ""), Meeting.planned_time)
    query = query.join(Deal, Deal.id == Meeting.deal_id).outerjoin(Person, Person.id == Deal.prospect_id)
    query = query.outerjoin(Organization, Organization.id == Deal.organization_id)
    query = query.where(Meeting.planned_on == today, Meeting.held_on.is_(None), Deal.outcome == Outcome.OPEN)
    query = query if rep is None else query.where(owner == rep)
    with store.reading() as session:
        rows = session.execute(query.order_by(Meeting.planned_time, Meeting.id)).all()
    timed = [(row, clock(row[3])) for row in rows]
    return [Soon(row[0], whom(row[1], row[2]), time.fromisoformat(at)) for row, at in timed if at]


def _me(store: Store) -> UUID | None:
    me = reps.me(store)
    return me.id if me is not None else None
