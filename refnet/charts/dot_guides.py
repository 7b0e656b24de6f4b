"""What guides the eye in a chart of dots: the reference's line, the percents on top, and what marks mean."""

from collections.abc import Sequence

from refnet.charts.dot_columns import Columns
from refnet.charts.estimates import Reference
from refnet.charts.letters import shortened, text_width, wrapped
from refnet.charts.paper import Paper
from refnet.charts.scales import Scale
from refnet.charts.sheet import Align
from refnet.i18n import _

MOST_LINES = 2  # of the reference's label
COLLIDES = 18.0  # pixels between a number and the reference's line


def draw_reference(
    paper: Paper, columns: Columns, reference: Reference, down: tuple[float, float], middle: float
) -> None:
    """Draw the dashed line, and its label at the height `middle`, on the side that has room for it."""
    x = Scale(0.0, 1.0, *columns.plot).at(reference.rate)
    paper.line((x, x), (down[0] + 6, down[1]), paper.look.text, 1.5, dashed=True)
    after, before = columns.plot[1] - x + columns.beside_plot, x - columns.plot[0]
    side: Align = "left" if after > before or text_width(reference.label, 11, 500) < after else "right"
    room = (after if side == "left" else before) - 7
    lines = wrapped(reference.label, room, 11, 500)
    if len(lines) > MOST_LINES:
        lines = [reference.short or reference.label]
    for number, line in enumerate(lines):
        y = middle + (number - (len(lines) - 1) / 2) * 14
        cut = shortened(line, room, 11, 500)
        paper.write(x + (7 if side == "left" else -7), y, cut, size=11, weight=500, align=side)


def draw_top_axis(
    paper: Paper, scale: Scale, marks: Sequence[tuple[float, str]], y: float, reference: Reference | None
) -> None:
    """Write the percents on top, too, but for the one that the reference's line would cross."""
    crossed = None if reference is None else scale.at(reference.rate)
    for share, told in marks:
        x = scale.at(share)
        if crossed is None or abs(x - crossed) > COLLIDES:
            paper.write(x, y, told, color=paper.look.text3, size=11, align="center")


def draw_legend(paper: Paper, y: float) -> None:
    """Explain the diamonds and the line of all together."""
    paper.mark(5, y, "D", paper.look.text, 6.5, hollow=True)
    told = _("allowing for few deals: the fewer there are, the closer to the team’s rate, which the thin line marks")
    paper.write(16, y, shortened(told, paper.width - 16, 11), color=paper.look.text2, size=11)
