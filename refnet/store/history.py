"""Steps and the journal: a step knows each row before and after, and writes that down in its own transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from refnet.store.bulk import chunks, insert_rows
from refnet.store.codec import Values, dump, pack
from refnet.store.schema import Base, Change, Operation, Row, StepEntry

BATCH_SIZE = 10_000


@dataclass(frozen=True, slots=True)
class Step:
    """What a finished step, undo or redo changed; sent to the listeners."""

    label: str
    kind: str = "do"  # do, undo or redo
    rows: Mapping[str, frozenset[UUID]] = field(default_factory=dict)  # table: its changed rows, but those of a batch
    batches: frozenset[str] = frozenset()  # tables of which many rows changed at once, without their keys

    def touches(self, *tables: str) -> bool:
        """Tell whether any row of these tables changed."""
        return any(table in self.rows for table in tables)


class StepSession(Session):
    """A session that journals what it flushes; `insert_many` is the one door for bulk writes."""

    def __init__(self, *args: Any, author: str, label: str, **options: Any) -> None:  # noqa: ANN401 - Session's own
        super().__init__(*args, **options)
        self._author, self._label = author, label
        self._number: int | None = None
        self._rows: dict[str, set[UUID]] = {}
        self._batches: set[str] = set()

    def insert_many(self, table: type[Row], rows: Iterable[Mapping[str, object]]) -> int:
        """Insert rows in batches and return how many; undo takes them back.

        Each row names its `id` and the same columns as the first row; the other columns take their defaults.
        """
        self.flush()
        count = 0
        for chunk in chunks(rows, BATCH_SIZE):
            keys = insert_rows(self.connection(), Base.metadata.tables[table.__tablename__], chunk)
            self.note(table.__tablename__, Operation.BATCH, batch=pack(keys))
            count += len(chunk)
        return count

    def note(self, table: str, operation: Operation, key: UUID | None = None, **content: object) -> None:
        """Write one change into the journal of this step."""
        known = self._rows.setdefault(table, set())
        if key is not None:
            known.add(key)
        else:
            self._batches.add(table)
        change = {"step_number": self.number(), "table_name": table, "operation": operation}
        change |= {"row_key": key.hex if key else None} | content
        self.connection().execute(insert(Change), change)

    def number(self) -> int:
        """Return this step's number in the journal, where its first change enters it."""
        if self._number is None:
            values = {"label": self._label, "author": self._author, "made_at": datetime.now(UTC)}
            self._number = (
                self.connection().execute(insert(StepEntry).values(values).returning(StepEntry.number)).scalar_one()
            )
        return self._number

    def finished(self) -> Step | None:
        """Return what this step changed, or None when nothing was written."""
        if self._number is None:
            return None
        rows = {table: frozenset(keys) for table, keys in self._rows.items()}
        return Step(self._label, "do", rows, frozenset(self._batches))


@event.listens_for(StepSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        msg = "bulk writes go through StepSession.insert_many, so that they can be undone"
        raise RuntimeError(msg)


@event.listens_for(StepSession, "after_flush")
def _journal(session: StepSession, _context: UOWTransaction) -> None:
    for row in session.new:
        session.note(row.__tablename__, Operation.INSERT, row.id, after=dump(_columns(row)))
    for row in session.dirty:
        before, after = _difference(row)
        if after:
            session.note(row.__tablename__, Operation.UPDATE, row.id, before=dump(before), after=dump(after))
    for row in session.deleted:
        stood = _columns(row) | {name: old for name, old in inspect(row).committed_state.items() if name != "version"}
        session.note(row.__tablename__, Operation.DELETE, row.id, before=dump(stood))


def _columns(row: Row) -> Values:
    """Return the row's columns without its version."""
    return {name: attribute.value for name, attribute in inspect(row).attrs.items() if name != "version"}


def _difference(row: Row) -> tuple[Values, Values]:
    """Return the columns that a flush changed, without the version: before and after."""
    before: Values = {}
    after: Values = {}
    for name, attribute in inspect(row).attrs.items():
        if name != "version" and attribute.history.has_changes():
            before[name] = next(iter(attribute.history.deleted), None)  # none: a new row's column never set before
            after[name] = next(iter(attribute.history.added))
    return before, after
