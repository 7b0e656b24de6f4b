"""Lines of a card file as they were meant: unfolded and joined as bytes, so that no letter is cut, and never huge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LONGEST = 1 << 18  # bytes; the longest note that is kept, each letter as four bytes in quoted-printable
_CHUNK = 1 << 16
_MARK = b"\xef\xbb\xbf"
_QUOTED_FOLD = re.compile(rb"[ \t]=[0-9A-Fa-f]{2}")
_BOUNDARY = re.compile(rb"\s*(?:BEGIN|END)\s*:\s*VCARD", re.IGNORECASE)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}\s*\Z")
_IN_BASE64 = re.compile(rb";(?:ENCODING=)?(?:B|BASE64)(?:;|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """An unfolded line, the number of its first line in the file, and whether its end was dropped for its length."""

    number: int
    text: bytes
    is_cut: bool = False


def lines(stream: BinaryIO) -> Iterator[Line]:
    """Yield the unfolded lines of a file, blank ones left out."""
    held: _Held | None = None
    for number, line in enumerate(_physical(stream), start=1):
        if held is not None and held.goes_on(line):
            held.add(line)
            continue
        if held is not None and not line:
            held.is_paused = True
            continue
        if held is not None:
            yield held.line()
        held = _Held(number, line) if line.strip() else None
    if held is not None:
        yield held.line()


def _physical(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines without their ends (CR LF, LF or CR); of one that is too long only somewhat more than `LONGEST`."""
    rest, is_first = b"", True
    while chunk := stream.read(_CHUNK):
        if is_first:
            chunk, is_first = chunk.removeprefix(_MARK), False
        parts = (rest + chunk).splitlines(keepends=True)
        rest = parts.pop() if parts else b""
        for part in parts:
            yield part.rstrip(b"\r\n")
        if len(rest) > LONGEST + 2:
            rest = rest[: LONGEST + 1]
    yield rest.rstrip(b"\r\n")


class _Held:
    """A line that may go on in the next one."""

    __slots__ = ("_head", "_is_cut", "_last", "_number", "_parts", "_size", "is_paused")

    def __init__(self, number: int, line: bytes) -> None:
        self._number, self._parts, self._size, self._is_cut = number, [line], len(line), len(line) > LONGEST
        self._last = line
        self._head: bytes | None = None
        self.is_paused = False  # a blank line came, behind which only a folded one goes on: some line ends are doubled

    def goes_on(self, line: bytes) -> bool:
        """Tell whether `line` is folded, follows a soft break of quoted-printable, or is more of a picture."""
        if line[:1] in (b" ", b"\t"):
            return True
        if not line or self.is_paused or _BOUNDARY.match(line):
            return False
        if self._last.endswith(b"="):
            return b"QUOTED-PRINTABLE" in self._before_colon().upper()
        return b":" not in line and bool(_BASE64.match(line) and _IN_BASE64.search(self._before_colon()))

    def add(self, line: bytes) -> None:
        """Take in the line that this one goes on in."""
        is_soft = self._last.endswith(b"=") and b"QUOTED-PRINTABLE" in self._before_colon().upper()
        is_folded = line[:1] in (b" ", b"\t") and (not is_soft or _QUOTED_FOLD.match(line) is not None)
        if is_soft and not self._is_cut:
            self._parts[-1] = self._parts[-1][:-1]
        self._last = line
        self._size += len(line)
        self._is_cut = self._is_cut or self._size > LONGEST
        if not self._is_cut:
            self._parts.append(line[1:] if is_folded else line)

    def line(self) -> Line:
        """Return the whole line."""
        return Line(self._number, b"".join(self._parts), self._is_cut)

    def _before_colon(self) -> bytes:
        if self._head is None:
            head, colon, _value = b"".join(self._parts).partition(b":")
            if not colon:
                return head
            self._head = head
        return self._head
