"""Tables in text files: comma, semicolon, tab or bar between the columns, in any encoding."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from refnet.domain.errors import RefNetError
from refnet.exchange.cells import Value, as_text
from refnet.exchange.csv_records import OPEN_QUOTE, TOO_LONG, Record, records
from refnet.exchange.csv_shape import announced_delimiter, is_verbatim, likely_delimiter
from refnet.exchange.encodings import Encoding, chosen, detect
from refnet.exchange.files import reading, saving
from refnet.exchange.footers import is_footer
from refnet.exchange.formulas import escape_formula, unescape_formula
from refnet.exchange.headers import heading
from refnet.exchange.rows import Row, Stream, Table
from refnet.i18n import _

_SAMPLE_LINES = 200
_LONGEST_LINE = 65_536  # of those looked at to find the delimiter
_LOST = "\ufffd"  # what stands for bytes that are no text
Opens = Callable[[], AbstractContextManager[BinaryIO]]


def read(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    header: int | None = None,
    opens: Opens | None = None,
) -> Table:
    """Open a text file as a table, its rows read as they are asked for; RefNetError says why it is none.

    `opens` opens it where it lies within another file; `path` is then no more than its name.
    """
    opens = opens or partial(reading, path)
    with opens() as stream:
        found = chosen(encoding) if encoding else detect(stream, path.name)
    text = _Text(path.name, opens, found)
    announced = announced_delimiter(next(text.lines(), ""))
    parted_by = delimiter or announced or _guessed_delimiter(text)
    layout = _Layout(text, parted_by, skips=1 if announced else 0)
    if is_verbatim(islice(layout.records(), _SAMPLE_LINES), parted_by):
        layout = replace(layout, is_verbatim=True)
    top = heading(layout.all_rows(), path.name, header)
    rows = Stream(lambda: layout.rows(top.row, len(top.headers)))
    if all(row.is_blank and not row.problem for row in rows):
        raise RefNetError(_("{name} has headers, but no rows below them.").format(name=path.name))
    warnings = (found.warning, *top.warnings) if found.warning else top.warnings
    return Table(top.headers, rows, found.name, parted_by, warnings, top.row)


def write(
    path: Path, headers: Sequence[str], rows: Iterable[Sequence[Value]], *, for_spreadsheets: bool = True
) -> None:
    """Write a table, whole or not at all, while its rows come in.

    For spreadsheets it has a byte order mark and text that would be a formula is escaped; otherwise it is verbatim.
    """
    with saving(path) as stream:
        fill(stream, headers, rows, for_spreadsheets=for_spreadsheets)


def fill(
    stream: BinaryIO, headers: Sequence[str], rows: Iterable[Sequence[Value]], *, for_spreadsheets: bool = True
) -> None:
    """Write a table as `write` does, into a file that is open."""
    text = TextIOWrapper(stream, encoding="utf-8-sig" if for_spreadsheets else "utf-8", newline="")
    try:
        writer = csv.writer(text)
        if for_spreadsheets:
            writer.writerow(_written(headers, for_spreadsheets=True))
        else:  # by which it is known, see `is_verbatim`
            csv.writer(text, quoting=csv.QUOTE_ALL).writerow(headers)
        writer.writerows(_written(row, for_spreadsheets=for_spreadsheets) for row in rows)
        text.flush()
    finally:
        text.detach()


def _written(cells: Sequence[Value], *, for_spreadsheets: bool) -> list[str]:
    if not for_spreadsheets:
        return [as_text(cell) for cell in cells]
    return [escape_formula(as_text(cell)) if isinstance(cell, str) else as_text(cell) for cell in cells]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text file by its name, with how it is opened and in which encoding it is."""

    name: str
    opens: Opens
    encoding: Encoding

    def lines(self) -> Iterator[str]:
        """Yield its lines from the top."""
        encoding = self.encoding.name
        try:
            with self.opens() as stream, TextIOWrapper(stream, encoding, "replace", newline="") as text:
                yield from text
        except UnicodeError:  # no letter can be told from another, as in UTF-16 that does not say which way round it is
            sentence = _("{name} is no text in {encoding}. Please choose another encoding.")
            raise RefNetError(sentence.format(name=self.name, encoding=encoding.upper())) from None


def _guessed_delimiter(text: _Text) -> str:
    return likely_delimiter([line for line in islice(text.lines(), _SAMPLE_LINES) if len(line) < _LONGEST_LINE])


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a text file is to be read; `skips` lines above all rows are not even rows, texts of a verbatim one hide nothing."""

    text: _Text
    delimiter: str
    skips: int
    is_verbatim: bool = False

    def records(self) -> Iterator[Record]:
        """Yield all records from the top."""
        return records(islice(self.text.lines(), self.skips, None), self.delimiter)

    def all_rows(self) -> Iterator[Row]:
        """Yield all records as rows, of whatever width, to find the headers among them."""
        return (Row(record.number, tuple(map(unescape_formula, record.cells))) for record in self.records())

    def rows(self, header: int, width: int) -> Iterator[Row]:
        """Yield the rows below the headers."""
        for record in islice(self.records(), header, None):
            cells = record.cells
            if "'" in record.raw and not self.is_verbatim:
                cells = [unescape_formula(cell) for cell in cells]
            if len(cells) > width and not any(cells[width:]):
                cells = cells[:width]
            if width > 1 and is_footer(cells):
                cells = []
            yield Row(record.number, tuple(cells), self._problem(record, cells, width))

    def _problem(self, record: Record, cells: list[str], width: int) -> str:
        """Return why a record cannot be a row, or ""."""
        if record.flaw:
            return _flaw(record.flaw)
        if "\0" in record.raw:
            return _("The row has a zero byte, which no text has.")
        if not self.text.encoding.is_sure and _LOST in record.raw:
            name = self.text.encoding.name.upper()
            return _("The row has bytes that are no text in {encoding}.").format(encoding=name)
        if len(cells) == width or not any(cell.strip() for cell in cells):
            return ""
        sentence = _("The row has {count} cells, but the table has {width} columns.")
        return sentence.format(count=len(cells), width=width)


def _flaw(flaw: str) -> str:
    sentences = {
        OPEN_QUOTE: _("A quotation mark is opened in this row and never closed."),
        TOO_LONG: _("A cell of this row is too long to keep."),
    }
    return sentences[flaw]
