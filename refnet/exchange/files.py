"""Files opened with a sentence when that fails, and saved whole or not at all."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from time import time
from typing import BinaryIO
from uuid import uuid4

from refnet.domain.errors import RefNetError
from refnet.i18n import _

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # what a disk without room answers
_DATABASE = b"SQLite format 3\0"
_PART = ".refnet-{}.part"
_LEFT_BEHIND = 86_400  # seconds: whoever wrote it was ended, or lost power


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading bytes; RefNetError says why it cannot be opened, or read to its end."""
    try:
        _refuse_streams(path)
        with path.open("rb") as stream:
            # what the system makes up, as the log of its kernel, has no size, and some of it no end
            yield stream if os.fstat(stream.fileno()).st_size else BytesIO()
    except FileNotFoundError:
        raise RefNetError(_("There is no file {name}.").format(name=path)) from None
    except IsADirectoryError:
        raise RefNetError(_("{name} is a folder. Please choose a file in it.").format(name=path)) from None
    except OSError:
        sentence = _("{name} cannot be read. Please close it in other programs and check that you may open it.")
        raise RefNetError(sentence.format(name=path)) from None


def name_of(path: Path) -> str:
    """Return the name of a file as text that can be kept; old files may have names that are no text nowadays."""
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _refuse_streams(path: Path) -> None:
    """Refuse what can be read only once, or has no end, as a device that makes random numbers."""
    mode = _mode(path)
    if stat.S_ISFIFO(mode):
        raise RefNetError(_("{name} is a pipe. Please save the table as a file and choose that.").format(name=path))
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise RefNetError(_("{name} is a device, not a file. Please choose a file.").format(name=path))


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except ValueError:  # a zero byte, or half a letter: no file is called so
        raise FileNotFoundError from None


@contextmanager
def saving(path: Path) -> Iterator[BinaryIO]:
    """Write beside `path`; at the end it is made safe on disk and takes the place of `path`, or of what that links to.

    On any failure nothing is left behind; what the disk refuses is told as RefNetError. A database is never replaced.
    """
    try:
        target, mode = _target(path)
        part = part_beside(target)
        try:
            with part.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            _give_permissions(part, mode)
            part.replace(target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        raise RefNetError(reason(error, path)) from error


def _give_permissions(part: Path, mode: int | None) -> None:
    """Let a new file be read and written by whom the old one was; a share without such permissions refuses it."""
    with suppress(OSError):
        if mode is not None and stat.S_IMODE(part.stat().st_mode) != mode:
            part.chmod(mode)


def part_beside(path: Path) -> Path:
    """Return the name of what is written before it takes the place of `path`; what was left there for a day goes."""
    with suppress(OSError, ValueError):  # a folder that may not be listed, or that no folder can be called
        for old in path.parent.glob(_PART.format("*")):
            if time() - old.lstat().st_mtime > _LEFT_BEHIND:
                shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    return path.with_name(_PART.format(uuid4().hex))


def reason(error: OSError, path: Path) -> str:
    """Return in a sentence why a file or folder could not be written."""
    if error.errno in FULL:
        sentence = _("There is not enough room on the disk for {name}. Please free some, or choose another folder.")
    elif error.errno == errno.ENAMETOOLONG:
        sentence = _("The name {name} is too long. Please choose a shorter one.")
    elif isinstance(error, FileNotFoundError | NotADirectoryError):
        sentence = _("The folder of {name} does not exist. Please choose another folder.")
    elif error.errno == errno.EROFS or not os.access(path.parent, os.W_OK):
        sentence = _("Nothing can be written into the folder of {name}. Please choose another folder.")
    else:
        sentence = _("{name} cannot be replaced. Please close it in other programs, or choose another name.")
    return sentence.format(name=path)


def _target(path: Path) -> tuple[Path, int | None]:
    """Return the file that a path means, which may be a link to it, and its permissions when it is there already."""
    try:
        target = path.resolve() if path.is_symlink() else path
        found = os.stat(os.fsencode(target))  # noqa: PTH116 - pathlib takes half a letter for a file that is not there
    except FileNotFoundError:
        return target, None
    except (ValueError, RuntimeError):  # a zero byte, half a letter, or a link that leads to itself
        raise RefNetError(_("{name} cannot be the name of a file. Please choose another.").format(name=path)) from None
    if stat.S_ISDIR(found.st_mode):
        raise RefNetError(_("{name} is a folder. Please choose the name of a file in it.").format(name=path))
    if not stat.S_ISREG(found.st_mode):
        raise RefNetError(_("{name} is a device, not a file. Please choose another name.").format(name=path))
    if _is_database(target):
        raise RefNetError(
            _("{name} is a database, which nothing else may replace. Please choose another name.").format(name=path)
        )
    return target, stat.S_IMODE(found.st_mode)


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(_DATABASE)) == _DATABASE
    except PermissionError:  # nobody's database that is open here
        return False
