"""Meetings that are planned and were not held yet, of deals that still run."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from refnet.domain.kinds import Outcome
from refnet.domain.meetings import clock
from refnet.domain.today.words import whom
from refnet.store.schema import Deal, Meeting, Organization, Person


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meeting with whom, on which day, at which time of the clock there (HH:MM, empty without one), about what."""

    id: UUID
    who: str
    day: date
    at: str
    title: str


def planned(session: Session, rep: UUID | None, since: date, until: date | None = None) -> list[Ahead]:
    """Return the meetings of a rep, or of all of us, from a day on, or up to another; the first first."""
    who, owner = func.coalesce(Person.name, Deal.title), func.coalesce(Meeting.rep_id, Deal.rep_id)
    query: Any = select(
        Meeting.id, who, func.coalesce(Organization.name, ""), Meeting.planned_on, Meeting.planned_time, Deal.title
    )
    query = query.join(Deal, Deal.id == Meeting.deal_id).outerjoin(Person, Person.id == Deal.prospect_id)
    query = query.outerjoin(Organization, Organization.id == Deal.organization_id)
    query = query.where(Meeting.held_on.is_(None), Meeting.planned_on >= since, Deal.outcome == Outcome.OPEN)
    query = query if until is None else query.where(Meeting.planned_on <= until)
    query = query if rep is None else query.where(owner == rep)
    rows = session.execute(query.order_by(Meeting.planned_on, Meeting.planned_time, Meeting.id))
    return [
        Ahead(key, whom(name, organization), day, clock(at) or "", title)
        for key, name, organization, day, at, title in rows
    ]
