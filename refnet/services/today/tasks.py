"""A rep's own tasks: added, changed, removed, and those about a person or a deal."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Duty
from refnet.i18n import _
from refnet.services import cleaning
from refnet.store.database import Store
from refnet.store.schema import PutOff, Rep, Task

LONGEST_TASK = 1000


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with whose it is."""

    id: UUID
    text: str
    due_on: date | None
    done_on: date | None
    rep_id: UUID
    rep: str
    person_id: UUID | None
    deal_id: UUID | None


def add_task(
    store: Store,
    text: str,
    rep_id: UUID,
    due_on: date | None,
    *,
    person_id: UUID | None = None,
    deal_id: UUID | None = None,
) -> UUID:
    """Keep something a rep means to do, and return its id."""
    clean = _checked(text)
    with store.step(_("Add task")) as session:
        task = Task(text=clean, rep_id=rep_id, due_on=due_on, person_id=person_id, deal_id=deal_id)
        session.add(task)
        return task.id


def change_task(store: Store, key: UUID, text: str, due_on: date | None) -> None:
    """Say a task in other words, or put it on another day."""
    clean = _checked(text)
    with store.step(_("Change task")) as session:
        task = known(session, key)
        task.text, task.due_on = clean, due_on


def remove_task(store: Store, key: UUID) -> None:
    """Remove a task."""
    with store.step(_("Remove task")) as session:
        session.delete(known(session, key))
        about = select(PutOff).where(PutOff.duty == Duty.TASK, PutOff.subject_id == key)
        for put_off in session.scalars(about):
            session.delete(put_off)


def task(store: Store, key: UUID) -> TaskRow:
    """Return a task; raise RefNetError when it was removed."""
    with store.reading() as session:
        row = session.execute(_rows().where(Task.id == key)).first()
    if row is None:
        raise RefNetError(_("This task was removed meanwhile."))
    return TaskRow(*row)


def tasks_about(store: Store, *, person_id: UUID | None = None, deal_id: UUID | None = None) -> list[TaskRow]:
    """Return the open tasks about a person or a deal, the earliest first."""
    about = Task.deal_id == deal_id if deal_id is not None else Task.person_id == person_id
    query = _rows().where(about, Task.done_on.is_(None)).order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    with store.reading() as session:
        return [TaskRow(*row) for row in session.execute(query)]


def known(session: Session, key: UUID) -> Task:
    """Return a task that must be there; raise RefNetError when somebody removed it."""
    found = session.get(Task, key)
    if found is None:
        raise RefNetError(_("This task was removed meanwhile."))
    return found


def _rows() -> Any:  # noqa: ANN401 - a query of SQLAlchemy
    columns = (Task.id, Task.text, Task.due_on, Task.done_on, Task.rep_id, Rep.name, Task.person_id, Task.deal_id)
    return select(*columns).join(Rep, Rep.id == Task.rep_id)


def _checked(text: str) -> str:
    clean = cleaning.line(text)
    if not clean:
        raise InvalidInput("text", _("Please say what is to be done."))
    if len(clean) > LONGEST_TASK:
        raise InvalidInput("text", _("This text is too long to keep. Please shorten it."))
    return clean
