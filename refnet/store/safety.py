"""Looks at a file before trusting it: header gate, schema allow-list, integrity checks, damage marker."""

import stat
import struct
from contextlib import closing
from enum import Enum, auto
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.store.schema import Base
from refnet.store.sqlite import APPLICATION_ID, connect

SCHEMA_NUMBER = 3
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100  # bytes


class NotOurs(RefNetError):
    """The file is not a RefNet database; no SQL of it was run."""


class NewerFile(RefNetError):
    """The file was written by a newer RefNet."""


class DamagedFile(RefNetError):
    """The file's content is broken; a backup has to be restored."""


class Header(Enum):
    """What the first 100 bytes say."""

    NEW = auto()
    OLDER = auto()
    CURRENT = auto()


def read_header(path: Path) -> Header:
    """Tell from the first 100 bytes, without running SQL, how to treat a file; refuse what is not ours or newer."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return Header.NEW
    if not stat.S_ISREG(found.st_mode):  # a folder, or a device that would be removed as a half-made file
        raise NotOurs(_("{file} is no file. Please choose a RefNet file.").format(file=path.name or path))
    if not found.st_size:  # nor is one read that the system makes up, and that may never end
        return Header.NEW
    with path.open("rb") as file:
        head = file.read(_HEADER)
    if not head.startswith(_MAGIC) or len(head) < _HEADER:
        raise NotOurs(
            _("{file} is not a RefNet database. Please choose another file, or import it with File > Import.").format(
                file=path.name
            )
        )
    (number,), (application,) = struct.unpack(">I", head[60:64]), struct.unpack(">I", head[68:72])
    if application != APPLICATION_ID:
        raise NotOurs(_("{file} is a database of another program. Please choose a RefNet file.").format(file=path.name))
    if number > SCHEMA_NUMBER:
        raise NewerFile(
            _(
                "{file} was written by a newer RefNet. Please update RefNet on this computer, then open it again."
            ).format(file=path.name)
        )
    return Header.CURRENT if number == SCHEMA_NUMBER else Header.OLDER


def check_schema(path: Path) -> None:
    """Refuse a file that lacks a table, or has a table, index, view or trigger that RefNet did not make: it may act."""
    allowed = {("table", name) for name in (*Base.metadata.tables, "alembic_version")}
    allowed |= {("index", str(index.name)) for table in Base.metadata.tables.values() for index in table.indexes}
    with closing(connect(path)) as connection:
        query = "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        found = set(connection.execute(query))
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        strange = sorted(name for kind, name in found - allowed)
    if strange:
        sentence = _("{file} holds something RefNet did not make ({name}), so it was not opened. Please use a backup.")
        raise NotOurs(sentence.format(file=path.name, name=strange[0]))
    lacking = {("table", name) for name in Base.metadata.tables} - found if number == SCHEMA_NUMBER else set()
    if lacking:
        raise _incomplete(path, min(name for _kind, name in lacking))


def check_content(path: Path, *, thorough: bool) -> None:
    """Raise DamagedFile when the pages, or when `thorough` also the indexes and keys, do not hold together."""
    questions = ["integrity_check(1)", "foreign_key_check"] if thorough else ["quick_check(1)"]
    with closing(connect(path)) as connection:
        said = [row for question in questions for row in connection.execute(f"PRAGMA {question}")]
    if said != [("ok",)]:
        raise damaged(path)


def damaged(path: Path) -> DamagedFile:
    """Mark the file as damaged, so that no backup is replaced by it, and return the sentence for the user."""
    marker(path).touch()
    sentence = _(
        "{file} is damaged. Nothing was changed. Please use File > Restore to go back to the newest good backup."
    )
    return DamagedFile(sentence.format(file=path.name))


def _incomplete(path: Path, name: str) -> DamagedFile:
    """Mark the file as damaged, and say what it lacks: an unfinished version of RefNet may have made it so."""
    marker(path).touch()
    sentence = _(
        "{file} lacks a part that files of this version have ({name}). An unfinished version of RefNet made it, or it is "
        "damaged. Nothing was changed. Please use File > Restore to go back to the newest good backup."
    )
    return DamagedFile(sentence.format(file=path.name, name=name))


def marker(path: Path) -> Path:
    """Return the marker that stops backups of a damaged file."""
    return path.with_name(path.name + ".corrupt")
