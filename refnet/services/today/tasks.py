"""A rep's own tasks: added, changed, taken up again, removed, and those about a person or a deal."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Duty
from refnet.i18n import _
from refnet.services import cleaning
from refnet.store.database import Store
from refnet.store.schema import Deal, Person, PutOff, Rep, Task

LONGEST_TASK = 1000


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with whose it is and about whom or what; put off means until a day, or for good without one."""

    id: UUID
    text: str
    due_on: date | None
    done_on: date | None
    rep_id: UUID
    rep: str
    person_id: UUID | None
    deal_id: UUID | None
    about: str
    is_put_off: bool
    put_off_until: date | None

    def rests(self, today: date) -> bool:
        """Tell whether it was put off to a later day, or for good."""
        return self.is_put_off and (self.put_off_until is None or self.put_off_until > today)


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


def take_up(store: Store, key: UUID) -> None:
    """Let a task that was done be open again."""
    with store.step(_("Open task again")) as session:
        known(session, key).done_on = None


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
        row = session.execute(rows().where(Task.id == key)).first()
    if row is None:
        raise RefNetError(_("This task was removed meanwhile."))
    return TaskRow(*row)


def known(session: Session, key: UUID) -> Task:
    """Return a task that must be there; raise RefNetError when somebody removed it."""
    found = session.get(Task, key)
    if found is None:
        raise RefNetError(_("This task was removed meanwhile."))
    return found


def rows() -> Any:  # noqa: ANN401 - a query of SQLAlchemy
    """Return the query of tasks, in no order yet."""
    columns = (
        Task.id, Task.text, Task.due_on, Task.done_on, Task.rep_id, Rep.name, Task.person_id, Task.deal_id,
        func.coalesce(Person.name, Deal.title, ""), PutOff.id.is_not(None), PutOff.until,
    )  # fmt: skip
    query = select(*columns).join(Rep, Rep.id == Task.rep_id)
    query = query.outerjoin(Person, Person.id == Task.person_id).outerjoin(Deal, Deal.id == Task.deal_id)
    return query.outerjoin(
        PutOff, and_(PutOff.duty == Duty.TASK, PutOff.subject_id == Task.id, PutOff.rep_id == Task.rep_id)
    )


def _checked(text: str) -> str:
    clean = cleaning.line(text)
    if not clean:
        raise InvalidInput("text", _("Please say what is to be done."))
    if len(clean) > LONGEST_TASK:
        raise InvalidInput("text", _("This text is too long to keep. Please shorten it."))
    return clean
