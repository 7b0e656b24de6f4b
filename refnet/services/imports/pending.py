"""What an import writes: new rows by table and changes of rows, kept until they are many or all is read."""

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
    ImportBatch,
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
GATHERED = (Organization, Person, ContactPoint)  # what plain rows about people bring
CHANGING = (Organization, Person)  # later rows of a file may tell more of these
CHUNK = 500  # keys in one IN list
SLICE = 5_000  # new rows between two looks at the Cancel button


class Pending:
    """New rows by table, and what changes in others; parents stand before what rests on them.

    Nothing is ever written through a session that is no step. `batch` goes before all else: while a row names one that
    is still missing, SQLite looks through all tables at each further row.
    """

    def __init__(self, session: Session, batch: ImportBatch) -> None:
        self.batch = batch
        self._step = session if isinstance(session, StepSession) else None
        self._new: dict[type[Row], list[Values]] = {table: [] for table in TABLES}
        self._by_key: dict[type[Row], dict[UUID, Values]] = {table: {} for table in CHANGING}
        self._changed: dict[type[Row], dict[UUID, Values]] = {table: {} for table in TABLES}
        self._has_made_room = False

    def add(self, table: type[Row], row: Values) -> UUID:
        """Keep a new row, with all the columns that rows of its table have here, and return its id."""
        self._new[table].append(row)
        key: UUID = row["id"]
        return key

    def change(self, table: type[Row], key: UUID, values: Values) -> None:
        """Keep a change of a stored row, or of a new one."""
        row = self._unwritten(table).get(key) if table in CHANGING else None
        if row is None:
            row = self._changed[table].setdefault(key, {})
        row.update(values)

    def _unwritten(self, table: type[Row]) -> dict[UUID, Values]:
        """Return new rows by their ids; looked for only when one changes, for most files change none."""
        rows, known = self._new[table], self._by_key[table]
        known.update((row["id"], row) for row in rows[len(known) :])
        return known

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to write, and nothing was."""
        return not (self._has_made_room or any(self._new.values()) or any(self._changed.values()))

    def make_room(self) -> None:
        """Write the people and organizations gathered so far when they are many; a dry run only lets go of them.

        Nobody reads them back while a file about people is read: what later rows need is in `Known` and its like.
        """
        if len(self._new[Person]) < SLICE:
            return
        self._has_made_room = True
        self._by_key.update((table, {}) for table in CHANGING)
        gathered = {table: self._new[table] for table in GATHERED}
        self._new.update((table, []) for table in GATHERED)
        if self._step is not None:
            self._step.add(self.batch)
            for table, rows in gathered.items():
                self._step.insert_many(table, rows)

    def write(self, session: StepSession, look_up: Callable[[], None]) -> None:
        """Write everything into the step and keep no more of it; `look_up` is called between slices and may raise."""
        session.add(self.batch)
        for table, rows in self._new.items():
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
