"""Starts the process that reads a file, watches it, and says in a sentence what became of it."""

import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import environ
from pathlib import Path

import refnet
from refnet.domain.errors import Cancelled, RefNetError
from refnet.exchange.outside import ARGUMENT
from refnet.exchange.outside.request import Ending, Request
from refnet.exchange.outside.spool import Spool
from refnet.i18n import _

log = logging.getLogger(__name__)

_LONGEST_COMPLAINT = 4_000  # bytes
_TICK = 0.05  # seconds between two looks at the process
_NOT_PASSED_ON = ("PG", "REFNET")  # beginnings of variables that may hold passwords of the database


def ask(request: Request, is_cancelled: Callable[[], bool] | None = None) -> Spool:
    """Have a process answer and return what it wrote.

    Raises RefNetError with what went wrong with the file, and Cancelled, at once, when `is_cancelled` says so.
    """
    try:
        spool, ending, complaints = _answer(request, is_cancelled)
    except OSError as error:
        log.warning("No process could be started to read a file: %s", error.strerror)
        sentence = _(
            "{name} cannot be opened now, for this computer is short of memory or disk. Please try again later."
        )
        raise RefNetError(sentence.format(name=request.name)) from error
    try:
        if ending == Ending.WHOLE:
            spool.check(request.wanted)
            return spool
        told = spool.text() if ending == Ending.REFUSED else _sentence(ending).format(name=request.name)
    except (ValueError, TypeError, RecursionError):  # what was started was no reader of ours
        log.warning("Another program than RefNet's own answered in the place of its reader")
        sentence = _("{name} cannot be read, for a part of RefNet does not start. Please install RefNet again.")
        raise RefNetError(sentence.format(name=request.name)) from None
    log.info("A file was not read, ending %d. %s", ending, complaints)
    raise RefNetError(told)


def _answer(request: Request, is_cancelled: Callable[[], bool] | None) -> tuple[Spool, int, str]:
    """Return what a process wrote, how it ended, and what it said of a failure."""
    spool = Spool(tempfile.TemporaryFile())  # noqa: SIM115 - kept as long as somebody reads it
    with tempfile.TemporaryFile() as complaints:
        with _process(request, spool, complaints.fileno()) as process:
            ending = _watched(process, spool, request, is_cancelled)
        complaints.seek(0)
        return spool, ending, complaints.read(_LONGEST_COMPLAINT).decode(errors="replace")


@contextmanager
def _process(request: Request, spool: Spool, complaints: int) -> Iterator[subprocess.Popen[bytes]]:
    """Start the process, and see that it is gone at the end."""
    process = subprocess.Popen(  # noqa: S603 - this very program, or the Python it runs on
        _command(request),
        stdin=subprocess.DEVNULL,
        stdout=spool.fileno(),
        stderr=complaints,
        cwd=Path(refnet.__file__).parents[1],
        env={name: value for name, value in environ.items() if not name.startswith(_NOT_PASSED_ON)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _command(request: Request) -> list[str]:
    """Return what starts the reading process: Python, or in a packed program that program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT, request.dump()]
    return [sys.executable or "", "-m", "refnet.exchange.outside.child", request.dump()]


def _watched(
    process: subprocess.Popen[bytes], spool: Spool, request: Request, is_cancelled: Callable[[], bool] | None
) -> int:
    """Wait for the end and return its code; raise when the user stops it, or when no row has come for long."""
    size, since = -1, time.monotonic()
    while True:
        try:
            return process.wait(_TICK)
        except subprocess.TimeoutExpired:
            if is_cancelled is not None and is_cancelled():
                raise Cancelled(_("Reading {name} was stopped.").format(name=request.name)) from None
        if spool.size != size:
            size, since = spool.size, time.monotonic()
        elif time.monotonic() - since > request.limits.seconds:
            sentence = _("Reading {name} takes too long. Please export the table as CSV and choose that.")
            raise RefNetError(sentence.format(name=request.name)) from None


def _sentence(ending: int) -> str:
    """Return what to tell the user about an ending other than a whole table or a reason for having none."""
    sentences: dict[int, str] = {
        Ending.NO_MEMORY: _("{name} needs too much memory to open. Please export the table as CSV and choose that."),
        Ending.TOO_LONG: _(
            "{name} unpacks to more rows than RefNet takes in at once. Please split it into several files."
        ),
        Ending.DISK_FULL: _("There is not enough room on the disk to open {name}. Please free some and try again."),
        Ending.BROKEN: _("{name} is damaged and cannot be read. Please save it again, or export it as CSV."),
    }
    killed = _(
        "Reading {name} was broken off, perhaps for want of memory. Please export the table as CSV and choose that."
    )
    return sentences.get(ending, killed)
