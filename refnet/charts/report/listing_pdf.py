"""A list on paper: title, what it is of, its rows under heads that stand on every page, and page numbers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from matplotlib import rc_context

from refnet.charts.letters import can_draw, shortened, text_width, wrapped
from refnet.charts.paper import Paper
from refnet.charts.report.grid import HEAD_ROW, HEAD_SIZE, LINE, ROW, SIZE
from refnet.charts.report.listing_grid import EDGE, Cells, Form, form_of, lines, shown
from refnet.charts.report.page_writer import PageWriter
from refnet.charts.report.pdf import POINTS
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import PRINT, Tokens
from refnet.exchange.files import saving
from refnet.i18n import _, counted
from refnet.services.exports import Prepared
from refnet.store.database import Store

BOTTOM = 56.0
TITLE, ABOUT, RULE = 32.0, 16.0, 12.0
HEAD_LINE = 13.0
Progress = Callable[[int, int], object]
Lines = list[list[str]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that is laid out: what stands above it, its form, the lines of its rows, and which rows a page has."""

    title: str
    about: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    footer: str
    form: Form
    rows: tuple[Lines, ...]
    pages: tuple[range, ...]


def write_pdf(found: Prepared, store: Store, path: Path, progress: Progress | None = None) -> int:
    """Write a list as a PDF whole or not at all, and return how many rows it has; `progress` may raise Cancelled."""
    name = store.path.name if store.path is not None else store.location
    laid = lay_out(found, datetime.now().astimezone().date(), name)
    with saving(path) as stream, rc_context({"pdf.fonttype": 3}):
        writer = PageWriter(stream, found.title)
        for number, _rows in enumerate(laid.pages):
            if progress is not None:
                progress(number, len(laid.pages))
            writer.add(page(laid, number), POINTS)
        writer.end()
    return len(laid.rows)


def lay_out(found: Prepared, today: date, file: str) -> Listed:
    """Return a list in pages; `file` is the name of what it was taken from."""
    rows = list(found.rows())
    form = form_of(found.heads, rows)
    told = counted("{count} row", "{count} rows", len(rows))
    about = [f"{today.isoformat()}, {told}" + (f": {found.chosen}" if found.chosen else "")]
    if found.told:
        about.append(found.told)
    if form.missing:
        names = ", ".join(found.heads[number] for number in form.missing)
        about.append(_("No room on this paper for: {names}. Choose fewer columns to have them.").format(names=names))
    if count := sum(not can_draw(text) for row in rows for text in _texts(row, form)):
        sentence = "{count} text has letters that can be copied from here, but not seen."
        about.append(counted(sentence, "{count} texts have letters that can be copied from here, but not seen.", count))
    room = form.width - 2 * EDGE
    broken = tuple(line for sentence in about for line in wrapped(sentence, room, 11))
    texts = tuple(
        [lines(text, place.width) for text, place in zip(_texts(row, form), form.places, strict=True)] for row in rows
    )
    heads = tuple(tuple(wrapped(found.heads[place.number], place.width, HEAD_SIZE, 600)) for place in form.places)
    pages = tuple(_pages(texts, form, EDGE + TITLE + ABOUT * len(broken) + RULE, _head_height(heads)))
    return Listed(found.title, broken, heads, file, form, texts, pages)


def _texts(row: Cells, form: Form) -> list[str]:
    return [shown(row[place.number]) for place in form.places]


def page(laid: Listed, number: int, look: Tokens = PRINT) -> Sheet:
    """Return one page, in pixels of which there are 96 an inch."""
    form = laid.form
    paper = Paper(form.width, form.height, look)
    top = _draw_title(paper, laid) if number == 0 else EDGE
    _draw_head(paper, laid, top)
    top += _head_height(laid.heads)
    for place in laid.pages[number]:
        _draw_row(paper, form, laid.rows[place], top)
        top += _height(laid.rows[place])
    _draw_foot(paper, laid, number)
    return paper.sheet


def _pages(rows: Sequence[Lines], form: Form, top: float, head: float) -> Iterator[range]:
    """Yield which rows stand on each page; the first begins lower, and there is always one."""
    first, down, room = 0, top + head, form.height - BOTTOM
    for number, row in enumerate(rows):
        if number > first and down + _height(row) > room:
            yield range(first, number)
            first, down = number, EDGE + head
        down += _height(row)
    yield range(first, len(rows))


def _height(row: Lines) -> float:
    return ROW + LINE * (max(map(len, row), default=1) - 1)


def _head_height(heads: Sequence[Sequence[str]]) -> float:
    return HEAD_ROW + HEAD_LINE * (max(map(len, heads), default=1) - 1)


def _draw_title(paper: Paper, laid: Listed) -> float:
    paper.write(EDGE, EDGE + 8, shortened(laid.title, paper.width - 2 * EDGE, 22, 600), size=22, weight=600)
    for number, line in enumerate(laid.about):
        paper.write(EDGE, EDGE + TITLE + ABOUT * (number + 0.4), line, size=11, color=paper.look.text2)
    return EDGE + TITLE + ABOUT * len(laid.about) + RULE


def _draw_head(paper: Paper, laid: Listed, top: float) -> None:
    height = _head_height(laid.heads)
    for words, place in zip(laid.heads, laid.form.places, strict=True):
        first = top + height - HEAD_ROW / 2 - HEAD_LINE * (len(words) - 1)
        for number, line in enumerate(words):
            y, color = first + HEAD_LINE * number, paper.look.text2
            cut = shortened(line, place.width, HEAD_SIZE, 600)
            paper.write(EDGE + place.x, y, cut, size=HEAD_SIZE, weight=600, color=color, align=place.align)
    paper.line((EDGE, paper.width - EDGE), (top + height - 1,) * 2, paper.look.strong)


def _draw_row(paper: Paper, form: Form, row: Lines, top: float) -> None:
    for cell, place in zip(row, form.places, strict=True):
        for number, words in enumerate(cell):
            if words:
                paper.write(EDGE + place.x, top + ROW / 2 + LINE * number, words, size=SIZE, align=place.align)
    down = top + _height(row)
    paper.line((EDGE, paper.width - EDGE), (down, down), paper.look.line)


def _draw_foot(paper: Paper, laid: Listed, number: int) -> None:
    y = paper.height - BOTTOM / 2
    paper.line((EDGE, paper.width - EDGE), (y - 14, y - 14), paper.look.line)
    told = _("Page {number} of {count}").format(number=number + 1, count=len(laid.pages))
    room = paper.width - 2 * EDGE - text_width(told, 11) - 20
    paper.write(EDGE, y, shortened(laid.footer, room, 11), size=11, color=paper.look.text2)
    paper.write(paper.width - EDGE, y, told, size=11, color=paper.look.text2, align="right")
