"""What an import is going to write: new rows by table and changes of rows that were there, kept until all is read."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.store.bulk import chunks
from refnet.store.history import StepSession
from refnet.store.schema import (
    Ask,
    ContactPoint,
    Deal,
    Introduction,
    KeptApart,
    Note,
    Organization,
    Person,
    Rep,
    Row,
    StageEntry,
    Tag,
    Tie,
)  # fmt: skip

Values = dict[str, Any]
TABLES: tuple[type[Row], ...] = (
    Organization, Rep, Person, ContactPoint, Tag, Note, Deal, StageEntry, Ask, Introduction, Tie, KeptApart,
)  # fmt: skip
CHUNK = 500  # keys in one IN list
SLICE = 10_000  # new rows between two looks at the Cancel button


class Pending:
    """New rows by table, and what changes in stored ones; parents stand before what rests on them."""

    def __init__(self) -> None:
        self.new: dict[type[Row], list[Values]] = {table: [] for table in TABLES}
        self._changed: dict[type[Row], dict[UUID, Values]] = {table: {} for table in TABLES}

    def add(self, table: type[Row], row: Values) -> UUID:
        """Keep a new row, with all the columns that rows of its table have here, and return its id."""
        self.new[table].append(row)
        key: UUID = row["id"]
        return key

    def change(self, table: type[Row], key: UUID, values: Values) -> None:
        """Keep a change of a stored row."""
        self._changed[table].setdefault(key, {}).update(values)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to write."""
        return not any(self.new.values()) and not any(self._changed.values())

    def write(self, session: StepSession, look_up: Callable[[], None]) -> None:
        """Write everything into the step and keep no more of it; `look_up` is called between slices and may raise."""
        for table, rows in self.new.items():
            session.insert_many(table, _watched(rows, look_up))
        for table, changes in self._changed.items():
            for keys in chunks(changes, CHUNK):
                look_up()
                _change_rows(session, table, keys, changes)


def _watched(rows: list[Values], look_up: Callable[[], None]) -> Iterator[Values]:
    """Yield the rows in their order and let go of each, for the database keeps them in memory, too."""
    rows.reverse()
    for number in range(len(rows)):
        if number % SLICE == 0:
            look_up()
        yield rows.pop()


def _change_rows(session: Session, table: type[Row], keys: list[UUID], changes: dict[UUID, Values]) -> None:
    for row in session.scalars(select(table).where(table.id.in_(keys))):
        for name, value in changes[row.id].items():
            setattr(row, name, value)
    session.flush()
    session.expunge_all()
