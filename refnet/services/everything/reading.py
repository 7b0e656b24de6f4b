"""Reads a folder of everything with suspicion: every name, type and text is checked before anything is believed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Column

from refnet.domain.errors import RefNetError
from refnet.domain.names import family_first, fold
from refnet.exchange import folder as folders
from refnet.i18n import _
from refnet.services.everything.checking import check
from refnet.services.everything.report import FolderRefused
from refnet.services.everything.scratch import first_refused
from refnet.services.everything.tables import DERIVED, KINDS, Kind
from refnet.services.everything.values import to_value
from refnet.services.everything.writing import LONG_TEXTS

MOST_PROBLEMS = 100  # after which a file is not read any further
HIGHEST_VERSION = 1_000_000_000  # every change counts one up, and there must be room for more


@dataclass(slots=True)
class Read:
    """A row of a file: its number there, and its columns with those worked out from others."""

    number: int
    values: dict[str, Any]

    @property
    def id(self) -> UUID:
        """Return its key."""
        key: UUID = self.values["id"]
        return key


Long = dict[tuple[str, str, str], str]
Tables = dict[str, list[Read]]


def read(folder: Path, progress: Callable[[int, int], object]) -> tuple[Tables, tuple[str, ...]]:
    """Return the rows of every file, and what is odd about them; FolderRefused tells which rows cannot be right."""
    told = folders.contents(folder)
    long = _long_texts(folder) if (folder / f"{LONG_TEXTS}.csv").exists() else {}
    problems: list[str] = []
    tables: Tables = {}
    for number, kind in enumerate(KINDS):
        progress(number, 2 * len(KINDS))
        there = kind.file in told or (folder / f"{kind.file}.csv").exists()
        tables[kind.file] = list(_rows(folder, kind, long, problems)) if there else []
        if not problems:
            problems += first_refused(kind, [(one.number, one.values) for one in tables[kind.file]])
    if problems:
        raise FolderRefused(problems)
    odd = [_odd(file, count, len(tables[file])) for file, count in told.items() if len(tables.get(file, ())) != count]
    return tables, tuple(odd)


def _odd(file: str, told: int, count: int) -> str:
    sentence = _("{file}.csv has {count} rows, though {told} were written into it.")
    return sentence.format(file=file[:60], count=count, told=told)


def _long_texts(folder: Path) -> Long:
    parts: dict[tuple[str, str, str], list[str]] = {}
    for number, row in folders.read_table(folder, LONG_TEXTS):
        try:
            parts.setdefault((row["file"], row["id"], row["column"]), []).append(row["text"])
        except KeyError:
            sentence = _("{file}, row {row}: there is no column {column}.")
            columns = "file, id, column, text"
            raise RefNetError(sentence.format(file=f"{LONG_TEXTS}.csv", row=number, column=columns)) from None
    return {key: "".join(texts) for key, texts in parts.items()}


def _rows(folder: Path, kind: Kind, long: Long, problems: list[str]) -> Iterator[Read]:
    seen: set[UUID] = set()
    for number, texts in folders.read_table(folder, kind.file):
        try:
            row = Read(number, _values(kind, texts, long))
            _check_new(row.id, seen)
        except ValueError as reason:
            sentence = _("{file}, row {row}: {reason}.")
            problems.append(sentence.format(file=f"{kind.file}.csv", row=number, reason=str(reason).rstrip(".")))
            if len(problems) >= MOST_PROBLEMS:
                return
        else:
            yield row


def _check_new(key: UUID, seen: set[UUID]) -> None:
    if key in seen:
        raise ValueError(_("a row with this key stands above already"))
    seen.add(key)


def _values(kind: Kind, texts: dict[str, str], long: Long) -> dict[str, Any]:
    key = texts.get("id", "")
    values: dict[str, Any] = {
        one.name: _value(one, texts, long.get((kind.file, key, one.name))) for one in kind.columns
    }
    if not 1 <= values["version"] <= HIGHEST_VERSION:
        raise ValueError(_("version must be from 1 to {most}").format(most=HIGHEST_VERSION))
    for name in kind.derived:
        source = next(values[one] for one in DERIVED[name] if one in values)
        values[name] = family_first(fold(source)) if name == "family_key" else fold(source)
    check(kind.file, values)
    return values


def _value(column: Column[Any], texts: dict[str, str], long: str | None) -> object:
    """Return the value of a column; one that the file does not have takes what is usual, as in a folder of old."""
    if column.name not in texts:
        if column.nullable:
            return None
        if column.default is None:
            raise ValueError(_("there is no column {column}").format(column=column.name))
        return column.default.arg  # type: ignore[attr-defined]
    try:
        return to_value(column, texts[column.name] if long is None else long)
    except ValueError as reason:
        raise ValueError(f"{column.name}: {reason}") from None
