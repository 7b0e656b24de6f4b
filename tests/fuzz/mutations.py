"""Ways to break a file: bytes, lines, cells, and what is inside archives and XML."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

from tests.fuzz.seeds import packed, pages, seeds, zipped

MOST_CHANGES, MOSTLY = 6, 0.8
_OF_ENDING = {".zip": packed, ".html": pages}
LARGEST = 200_000  # bytes of a broken file
TOKENS = (
    b"", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n", b"\r\n", b'"', b'""', b"'", b",", b";", b"\t", b"|",
    b"=", b"=cmd|' /C calc'!A0", b"@", b"-", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xc2\x85", b"\x1a", b"\x1b[31m",
    b"9" * 400, b"1e999", b"-1e-999", b"NaN", b"Infinity", b"0", b"-1", b"4294967296", b"99999999999999999999", b"1.2.3,4,5",
    b"99999", b"2958466", b"0000-00-00", b"30/02/2026", b"9999-12-31", b"0001-01-01", b"31 Feb 0", b"\xd9\xa1\xd9\xa2\xd9\xa3",
    b"<", b">", b"&", b"&amp;", b"&#0;", b"&#x110000;", b"&x;", b"]]>", b"<![CDATA[", b"<!--", b"<?xml version='1.1'?>",
    b'<!DOCTYPE x [<!ENTITY a "b">]>', b"</", b"/>", b"<a>" * 300, b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"VERSION:9\r\n",
    b";ENCODING=QUOTED-PRINTABLE:=\r\n", b";CHARSET=none:", b";ENCODING=b:!!!", b"\r\n ", b":", b"\\", b"\\n", b"=C3=", b"{", b"}",
    b"[" * 300, b"]", b"null", b"true", b"1e400", b'"\\ud800"', b"\xf0\x9f\x91\xa9\xe2\x80\x8d" * 40, b"a" * 3000, b"x@" * 200,
    b"sep=", b"sep=\n", b"%s%n{0}", b"../../x", b"a\xcc\x88" * 200, b"00:00", b"T25:61", b"+" * 60, b"1" * 40 + b"," * 40,
)  # fmt: skip
Content = bytes | bytearray
Change = Callable[[random.Random, bytes], bytes]
_TAG = re.compile(rb"<[^<>]{1,400}>")
_VALUE = re.compile(rb'"[^"<>]{0,200}"|>[^<>]{1,200}<')
_CELL = re.compile(rb"[^,;\t|\r\n]+")


def broken(dice: random.Random, ending: str = "") -> bytes:
    """Return a file made of one of the seeds by a few changes; mostly of one to which its ending belongs, if there is one."""
    own = _OF_ENDING.get(ending)
    content = dice.choice(own() if own is not None and dice.random() < MOSTLY else seeds())
    for _change in range(dice.randint(1, MOST_CHANGES)):
        content = _changed(dice, content)[:LARGEST]
    return content


def _changed(dice: random.Random, content: bytes) -> bytes:
    if content.startswith(b"PK") and dice.random() < 0.85:
        return _inside(dice, content)
    if content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") and dice.random() < 0.6:
        return dice.choice(XML)(dice, content)
    if b":VCARD" in content[:100].upper() and dice.random() < 0.6:
        return dice.choice(LINES)(dice, content)
    return dice.choice(ANY)(dice, content)


def _inside(dice: random.Random, content: bytes) -> bytes:
    """Change what is in an archive: its members' texts, or which there are."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {
                info.filename: archive.read(info) for info in archive.infolist()[:40] if info.file_size < LARGEST
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        return dice.choice(ANY)(dice, content)
    if not members:
        return content
    telling = [
        name
        for name in members
        if any(one in name for one in ("sheet", "content", "Strings", "workbook", "Connections"))
    ]
    name = dice.choice(telling if telling and dice.random() < 0.7 else list(members))
    happening = dice.random()
    if happening < 0.05:
        del members[name]
    elif happening < 0.1:
        members[name] = dice.choice(list(members.values()))
    elif happening < 0.12:
        members[name + dice.choice(("x", "/", "\\..\\x", ""))] = members[name]
    else:
        is_list = name.endswith((".csv", ".tsv"))
        members[name] = dice.choice(XML if dice.random() < 0.8 and not is_list else ANY)(dice, members[name])
    return zipped(members)


def flip(dice: random.Random, content: bytes) -> bytes:
    out = bytearray(content)
    for _flip in range(dice.choice((1, 1, 2, 8)) if out else 0):
        out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def random_byte(dice: random.Random, content: bytes) -> bytes:
    out = bytearray(content)
    if out:
        out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def truncate(dice: random.Random, content: bytes) -> bytes:
    place = dice.randrange(len(content) + 1)
    return content[:place] if dice.random() < 0.7 else content[place:]


