"""What a rep put off to a later day, or for good; it rests on their day alone, on everybody's where no rep is named."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Duty
from refnet.i18n import _
from refnet.services import preferences
from refnet.store.database import Store
from refnet.store.schema import PutOff, Task


def postpone(
    store: Store,
    duty: Duty,
    subject: UUID,
    until: date | None,
    today: date,
    *,
    rep: UUID | None = None,
    for_all: bool = False,
) -> None:
    """Put something off until a day, or for good, on the day of a rep; of whoever is at the keyboard if none is named.

    `for_all` lets it rest for all of us, as what was done and not only left. A task rests for whose it is.
    """
    if until is not None and until <= today:
        raise InvalidInput("until", _("Please choose a day to come."))
    with store.step(_("Put off")) as session:
        owner = None if for_all else _owner(session, store.author, duty, subject, rep)
        row = session.scalars(_about(duty, subject).where(PutOff.rep_id == owner)).first()
        if row is None:
            session.add(PutOff(duty=duty, subject_id=subject, rep_id=owner, until=until, put_off_on=today))
        else:
            row.until, row.put_off_on = until, today


def put_back(store: Store, duty: Duty, subject: UUID, *, rep: UUID | None = None) -> None:
    """Let something that was put off be due again on the day of a rep; what rested for all of us is due to all again."""
    with store.step(_("Put back")) as session:
        owner = _owner(session, store.author, duty, subject, rep)
        for row in session.scalars(_about(duty, subject).where(_is_of(owner))):
            session.delete(row)


def read(session: Session, rep: UUID | None, me: UUID | None) -> dict[tuple[Duty, UUID], date | None]:
    """Return what rests on a rep's day, and until when; on everybody's day what rests for who looks, and tasks of all."""
    counts = _is_of(me if rep is None else rep)
    if rep is None:
        counts = or_(counts, and_(PutOff.duty == Duty.TASK, _is_of_whose_task_it_is()))
    found: dict[tuple[Duty, UUID], date | None] = {}
    for duty, subject, until in session.execute(select(PutOff.duty, PutOff.subject_id, PutOff.until).where(counts)):
        found[duty, subject] = _later(found.get((duty, subject), until), until)
    return found


def _owner(session: Session, author: str, duty: Duty, subject: UUID, rep: UUID | None) -> UUID | None:
    task = session.get(Task, subject) if duty is Duty.TASK else None
    if task is not None:
        return task.rep_id
    return rep if rep is not None else preferences.read(session, author).me


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def _about(duty: Duty, subject: UUID) -> Select[PutOff]:
    return select(PutOff).where(PutOff.duty == duty, PutOff.subject_id == subject)


def _is_of(rep: UUID | None) -> ColumnElement[bool]:
    return or_(PutOff.rep_id.is_(None), PutOff.rep_id == rep)


def _is_of_whose_task_it_is() -> ColumnElement[bool]:
    return exists().where(Task.id == PutOff.subject_id, Task.rep_id == PutOff.rep_id)
