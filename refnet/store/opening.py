"""Opens a database: header gate, lock, allow-list, checks, backup and migration, in this order."""

import getpass
import os
import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.store import backup, postgresql, safety, sqlite
from refnet.store.lock import FileLock, take
from refnet.store.safety import Header

FULL_CHECK_EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that passed the gate, with its lock."""

    path: Path
    engine: Engine
    lock: FileLock
    identity: tuple[int, int]

    def check_same(self) -> None:
        """Refuse to write when another program put another file in this one's place."""
        try:
            same = _identity(self.path) == self.identity
        except FileNotFoundError:
            same = False
        if not same:
            sentence = _(
                "{file} was replaced or removed by another program. Nothing was written. Please open it again."
            )
            raise RefNetError(sentence.format(file=self.path.name))

    def release(self) -> None:
        """Let others open the file."""
        self.lock.release()


def is_address(location: str | Path) -> bool:
    """Tell a server's address from a file's path."""
    return isinstance(location, str) and "://" in location


def user_name() -> str:
    """Return who is at the keyboard, for the journal and the lock."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in a bare container
        return "user"


def open_file(path: Path) -> OpenedFile:
    """Open a file, made when missing; nothing of it is run before its header, lock and schema are seen to be ours."""
    path = Path(os.path.realpath(path))  # a link and its file are locked by the same lock
    header = _header(path)
    lock = take(path, user_name())
    try:
        _check(path, header, lock)
        return OpenedFile(path, sqlite.engine(path), lock, _identity(path))
    except BaseException:
        lock.release()
        raise


def open_server(address: str) -> Engine:
    """Return an engine on a server's database whose tables are up to date; nothing stays connected when refused."""
    engine = postgresql.engine(address)
    try:
        prepare_server(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def prepare_server(engine: Engine) -> None:
    """Bring a server's tables up to date; refuse one that a newer RefNet has moved on."""
    from refnet.store.migrations import runner  # noqa: PLC0415 - alembic is heavy

    with engine.connect() as connection:
        current = runner.is_current(connection)
    if not current:
        runner.migrate_server(engine)


def _header(path: Path) -> Header:
    if not path.parent.is_dir():
        sentence = _("There is no folder {folder}. Please choose another place for the file.")
        raise RefNetError(sentence.format(folder=path.parent))
    try:
        return safety.read_header(path)
    except OSError as error:
        sentence = _("{file} cannot be read ({why}). Please choose another file.")
        raise RefNetError(sentence.format(file=path.name, why=(error.strerror or "").lower())) from error


def _check(path: Path, header: Header, lock: FileLock) -> None:
    if header is not Header.NEW:
        try:
            safety.check_schema(path)
            _check_content(path, lock)
        except sqlite3.DatabaseError as error:
            raise safety.damaged(path) from error
    if header is not Header.CURRENT:
        _migrate(path, header)


def _check_content(path: Path, lock: FileLock) -> None:
    """Check quickly after an unclean end, and thoroughly once a week or while a damage marker stands."""
    is_marked = safety.marker(path).exists()
    last = date.fromisoformat(lock.checked_on) if lock.checked_on else date.min
    today = datetime.now(UTC).date()
    if is_marked or today - last >= FULL_CHECK_EVERY:
        safety.check_content(path, thorough=True)
        safety.marker(path).unlink(missing_ok=True)
        lock.note_checked(today.isoformat())
    elif not lock.was_clean:
        safety.check_content(path, thorough=False)


def _migrate(path: Path, header: Header) -> None:
    from refnet.store.migrations import runner  # noqa: PLC0415 - alembic is heavy

    if header is Header.OLDER:
        backup.Backups(path).make("migration")
    try:
        runner.migrate_file(path)
    except BaseException:
        if header is Header.NEW:
            path.unlink(missing_ok=True)  # a half-made new file would only confuse
        raise


def _identity(path: Path) -> tuple[int, int]:
    found = os.stat(path)  # noqa: PTH116 - the pair that tells files apart
    return found.st_dev, found.st_ino
