"""Lists of tasks: those of a rep, and those that belong to a person, a deal or an introduction; others’ for managers alone."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, false, or_, select

from refnet.domain.names import fold
from refnet.services import preferences
from refnet.services.today.tasks import TaskRow, rows
from refnet.services.whose import tasks_seen
from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction, Task

Condition = ColumnElement[bool]


def tasks_about(store: Store, *, person_id: UUID | None = None, deal_id: UUID | None = None) -> list[TaskRow]:
    """Return the open tasks about a person with their deals, or about a deal with its prospect; the earliest first."""
    of_person = select(Deal.id).where(Deal.prospect_id == person_id)
    of_deal = select(Deal.prospect_id).where(Deal.id == deal_id)
    belongs: list[Condition] = [false()]
    if person_id is not None:
        belongs += [Task.person_id == person_id, Task.deal_id.in_(of_person)]
    if deal_id is not None:
        belongs += [Task.deal_id == deal_id, Task.person_id.in_(of_deal)]
    return _read(store, _open().where(or_(*belongs)))


def tasks_of_introduction(store: Store, key: UUID) -> list[TaskRow]:
    """Return the open tasks about the prospect of an introduction or about its deal, the earliest first."""
    deal: Any = select(Introduction.deal_id).where(Introduction.id == key)
    prospect: Any = select(Introduction.prospect_id).where(Introduction.id == key)
    return _read(store, _open().where(or_(Task.deal_id.in_(deal), Task.person_id.in_(prospect))))


def open_tasks(store: Store, rep: UUID | None, search: str = "") -> list[TaskRow]:
    """Return the open tasks of a rep, or of all of us, in which these words appear, the earliest first."""
    query = _open() if rep is None else _open().where(Task.rep_id == rep)
    words = fold(search).split()
    return [row for row in _read(store, query) if _has(row, words)]


def done_tasks(store: Store, rep: UUID | None, limit: int = 50) -> list[TaskRow]:
    """Return the tasks that a rep, or anybody, did last, the latest first."""
    query = rows().where(Task.done_on.is_not(None)).order_by(Task.done_on.desc(), Task.id.desc()).limit(limit)
    return _read(store, query if rep is None else query.where(Task.rep_id == rep))


def _open() -> Any:  # noqa: ANN401 - a query of SQLAlchemy
    return rows().where(Task.done_on.is_(None)).order_by(Task.due_on.is_(None), Task.due_on, Task.id)


def _read(store: Store, query: Select[Any]) -> list[TaskRow]:
    with store.reading() as session:
        only = tasks_seen(session, preferences.read(session, store.author).me)
        seen = query if only is None else query.where(Task.rep_id == only)
        return [TaskRow(*row) for row in session.execute(seen)]


def _has(row: TaskRow, words: list[str]) -> bool:
    text = fold(f"{row.text} {row.about}")
    return all(word in text for word in words)
