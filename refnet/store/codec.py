"""Column values as the journal keeps them: JSON for single rows, compressed JSON for batches."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Date, Enum, Table, Uuid

from refnet.store.schema.base import Moment

Values = dict[str, Any]


def dump(values: Mapping[str, object]) -> str:
    """Return column values as JSON text."""
    return json.dumps({name: _plain(value) for name, value in values.items()}, ensure_ascii=False)


def load(table: Table, text: str | None) -> Values:
    """Return the column values of `table` that `dump` wrote; nothing for None."""
    if text is None:
        return {}
    return {name: _typed(table.columns[name], value) for name, value in json.loads(text).items()}


def pack_rows(rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return whole rows, compressed."""
    return pack([{name: _plain(value) for name, value in row.items()} for row in rows])


def pack(plain: Sequence[object]) -> bytes:
    """Return the `hex` of keys, or rows already plain, compressed."""
    return zlib.compress(json.dumps(plain, ensure_ascii=False).encode(), level=1)


def unpack(packed: bytes) -> list[Any]:
    """Return what was packed, in its plain form."""
    found = json.loads(zlib.decompress(packed))
    assert isinstance(found, list)  # noqa: S101 - written here alone
    return found


def typed_row(table: Table, plain: Mapping[str, object]) -> Values:
    """Return a plain row of a batch with the types of its columns."""
    return {name: _typed(table.columns[name], value) for name, value in plain.items()}


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, date) else value


def _typed(column: Column[Any], value: Any) -> Any:  # noqa: ANN401 - any column's value
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, Uuid):
        return UUID(value)
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return kind.python_type(value) if isinstance(kind, Enum) else value
