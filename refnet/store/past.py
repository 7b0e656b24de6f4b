"""Reads the journal: what was done to a record, and what was done at all."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select
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


def of_record(session: Session, table: str, key: UUID, parts: Sequence[str] = ()) -> list[Past]:
    """Return what was done to one record, newest first; a row that came in a batch begins with that import.

    Rows of the tables `parts` that name the record belong to it, such as the meetings of a deal.
    """
    query = select(StepEntry, Change).join(Change, Change.step_number == StepEntry.number)
    of_it = and_(Change.table_name == table, Change.row_key == key.hex)
    of_parts = [and_(Change.table_name == part, Change.row_key.in_(_keys(session, part, table, key))) for part in parts]
    own = session.execute(query.where(or_(of_it, *of_parts))).all()
    batches = session.execute(query.where(Change.table_name == table, Change.operation == Operation.BATCH)).all()
    came_with = [
        (entry, change) for entry, change in batches if key.hex.encode() in zlib.decompress(change.batch or b"")
    ]
    found = sorted([*own, *came_with], key=lambda pair: pair[1].number, reverse=True)
    by_step: dict[int, tuple[StepEntry, list[Change]]] = {}
    for entry, change in found:
        by_step.setdefault(entry.number, (entry, []))[1].append(change)
    return [_past(entry, *changes) for entry, changes in by_step.values()]


def _keys(session: Session, part: str, table: str, key: UUID) -> set[str]:
    """Return the keys of the rows of `part` that belong to a record, those that are gone included."""
    mapped = Base.metadata.tables[part]
    there = session.scalars(select(mapped.c.id).where(mapped.c[f"{table}_id"] == key))
    whole = Change.operation.in_([Operation.INSERT, Operation.DELETE])  # an update names changed columns only
    names_it = or_(Change.before.contains(key.hex), Change.after.contains(key.hex))
    told = session.scalars(select(Change.row_key).where(Change.table_name == part, whole, names_it))
    return {found.hex for found in there} | {found for found in told if found}


def _past(entry: StepEntry, *changes: Change) -> Past:
    fields = tuple(field for change in reversed(changes) for field in _fields(change))
    return Past(entry.label, entry.author, entry.made_at, entry.state == StepState.DONE, fields)


def _fields(change: Change) -> tuple[FieldChange, ...]:
    table = Base.metadata.tables[change.table_name]
    before, after = load(table, change.before), load(table, change.after)
    return tuple(FieldChange(name, before.get(name), after.get(name)) for name in before | after)
