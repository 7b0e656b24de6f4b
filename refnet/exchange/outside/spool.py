"""What a process handed over: a file without a name, gone with this program, read again and again."""

import json
import os
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from refnet.exchange.outside import lines
from refnet.exchange.rows import Row, Stream, Table

_BLOCK = 1 << 18  # bytes read at a time


class Spool:
    """A file that several iterators read side by side, in whatever thread; it is closed when nobody holds it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._lock = stream, threading.Lock()
        weakref.finalize(self, stream.close)

    def fileno(self) -> int:
        """Return the file, for a process to write into."""
        return self._stream.fileno()

    @property
    def size(self) -> int:
        """Return how many bytes there are by now."""
        return os.fstat(self.fileno()).st_size

    def check(self, wanted: str) -> None:
        """Raise ValueError or TypeError when it does not hold what a request wanted, or only the beginning of it."""
        if wanted == "sheets":
            self.texts()
            return
        self.table()
        with self._lock:
            self._stream.seek(-1, os.SEEK_END)
            if self._stream.read() != b"\n":
                raise ValueError

    def text(self) -> str:
        """Return the one text that it holds; ValueError or TypeError when it holds anything else."""
        return _text(json.loads(self._read()))

    def texts(self) -> list[str]:
        """Return the list of texts that it holds; ValueError or TypeError when it holds anything else."""
        found = json.loads(self._read())
        if not isinstance(found, list):
            raise TypeError
        return list(map(_text, found))

    def table(self) -> Table:
        """Return the table that it holds."""
        with self._lock:
            self._stream.seek(0)
            first = self._stream.readline()
        return replace(lines.head(first), rows=Stream(lambda: self._rows(len(first))))

    def _read(self) -> bytes:
        with self._lock:
            self._stream.seek(0)
            return self._stream.read()

    def _rows(self, place: int) -> Iterator[Row]:
        while True:
            with self._lock:
                self._stream.seek(place)
                block = self._stream.readlines(_BLOCK)
                place = self._stream.tell()
            if not block:
                return
            yield from map(lines.row, block)


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError
    return found
