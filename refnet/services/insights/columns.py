"""Columns of a table as arrays: the database packs all rows into one text of fixed widths, numpy takes it apart.

Half a million rows come that way in a quarter of the time that tuples take, and the same on both engines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlalchemy.orm import Session

from refnet.domain.facts import NO_DAY

Ints = NDArray[np.int32]
Bytes = NDArray[np.bytes_]
Flags = NDArray[np.bool_]

_KEY, _DAY, _NUMBER = 32, 10, 18
_APART = "\x1f"
_EPOCH = 719_163  # the ordinal of 1 January 1970
_FIRST = ord("A")


@dataclass(frozen=True, slots=True)
class Field:
    """A piece of a packed row: the SQL that gives it, and how many letters it always has."""

    sql: str
    width: int


def key(name: str) -> Field:
    """Return a key as 32 letters, dashes where there is none."""
    return Field(f"coalesce(replace(CAST({name} AS TEXT), '-', ''), '{'-' * _KEY}')", _KEY)


def day(name: str) -> Field:
    """Return a day as ten letters, the year 0 where there is none."""
    return Field(f"coalesce(CAST({name} AS TEXT), '0000-00-00')", _DAY)


def word(name: str, words: Sequence[str]) -> Field:
    """Return one of these words as one letter, counted from A."""
    cases = " ".join(f"WHEN '{each}' THEN '{chr(_FIRST + number)}'" for number, each in enumerate(words))
    return Field(f"CASE {name} {cases} ELSE '@' END", 1)


def flag(condition: str) -> Field:
    """Return whether a condition holds as one letter."""
    return Field(f"CASE WHEN {condition} THEN '1' ELSE '0' END", 1)


def number(name: str) -> Field:
    """Return a whole number from 0 up as 18 digits, zero where there is none."""
    digits = f"CAST(CASE WHEN {name} > 0 THEN {name} ELSE 0 END AS TEXT)"
    return Field(f"substr('{'0' * _NUMBER}', 1, {_NUMBER} - length({digits})) || {digits}", _NUMBER)


def packed(session: Session, table: str, fields: Mapping[str, Field], where: str = "1 = 1") -> NDArray[Any]:
    """Return the rows as a structured array of bytes, in no order."""
    row = " || ".join(field.sql for field in fields.values())
    content = _joined(session, " ".join((f"({row}, '') FROM", table, "WHERE", where)))
    return np.frombuffer(content.encode("ascii"), dtype=[(name, f"S{field.width}") for name, field in fields.items()])


def texts(session: Session, table: str, name: str) -> list[str]:
    """Return a text of each row, in the order of the keys."""
    row = f"{key('id').sql} || replace({name}, '{_APART}', ' ')"
    content = _joined(session, " ".join((f"({row}, '{_APART}') FROM", table)))
    return [each[_KEY:] for each in sorted(content.split(_APART))] if content else []


def _joined(session: Session, rest: str) -> str:
    aggregate = "group_concat" if session.get_bind().dialect.name == "sqlite" else "string_agg"
    return session.execute(text(f"SELECT {aggregate}{rest}")).scalar_one() or ""


def ordinals(days: Bytes) -> Ints:
    """Return days such as 2026-03-01 as ordinals."""
    digits = _letters(days, _DAY).astype(np.int32) - ord("0")
    year = digits[:, :4] @ np.array([1000, 100, 10, 1], np.int32)
    month, of_month = digits[:, 5:7] @ np.array([10, 1]), digits[:, 8:] @ np.array([10, 1])
    first = ((year - 1970) * 12 + month - 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return np.where(year == 0, NO_DAY, first + of_month - 1 + _EPOCH).astype(np.int32)


def codes(letters: Bytes) -> Ints:
    """Return the number of each word, NOBODY for one that is not among them."""
    return _letters(letters, 1)[:, 0].astype(np.int32) - _FIRST


def flags(letters: Bytes) -> Flags:
    """Return which conditions hold."""
    found: Flags = letters == b"1"
    return found


def places(keys: Bytes, known: Bytes) -> Ints:
    """Return where each key stands among `known`, which is sorted and has them all."""
    return np.searchsorted(known, keys).astype(np.int32)


def numbered(keys: Bytes) -> tuple[Ints, tuple[UUID, ...]]:
    """Return a number for each key, and the keys by number; where there is none stands NOBODY."""
    found, numbers = np.unique(keys, return_inverse=True)
    has_nothing = len(found) > 0 and found[0].startswith(b"-")
    known = tuple(UUID(hex=each.decode("ascii")) for each in found[has_nothing:])
    return (numbers - int(has_nothing)).astype(np.int32), known


def _letters(content: Bytes, width: int) -> NDArray[np.uint8]:
    return np.ascontiguousarray(content).view(np.uint8).reshape(-1, width)
