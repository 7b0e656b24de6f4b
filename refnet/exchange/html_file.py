"""Tables in web pages: what a browser or a mail program copies, and what some programs export as a workbook."""

import re
from collections.abc import Iterator
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.exchange.encodings import Encoding, chosen, detect
from refnet.exchange.files import reading
from refnet.exchange.html_tables import Grid, TooManyCells, tables_in
from refnet.exchange.rows import Row, Table
from refnet.exchange.sheets import Sheet, as_table, likeliest
from refnet.exchange.sheets import chosen as chosen_sheet
from refnet.i18n import _

LARGEST = 1 << 24  # bytes of a page
_STARTS = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|meta|style|table|div|span|p|!--startfragment)\b",
    re.IGNORECASE,
)
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_CHARSET = re.compile(rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page says how its letters are encoded
_LONGEST_TITLE = 40  # characters


def is_page(head: bytes) -> bool:
    """Tell whether a file that begins so is a web page, or a part of one."""
    return _STARTS.match(head.replace(b"\0", b"").lstrip(_BLANK)) is not None


def sheet_names(path: Path) -> list[str]:
    """Return what the tables of a page are called, when there is more than one: their place and how they begin."""
    names = [title for title, _rows in _tables(path, _encoding(path, None))]
    return names if len(names) > 1 else []


def read(path: Path, *, sheet: str | None = None, encoding: str | None = None, header: int | None = None) -> Table:
    """Open a table of a page, the likeliest one if not named; RefNetError says why that cannot be."""
    found = _encoding(path, encoding)
    tables = dict(_tables(path, found))
    if not tables:
        raise RefNetError(_("There is no table in {name}. Please choose a list or a workbook.").format(name=path.name))
    titles, _hidden = chosen_sheet([Sheet(title) for title in tables], sheet, path)
    warnings = [found.warning] if found.warning else []
    largest = sorted(titles, key=lambda title: -sum(map(len, tables[title])))
    return likeliest(largest, lambda title: as_table(path, title, lambda: _numbered(tables[title]), header, warnings))


def _numbered(rows: Grid) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        width = max((place for place, cell in enumerate(row, start=1) if cell), default=0)
        yield Row(number, tuple(row[:width]))


def _encoding(path: Path, wanted: str | None) -> Encoding:
    """Return the encoding that is wanted, or found; where it can only be guessed, what the page says of itself counts."""
    if wanted:
        return chosen(wanted)
    with reading(path) as stream:
        found = detect(stream, path.name)
        stream.seek(0)
        said = _CHARSET.search(stream.read(_HEAD))
    if not found.warning or not said:
        return found
    try:
        return chosen(said[1].decode())
    except RefNetError:
        return found


def _tables(path: Path, encoding: Encoding) -> list[tuple[str, Grid]]:
    """Return the tables of a page that hold anything, each with a title."""
    with reading(path) as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        sentence = _("{name} is larger than {size} MB. Please export the table as CSV and choose that.")
        raise RefNetError(sentence.format(name=path.name, size=LARGEST >> 20))
    try:
        grids = [rows for rows in tables_in(content.decode(encoding.name, "replace")) if any(map(any, rows))]
    except UnicodeError:
        sentence = _("{name} is no text in {encoding}. Please choose another encoding.")
        raise RefNetError(sentence.format(name=path.name, encoding=encoding.name.upper())) from None
    except TooManyCells:
        sentence = _("{name} has more cells than a table can have. Please export the part you need as CSV.")
        raise RefNetError(sentence.format(name=path.name)) from None
    return [(f"{number}: {_beginning(rows)}", rows) for number, rows in enumerate(grids, start=1)]


def _beginning(rows: Grid) -> str:
    text = ", ".join(filter(None, next(row for row in rows if any(row))))
    return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rstrip() + " …"
