"""Where a gap comes from: for each step both sides' rates, and the points of the gap with their range."""

from collections.abc import Sequence
from dataclasses import dataclass

from refnet.charts.estimates import Series
from refnet.charts.letters import shortened, text_width
from refnet.charts.paper import Paper
from refnet.charts.scales import Scale, fitting, ticks, upright_grid
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.funnel.numbers import signed, signed_range
from refnet.domain.rates import words
from refnet.domain.rates.differences import Difference
from refnet.i18n import _

HEAD, ROW, FOOT = 30.0, 38.0, 28.0
GAP = 22.0
BAR, OPACITY = 15.0, 0.3
LABEL = 0.3
MOST_NAME = 0.18  # of the width
LEAST_SPAN = 0.04  # of a gap so small that its scale would mislead


@dataclass(frozen=True, slots=True)
class StepRate:
    """How many of one side went on at a step, of how many; a share that somebody set has no counts."""

    share: float | None
    counts: str = ""
    worth: float = 0.0
    key: object = None

    @property
    def said(self) -> str:
        """Return the share in words, or that there are too few."""
        is_set = not self.counts
        if self.share is None or (not is_set and self.worth < words.ENOUGH_FOR_RATE):
            return "–"
        return words.percent(self.share)


@dataclass(frozen=True, slots=True)
class GapStep:
    """One step: both sides' rates and its part of the gap in shares of 1; `is_closing` sets it apart, below a rule.

    A click on the points opens `lost`: who did not go on.
    """

    label: str
    ours: StepRate
    theirs: StepRate
    points: Difference | None
    is_closing: bool = False
    lost: object = None


def gap_height(steps: Sequence[GapStep]) -> float:
    """Return how many pixels high the chart is."""
    return HEAD + ROW * max(len(steps), 1) + FOOT


@dataclass(frozen=True, slots=True)
class _Chart:
    """What each step is drawn with: where each side's numbers begin, and the scale of the points."""

    paper: Paper
    columns: tuple[float, float, float]
    scale: Scale


def gap_sheet(steps: Sequence[GapStep], sides: tuple[Series, Series], look: Tokens, *, width: float = 660) -> Sheet:
    """Return a row for each step: bar from zero, dot and whisker on it; danger only where the range leaves zero."""
    paper = Paper(width, gap_height(steps), look)
    if not steps:
        paper.write(0, HEAD + ROW / 2, _("No steps to compare yet."), color=look.text2)
        return paper.sheet
    label = min(max(text_width(step.label, 13, 600) for step in steps) + GAP, width * LABEL)
    columns = _columns(label, width, steps, sides)
    numbers = max(max(text_width(_points(step), 13, 600), text_width(_range(step), 11)) for step in steps) + 10
    chart = _Chart(paper, columns, _scale(steps, (columns[2], width - numbers)))
    _draw_grid(chart, HEAD + ROW * len(steps))
    _draw_heads(chart, sides)
    for number, step in enumerate(steps):
        y = HEAD + ROW * (number + 0.5)
        if step.is_closing and number:
            paper.line((0, width), (y - ROW / 2, y - ROW / 2), look.strong, 1.2, dotted=True)
        _draw_step(chart, step, y)
    return paper.sheet


def _draw_grid(chart: _Chart, bottom: float) -> None:
    paper, scale = chart.paper, chart.scale
    is_known = scale.last - scale.first > LEAST_SPAN  # else only zero would be written, several times
    places = ticks(scale.first, scale.last, 5) if is_known else [0.0]
    marks = [(mark, _whole(mark)) for mark in places if scale.first <= mark <= scale.last]
    upright_grid(paper, scale, fitting(marks, scale), (HEAD, bottom))
    paper.line((scale.at(0), scale.at(0)), (HEAD, bottom), paper.look.strong, 1.4)


def _columns(
    label: float, width: float, steps: Sequence[GapStep], sides: tuple[Series, Series]
) -> tuple[float, float, float]:
    """Return where each side's numbers and the plot begin."""
    widths = []
    for number, side in enumerate(sides):
        rates = [(step.ours, step.theirs)[number] for step in steps]
        texts = [text_width(text, 12) for rate in rates for text in (rate.said, rate.counts)]
        widths.append(max([*texts, min(text_width(side.name, 12, 600), width * MOST_NAME)]) + GAP)
    return label, label + widths[0], label + widths[0] + widths[1]


def _scale(steps: Sequence[GapStep], across: tuple[float, float]) -> Scale:
    known = [step.points for step in steps if step.points is not None]
    low = min([0.0, *(each.low for each in known)])
    high = max([0.0, *(each.high for each in known)])
    spare = max((high - low) * 0.04, LEAST_SPAN / 4)
    return Scale(low - spare, high + spare, *across)


def _draw_heads(chart: _Chart, sides: tuple[Series, Series]) -> None:
    paper, look, y = chart.paper, chart.paper.look, HEAD / 2 - 2
    paper.write(0, y, _("Step"), color=look.text2, size=12, weight=600)
    for x, side in zip(chart.columns, sides, strict=False):
        paper.write(
            x, y, shortened(side.name, paper.width * MOST_NAME, 12, 600), color=side.hue(look).text, size=12, weight=600
        )
    told = _("Points of the gap, with range")
    if text_width(told, 12, 600) > paper.width - chart.scale.start:
        told = _("Points")
    paper.write(paper.width, y, told, color=look.text2, size=12, weight=600, align="right")


def _draw_step(chart: _Chart, step: GapStep, y: float) -> None:
    paper, columns, scale = chart.paper, chart.columns, chart.scale
    weight = 600 if step.is_closing else 400
    paper.write(0, y, shortened(step.label, columns[0] - 8, 13, weight), weight=weight)
    for x, after, rate in ((columns[0], columns[1], step.ours), (columns[1], columns[2], step.theirs)):
        paper.write(x, y - (8 if rate.counts else 0), rate.said, weight=500)
        paper.write(x, y + 8, rate.counts, color=paper.look.text2, size=11)
        tip = _("Open the deals of this step: {step}, {counts}").format(step=step.label, counts=rate.counts)
        paper.opens((x, after - GAP / 2), (y - ROW / 2, y + ROW / 2), rate.key, tip)
    if step.points is not None:
        _draw_points(paper, step.points, scale, y)
    paper.write(paper.width, y - (8 if step.points else 0), _points(step), weight=600, align="right")
    paper.write(paper.width, y + 8, _range(step), color=paper.look.text2, size=11, align="right")
    tip = _("Open those that did not go on: {step}").format(step=step.label)
    paper.opens((scale.start, paper.width), (y - ROW / 2, y + ROW / 2), step.lost, tip)


def _draw_points(paper: Paper, points: Difference, scale: Scale, y: float) -> None:
    look = paper.look
    color = look.danger if points.high < 0 else look.accent if points.low > 0 else look.lost.main
    ends = sorted((scale.at(0), scale.at(points.value)))
    paper.bar((ends[0], ends[1]), (y - BAR / 2, y + BAR / 2), color, OPACITY)
    paper.whisker(scale.at(points.low), scale.at(points.high), y, color)
    paper.mark(scale.at(points.value), y, "o", color, 9.5)


def _points(step: GapStep) -> str:
    if step.points is None:
        return _("too few yet")
    return signed(step.points.value)


def _range(step: GapStep) -> str:
    return "" if step.points is None else signed_range(step.points)


def _whole(share: float) -> str:
    return f"{share * 100:.0f}".replace("-", "−")
