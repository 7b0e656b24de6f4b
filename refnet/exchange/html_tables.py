"""The cells of the tables in a web page, as text: nothing in it is run, fetched, or kept of how it looks."""

from refnet.domain.markup import MarkupReader
from refnet.exchange.sheets import LAST_COLUMN, LAST_ROW

MOST_CELLS = 2_000_000  # of all tables of a page together
_UNSEEN = frozenset(["script", "style", "title", "template"])
_INLINE = frozenset(
    ["a", "abbr", "b", "code", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"]
)
_CELLS = ("td", "th")
_LONGEST_NUMBER = 9  # digits
Grid = list[list[str]]


class TooManyCells(Exception):
    """A page has more cells than may be kept."""


def tables_in(page: str) -> list[Grid]:
    """Return the rows of all tables of a page; one within a cell of another is a table of its own."""
    parser = _Page()
    parser.feed(page)
    parser.close()
    parser.end_tables()
    return [table.rows for table in parser.tables]


class _Table:
    """A table of a page while it is read: its rows, and the columns into which a cell from above reaches."""

    def __init__(self) -> None:
        self.rows: Grid = []
        self._reaches: dict[int, int] = {}  # column to the last row that is covered there
        self._texts: list[str] | None = None
        self._span = 1

    def start_row(self) -> None:
        """Begin a row below."""
        self.end_cell()
        self.rows.append([])

    def start_cell(self, across: int, down: int) -> int:
        """Begin a cell at the next free place and return how many places that takes; what it covers stays empty."""
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        row, before = self.rows[-1], len(self.rows[-1])
        while self._reaches.get(len(row), 0) >= len(self.rows):
            row.append("")
        for column in range(len(row), len(row) + across) if down > 1 else ():
            self._reaches[column] = len(self.rows) + down - 1
        self._texts, self._span = [], across
        return len(row) - before + across

    def add(self, text: str) -> None:
        """Take in text that stands in a cell, and no other."""
        if self._texts is not None:
            self._texts.append(text)

    def end_cell(self) -> None:
        """End the cell that is open, if one is."""
        if self._texts is not None:
            text = " ".join("".join(self._texts).split())
            self.rows[-1] += [text] + [""] * (self._span - 1)
            self._texts = None


class _Page(MarkupReader):
    """The tables of a page in their order; text belongs to the innermost cell that is open."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._unseen, self._cells = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "table":
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif self._open and tag == "tr":
            self._open[-1].start_row()
        elif self._open and tag in _CELLS:
            self._start_cell(dict(attrs))
        elif tag not in _INLINE:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif self._open and tag in (*_CELLS, "tr", "table"):
            self._open[-1].end_cell()
            if tag == "table":
                self._open.pop()
        elif tag not in _INLINE:
            self.handle_data(" ")

    def end_tables(self) -> None:
        """End the cells that are open at the end of a page."""
        for table in self._open:
            table.end_cell()

    def handle_data(self, data: str) -> None:
        if self._open and not self._unseen:
            self._open[-1].add(data)

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        across, down = _span(attributes.get("colspan"), LAST_COLUMN), _span(attributes.get("rowspan"), LAST_ROW)
        self._cells += self._open[-1].start_cell(across, down)
        if self._cells > MOST_CELLS:
            raise TooManyCells


def _span(text: str | None, most: int) -> int:
    return (
        min(max(int(text), 1), most)
        if text and text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
        else 1
    )