def cut(dice: random.Random, content: bytes) -> bytes:
    start, end = _block(dice, content)
    return content[:start] + content[end:]


def double(dice: random.Random, content: bytes) -> bytes:
    start, end = _block(dice, content)
    return content[:end] + content[start:end] * dice.choice((1, 1, 2, 50)) + content[end:]


def splice(dice: random.Random, content: bytes) -> bytes:
    other = dice.choice(seeds())
    return content[: dice.randrange(len(content) + 1)] + other[dice.randrange(len(other) + 1) :]


def insert(dice: random.Random, content: bytes) -> bytes:
    place = dice.randrange(len(content) + 1)
    return content[:place] + dice.choice(TOKENS) * dice.choice((1, 1, 1, 3, 40)) + content[place:]


def overwrite(dice: random.Random, content: bytes) -> bytes:
    place, token = dice.randrange(len(content) + 1), dice.choice(TOKENS)
    return content[:place] + token + content[place + len(token) :]


def other_value(dice: random.Random, content: bytes) -> bytes:
    """Put something odd into a cell of a text file."""
    return _replaced(dice, content, _CELL, dice.choice(TOKENS))


def swap_cells(dice: random.Random, content: bytes) -> bytes:
    cells = list(_CELL.finditer(content))
    if len(cells) < 2:
        return content
    one, two = sorted(dice.sample(cells, 2), key=re.Match.start)
    return content[: one.start()] + two[0] + content[one.end() : two.start()] + one[0] + content[two.end() :]


def swap_lines(dice: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    dice.shuffle(lines)
    return b"".join(lines)


def drop_line(dice: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    if lines:
        del lines[dice.randrange(len(lines))]
    return b"".join(lines)


def double_line(dice: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    if lines:
        lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines) * dice.choice((1, 2, 200)))
    return b"".join(lines)


def change_line(dice: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    if lines:
        place = dice.randrange(len(lines))
        lines[place] = dice.choice((flip, insert, insert, cut, truncate))(dice, lines[place])
    return b"".join(lines)


def drop_tag(dice: random.Random, content: bytes) -> bytes:
    return _replaced(dice, content, _TAG, b"")


def double_tag(dice: random.Random, content: bytes) -> bytes:
    tags = _TAG.findall(content)
    return _replaced(dice, content, _TAG, (dice.choice(tags) * dice.choice((2, 2, 3, 500))) if tags else b"")


def swap_tags(dice: random.Random, content: bytes) -> bytes:
    tags = _TAG.findall(content)
    return _replaced(dice, content, _TAG, dice.choice(tags) if tags else b"")


def change_value(dice: random.Random, content: bytes) -> bytes:
    """Put something odd into an attribute or between two tags, or take another's value."""
    values = _VALUE.findall(content)
    if not values:
        return content
    token = dice.choice(TOKENS).replace(b'"', b"").replace(b"<", b"&lt;")
    kept = dice.random() < 0.4
    place = dice.choice(list(_VALUE.finditer(content)))
    new = dice.choice(values)[1:-1] if kept else token
    return content[: place.start() + 1] + new + content[place.end() - 1 :]


def change_number(dice: random.Random, content: bytes) -> bytes:
    new = dice.choice(
        (b"0", b"-1", b"1", b"65536", b"1048577", b"4294967295", b"99999999999999999999", b"1e308", b"0.5", b"x")
    )
    return _replaced(dice, content, re.compile(rb"\d+"), new)


def nest(dice: random.Random, content: bytes) -> bytes:
    start, end = _block(dice, content)
    depth = dice.choice((10, 1000, 5000))
    return content[:start] + b"<n>" * depth + content[start:end] + b"</n>" * depth + content[end:]


def _replaced(dice: random.Random, content: bytes, pattern: re.Pattern[bytes], new: bytes) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content
    one = dice.choice(found)
    return content[: one.start()] + new + content[one.end() :]


def _block(dice: random.Random, content: bytes) -> tuple[int, int]:
    start = dice.randrange(len(content) + 1)
    return start, min(len(content), start + dice.choice((1, 4, 30, 300, 3000)))


ANY: tuple[Change, ...] = (
    flip, random_byte, truncate, cut, double, splice, insert, insert, overwrite, other_value, other_value, swap_cells,
    swap_lines, drop_line, double_line, change_line, change_number,
)  # fmt: skip
LINES: tuple[Change, ...] = (swap_lines, drop_line, double_line, change_line, change_line, insert, cut, double)
XML: tuple[Change, ...] = (
    drop_tag,
    double_tag,
    swap_tags,
    change_value,
    change_value,
    change_number,
    change_number,
    nest,
    insert,
)
