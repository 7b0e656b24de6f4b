"""Meetings are logged, changed and removed; each of these is one step."""

from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.domain.kinds import Stage
from refnet.domain.meetings import MeetingDraft, Preparation
from refnet.i18n import _
from refnet.services.cleaning import cleaned
from refnet.services.meetings.filling import fill, move_on
from refnet.services.resting import forget_put_off
from refnet.store.database import Store
from refnet.store.schema import ChosenQuestion, Deal, Meeting, QuestionAsked


def log(store: Store, deal_id: UUID, *, planned_on: date | None = None, held_on: date | None = None) -> UUID:
    """Log a meeting of which only the day is known, planned or held, and return its id."""
    return add(store, deal_id, MeetingDraft(planned_on, held_on))


def add(store: Store, deal_id: UUID, draft: MeetingDraft) -> UUID:
    """Log a meeting, planned or held, and return its id.

    A held one moves a deal on that had not met before, and one that was judged qualified to that stage; the next step
    agreed becomes that of the deal.
    """
    draft = cleaned(draft)
    draft.check()
    with store.step(_("Log meeting") if draft.is_held else _("Plan meeting")) as session:
        deal = session.get(Deal, deal_id)
        if deal is None:
            raise RefNetError(_("This deal was removed meanwhile."))
        _check_day(deal, draft.held_on)
        scheduled = None if draft.planned_on is None else datetime.now(UTC).astimezone().date()
        meeting = Meeting(deal_id=deal.id, rep_id=deal.rep_id, scheduled_on=scheduled)
        session.add(meeting)
        fill(session, meeting, deal, draft)
        return meeting.id


def change(store: Store, meeting_id: UUID, version: int, draft: MeetingDraft) -> None:
    """Make a meeting what the form says; raise Conflict when it changed since the form read `version`."""
    draft = cleaned(draft)
    draft.check()
    with store.step(_("Change meeting")) as session:
        meeting = _known(session, meeting_id)
        if meeting.version != version:
            raise Conflict(_("Somebody changed this meanwhile. Nothing was written; please look at it again."))
        deal = session.get_one(Deal, meeting.deal_id)
        _check_day(deal, draft.held_on)
        fill(session, meeting, deal, draft)


def hold(store: Store, meeting_id: UUID, on: date) -> None:
    """Note that a planned meeting was held; it moves a deal on that had not met before."""
    with store.step(_("Log meeting")) as session:
        meeting = _known(session, meeting_id)
        meeting.held_on = on
        move_on(session, session.get_one(Deal, meeting.deal_id), Stage.MET, on)


def remove(store: Store, meeting_id: UUID) -> None:
    """Remove a meeting with the questions asked in it; the stage that its deal came to stays."""
    with store.step(_("Remove meeting")) as session:
        meeting = _known(session, meeting_id)
        forget_put_off(session, [meeting_id])
        for table in (QuestionAsked, ChosenQuestion):
            for row in session.scalars(select(table).where(table.meeting_id == meeting_id)):
                session.delete(row)
        session.delete(meeting)


def tick(store: Store, meeting_id: UUID, what: Preparation) -> None:
    """Set a tick of preparation at this moment, or take it away when it was set."""
    with store.step(_("Tick preparation")) as session:
        meeting, name = _known(session, meeting_id), f"{Preparation(what)}_at"
        setattr(meeting, name, None if getattr(meeting, name) else datetime.now(UTC))


def _check_day(deal: Deal, held_on: date | None) -> None:
    if held_on and deal.first_touch_on and held_on < deal.first_touch_on:
        raise InvalidInput("day", _("A meeting cannot be held before the deal began."))


def _known(session: Session, key: UUID) -> Meeting:
    meeting = session.get(Meeting, key)
    if meeting is None:
        raise RefNetError(_("This meeting was removed meanwhile."))
    return meeting
