"""Meetings as lists and forms show them."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Intent, Noted
from refnet.domain.meetings import BEFOREHAND, Known, Preparation
from refnet.i18n import _
from refnet.store.database import Store
from refnet.store.schema import Meeting, QuestionAsked


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting; each tick is the moment it was set, None when it was not. `asked` are ids of the question bank."""

    id: UUID
    version: int
    deal_id: UUID
    rep_id: UUID | None
    planned_on: date | None
    held_on: date | None
    agenda_at: datetime | None
    research_at: datetime | None
    pitch_at: datetime | None
    connections_at: datetime | None
    questions_at: datetime | None
    next_step: str
    next_step_on: date | None
    next_step_at: datetime | None
    intent: Intent
    return_discussed: Noted
    qualified: Noted
    need_known: bool
    budget_known: bool
    decision_known: bool
    timing_known: bool
    asked: tuple[UUID, ...] = ()

    @property
    def prepared(self) -> tuple[Preparation, ...]:
        """Return what was done beforehand."""
        return tuple(one for one in BEFOREHAND if getattr(self, f"{one}_at") is not None)

    @property
    def known(self) -> tuple[Known, ...]:
        """Return by what the prospect was judged."""
        return tuple(one for one in Known if getattr(self, f"{one}_known"))

    @property
    def is_next_agreed(self) -> bool:
        """Tell whether a next step was agreed."""
        return self.next_step_at is not None or bool(self.next_step) or self.next_step_on is not None


def of_deal(store: Store, deal_id: UUID) -> list[MeetingRow]:
    """Return the meetings of a deal, the newest first."""
    with store.reading() as session:
        return list(listed(session, deal_id))


def record(store: Store, key: UUID) -> MeetingRow:
    """Return one meeting; raise RefNetError when it was removed."""
    with store.reading() as session:
        found = _rows(session, Meeting.id == key)
    if not found:
        raise RefNetError(_("This meeting was removed meanwhile."))
    return found[0]


def listed(session: Session, deal_id: UUID) -> tuple[MeetingRow, ...]:
    """Return the meetings of a deal within a session, the newest first."""
    return _rows(session, Meeting.deal_id == deal_id)


def _rows(session: Session, condition: ColumnElement[bool]) -> tuple[MeetingRow, ...]:
    names = [one.name for one in fields(MeetingRow) if one.name != "asked"]
    columns = (getattr(Meeting, name).label(name) for name in names)
    day = func.coalesce(Meeting.held_on, Meeting.planned_on).desc()
    query = select(*columns).where(condition).order_by(day, Meeting.id.desc())
    asked = _asked(session, condition)
    return tuple(MeetingRow(**row, asked=asked.get(row["id"], ())) for row in session.execute(query).mappings())


def _asked(session: Session, condition: ColumnElement[bool]) -> dict[UUID, tuple[UUID, ...]]:
    query = select(QuestionAsked.meeting_id, QuestionAsked.question_id).join(Meeting).where(condition)
    found: dict[UUID, tuple[UUID, ...]] = {}
    for meeting_id, question_id in session.execute(query.order_by(QuestionAsked.id)):
        found[meeting_id] = (*found.get(meeting_id, ()), question_id)
    return found
