"""Tables as lines of JSON, by which the process that reads a file hands it over: nothing can hide in them."""

import json
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal

from refnet.exchange.rows import Cell, Row, Table


def head_line(table: Table) -> str:
    """Return all of a table but its rows."""
    return json.dumps({field.name: getattr(table, field.name) for field in fields(Table) if field.name != "rows"})


def head(line: bytes) -> Table:
    """Return what `head_line` was given, without rows."""
    return Table(rows=(), **json.loads(line, object_hook=_with_tuples))


def row_line(row: Row) -> str:
    """Return a row, its cells with their types."""
    return _ENCODER.encode([row.number, row.problem, row.doubts, *row.cells])


def row(line: bytes) -> Row:
    """Return what `row_line` was given."""
    number, problem, doubts, *cells = _DECODER.decode(line.decode("ascii"))
    return Row(number, tuple(cells), problem, tuple(doubts))


def _with_tuples(told: dict[str, object]) -> dict[str, object]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}


def _told(cell: object) -> dict[str, str]:
    """Return a cell that JSON has no form for as an object with its type; text and numbers are no objects."""
    if isinstance(cell, Decimal):
        return {"decimal": str(cell)}
    if isinstance(cell, datetime):
        return {"moment": cell.isoformat()}
    assert isinstance(cell, date)  # noqa: S101 - no reader makes other cells
    return {"day": cell.isoformat()}


def _cell(told: dict[str, str]) -> Cell:
    ((kind, text),) = told.items()
    if kind == "decimal":
        return Decimal(text)
    return datetime.fromisoformat(text) if kind == "moment" else date.fromisoformat(text)


_ENCODER = json.JSONEncoder(default=_told, separators=(",", ":"))
_DECODER = json.JSONDecoder(object_hook=_cell)
