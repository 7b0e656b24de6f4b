"""The lock beside the file: held by the kernel, freed by a crash, and saying who holds it."""

import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.i18n import _

_FAR = 1 << 30  # the byte that is locked: far behind the text, which others may read meanwhile


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a file, and whether the one before let go of it in order."""

    user: str
    machine: str
    since: str
    closed: bool = False
    checked_on: str = ""  # ISO day of the last full check


class FileInUse(RefNetError):
    """Another window or program has the file open."""


class FileLock:
    """One program a file."""

    def __init__(self, path: Path, user: str) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        before = self._read()
        if not _try_lock(self._file):
            os.close(self._file)
            raise FileInUse(_in_use(path, before))
        self.was_clean = before is None or before.closed
        self.checked_on = before.checked_on if before else ""
        self._holder = Holder(user, socket.gethostname(), datetime.now(UTC).isoformat(timespec="seconds"))
        self._write(closed=False)

    def note_checked(self, day: str) -> None:
        """Remember the day of a full check."""
        self.checked_on = day
        self._write(closed=False)

    def release(self) -> None:
        """Let go, and leave a note that it was in order."""
        self._write(closed=True)
        os.close(self._file)

    def _read(self) -> Holder | None:
        text = os.pread(self._file, 4096, 0) if hasattr(os, "pread") else os.read(self._file, 4096)
        try:
            holder = Holder(**json.loads(text))
            datetime.fromisoformat(holder.since)
            date.fromisoformat(holder.checked_on or "2000-01-01")
        except (ValueError, TypeError):
            return None  # torn, or not ours: nothing is known of the last holder
        return holder

    def _write(self, *, closed: bool) -> None:
        holder = asdict(self._holder) | {"closed": closed, "checked_on": self.checked_on}
        text = json.dumps(holder).encode()
        os.lseek(self._file, 0, os.SEEK_SET)
        os.ftruncate(self._file, 0)
        os.write(self._file, text)


def take(path: Path, user: str) -> FileLock:
    """Lock a file; raises FileInUse, or RefNetError when nothing can be written beside it."""
    try:
        return FileLock(path, user)
    except OSError as error:
        sentence = _(
            "RefNet cannot write in the folder {folder} ({why}). Please copy the file to a folder of your own and open it there."
        )
        raise RefNetError(sentence.format(folder=path.parent, why=(error.strerror or "").lower())) from error


def _in_use(path: Path, holder: Holder | None) -> str:
    if holder is None:
        return _("{file} is open in another window. Please close it there first.").format(file=path.name)
    since = datetime.fromisoformat(holder.since).astimezone().strftime("%d %b %H:%M")
    return _(
        "{file} is open in another window: {user} on {machine}, since {since}. Please close it there first."
    ).format(file=path.name, user=holder.user, machine=holder.machine, since=since)


if sys.platform == "win32":  # pragma: no cover - the other platform
    import msvcrt

    def _try_lock(file: int) -> bool:
        os.lseek(file, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(file, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
