"""Reads the journal: what was done to a record, and what was done at all."""

import zlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.store.codec import load
from refnet.store.schema import Base, Change, Operation, StepEntry, StepState


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column's value before and after; None where there was no row."""

    column: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Past:
    """A line of history: what was done, by whom and when, whether it still stands, and which fields it changed."""

    label: str
    author: str
    made_at: datetime
    stands: bool
    fields: tuple[FieldChange, ...] = ()


def steps(session: Session, limit: int) -> list[Past]:
    """Return the newest steps of everybody, newest first."""
    return [_past(entry) for entry in session.scalars(select(StepEntry).order_by(StepEntry.number.desc()).limit(limit))]


def of_record(session: Session, table: str, key: UUID) -> list[Past]:
    """Return what was done to one record, newest first; a row that came in a batch begins with that import."""
    query = select(StepEntry, Change).join(Change, Change.step_number == StepEntry.number)
    query = query.where(Change.table_name == table)
    own = session.execute(query.where(Change.row_key == key.hex)).all()
    batches = session.execute(query.where(Change.operation == Operation.BATCH)).all()
    came_with = [
        (entry, change) for entry, change in batches if key.hex.encode() in zlib.decompress(change.batch or b"")
    ]
    found = sorted([*own, *came_with], key=lambda pair: pair[1].number, reverse=True)
    return [_past(entry, change) for entry, change in found]


def _past(entry: StepEntry, change: Change | None = None) -> Past:
    stands = entry.state == StepState.DONE
    return Past(entry.label, entry.author, entry.made_at, stands, _fields(change) if change else ())


def _fields(change: Change) -> tuple[FieldChange, ...]:
    table = Base.metadata.tables[change.table_name]
    before, after = load(table, change.before), load(table, change.after)
    return tuple(FieldChange(name, before.get(name), after.get(name)) for name in before | after)
