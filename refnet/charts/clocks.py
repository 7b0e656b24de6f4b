"""Two charts of dots one under the other, each under what its rates are shares of."""

from collections.abc import Sequence

from refnet.charts.dots import dots_height, draw_dots
from refnet.charts.estimates import DotRow, by_source
from refnet.charts.letters import wrapped
from refnet.charts.paper import Paper
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens

LINE = 17.0
Clock = tuple[str, Sequence[DotRow]]  # what the rates are shares of, and the rows


def two_clocks(first: Clock, second: Clock, look: Tokens, width: float) -> Sheet:
    """Return both charts; one without rows is left out, unless both are."""
    shown = [each for each in (first, second) if each[1]] or [first]
    words = [wrapped(told, width, 13) for told, _rows in shown]
    tops, height = [], 0.0
    for lines, (_told, rows) in zip(words, shown, strict=True):
        tops.append(height)
        height += LINE * len(lines) + max(dots_height(rows), 60.0)
    paper = Paper(width, height, look)
    for top, lines, (_told, rows) in zip(tops, words, shown, strict=True):
        for number, line in enumerate(lines):
            paper.write(0, top + LINE * (number + 0.5), line, color=look.text2)
        draw_dots(paper, rows, by_source(), top=top + LINE * len(lines))
    return paper.sheet
