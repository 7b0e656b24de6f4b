"""What was done of late: a week, in the last eight weeks, or since there is anything noted where that is less."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from refnet.domain.kinds import Outcome, Source, Stage
from refnet.services.planning.asked import received
from refnet.store.database import Store
from refnet.store.schema import Ally, Ask, Deal, Introduction, StageEntry

PACE_WEEKS = 8
WEEKS_A_YEAR, DAYS_A_WEEK = 52, 7


@dataclass(frozen=True, slots=True)
class _What:
    """The day and the owner of what is counted, and which rows count."""

    day: Any
    owner: Any
    only: tuple[Any, ...] = ()


_ASKS = _What(Ask.asked_on, Ask.rep_id)
_RECEIVED = _What(Introduction.made_on, Introduction.rep_id, received())
_UNASKED = _What(Introduction.made_on, Introduction.rep_id, (Introduction.ask_id.is_(None), *received()))
_WON = _What(Deal.closed_on, Deal.rep_id, (Deal.outcome == Outcome.WON, Deal.source == Source.REFERRAL))


@dataclass(frozen=True, slots=True)
class Lately:
    """What was done in the last `weeks`; meetings and proposals are the first of each referral deal, clients such deals.

    `asks_at_all` and `comes_unasked` tell whether any ask was made, and any introduction came unasked, within a year.
    """

    weeks: float
    asks: int
    introductions: int
    unasked: int
    meetings: int
    proposals: int
    clients: int
    asks_at_all: bool
    comes_unasked: bool


def lately(store: Store, rep: UUID | None, today: date) -> Lately:
    """Return what a rep, or all, did of late."""
    with store.reading() as session:
        weeks = _weeks(session, rep, today)
        since = today - timedelta(days=round(weeks * DAYS_A_WEEK))
        year = today - timedelta(weeks=WEEKS_A_YEAR)
        return Lately(
            weeks,
            _count(session, _ASKS, rep, (since, today)),
            _count(session, _RECEIVED, rep, (since, today)),
            _count(session, _UNASKED, rep, (since, today)),
            _entered(session, rep, Stage.MET, (since, today)),
            _entered(session, rep, Stage.PROPOSED, (since, today)),
            _count(session, _WON, rep, (since, today)),
            _count(session, _ASKS, rep, (year, today)) > 0,
            _count(session, _UNASKED, rep, (year, today)) > 0,
        )


def watched(session: Session, today: date) -> tuple[int, float]:
    """Return how many introductions allies made in the last year, and the weeks that all of them were watched, added up.

    They are watched since the first ask or introduction that was noted; who brought nothing counts.
    """
    year = today - timedelta(weeks=WEEKS_A_YEAR)
    made = select(func.count()).select_from(Introduction).where(Introduction.introducer_id.in_(select(Ally.person_id)))
    made = made.where(Introduction.made_on > year, Introduction.made_on <= today, *received())
    count = session.scalar(select(func.count()).select_from(Ally)) or 0
    began = max(_first(session, None) or today, year)
    return session.scalar(made) or 0, count * max((today - began).days, 0) / DAYS_A_WEEK


def _weeks(session: Session, rep: UUID | None, today: date) -> float:
    first = _first(session, rep)
    days = (today - first).days + 1 if first else PACE_WEEKS * DAYS_A_WEEK
    return min(max(days / DAYS_A_WEEK, 1.0), float(PACE_WEEKS))


def _first(session: Session, rep: UUID | None) -> date | None:
    """Return the first day on which somebody was asked, or introduced us."""
    asks, made = select(Ask.asked_on.label("day")), select(Introduction.made_on.label("day")).where(*received())
    if rep is not None:
        asks, made = asks.where(Ask.rep_id == rep), made.where(Introduction.rep_id == rep)
    found: date | None = session.scalar(select(func.min(union_all(asks, made).subquery().c.day)))
    return found


def _count(session: Session, what: _What, rep: UUID | None, span: tuple[date, date]) -> int:
    """Count what was done after the first day of a span until its last."""
    query = select(func.count()).where(what.day > span[0], what.day <= span[1], *what.only)
    return session.scalar(query if rep is None else query.where(what.owner == rep)) or 0


def _entered(session: Session, rep: UUID | None, stage: Stage, span: tuple[date, date]) -> int:
    """Return how many referral deals first came to a stage after the first day of a span until its last."""
    came = select(func.min(StageEntry.entered_on).label("on")).join(Deal, Deal.id == StageEntry.deal_id)
    came = came.where(StageEntry.stage == stage, Deal.source == Source.REFERRAL).group_by(Deal.id)
    if rep is not None:
        came = came.where(Deal.rep_id == rep)
    days = came.subquery()
    return session.scalar(select(func.count()).where(days.c.on > span[0], days.c.on <= span[1])) or 0
