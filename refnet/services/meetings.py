"""Talks about deals, and what was prepared for them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import OPEN_STAGES, Outcome, Stage
from refnet.i18n import _
from refnet.services import pursuits
from refnet.store.database import Store
from refnet.store.schema import Deal, Meeting


class Preparation(StrEnum):
    """What can be ticked of a meeting."""

    AGENDA = "agenda"
    RESEARCH = "research"
    PITCH = "pitch"
    CONNECTIONS = "connections"
    QUESTIONS = "questions"
    NEXT_STEP = "next_step"


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting; each tick is the moment it was set, None when it was not."""

    id: UUID
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


def log(store: Store, deal_id: UUID, *, planned_on: date | None = None, held_on: date | None = None) -> UUID:
    """Log a meeting, planned or held, and return its id; a held one moves a deal on that had not met before."""
    if planned_on is None and held_on is None:
        raise InvalidInput("planned_on", _("Please give the day of the meeting."))
    with store.step(_("Log meeting") if held_on else _("Plan meeting")) as session:
        deal = session.get(Deal, deal_id)
        if deal is None:
            raise RefNetError(_("This deal was removed meanwhile."))
        meeting = Meeting(deal_id=deal.id, rep_id=deal.rep_id, planned_on=planned_on, held_on=held_on)
        session.add(meeting)
        _move_on(session, deal, held_on)
        return meeting.id


def hold(store: Store, meeting_id: UUID, on: date) -> None:
    """Note that a planned meeting was held; it moves a deal on that had not met before."""
    with store.step(_("Log meeting")) as session:
        meeting = _known(session, meeting_id)
        meeting.held_on = on
        _move_on(session, session.get_one(Deal, meeting.deal_id), on)


def tick(store: Store, meeting_id: UUID, what: Preparation) -> None:
    """Set a tick of preparation at this moment, or take it away when it was set."""
    with store.step(_("Tick preparation")) as session:
        meeting, name = _known(session, meeting_id), f"{Preparation(what)}_at"
        setattr(meeting, name, None if getattr(meeting, name) else datetime.now(UTC))


def of_deal(store: Store, deal_id: UUID) -> list[MeetingRow]:
    """Return the meetings of a deal, the newest first."""
    with store.reading() as session:
        return list(listed(session, deal_id))


def listed(session: Session, deal_id: UUID) -> tuple[MeetingRow, ...]:
    """Return the meetings of a deal within a session, the newest first."""
    columns = (getattr(Meeting, name).label(name) for name in MeetingRow.__dataclass_fields__)
    query = select(*columns).where(Meeting.deal_id == deal_id).order_by(Meeting.id.desc())
    return tuple(MeetingRow(**row) for row in session.execute(query).mappings())


def _move_on(session: Session, deal: Deal, held_on: date | None) -> None:
    is_before = OPEN_STAGES.index(deal.stage) < OPEN_STAGES.index(Stage.MET)
    if held_on is not None and is_before and deal.outcome is Outcome.OPEN:
        deal.stage = Stage.MET
        pursuits.enter(session, deal, Stage.MET, held_on)


def _known(session: Session, key: UUID) -> Meeting:
    meeting = session.get(Meeting, key)
    if meeting is None:
        raise RefNetError(_("This meeting was removed meanwhile."))
    return meeting
