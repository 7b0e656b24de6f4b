"""A meeting to come is prepared: its day and time, what to talk about, the questions chosen, and what is ticked of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.domain.meetings import BEFOREHAND, Preparation, PreparationDraft, clock
from refnet.i18n import _
from refnet.services import questions
from refnet.services.cleaning import cleaned
from refnet.services.meetings.filling import set_tick
from refnet.store.database import Store
from refnet.store.schema import ChosenQuestion, Deal, Meeting


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What is prepared for a meeting; `ticked` tells when each thing was, `chosen` are questions in their order."""

    id: UUID
    version: int
    deal_id: UUID
    planned_on: date | None
    planned_time: str
    held_on: date | None
    agenda: str
    research: str
    points: str
    intended_step: str
    ticked: dict[Preparation, datetime]
    chosen: tuple[UUID, ...]


def next_planned(store: Store, deal_id: UUID, today: date) -> PlanRow | None:
    """Return the next meeting of a deal that is planned and not held, None when there is none.

    Of those whose day has gone by it is the latest, for it may only have been moved.
    """
    query = select(Meeting).where(
        Meeting.deal_id == deal_id, Meeting.held_on.is_(None), Meeting.planned_on.is_not(None)
    )
    with store.reading() as session:
        rows = session.scalars(query.order_by(Meeting.planned_on, Meeting.id)).all()
        to_come = [row for row in rows if row.planned_on is not None and row.planned_on >= today]
        found = to_come[0] if to_come else rows[-1] if rows else None
        return None if found is None else _row(session, found)


def plan(store: Store, meeting_id: UUID) -> PlanRow:
    """Return what is prepared for a meeting; raise RefNetError when it was removed."""
    with store.reading() as session:
        return _row(session, _known(session, meeting_id))


def prepare(store: Store, deal_id: UUID, draft: PreparationDraft) -> UUID:
    """Plan a meeting with its preparation and return its id."""
    draft = _checked(draft)
    with store.step(_("Prepare meeting")) as session:
        deal = session.get(Deal, deal_id)
        if deal is None:
            raise RefNetError(_("This deal was removed meanwhile."))
        meeting = Meeting(deal_id=deal.id, rep_id=deal.rep_id, scheduled_on=datetime.now(UTC).astimezone().date())
        session.add(meeting)
        _fill(session, meeting, deal, draft)
        return meeting.id


def change_plan(store: Store, meeting_id: UUID, version: int, draft: PreparationDraft) -> None:
    """Change what is prepared for a meeting; raise Conflict when it changed since the form read `version`."""
    draft = _checked(draft)
    with store.step(_("Prepare meeting")) as session:
        meeting = _known(session, meeting_id)
        if meeting.version != version:
            raise Conflict(_("Somebody changed this meanwhile. Nothing was written; please look at it again."))
        _fill(session, meeting, session.get_one(Deal, meeting.deal_id), draft)


def _checked(draft: PreparationDraft) -> PreparationDraft:
    draft = cleaned(draft)
    draft.check()
    return draft


def _fill(session: Session, meeting: Meeting, deal: Deal, draft: PreparationDraft) -> None:
    if meeting.held_on is None and deal.first_touch_on is not None and draft.planned_on < deal.first_touch_on:
        raise InvalidInput("planned_on", _("A meeting cannot be planned before the deal began."))
    meeting.planned_on, meeting.planned_time = draft.planned_on, clock(draft.planned_time) or ""
    meeting.agenda, meeting.research, meeting.points = draft.agenda, draft.research, draft.points
    meeting.intended_step = draft.intended_step
    now = datetime.now(UTC)
    for one in BEFOREHAND:
        set_tick(meeting, f"{one}_at", now, ticked=one in draft.prepared)
    session.flush()
    _choose(session, meeting.id, draft)


def _choose(session: Session, meeting_id: UUID, draft: PreparationDraft) -> None:
    own = (questions.named(session, text).id for text in draft.also_chosen)
    wanted = {key: place for place, key in enumerate(dict.fromkeys([*draft.chosen, *own]))}
    for row in session.scalars(select(ChosenQuestion).where(ChosenQuestion.meeting_id == meeting_id)).all():
        place = wanted.pop(row.question_id, None)
        if place is None:
            session.delete(row)
        elif row.position != place:
            row.position = place
    for key, place in wanted.items():
        session.add(ChosenQuestion(meeting_id=meeting_id, question_id=key, position=place))


def _row(session: Session, meeting: Meeting) -> PlanRow:
    moments = {one: getattr(meeting, f"{one}_at") for one in BEFOREHAND}
    chosen = select(ChosenQuestion.question_id).where(ChosenQuestion.meeting_id == meeting.id)
    return PlanRow(
        meeting.id, meeting.version, meeting.deal_id, meeting.planned_on, meeting.planned_time, meeting.held_on,
        meeting.agenda, meeting.research, meeting.points, meeting.intended_step,
        {one: moment for one, moment in moments.items() if moment is not None},
        tuple(session.scalars(chosen.order_by(ChosenQuestion.position, ChosenQuestion.id))),
    )  # fmt: skip


def _known(session: Session, key: UUID) -> Meeting:
    meeting = session.get(Meeting, key)
    if meeting is None:
        raise RefNetError(_("This meeting was removed meanwhile."))
    return meeting
