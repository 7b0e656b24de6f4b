"""The pages of a report: A4 sheets, each with its number and what it is about below."""

from collections.abc import Iterator
from dataclasses import replace

from refnet.charts.letters import shortened, text_width
from refnet.charts.paper import Paper
from refnet.charts.report.blocks import Block, blocks
from refnet.charts.report.content import Report
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import PRINT, Tokens
from refnet.i18n import _

PIXELS_AN_INCH = 96.0
WIDTH, HEIGHT = 794.0, 1123.0  # A4
EDGE, BOTTOM = 48.0, 56.0
TITLE = 32.0
ABOUT, BETWEEN = 17.0, 24.0
RULE = 14.0
SIZES = (0.86, 0.8, 0.74, 0.68)  # of charts beside those on the screen
FEW = 2  # pages

Page = list[tuple[Block, float]]


def pages(report: Report, look: Tokens = PRINT) -> tuple[Sheet, ...]:
    """Return the pages, in pixels of which there are 96 an inch."""
    laid = _fitted(report)
    papers = []
    for number, page in enumerate(laid, 1):
        paper = Paper(WIDTH, HEIGHT, look)
        if number == 1:
            _draw_title(paper, report)
        for block, top in page:
            block.draw(paper, EDGE, top)
        _draw_foot(paper, report, number, len(laid))
        papers.append(replace(paper.sheet, hits=()))
    return tuple(papers)


def _fitted(report: Report) -> list[Page]:
    """Return the pages with charts as large as two pages hold; a longer report has charts of the usual size."""
    tries = (list(_laid_out(report, size)) for size in SIZES)
    return next((laid for laid in tries if len(laid) <= FEW), None) or list(_laid_out(report, SIZES[0]))


def _laid_out(report: Report, charts: float) -> Iterator[Page]:
    """Yield for each page its blocks with their tops; a heading never stands alone at the foot of a page."""
    waiting = [block for part in report.parts for block in blocks(part, WIDTH - 2 * EDGE, charts)]
    page: Page = []
    top = _under_title(report)
    for place, block in enumerate(waiting):
        needed = block.height + (waiting[place + 1].height if block.keeps_next and place + 1 < len(waiting) else 0.0)
        if page and (block.starts_page or top + needed > HEIGHT - BOTTOM):
            yield page
            page, top = [], EDGE
            if block.again is not None:
                page.append((block.again, top))
                top += block.again.height
        page.append((block, top))
        top += block.height
    yield page


def _under_title(report: Report) -> float:
    return EDGE + TITLE + ABOUT * (1 if _fits_in_a_line(report) else len(report.about)) + RULE


def _fits_in_a_line(report: Report) -> bool:
    return sum(_widths(*entry) + BETWEEN for entry in report.about) - BETWEEN <= WIDTH - 2 * EDGE


def _widths(name: str, value: str) -> float:
    return text_width(name, 12, 600) + 8 + text_width(value, 12)


def _draw_title(paper: Paper, report: Report) -> None:
    """Draw the title and below it what the report is about: in a line, or one under the other."""
    paper.write(EDGE, EDGE + 8, shortened(report.title, WIDTH - 2 * EDGE, 22, 600), size=22, weight=600)
    left, down, is_line = EDGE, EDGE + TITLE + 3, _fits_in_a_line(report)
    for name, value in report.about:
        paper.write(left, down, name, size=12, weight=600, color=paper.look.text2)
        start = left + text_width(name, 12, 600) + 8
        paper.write(start, down, shortened(value, WIDTH - EDGE - start, 12), size=12)
        left, down = (left + _widths(name, value) + BETWEEN, down) if is_line else (left, down + ABOUT)
    y = _under_title(report) - RULE + 4
    paper.line((EDGE, WIDTH - EDGE), (y, y), paper.look.strong)


def _draw_foot(paper: Paper, report: Report, number: int, count: int) -> None:
    y = HEIGHT - BOTTOM / 2
    paper.line((EDGE, WIDTH - EDGE), (y - 14, y - 14), paper.look.line)
    told = _("Page {number} of {count}").format(number=number, count=count)
    room = WIDTH - 2 * EDGE - text_width(told, 11) - 20
    paper.write(EDGE, y, shortened(report.footer, room, 11), size=11, color=paper.look.text2)
    paper.write(WIDTH - EDGE, y, told, size=11, color=paper.look.text2, align="right")
