"""Many rows at once: through the driver on SQLite, four times faster than by any other way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Table, Uuid, insert

from refnet.store.keys import hexes

Rows = Sequence[Mapping[str, object]]
T = TypeVar("T")


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of at most `size` items."""
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


def insert_rows(connection: Connection, table: Table, rows: Rows) -> Sequence[object]:
    """Insert rows and return the `hex` of their keys.

    Columns that the first row leaves out take their defaults, versions start at 1.
    """
    if connection.dialect.name == "sqlite":
        return _insert_by_driver(connection, table, rows)
    connection.execute(insert(table), [{"version": 1} | dict(row) for row in rows])
    keys: list[Any] = [row["id"] for row in rows]
    return hexes(keys)


def _insert_by_driver(connection: Connection, table: Table, rows: Rows) -> Sequence[object]:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    marks = ", ".join("?" for _ in table.columns)
    values = {column.name: _column_values(connection, column, rows) for column in table.columns}
    statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 - names of our own tables
    connection.exec_driver_sql(statement, list(zip(*values.values(), strict=True)))
    return values["id"]


def _column_values(connection: Connection, column: Column[Any], rows: Rows) -> Sequence[object]:
    """Return one column of all rows, as the driver wants it."""
    name, default = column.name, _default(column)
    bind = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if name not in rows[0]:
        return [bind(default) if bind else default] * len(rows)
    values: list[Any] = list(map(itemgetter(name), rows))
    if bind is None:
        return values
    first = values[0]
    if all(value is first for value in values):  # the batch of an import, a kind of address
        return [bind(first)] * len(rows)
    if isinstance(column.type, Uuid):
        return hexes(values)
    return list(map(bind, values))


def _default(column: Column[Any]) -> object:
    if column.name == "version":
        return 1
    return column.default.arg if column.default is not None and column.default.is_scalar else None  # type: ignore[attr-defined]
