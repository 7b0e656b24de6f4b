"""Conditions and orders in SQL that come out the same on both engines."""

from calendar import monthrange
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Enum,
    Integer,
    SQLColumnExpression,
    String,
    Uuid,
    and_,
    case,
    false,
    or_,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeEngine

from refnet.domain.names import fold

Column = SQLColumnExpression[Any]
Condition = ColumnElement[bool]
LAST_LETTER = "\U0010ffff"  # sorts behind every letter


class plain_lower(GenericFunction[str]):  # noqa: N801 - named as functions of SQL are
    """Text with A to Z in small letters, compared by code point whatever the server's locale."""

    type = String()
    inherit_cache = True


@compiles(plain_lower)
def _lower(element: plain_lower, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    return f"lower({compiler.process(element.clauses, **options)})"


@compiles(plain_lower, "postgresql")
def _lower_by_code(element: plain_lower, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    return f'lower(({compiler.process(element.clauses, **options)}) COLLATE "C")'


class among(GenericFunction[bool]):  # noqa: N801 - named as functions of SQL are
    """Tell whether a key is one of the keys in a JSON text; one value for the engine, were it a hundred thousand keys."""

    type = Boolean()
    inherit_cache = True


@compiles(among, "sqlite")
def _among(element: among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    key, keys = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{key} IN (SELECT value FROM json_each({keys}))"  # noqa: S608 - names and marks of our own


@compiles(among, "postgresql")
def _among_typed(element: among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    key, keys = (compiler.process(clause, **options) for clause in element.clauses)
    typed = f"SELECT CAST(value AS UUID) FROM json_array_elements_text(CAST({keys} AS JSON))"  # noqa: S608 - marks of ours
    return f"{key} IN ({typed})"


def begins(key: Column, folded: str) -> Condition:
    """Tell whether a folded column begins with this; a range, so that an index answers it."""
    return and_(key >= folded, key < folded + LAST_LETTER)


def has_words(folded: str, *keys: Column) -> Condition:
    """Tell whether each word appears in one of these folded columns."""
    found = [or_(*(key.contains(word, autoescape=True) for key in keys)) for word in folded.split()]
    return and_(*found)


def sort_key(column: Column) -> Column:
    """Return what rows are sorted by: a choice by its place in the vocabulary, text without regard to case."""
    kind = _kind(column)
    if isinstance(kind, Enum) and kind.enum_class is not None:
        places = {member: place for place, member in enumerate(kind.enum_class)}
        return case(*((column == member, place) for member, place in places.items()))
    return plain_lower(column) if isinstance(kind, String) else column


def has_value(column: Column, value: str) -> Condition:
    """Tell whether a column holds a value given as text; what cannot be such a value is held by no row."""
    kind = _kind(column)
    if not value:
        return or_(column.is_(None), column == "") if isinstance(kind, String) else column.is_(None)
    if isinstance(kind, Boolean):
        return truth(column.is_(True), value)
    if isinstance(kind, Date):
        return _on(column, value)
    found = _value(kind, value)
    return false() if found is None else column == found


def _kind(column: Column) -> TypeEngine[Any]:
    found: TypeEngine[Any] = column.type  # type: ignore[attr-defined]
    return found


def _value(kind: TypeEngine[Any], value: str) -> object:
    """Return a text as a value of a column's type, None when it cannot be one."""
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return next((member for member in kind.enum_class if member.value == value), None)
    if isinstance(kind, Uuid):
        return as_key(value)
    if isinstance(kind, Integer):
        return int(value) if value.removeprefix("-").isdecimal() else None
    return value


def is_yes(value: str) -> bool:
    """Return what a filter on a yes-or-no field asks for."""
    return value.casefold() in {"yes", "true", "1"}


def truth(condition: Condition, value: str) -> Condition:
    """Return the condition for yes and its opposite for anything else."""
    return condition if is_yes(value) else ~condition


def named(key: Column, search_key: Column, value: str) -> Condition:
    """Tell whether a row is the one with this id, or has this name."""
    found = as_key(value)
    return key == found if found else search_key == fold(value)


def as_key(value: str) -> UUID | None:
    """Return the id that a text is, or None."""
    try:
        return UUID(value)
    except ValueError:
        return None


def _on(column: Column, value: str) -> Condition:
    days = _days(value)
    return column.between(*days) if days else false()


def _days(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of a year, a month or a day."""
    parts = value.split("-")
    try:
        year, *rest = (int(part) for part in parts)
        if not rest:
            return date(year, 1, 1), date(year, 12, 31)
        if len(rest) == 1:
            return date(year, rest[0], 1), date(year, rest[0], monthrange(year, rest[0])[1])
        return date(year, *rest), date(year, *rest)
    except (ValueError, TypeError):
        return None
