"""Tables on a page: columns as wide as their words, cells in lines, hairlines between rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from refnet.charts.letters import shortened, text_width, wrapped
from refnet.charts.paper import Paper
from refnet.charts.report.content import Table
from refnet.charts.sheet import Align, Point

HEAD_ROW, ROW, LINE = 20.0, 18.0, 14.5
CELL = 14.0  # between columns
LEAST = 24.0
MOST_FIRST = 0.28  # of the width, for the first column of a table of words
SIZE, HEAD_SIZE = 11.0, 10.5

Lines = Sequence[Sequence[str]]  # of each cell


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column stands, and on which side its words do."""

    left: float
    width: float
    align: Align

    @property
    def x(self) -> float:
        """Return where its words are written."""
        return self.left if self.align == "left" else self.left + self.width


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a table."""

    columns: tuple[Column, ...]

    def lines(self, row: Sequence[str]) -> list[list[str]]:
        """Return each cell in lines; a word that is longer than its column is cut."""
        return [
            [shortened(line, column.width, SIZE) for line in wrapped(words, column.width, SIZE)] or [""]
            for words, column in zip(row, self.columns, strict=True)
        ]

    def height(self, lines: Lines) -> float:
        """Return how many pixels high a row is."""
        return ROW + LINE * (max(len(cell) for cell in lines) - 1)

    def draw_head(self, paper: Paper, heads: Sequence[str], at: Point) -> None:
        """Draw the names of the columns over a line."""
        for words, column in zip(heads, self.columns, strict=True):
            cut = shortened(words, column.width, HEAD_SIZE, 600)
            x, y = at[0] + column.x, at[1] + HEAD_ROW / 2
            paper.write(x, y, cut, size=HEAD_SIZE, weight=600, color=paper.look.text2, align=column.align)
        self._rule(paper, at, HEAD_ROW - 1, paper.look.strong)

    def draw(self, paper: Paper, lines: Lines, at: Point) -> None:
        """Draw a row over a hairline."""
        for cell, column in zip(lines, self.columns, strict=True):
            for number, words in enumerate(cell):
                y = at[1] + ROW / 2 + LINE * number
                paper.write(at[0] + column.x, y, words, size=SIZE, align=column.align)
        self._rule(paper, at, self.height(lines), paper.look.line)

    def _rule(self, paper: Paper, at: Point, down: float, color: str) -> None:
        right = at[0] + self.columns[-1].left + self.columns[-1].width
        paper.line((at[0], right), (at[1] + down, at[1] + down), color)


def grid_of(part: Table, width: float) -> Grid:
    """Return the columns of a table; the widest gives way, and what is left goes to the words."""
    wanted = [_wanted(part, number) for number in range(len(part.heads))]
    if part.is_words:
        wanted[0] = min(wanted[0], width * MOST_FIRST)
    widths = _fitted(wanted, width)
    widths[widths.index(max(widths)) if part.is_words else 0] += max(
        width - sum(widths) - CELL * (len(widths) - 1), 0.0
    )
    columns, left = [], 0.0
    for number, each in enumerate(widths):
        columns.append(Column(left, each, "left" if number == 0 or part.is_words else "right"))
        left += each + CELL
    return Grid(tuple(columns))


def _wanted(part: Table, number: int) -> float:
    cells = max((text_width(row[number], SIZE) for row in part.rows), default=0.0)
    return max(cells, text_width(part.heads[number], HEAD_SIZE, 600)) + 1


def _fitted(wanted: list[float], width: float) -> list[float]:
    """Return widths that fit: the widest is cut to the next one again and again."""
    room = width - CELL * (len(wanted) - 1)
    while sum(wanted) > room + 0.5:
        order = sorted(wanted)
        widest = wanted.index(order[-1])
        next_one = order[-2] if len(order) > 1 else LEAST
        wanted[widest] = max(order[-1] - (sum(wanted) - room), min(next_one, order[-1] - 1), LEAST)
        if order[-1] <= LEAST:
            break
    return wanted
