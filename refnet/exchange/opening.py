"""The one door for files that people choose: plain text is read here, everything else in a process of its own."""

import os
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from time import time
from typing import BinaryIO, Unpack

from refnet.exchange import tables
from refnet.exchange.files import reading
from refnet.exchange.outside import parent
from refnet.exchange.outside.request import Choices, Limits, Request
from refnet.exchange.outside.spool import Spool
from refnet.exchange.rows import Table

_LARGEST_TEXT = 1 << 26  # bytes of text read here, a line at a time
_BLOCK = 1 << 16  # bytes in which plain text has at least one end of a line
_HEAD = 4096  # bytes
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_BEGINNINGS = (b"PK", b"\xd0\xcf\x11\xe0", b"<", b"{", b"[")  # archives, old Excel, XML, JSON
_CARD = b"BEGIN:VCARD"
_MOST_KEPT = 4  # two tables and their sheets
_SETTLED = 2.0  # seconds after which a change of a file shows in its time, on any file system
_Key = tuple[object, ...]

_kept: OrderedDict[_Key, Spool] = OrderedDict()
_lock = Lock()


def open_file(
    path: Path,
    *,
    is_cancelled: Callable[[], bool] | None = None,
    limits: Limits | None = None,
    **choices: Unpack[Choices],
) -> Table:
    """Open a file as `tables.open_table` does, whatever it may do to its reader.

    Raises RefNetError with what went wrong, and Cancelled as soon as `is_cancelled` says so. What another process read
    is kept for the next look at the same file, so that preview, trial and import read it once.
    """
    if _is_plain(path):
        return tables.open_table(path, **choices)
    request = Request(str(path.absolute()), choices=choices, limits=limits or Limits())
    return _answer(path, request, is_cancelled).table()


def sheet_names(path: Path, *, is_cancelled: Callable[[], bool] | None = None) -> list[str]:
    """Return what `tables.sheet_names` does, whatever the file may do to its reader."""
    if _is_plain(path):
        return tables.sheet_names(path)
    return _answer(path, Request(str(path.absolute()), "sheets"), is_cancelled).texts()


def _answer(path: Path, request: Request, is_cancelled: Callable[[], bool] | None) -> Spool:
    """Return what was read of this file before, or have it read."""
    with reading(path):  # which says what is wrong when the file is gone by now
        state = path.stat()
    key, is_settled = _key(state, request), time() - state.st_mtime > _SETTLED
    with _lock:
        spool = _kept.get(key)
    if spool is None:
        spool = parent.ask(request, is_cancelled)
        if is_settled:
            _keep(key, spool)
    return spool


def _keep(key: _Key, spool: Spool) -> None:
    with _lock:
        _kept[key] = spool
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)


def _key(state: os.stat_result, request: Request) -> _Key:
    """Return what tells a file from others and from itself after a change."""
    asked = request.path, request.wanted, *sorted(request.choices.items())
    return *asked, state.st_ino, state.st_size, state.st_mtime_ns


def _is_plain(path: Path) -> bool:
    """Tell whether a file is text in lines, which is read without loading or unpacking anything."""
    with reading(path) as stream:
        return path.stat().st_size < _LARGEST_TEXT and not _holds_more(stream) and _has_short_lines(stream)


def _holds_more(stream: BinaryIO) -> bool:
    """Tell whether a file may be anything but rows of text, by how it begins, in whatever encoding."""
    head = stream.read(_HEAD).translate(None, b"\0").upper()
    return _CARD in head or head.lstrip(_BLANK).startswith(_BEGINNINGS)


def _has_short_lines(stream: BinaryIO) -> bool:
    stream.seek(0)
    while len(block := stream.read(_BLOCK)) == _BLOCK:
        if b"\n" not in block and b"\r" not in block:
            return False
    return True
