"""All that is known of one deal, for the side panel and the form."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Stage
from refnet.i18n import _
from refnet.services import meetings, querying
from refnet.services.deals.listed import SHEET, DealRow
from refnet.services.introductions import IntroductionRow, introductions_of
from refnet.services.meetings import MeetingRow
from refnet.services.people import NoteRow
from refnet.store.database import Store
from refnet.store.schema import Note, StageEntry


@dataclass(frozen=True, slots=True)
class StageRow:
    """That a deal entered a stage on a day."""

    stage: Stage
    entered_on: date | None


@dataclass(frozen=True, slots=True)
class DealRecord:
    """A deal with its history of stages, oldest first, its introductions, notes and meetings."""

    row: DealRow
    stages: tuple[StageRow, ...]
    introductions: tuple[IntroductionRow, ...]
    notes: tuple[NoteRow, ...]
    meetings: tuple[MeetingRow, ...]


def record(store: Store, key: UUID) -> DealRecord:
    """Return one deal; raise RefNetError when it was removed."""
    with store.reading() as session:
        found = querying.rows(session, SHEET, [key])
        if not found:
            raise RefNetError(_("This deal was removed meanwhile."))
        return DealRecord(
            row=found[0],
            stages=_stages(session, key),
            introductions=introductions_of(session, key),
            notes=_notes(session, key),
            meetings=meetings.listed(session, key),
        )


def _stages(session: Session, key: UUID) -> tuple[StageRow, ...]:
    query = select(StageEntry.stage, StageEntry.entered_on).where(StageEntry.deal_id == key)
    return tuple(
        StageRow(*row) for row in session.execute(query.order_by(StageEntry.entered_on.nulls_first(), StageEntry.id))
    )


def _notes(session: Session, key: UUID) -> tuple[NoteRow, ...]:
    query = select(Note.id, Note.noted_on, Note.text).where(Note.deal_id == key)
    return tuple(NoteRow(*row) for row in session.execute(query.order_by(Note.noted_on.desc(), Note.id.desc())))
