"""The chart of dots and whiskers: one row a group, its series one above the other, and the numbers beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from refnet.charts.dot_columns import Columns, columns_for, note_name
from refnet.charts.dot_guides import draw_legend, draw_reference, draw_top_axis
from refnet.charts.estimates import DotRow, Estimate, Reference, Series, open_tip
from refnet.charts.letters import shortened, wrapped
from refnet.charts.paper import Paper
from refnet.charts.scales import Scale, upright_grid
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.rates import words
from refnet.i18n import _

GRID = (0.0, 0.25, 0.5, 0.75, 1.0)
COARSE_GRID = (0.0, 0.5, 1.0)
COARSE = 200.0  # pixels under which five numbers stand too close
HEAD, FOOT = 36.0, 28.0
ROW, WHOLE_ROW, LABEL_LINE = 38.0, 44.0, 16.0
LEGEND = 20.0
TALL, AXIS = 12, 18.0  # rows from which the percents stand on top, too, and the room they take there
APART = 15.0  # between the marks of a row


def dots_height(rows: Sequence[DotRow]) -> float:
    """Return how many pixels high the chart of these rows is."""
    return _head(rows) + sum(_row_height(row) for row in rows) + FOOT + (LEGEND if _has_shrunken(rows) else 0.0)


def dots_sheet(
    rows: Sequence[DotRow],
    series: Sequence[Series],
    look: Tokens,
    *,
    reference: Reference | None = None,
    width: float = 1100,
) -> Sheet:
    """Return the chart; the reference is a dashed line through all rows."""
    paper = Paper(width, dots_height(rows), look)
    draw_dots(paper, rows, series, reference=reference)
    return paper.sheet


@dataclass(frozen=True, slots=True)
class _Chart:
    """What each row is drawn with."""

    paper: Paper
    series: tuple[Series, ...]
    columns: Columns
    scale: Scale
    note_name: str


def draw_dots(
    paper: Paper,
    rows: Sequence[DotRow],
    series: Sequence[Series],
    *,
    reference: Reference | None = None,
    top: float = 0.0,
) -> None:
    """Draw the chart on a sheet, from the height `top` down."""
    if not rows:
        paper.write(0, top + HEAD, _("Nothing to compare yet."), color=paper.look.text2)
        return
    columns = columns_for(paper.width, rows, series)
    chart = _Chart(paper, tuple(series), columns, Scale(0.0, 1.0, *columns.plot), note_name(rows))
    head = top + _head(rows)
    bottom = head + sum(_row_height(row) for row in rows)
    grid = GRID if columns.plot[1] - columns.plot[0] >= COARSE else COARSE_GRID
    has_dots = any(each is not None and each.is_drawn for row in rows for each in row.estimates)
    if has_dots:
        marks = [(share, words.percent(share)) for share in grid]
        upright_grid(paper, chart.scale, marks, (head, bottom))
        if len(rows) >= TALL:
            draw_top_axis(paper, chart.scale, marks, head - AXIS / 2, reference)
    _draw_heads(chart, top + HEAD / 2)
    if reference is not None and has_dots:
        draw_reference(paper, columns, reference, (top, bottom), top + HEAD / 2)
    if _has_shrunken(rows):
        _draw_team(chart, rows[0], (head, bottom))
    y = head
    for row in rows:
        _draw_row(chart, row, (y, y + _row_height(row)))
        y += _row_height(row)
    if _has_shrunken(rows):
        draw_legend(paper, bottom + FOOT + LEGEND / 2)


def _head(rows: Sequence[DotRow]) -> float:
    return HEAD + (AXIS if len(rows) >= TALL else 0.0)


def _draw_team(chart: _Chart, whole: DotRow, down: tuple[float, float]) -> None:
    """Draw a thin line through the rows at the rate of all together, in the first series."""
    found, paper = whole.estimates[0], chart.paper
    if whole.is_whole and found is not None and found.value is not None and found.is_drawn:
        x = chart.scale.at(found.value)
        paper.line((x, x), (down[0] + _row_height(whole), down[1]), chart.series[0].hue(paper.look).main)


def _has_shrunken(rows: Sequence[DotRow]) -> bool:
    return any(
        each is not None and each.is_drawn and each.shrunken is not None for row in rows for each in row.estimates
    )


def _row_height(row: DotRow) -> float:
    more = max(len(row.estimates) - 2, 0) * APART
    return (WHOLE_ROW if row.is_whole else ROW) + more


def _draw_heads(chart: _Chart, y: float) -> None:
    paper, columns = chart.paper, chart.columns
    for each, column in zip(chart.series, columns.series, strict=True):
        paper.write(column.counts, y, each.name, color=each.hue(paper.look).text, size=12, weight=600)
        if column.spread is not None:
            paper.write(column.spread, y, _("rate, range"), color=paper.look.text3, size=12)
    if columns.note is not None:
        paper.write(columns.note, y, chart.note_name, color=paper.look.text3, size=12)


def _write_label(chart: _Chart, label: str, middle: float, weight: int) -> None:
    """Write a name in one line, or in two where it is long."""
    room = chart.columns.plot[0] - 14
    first, *others = wrapped(label, room, 13, weight) or [label]
    lines = [first, " ".join(others)] if others else [first]
    for number, line in enumerate(lines):
        y = middle + (number - (len(lines) - 1) / 2) * LABEL_LINE
        chart.paper.write(0, y, shortened(line, room, 13, weight), weight=weight)


def _draw_row(chart: _Chart, row: DotRow, down: tuple[float, float]) -> None:
    paper, columns = chart.paper, chart.columns
    middle, weight = (down[0] + down[1]) / 2, 600 if row.is_whole else 400
    _write_label(chart, row.label, middle, weight)
    first = middle - APART * (len(chart.series) - 1) / 2
    for number, found in enumerate(row.estimates):
        if found is not None:
            y = first + number * APART
            _draw_estimate(chart, y, number, found, is_whole=row.is_whole)
            columns.series[number].write(paper, middle, found, is_whole=row.is_whole)
            tip = found.tip or open_tip(chart.series[number].name, row.label, found.counts)
            paper.opens(columns.plot, (y - APART / 2, y + APART / 2), found.key, tip)
            paper.opens(columns.series[number].span, down, found.key, tip)
    if columns.note is not None:
        paper.write(columns.note, middle - (8 if row.below else 0), row.note, color=paper.look.text2)
        paper.write(columns.note, middle + 8, row.below, color=paper.look.text2, size=11)
    if row.is_whole:
        paper.line((0, paper.width), (down[1], down[1]), paper.look.line)


def _draw_estimate(chart: _Chart, y: float, number: int, found: Estimate, *, is_whole: bool) -> None:
    """Draw dot and whisker, or nothing where there are too few for a rate; a small diamond is the shrunken share."""
    if found.value is None or not found.is_drawn:
        return
    paper, scale, each = chart.paper, chart.scale, chart.series[number]
    color = each.hue(paper.look).main
    paper.whisker(scale.at(found.low), scale.at(found.high), y, color)
    if found.shrunken is not None:
        paper.mark(scale.at(found.shrunken), y, "D", paper.look.text, 6.5, hollow=True)
    paper.mark(scale.at(found.value), y, each.shape, color, 11.5 if is_whole else 9.5, hollow=each.is_hollow)
