"""The parts of a report as blocks: pieces of a known height that are not torn apart between two pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, singledispatch

from refnet.charts.letters import shortened, wrapped
from refnet.charts.paper import Paper
from refnet.charts.report.content import Chart, Heading, Part, Points, Table, Terms, Text
from refnet.charts.report.grid import HEAD_ROW, Grid, grid_of
from refnet.charts.sheet import Sheet

Draw = Callable[[Paper, float, float], None]  # on a page, at a left and a top

STYLES = {"lead": (14.5, 600, 20.0), "body": (12.0, 400, 17.0), "small": (10.5, 400, 15.0)}  # size, weight, line
AFTER = 5.0  # under a paragraph
HEADING, BEFORE_HEADING = 23.0, 12.0
BULLET = 14.0
TERM = 120.0


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page; a heading keeps with the next one, and `again` stands on top when a table goes on."""

    height: float
    draw: Draw
    keeps_next: bool = False
    starts_page: bool = False
    again: "Block | None" = None


@singledispatch
def blocks(part: Part, width: float, charts: float) -> Iterator[Block]:
    """Yield the blocks of a part for a width in pixels; `charts` is the size of charts beside that on the screen."""
    msg = f"no blocks for {part}, {width} wide, {charts}"
    raise TypeError(msg)


@blocks.register
def _heading(part: Heading, width: float, _charts: float) -> Iterator[Block]:
    words = shortened(part.words, width, 14, 600)
    height = HEADING + (0.0 if part.starts_page else BEFORE_HEADING)

    def draw(paper: Paper, left: float, top: float) -> None:
        """Write the heading at the foot of its block, whose corner is given in points."""
        paper.write(left, top + height - HEADING / 2 - 2, words, size=14, weight=600)

    yield Block(height, draw, keeps_next=True, starts_page=part.starts_page)


@blocks.register
def _text(part: Text, width: float, _charts: float) -> Iterator[Block]:
    size, weight, line = STYLES[part.role]
    lines = wrapped(part.words, width, size, weight)
    yield _lines(lines, size, weight, line, after=AFTER, is_quiet=part.role == "small")


def _lines(lines: Sequence[str], size: float, weight: int, line: float, *, after: float, is_quiet: bool) -> Block:
    def draw(paper: Paper, left: float, top: float) -> None:
        """Write the lines below each other from a corner given in points."""
        for number, words in enumerate(lines):
            color = paper.look.text2 if is_quiet else paper.look.text
            paper.write(left, top + line * (number + 0.5), words, size=size, weight=weight, color=color)

    return Block(line * len(lines) + after, draw)


@blocks.register
def _chart(part: Chart, width: float, charts: float) -> Iterator[Block]:
    sheet = part.build(width / charts).scaled(charts)
    yield Block(sheet.height + AFTER, partial(_place, sheet))


def _place(sheet: Sheet, paper: Paper, left: float, top: float) -> None:
    paper.place(sheet, left, top)


@blocks.register
def _table(part: Table, width: float, _charts: float) -> Iterator[Block]:
    grid = grid_of(part, width)
    head = Block(HEAD_ROW, partial(_draw_head, grid, part.heads), keeps_next=True)
    yield head
    for row in part.rows:
        lines = grid.lines(row)
        yield Block(grid.height(lines), partial(_draw_cells, grid, lines), again=head)
    yield Block(AFTER, _nothing)


def _draw_head(grid: Grid, heads: Sequence[str], paper: Paper, left: float, top: float) -> None:
    grid.draw_head(paper, heads, (left, top))


def _draw_cells(grid: Grid, lines: Sequence[Sequence[str]], paper: Paper, left: float, top: float) -> None:
    grid.draw(paper, lines, (left, top))


def _nothing(paper: Paper, left: float, top: float) -> None:
    """Leave room."""


@blocks.register
def _points(part: Points, width: float, _charts: float) -> Iterator[Block]:
    for sentence in part.sentences:
        lines = wrapped(sentence, width - BULLET, 12)
        yield Block(16.0 * len(lines) + 3, partial(_draw_point, lines))
    yield Block(AFTER, _nothing)


def _draw_point(lines: Sequence[str], paper: Paper, left: float, top: float) -> None:
    paper.mark(left + 4, top + 8, "o", paper.look.text2, 4.5)
    for number, words in enumerate(lines):
        paper.write(left + BULLET, top + 16 * (number + 0.5), words, size=12)


@blocks.register
def _terms(part: Terms, width: float, _charts: float) -> Iterator[Block]:
    for term, meaning in part.entries:
        lines = wrapped(meaning, width - TERM, 10.5)
        yield Block(14.5 * len(lines) + 3, partial(_draw_term, shortened(term, TERM - 10, 10.5, 600), lines))


def _draw_term(term: str, lines: Sequence[str], paper: Paper, left: float, top: float) -> None:
    paper.write(left, top + 7.25, term, size=10.5, weight=600)
    for number, words in enumerate(lines):
        paper.write(left + TERM, top + 14.5 * (number + 0.5), words, size=10.5, color=paper.look.text2)
