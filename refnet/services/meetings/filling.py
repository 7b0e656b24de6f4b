"""A meeting is filled from its form within a step: ticks, what it brought, questions, and what follows for its deal."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import OPEN_STAGES, Noted, Outcome, Stage
from refnet.domain.meetings import BEFOREHAND, Known, MeetingDraft, ticked_at
from refnet.services import pursuits, questions
from refnet.services.meetings.company import meet
from refnet.store.schema import Deal, Meeting, QuestionAsked


def fill(session: Session, meeting: Meeting, deal: Deal, draft: MeetingDraft) -> None:
    """Write what the form says into a meeting, and let its deal follow."""
    now = ticked_at(draft.held_on, is_over=deal.outcome is not Outcome.OPEN, now=datetime.now(UTC))
    meeting.planned_on, meeting.held_on = draft.planned_on, draft.held_on
    for one in BEFOREHAND:
        set_tick(meeting, f"{one}_at", now, ticked=one in draft.prepared)
    for known in Known:
        setattr(meeting, f"{known}_known", known in draft.known)
    meeting.intent, meeting.qualified = draft.intent, draft.qualified
    meeting.return_discussed = draft.return_discussed
    _agree(meeting, deal, draft, now)
    session.flush()
    if draft.held_on is not None:
        meet(session, deal, draft.met, draft.held_on)
    _ask(session, meeting.id, draft, now)
    move_on(session, deal, Stage.MET, draft.held_on)
    if draft.qualified is Noted.YES:
        move_on(session, deal, Stage.QUALIFIED, draft.held_on)


def set_tick(meeting: Meeting, name: str, now: datetime, *, ticked: bool) -> None:
    """Set or take away a tick; one that was set keeps its moment."""
    if ticked != (getattr(meeting, name) is not None):
        setattr(meeting, name, now if ticked else None)


def _agree(meeting: Meeting, deal: Deal, draft: MeetingDraft, now: datetime) -> None:
    """Note the next step; one that is new becomes the next step of a deal that still runs."""
    is_new = (draft.next_step, draft.next_step_on) != (meeting.next_step or "", meeting.next_step_on)
    is_said = bool(draft.next_step) or draft.next_step_on is not None
    if is_new and is_said and deal.outcome is Outcome.OPEN:
        deal.next_step, deal.next_step_on = draft.next_step, draft.next_step_on
    meeting.next_step, meeting.next_step_on = draft.next_step, draft.next_step_on
    set_tick(meeting, "next_step_at", now, ticked=draft.has_next)


def _ask(session: Session, meeting_id: UUID, draft: MeetingDraft, now: datetime) -> None:
    wanted = dict.fromkeys([*draft.asked, *(questions.named(session, text).id for text in draft.also_asked)])
    rows = session.scalars(select(QuestionAsked).where(QuestionAsked.meeting_id == meeting_id)).all()
    for row in rows:
        if row.question_id not in wanted:
            session.delete(row)
    _add_asked(session, meeting_id, wanted.keys() - {row.question_id for row in rows}, wanted, now)


def _add_asked(session: Session, meeting_id: UUID, new: set[UUID], order: Iterable[UUID], now: datetime) -> None:
    for question_id in order:
        if question_id in new:
            session.add(QuestionAsked(meeting_id=meeting_id, question_id=question_id, asked_at=now))


def move_on(session: Session, deal: Deal, stage: Stage, on: date | None) -> None:
    """Let an open deal enter a stage that it had not come to."""
    is_before = OPEN_STAGES.index(deal.stage) < OPEN_STAGES.index(stage)
    if on is not None and is_before and deal.outcome is Outcome.OPEN:
        pursuits.make_contact(deal)
        deal.stage = stage
        pursuits.enter(session, deal, stage, on)
