"""The five activities that can be managed, week by week: asked, received, scheduled, held, won."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from refnet.domain.kinds import Direction, IntroductionKind, Outcome, Source
from refnet.store.database import Store
from refnet.store.schema import Ask, Deal, Introduction, Meeting

DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """What was done in the week that begins on a Monday.

    Like what the plan wants of a week, meetings are the first ones of referral deals, and clients such deals won.
    """

    begins: date
    asks: int = 0
    introductions: int = 0
    scheduled: int = 0
    held: int = 0
    clients: int = 0


@dataclass(frozen=True, slots=True)
class _Activity:
    """The day and the owner of what is counted, and which rows count."""

    day: Any
    owner: Any
    conditions: tuple[Any, ...] = ()


def weeks(store: Store, rep: UUID | None, today: date, count: int = 1) -> list[Week]:
    """Return the last so many weeks of a rep, or of all; this one is the last and may not be over."""
    this = today - timedelta(days=today.weekday())
    first = this - timedelta(days=DAYS * (count - 1))
    with store.reading() as session:
        columns = [_by_week(session, what, rep, first) for what in _activities()]
    return [
        Week(first + timedelta(days=DAYS * place), *(column.get(place, 0) for column in columns))
        for place in range(count)
    ]


def _activities() -> tuple[_Activity, ...]:
    """Return the activities in the order of `Week`."""
    is_received = Introduction.direction == Direction.RECEIVED, Introduction.kind == IntroductionKind.INTRODUCED
    is_won = Deal.outcome == Outcome.WON, Deal.source == Source.REFERRAL
    return (
        _Activity(Ask.asked_on, Ask.rep_id),
        _Activity(Introduction.made_on, Introduction.rep_id, is_received),
        _first(Meeting.scheduled_on),
        _first(Meeting.held_on),
        _Activity(Deal.closed_on, Deal.rep_id, is_won),
    )


def _first(day: InstrumentedAttribute[date | None]) -> _Activity:
    """Return the first such day of each referral deal."""
    each = select(func.min(day).label("day"), Deal.rep_id.label("rep")).join(Deal, Meeting.deal_id == Deal.id)
    found = each.where(Deal.source == Source.REFERRAL).group_by(Deal.id, Deal.rep_id).subquery()
    return _Activity(found.c.day, found.c.rep)


def _by_week(session: Session, what: _Activity, rep: UUID | None, first: date) -> dict[int, int]:
    query = select(what.day, func.count()).where(what.day >= first, *what.conditions)
    if rep is not None:
        query = query.where(what.owner == rep)
    found: dict[int, int] = {}
    for on, count in session.execute(query.group_by(what.day)):
        place = (on - first).days // DAYS
        found[place] = found.get(place, 0) + count
    return found
