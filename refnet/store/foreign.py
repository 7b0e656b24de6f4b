"""Reads a RefNet file of somebody else as a hostile one: a checked private copy, never the file itself."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.store import safety, sqlite
from refnet.store.safety import Header
from refnet.store.schema import Base

LARGEST = 4_000_000_000  # bytes
PARTIAL = {"uq_introduction_originating"}  # the one index of ours with a condition
EXPRESSION = -2  # what SQLite gives as the column of an index on an expression


class Foreign:
    """The content of a file of somebody else, to read only; rows come one after another, as SQLite has them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        (found,) = self._connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 - our names
        return int(found)

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield these columns of a table's rows, in the order of their keys."""
        names = ", ".join(f'"{one}"' for one in columns)
        yield from self.ask(f'SELECT {names} FROM "{table}" ORDER BY id')  # noqa: S608 - our names

    def ask(self, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield what a query of ours gives."""
        yield from self._connection.execute(query, values)

    def has_dangling(self, table: str, column: str, target: str) -> bool:
        """Tell whether a row names a row of another table that is nowhere."""
        named = f'SELECT "{column}" AS id FROM "{table}" WHERE "{column}" IS NOT NULL'  # noqa: S608 - our names
        query = f'SELECT 1 FROM ({named}) WHERE id NOT IN (SELECT id FROM "{target}") LIMIT 1'  # noqa: S608
        return self._connection.execute(query).fetchone() is not None


@contextmanager
def snapshot(path: Path) -> Iterator[Foreign]:
    """Give the content of another RefNet file as it is at this moment; RefNetError says why it cannot be used.

    The file is neither locked nor written to, and nothing is left beside it: all happens in a copy that only this user
    may read and that is gone at the end. An older file is brought up to date there.
    """
    header = _header(path)
    with TemporaryDirectory(prefix="refnet-") as folder:
        copy = Path(folder, "other.db")
        _copy(path, copy)
        _prepare(path, copy, header)
        with closing(_read_only(copy)) as connection, _told(path):
            other = Foreign(connection)
            _check_columns(other, copy)
            yield other


def _header(path: Path) -> Header:
    try:
        header = safety.read_header(path)
        size = path.stat().st_size if header is not Header.NEW else 0
    except OSError as error:
        raise RefNetError(_unreadable(path, error)) from error
    if header is Header.NEW:
        raise RefNetError(_("There is nothing in {file}. Please choose a RefNet file.").format(file=path.name))
    if size > LARGEST:
        raise RefNetError(_("{file} is larger than any RefNet file. Please choose another one.").format(file=path.name))
    return header


def _unreadable(path: Path, error: OSError) -> str:
    sentence = _("{file} cannot be read ({why}). Please choose another file.")
    return sentence.format(file=path.name, why=(error.strerror or "").lower())


def _copy(path: Path, copy: Path) -> None:
    """Copy the file as it is between two writes of its owner."""
    try:
        before = _moment(path)
        copyfile(path, copy)
        after = _moment(path)
    except OSError as error:
        raise RefNetError(_unreadable(path, error)) from error
    if before != after or None in (before, after):
        sentence = _(
            "{file} is being written at this moment, or was not closed in order. Please close it in RefNet, then merge it."
        )
        raise RefNetError(sentence.format(file=path.name))


def _moment(path: Path) -> tuple[int, int] | None:
    """Return what changes with every write; None while a write is under way, for part of it stands beside the file."""
    for ending in ("-journal", "-wal"):
        beside = path.with_name(path.name + ending)
        if beside.exists() and beside.stat().st_size:
            return None
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _prepare(path: Path, copy: Path, header: Header) -> None:
    """Check the copy, and bring it up to date when it is older."""
    with _told(path):
        _check(copy)
        if header is Header.OLDER:
            from refnet.store.migrations import runner  # noqa: PLC0415 - alembic is heavy

            runner.migrate_file(copy)
            _check(copy)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Speak of the file that was chosen, and of damage as the damage of another file."""
    try:
        yield
    except safety.NotOurs as error:
        raise safety.NotOurs(str(error).replace("other.db", path.name)) from error
    except (safety.DamagedFile, sqlite3.DatabaseError, UnicodeDecodeError) as error:
        sentence = _("{file} is damaged, so nothing was taken from it. Please ask for another copy of it.")
        raise safety.DamagedFile(sentence.format(file=path.name)) from error


def _check(copy: Path) -> None:
    safety.check_schema(copy)
    with closing(sqlite.connect(copy)) as connection:
        _check_shapes(connection, copy)
    safety.check_content(copy, thorough=True)


def _check_shapes(connection: sqlite3.Connection, copy: Path) -> None:
    """Refuse what has an allowed name and is something else: virtual tables, worked-out columns, strange indexes."""
    strange = [name for name, kind in connection.execute("SELECT name, type FROM pragma_table_list") if kind != "table"]
    hidden = (
        "SELECT m.name FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c WHERE m.type = 'table' AND c.hidden <> 0"
    )
    worked_out = (
        "SELECT i.name, i.partial, x.cid FROM sqlite_schema m JOIN pragma_index_list(m.name) i"
        " JOIN pragma_index_xinfo(i.name) x WHERE m.type = 'table'"
    )
    strange += [name for (name,) in connection.execute(hidden)]
    strange += [
        name
        for name, partial, column in connection.execute(worked_out)
        if column == EXPRESSION or (partial and name not in PARTIAL)
    ]
    if strange:
        sentence = _("{file} holds something RefNet did not make ({name}), so it was not opened. Please use a backup.")
        raise safety.NotOurs(sentence.format(file=copy.name, name=min(strange)))


def _read_only(copy: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{copy.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
    )
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, sqlite.LONGEST_CELL)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.text_factory = lambda raw: raw.decode("utf-8")
    return connection


def _check_columns(other: Foreign, path: Path) -> None:
    """Refuse a file that lacks columns though its number says that it is up to date."""
    for name, table in Base.metadata.tables.items():
        there = {column for (column,) in other.ask("SELECT name FROM pragma_table_info(?)", (name,))}
        if not there.issuperset(column.name for column in table.columns):
            raise safety.damaged(path)
