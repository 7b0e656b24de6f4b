"""OpenDocument tables as rows, read from their XML as it comes in: what is repeated a million times costs nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers.expat import ParserCreate

from refnet.exchange.ods_cells import MEANT, OFFICE, TABLE, TEXT, cell_value, paragraph
from refnet.exchange.rows import Cell, Row
from refnet.exchange.sheets import LAST_COLUMN, LAST_ROW, LONGEST_GAP, Sheet

_CHUNK = 1 << 16
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
_SPACE, _TAB, _LINE = map(chr, MEANT)
MOST_CELLS = 50_000_000  # filled ones, repeated ones counted each time
MOST_ALIKE = 10_000  # filled rows that are the same row repeated: nobody has such a list


class HasDefinitions(Exception):
    """A document type: no table has one, and it can do harm."""


class Overflowing(Exception):
    """More rows, columns or cells than a table can have."""


@dataclass(slots=True)
class _Cell:
    """A cell while it is read."""

    given: dict[str, str]
    paragraphs: list[str] = field(default_factory=list)


class _Reading:
    """Takes the events of the parser in; `sheets` are those seen so far, `runs` what is finished of the wanted sheet."""

    def __init__(self, wanted: str | None) -> None:
        self.sheets: list[Sheet] = []
        self.runs: list[tuple[range, tuple[Cell, ...]]] = []  # numbers of rows, and the cells they have
        self._wanted, self._is_wanted, self._depth = wanted, False, 0
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._number, self._repeats, self._filled = 0, 1, 0
        self._cells: list[Cell] = []
        self._gap = 0  # empty cells that count only when another follows
        self._cell: _Cell | None = None
        self._pieces: list[str] | None = None
        self._skipped = 0  # depth in what stands beside the text of a cell: comments, pictures

    def start(self, name: str, given: dict[str, str]) -> None:
        """Hear that an element opens."""
        if self._skipped or name.startswith(_DRAWING) or name == OFFICE + "annotation":
            self._skipped += 1
        elif name == TABLE + "table":
            self._start_table(given)
        elif name == _STYLE + "style":
            self._style = given.get(_STYLE + "name", "")
        elif name == _STYLE + "table-properties" and given.get(TABLE + "display") == "false":
            self._hidden_styles.add(self._style)
        elif self._is_wanted and self._depth == 1:
            self._start_inside(name, given)

    def _start_table(self, given: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:  # a table in a cell
            return
        title = given.get(TABLE + "name", "")
        self.sheets.append(Sheet(title, given.get(TABLE + "style-name", "") not in self._hidden_styles))
        self._is_wanted = title == self._wanted and self._number == 0

    def _start_inside(self, name: str, given: dict[str, str]) -> None:
        if name == TABLE + "table-row":
            self._repeats = _count(given.get(TABLE + "number-rows-repeated", "1"))
            self._cells, self._gap = [], 0
        elif name in _CELLS:
            self._cell = _Cell(given)
        elif self._cell is not None and name == TEXT + "p":
            self._pieces = []
        elif self._pieces is not None and name == TEXT + "s":
            self._pieces.append(_SPACE * min(_count(given.get(TEXT + "c", "1")), LAST_COLUMN))
        elif self._pieces is not None and name in (TEXT + "tab", TEXT + "line-break"):
            self._pieces.append(_TAB if name == TEXT + "tab" else _LINE)

    def end(self, name: str) -> None:
        """Hear that an element closes."""
        if self._skipped:
            self._skipped -= 1
        elif name == TABLE + "table":
            self._depth -= 1
            self._is_wanted = self._is_wanted and self._depth > 0
        elif self._is_wanted and self._depth == 1:
            self._end_inside(name)

    def _end_inside(self, name: str) -> None:
        if name == TEXT + "p" and self._pieces is not None and self._cell is not None:
            self._cell.paragraphs.append(paragraph(self._pieces))
            self._pieces = None
        elif name in _CELLS and self._cell is not None:
            self._add_cell(self._cell)
            self._cell = None
        elif name == TABLE + "table-row":
            self._add_rows()

    def text(self, letters: str) -> None:
        """Hear a piece of text."""
        if self._pieces is not None and not self._skipped:
            self._pieces.append(letters)

    def _add_cell(self, cell: _Cell) -> None:
        repeats = _count(cell.given.get(TABLE + "number-columns-repeated", "1"))
        value = cell_value(cell.given, "\n".join(cell.paragraphs))
        if value == "":
            self._gap += repeats
            return
        if len(self._cells) + self._gap + repeats > LAST_COLUMN:
            raise Overflowing
        self._cells += [""] * self._gap + [value] * repeats
        self._gap = 0

    def _add_rows(self) -> None:
        """Keep a row as often as it is repeated; of blank ones no more than count."""
        first, self._number = self._number + 1, self._number + self._repeats
        self._filled += len(self._cells) * self._repeats
        is_too_much = self._number > LAST_ROW or self._filled > MOST_CELLS or self._repeats > MOST_ALIKE
        if self._cells and is_too_much:
            raise Overflowing
        last = self._number if self._cells else min(self._number, first + LONGEST_GAP)
        self.runs.append((range(first, last + 1), tuple(self._cells)))

    def refuse(self, *_definition: object) -> None:
        """Stop at an entity that the file defines itself: it could make a small file huge."""
        raise HasDefinitions


def _count(text: str) -> int:
    return max(int(text), 1)


def sheets(content: IO[bytes]) -> list[Sheet]:
    """Return the sheets of a document's `content.xml`. Raises ExpatError, HasDefinitions and ValueError."""
    reading = _Reading(None)
    for _chunk in _parsed(content, reading):
        pass
    return reading.sheets


def rows(content: IO[bytes], title: str) -> Iterator[Row]:
    """Yield the rows of a sheet, as wide as they are filled. Raises as `sheets` does, and Overflowing."""
    reading = _Reading(title)
    for _chunk in _parsed(content, reading):
        for numbers, cells in reading.runs:
            yield from (Row(number, cells) for number in numbers)
        reading.runs.clear()


def _parsed(content: IO[bytes], reading: _Reading) -> Iterator[None]:
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reading.start, reading.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = reading.text, reading.refuse
    while chunk := content.read(_CHUNK):
        parser.Parse(chunk, False)
        yield
    parser.Parse(b"", True)
    yield
