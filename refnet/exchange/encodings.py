"""In which encoding a text file is: byte order mark, then UTF-8, then the likeliest, with what to tell about it."""

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO

from refnet.domain.errors import RefNetError
from refnet.exchange.encoding_guess import likeliest
from refnet.i18n import _

_CHUNK = 1 << 20
_SAMPLE = 1 << 18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"SQLite format 3",
    b"\x7fELF",
    b"MZ\x90",
    b"\x1f\x8b",
    b"7z\xbc",
)
_CONTROLS = bytes(set(range(1, 32)) - {9, 10, 11, 12, 13, 26, 27})
_SHOWN = {
    "mac_roman": "Mac Roman", "cp932": "Shift-JIS", "euc_jp": "EUC-JP", "big5": "Big5",
    "koi8_r": "KOI8-R", "tis_620": "TIS-620",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding to decode by, whether some lines may not follow it, and what to tell the user ("" for nothing)."""

    name: str
    is_sure: bool = True
    warning: str = ""


def chosen(name: str) -> Encoding:
    """Return the encoding that the user chose; RefNetError when there is none of that name."""
    try:
        "x".encode(name)  # of an empty text nobody looks at the name
    except (LookupError, UnicodeError):
        raise RefNetError(_("There is no encoding called {name}.").format(name=name)) from None
    return Encoding(name, is_sure=False)


def detect(stream: BinaryIO, name: str) -> Encoding:
    """Return the encoding of a file read from its start; RefNetError when it is empty or no text at all."""
    head = stream.read(_SAMPLE)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise RefNetError(_("{name} is empty: there is nothing to import.").format(name=name))
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return Encoding(encoding, is_sure=False)
    if wide := _wide(head):
        return _guessed(wide)
    _refuse_binary(head, name)
    stream.seek(0)
    return Encoding("utf-8") if _is_utf8(stream) else _without_mark(head, stream)


def _wide(head: bytes) -> str:
    """Return which UTF-16 a file without a mark is: every other byte of its Latin letters is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 < len(head) or min(even, odd) * 10 > len(head):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_binary(head: bytes, name: str) -> None:
    strange = len(head) - len(head.translate(None, _CONTROLS))
    if head.startswith(_BINARY) or strange * 20 > len(head) or head[:4096].count(0) * 20 > len(head[:4096]):
        sentence = _("{name} is not a text file. Please export a table as CSV or XLSX and choose that.")
        raise RefNetError(sentence.format(name=name))


def _is_utf8(stream: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _without_mark(head: bytes, stream: BinaryIO) -> Encoding:
    sample = head if _HIGH.search(head) else _around_first_letter(stream)
    letters = _MULTIBYTE.findall(sample)
    strays = len(_HIGH.findall(sample)) - sum(map(len, letters))
    if _SURROGATE.search(sample) or len(letters) >= max(strays, 1):
        return Encoding("utf-8", is_sure=False)  # a few bad rows in a good file
    name = likeliest(sample)
    return _guessed(name)


def _around_first_letter(stream: BinaryIO) -> bytes:
    """Return a part of the file that has letters beyond ASCII, when its beginning has none."""
    stream.seek(0)
    chunk = stream.read(_SAMPLE)
    while chunk and not _HIGH.search(chunk):
        chunk = stream.read(_SAMPLE)
    return chunk


def shown(name: str) -> str:
    """Return what people call an encoding."""
    usual = f"Windows-{name[2:]}" if name.startswith("cp125") else name.upper()
    return _SHOWN.get(name, usual)


def _guessed(name: str) -> Encoding:
    sentence = _(
        "The file does not say how its letters are encoded; it was read as {encoding}. Please look at the names."
    )
    return Encoding(name, is_sure=False, warning=sentence.format(encoding=shown(name)))
