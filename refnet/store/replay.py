"""Undo and redo: turns the changes of a step round, after comparing each row with what it expects."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from refnet.domain.errors import Conflict
from refnet.i18n import _
from refnet.store.bulk import chunks, insert_rows
from refnet.store.codec import Values, load, pack, pack_rows, typed_row, unpack
from refnet.store.schema import Base, Change, Operation, StepEntry, StepState

CHUNK = 500  # keys in one IN list


def turn(connection: Connection, changes: Iterable[Any], *, back: bool) -> dict[str, set[UUID]]:
    """Apply changes forwards, or backwards when `back`, and return the rows they touch.

    Raises Conflict when a row is not as the journal left it; the caller's transaction is then rolled back.
    """
    rows: dict[str, set[UUID]] = {}
    for change in changes:
        keys = rows.setdefault(change.table_name, set())
        if change.operation == Operation.BATCH:
            _turn_batch(connection, change, back=back)
        else:
            _turn_row(connection, change, back=back)
            keys.add(UUID(change.row_key))
    return rows


def _turn_row(connection: Connection, change: Any, *, back: bool) -> None:  # noqa: ANN401 - a row of the journal
    table = Base.metadata.tables[change.table_name]
    key = UUID(change.row_key)
    expected, wanted = load(table, change.before), load(table, change.after)
    if back:
        expected, wanted = wanted, expected
    if not expected:
        _put(connection, table, key, wanted)
    elif not wanted:
        _expect(connection.execute(delete(table).where(_matches(table, key, expected))).rowcount)
    else:
        newer = {"version": table.c.version + 1}
        _expect(connection.execute(update(table).where(_matches(table, key, expected)).values(wanted | newer)).rowcount)


def _put(connection: Connection, table: Table, key: UUID, wanted: Values) -> None:
    if connection.execute(select(table.c.id).where(table.c.id == key)).first():
        _expect(0)
    connection.execute(insert(table).values(wanted | {"version": 1}))


def _matches(table: Table, key: UUID, expected: Values) -> Any:  # noqa: ANN401 - an SQL condition
    same = [table.c[name].is_not_distinct_from(value) for name, value in expected.items()]
    return and_(table.c.id == key, *same)


def _expect(count: int, wanted: int = 1) -> None:
    if count != wanted:
        raise Conflict(_("This was changed again since. Nothing was touched; please undo the later change first."))


def _turn_batch(connection: Connection, change: Any, *, back: bool) -> None:  # noqa: ANN401 - a row of the journal
    table = Base.metadata.tables[change.table_name]
    content = unpack(change.batch)
    if back:
        packed = pack_rows(_taken(connection, table, content, change.step_number))
    else:
        packed = pack(insert_rows(connection, table, [typed_row(table, row) for row in content]))
    connection.execute(update(Change).where(Change.number == change.number).values(batch=packed))


def _taken(connection: Connection, table: Table, keys: list[str], number: int) -> Iterable[Values]:
    """Remove the rows of a batch and yield them, so that redo can put them back."""
    for some in chunks(keys, CHUNK):
        _expect_untouched(connection, table, some, number)
        among = table.c.id.in_([UUID(key) for key in some])
        rows = connection.execute(select(table).where(among)).mappings().all()
        _expect(connection.execute(delete(table).where(among)).rowcount, len(some))
        yield from (dict(row) for row in rows)


def _expect_untouched(connection: Connection, table: Table, keys: list[str], number: int) -> None:
    """Refuse when a later step that still stands changed one of these rows."""
    later = (
        select(Change.number)
        .join(StepEntry, StepEntry.number == Change.step_number)
        .where(Change.row_key.in_(keys), Change.table_name == table.name)
        .where(StepEntry.number > number, StepEntry.state == StepState.DONE)
    )
    if connection.execute(later.limit(1)).first():
        _expect(0)
