"""Backups: made through the backup API, checked, fsynced, renamed and entered with their SHA-256; and restore."""

import hashlib
import json
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import refnet
from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.store import retention, safety, sqlite
from refnet.store.lock import take


@dataclass(frozen=True, slots=True)
class Backup:
    """A line of the manifest: one copy that was whole when it was made."""

    name: str
    made_at: str  # ISO, UTC
    reason: str
    digest: str  # SHA-256
    size: int
    people: int
    introductions: int
    deals: int
    program: str
    schema: int

    @property
    def moment(self) -> datetime:
        """Return when it was made."""
        return datetime.fromisoformat(self.made_at)


class Backups:
    """The backups of one file, in a folder beside it."""

    def __init__(self, path: Path, gate: AbstractContextManager[object] | None = None) -> None:
        self._path = path = path.resolve()  # a link has the backups of its file
        self._gate = gate or threading.RLock()
        self.folder = path.with_name(path.stem + "-backups")
        self.has_changes = False

    def make_if_changed(self, reason: str) -> Backup | None:
        """Make a backup unless nothing changed since the last one; a damaged file pushes no good backup out."""
        if not self.has_changes or safety.marker(self._path).exists():
            return None
        return self.make(reason)

    def make(self, reason: str) -> Backup:
        """Make a backup now and return it; older ones are thinned out. Raises RefNetError when there is no room."""
        with self._gate, _answered(self.folder):
            self.folder.mkdir(mode=0o700, exist_ok=True)
            self._sweep()
            made_at = datetime.now(UTC)
            target = self.folder / f"{self._path.stem}-{made_at:%Y-%m-%d-%H%M%S-%f}.db"
            counts = _copy(self._path, target)
            backup = Backup(
                target.name, made_at.isoformat(timespec="microseconds"), reason, digest(target), target.stat().st_size,
                *counts, refnet.__version__, safety.SCHEMA_NUMBER,
            )  # fmt: skip
            with (self.folder / "manifest.jsonl").open("a", encoding="utf-8") as manifest:
                manifest.write("\n" + json.dumps(asdict(backup)))  # a line that a crash tore ends here
                manifest.flush()
                os.fsync(manifest.fileno())
            self.has_changes = False
        for old in retention.superfluous([(one.name, one.moment) for one in self.all()], made_at):
            (self.folder / old).unlink(missing_ok=True)
        return backup

    def all(self) -> list[Backup]:
        """Return the backups that are still there, newest first."""
        manifest = self.folder / "manifest.jsonl"
        if not manifest.exists():
            return []
        lines = manifest.read_text(encoding="utf-8", errors="replace").splitlines()
        known = [entry for line in reversed(lines) if (entry := _entry(line))]
        return [one for one in known if (self.folder / one.name).exists()]

    def is_good(self, backup: Backup) -> bool:
        """Tell whether a backup is byte for byte what it was when it was checked."""
        return digest(self.folder / backup.name) == backup.digest

    def newest_good(self) -> Backup | None:
        """Return the newest backup that is whole."""
        return next((one for one in self.all() if self.is_good(one)), None)

    def _sweep(self) -> None:
        """Remove what a killed backup left."""
        for left in self.folder.glob("*.part*"):
            left.unlink()


def restore(path: Path, copy: Path, user: str) -> None:
    """Put a backup, or any checked RefNet file, in the place of `path`; the present file is backed up first.

    The file must not be open. Raises RefNetError when it is in use or when the copy is not whole.
    """
    path, copy = path.resolve(), copy.resolve()
    backups = Backups(path)
    known = next((one for one in backups.all() if (backups.folder / one.name) == copy), None)
    if known is not None and not backups.is_good(known):
        raise RefNetError(_("This backup was changed after it was made. Please choose another one."))
    if safety.read_header(copy) is safety.Header.NEW:
        raise RefNetError(_("There is no backup {file}. Please choose another one.").format(file=copy.name))
    safety.check_schema(copy)
    lock, part = take(path, user), path.with_name(path.name + ".part")
    try:
        with _answered(path.parent):
            _copy(copy, part)
            _put_aside(path, backups)
            for left in ("-wal", "-shm", "-journal"):
                path.with_name(path.name + left).unlink(missing_ok=True)
            part.replace(path)
            _sync_folder(path.parent)
        safety.marker(path).unlink(missing_ok=True)
    finally:
        part.unlink(missing_ok=True)
        lock.release()


def _put_aside(path: Path, backups: Backups) -> None:
    """Keep the present file: as a backup when it is whole, else as it is under another name.

    A disk that is full says nothing about the file: that is raised, and the file stays where it is.
    """
    if not path.exists():
        return
    try:
        backups.make("restore")
    except RefNetError as error:
        why = error.__cause__
        if isinstance(why, OSError) or getattr(why, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise
        stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
        path.replace(path.with_name(f"{path.stem}-damaged-{stamp}.db"))


def _copy(source: Path, target: Path) -> tuple[int, int, int]:
    """Copy a database to `target` by way of a checked, fsynced `.part`; return its counts of main rows."""
    part = target.with_name(target.name + ".part-copy")
    try:
        counts = _fill(part, source)
        part.replace(target)
    finally:  # half a copy on a full disk would keep it full
        for left in (part, safety.marker(part), part.with_name(part.name + "-journal")):
            left.unlink(missing_ok=True)
    _sync_folder(target.parent)
    return counts


def _fill(part: Path, source: Path) -> tuple[int, int, int]:
    """Make a checked, fsynced copy of a database and return its counts of main rows."""
    part.unlink(missing_ok=True)
    with closing(sqlite.connect(source)) as old, closing(sqlite.connect(part)) as new:
        old.backup(new, pages=-1)
    safety.check_content(part, thorough=True)
    with closing(sqlite.connect(part)) as copy:
        people, introductions, deals = copy.execute(
            "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM introduction), (SELECT count(*) FROM deal)"
        ).fetchone()
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    return people, introductions, deals


def _entry(line: str) -> Backup | None:
    """Return a line of the manifest, or None for an empty, torn or strange one."""
    try:
        found = Backup(**json.loads(line))
        is_usable = found.moment.tzinfo is not None and Path(found.name).name == found.name
    except (ValueError, TypeError):
        return None
    return found if is_usable else None


def digest(path: Path) -> str:
    """Return the file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows has no way to ask and needs none."""
    if os.name == "posix":  # pragma: no branch - the other platform
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


@contextmanager
def _answered(folder: Path) -> Iterator[None]:
    """Turn a full disk or a folder that may not be written into a sentence."""
    try:
        yield
    except (OSError, sqlite3.DatabaseError) as error:
        sentence = _("No backup could be made in {folder}: {why}. Please free some space or choose another folder.")
        raise RefNetError(sentence.format(folder=folder, why=str(error).lower())) from error
