"""Values of every column as text and back, without loss and without trusting the text."""

import math
import re
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Column, Date, Enum, Float, Integer, Uuid

from refnet.i18n import _
from refnet.store.schema.base import Moment

_WHOLE = re.compile(r"-?[0-9]{1,19}", re.ASCII)
_APOSTROPHES = re.compile("'*")


def to_text(column: Column[Any], value: Any) -> str:  # noqa: ANN401 - any column's value
    """Return what stands in the cell; an empty cell is nothing, and an empty text that may be nothing an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value)
    text = str(value)
    return "'" + text if column.nullable and _APOSTROPHES.fullmatch(text) else text


def to_value(column: Column[Any], text: str) -> object:
    """Return what `to_text` was given; ValueError says in words why the text cannot be that."""
    if not text and column.nullable:
        return None
    kind = column.type
    if isinstance(kind, Enum):
        return _choice(kind, text)
    for type_, read in _READERS:
        if isinstance(kind, type_):
            return read(text)
    return _text(text, column)


def stored(column: Column[Any], raw: object) -> object:
    """Return the value that another file keeps in a column; ValueError says in words why it cannot be that.

    The file may not be one that RefNet made: what its column should hold is not believed.
    """
    if raw is None:
        if column.nullable:
            return None
        raise ValueError(_("it must not be empty"))
    kind = column.type
    expected = _STORED.get(type(kind), str)
    if not isinstance(raw, expected):
        raise ValueError(_("it is of another kind than RefNet keeps there"))  # noqa: TRY004 - all reasons alike
    if isinstance(kind, Float):
        return _fraction(str(raw))
    if isinstance(kind, Boolean):
        return _yes({0: "no", 1: "yes"}.get(raw, ""))  # type: ignore[call-overload]
    if isinstance(kind, Moment):
        return _moment(f"{raw}+00:00")
    return to_value(column, f"'{raw}" if column.nullable and _APOSTROPHES.fullmatch(str(raw)) else str(raw))


def _text(text: str, column: Column[Any]) -> str:
    if "\0" in text:
        raise ValueError(_("it has a zero byte, which no text has"))
    return text[1:] if column.nullable and _APOSTROPHES.fullmatch(text) else text


def _choice(kind: Enum, text: str) -> object:
    try:
        return kind.enum_class(text)  # type: ignore[misc]
    except ValueError:
        raise ValueError(_("it must be one of: {values}").format(values=", ".join(kind.enums))) from None


def _yes(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError(_("it must be yes or no"))
    return text == "yes"


def _whole(text: str) -> int:
    return _within(text, 1 << 31)


def _large(text: str) -> int:
    return _within(text, 1 << 63)


def _within(text: str, limit: int) -> int:
    if not _WHOLE.fullmatch(text) or not -limit <= int(text) < limit:
        raise ValueError(_("it must be a whole number"))
    return int(text)


def _fraction(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise ValueError(_("it must be a number"))
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("it must be a day such as 2026-03-05")) from None


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is not None:
            return found.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ValueError(_("it must be a moment with its time zone, such as 2026-03-05T09:30:00+00:00")) from None


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise ValueError(_("it must be a key of 32 digits")) from None


_READERS = (
    (Uuid, _key), (Moment, _moment), (Date, _day), (Boolean, _yes), (BigInteger, _large), (Integer, _whole),
    (Float, _fraction),
)  # fmt: skip
_STORED: dict[type, type | tuple[type, ...]] = {Boolean: int, BigInteger: int, Integer: int, Float: (int, float)}
