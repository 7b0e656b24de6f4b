"""Files opened with a sentence when that fails, and saved whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from refnet.domain.errors import RefNetError
from refnet.i18n import _


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading bytes; RefNetError says why it cannot be opened, or read to its end."""
    try:
        _refuse_streams(path)
        with path.open("rb") as stream:
            yield stream
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
    """Write into `path`.part; at the end it is made safe on disk and takes the place of `path`.

    On any failure nothing is left behind; what the disk refuses is told as RefNetError.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise RefNetError(_reason(error, path)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _reason(error: OSError, path: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        sentence = _("There is not enough room on the disk for {name}. Please free some, or choose another folder.")
    elif isinstance(error, FileNotFoundError | NotADirectoryError):
        sentence = _("The folder of {name} does not exist. Please choose another folder.")
    elif error.errno == errno.EROFS or not os.access(path.parent, os.W_OK):
        sentence = _("Nothing can be written into the folder of {name}. Please choose another folder.")
    else:
        sentence = _("{name} cannot be replaced. Please close it in other programs, or choose another name.")
    return sentence.format(name=path)
