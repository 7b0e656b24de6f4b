"""The funnel of two sides: how many reached each stage, as bars one above the other, and the share that went on."""

from collections.abc import Sequence
from dataclasses import dataclass

from refnet.charts.estimates import Series
from refnet.charts.letters import shortened, text_width
from refnet.charts.paper import Paper
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.rates import words
from refnet.domain.rates.proportions import rate
from refnet.i18n import _, counted

HEAD, ROW, FOOT = 40.0, 34.0, 8.0
BAR, BETWEEN = 10.0, 2.0
GAP, MOST_LABEL, MOST_NAME = 14.0, 130.0, 96.0
SHARE = 9.0  # size of letters beside a bar
LEAST_BAR = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """How many of one side reached a stage, of how many that had the chance; at the first stage these are all.

    `share` is the bar's length as a share of the first stage; without it, it is what reached this one of those.
    """

    reached: int
    of: int
    key: object = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """One stage and how far each side came."""

    label: str
    sides: tuple[Passage, ...]


def funnel_height(stages: Sequence[FunnelStage]) -> float:
    """Return how many pixels high the chart is."""
    return HEAD + ROW * max(len(stages), 1) + FOOT


@dataclass(frozen=True, slots=True)
class _Chart:
    """What each stage is drawn with: the ends of the bars, where numbers begin, and how many there were at first."""

    paper: Paper
    series: tuple[Series, ...]
    bars: tuple[float, float]
    columns: tuple[float, ...]
    ends: tuple[float, ...]
    firsts: tuple[int, ...]


def funnel_sheet(stages: Sequence[FunnelStage], series: Sequence[Series], look: Tokens, *, width: float = 520) -> Sheet:
    """Return the bars, as shares of the first stage, and on the right the counts and what share went on to there."""
    if not stages or not any(side.reached for side in stages[0].sides):
        paper = Paper(width, HEAD + ROW, look)
        paper.write(0, HEAD + ROW / 2, _("No deals here yet."), color=look.text2)
        return paper.sheet
    paper = Paper(width, funnel_height(stages), look)
    label = min(max(text_width(stage.label, 13) for stage in stages) + GAP, MOST_LABEL)
    columns = _columns(width, stages, series)
    ends = (*(x - GAP for x in columns[1:]), width)
    firsts = tuple(side.reached for side in stages[0].sides)
    chart = _Chart(paper, tuple(series), (label, columns[0] - 2 * GAP), tuple(columns), ends, firsts)
    for x, each in zip(columns, series, strict=True):
        paper.write(
            x, HEAD - 15, shortened(each.name, MOST_NAME, 12, 600), color=each.hue(look).text, size=12, weight=600
        )
    told = shortened(_("of the stage before"), width - columns[0], 11)
    paper.write(columns[0], 9, told, color=look.text3, size=11)
    for number, stage in enumerate(stages):
        _draw_stage(chart, stage, HEAD + ROW * (number + 0.5), is_first=number == 0)
    return paper.sheet


def _draw_stage(chart: _Chart, stage: FunnelStage, y: float, *, is_first: bool) -> None:
    paper, left = chart.paper, chart.bars[0]
    paper.write(0, y, shortened(stage.label, left - 8, 13))
    for side, (each, passage) in enumerate(zip(chart.series, stage.sides, strict=True)):
        top = y + (side - len(chart.series) / 2) * (BAR + BETWEEN)
        _draw_bar(chart, side, passage, (top, top + BAR), is_told=not is_first)
        _write(paper, chart.columns[side], y, passage, is_first=is_first)
        tip = _tip(stage, each, passage)
        paper.opens(chart.bars, (top, top + BAR), passage.key, tip)
        paper.opens((chart.columns[side], chart.ends[side]), (y - ROW / 2, y + ROW / 2), passage.key, tip)


def _tip(stage: FunnelStage, each: Series, passage: Passage) -> str:
    return counted(
        "Open the {count} deal that came here: {{stage}}, {{name}}",
        "Open the {count} deals that came here: {{stage}}, {{name}}",
        passage.reached,
    ).format(stage=stage.label, name=each.name)


def _draw_bar(chart: _Chart, side: int, passage: Passage, down: tuple[float, float], *, is_told: bool) -> None:
    """Draw a bar and beside its end the share of the first stage, where there is room."""
    left, right = chart.bars
    chart.paper.bar((left, right), down, chart.paper.look.sunken)
    first = chart.firsts[side]
    share = passage.share if passage.share is not None else passage.reached / first if first else 0.0
    length = max((right - left) * min(share, 1.0), LEAST_BAR) if share > 0 else 0.0
    told = words.percent(min(share, 1.0))
    if is_told and first >= words.ENOUGH_FOR_RATE and left + length + 4 + text_width(told, SHARE) < right:
        middle = sum(down) / 2
        chart.paper.write(left + length + 4, middle, told, color=chart.paper.look.text2, size=SHARE)
    if length:
        chart.paper.bar((left, left + length), down, chart.series[side].hue(chart.paper.look).main)


def _columns(width: float, stages: Sequence[FunnelStage], series: Sequence[Series]) -> list[float]:
    places: list[float] = []
    right = width
    for side in reversed(range(len(series))):
        texts = [
            text
            for stage in stages
            for text in (*_said(stage.sides[side], is_first=False), *_said(stage.sides[side], is_first=True))
        ]
        right -= max(
            [text_width(text, 13, 500) for text in texts] + [min(text_width(series[side].name, 12, 600), MOST_NAME)]
        )
        places.insert(0, right)
        right -= GAP
    return places


def _said(passage: Passage, *, is_first: bool) -> tuple[str, str]:
    """Return the share that went on and its counts; at the first stage there is only the count."""
    if is_first:
        return f"{passage.reached:,}", ""
    counts = _("{reached:,} of {n:,}").format(reached=passage.reached, n=passage.of)
    if passage.of < words.ENOUGH_FOR_RATE:
        return counts, ""
    found = rate(passage.reached, passage.of)
    return f"{words.percent(passage.reached / passage.of)} ({words.range_words(found)})", counts


def _write(paper: Paper, x: float, y: float, passage: Passage, *, is_first: bool) -> None:
    first, second = _said(passage, is_first=is_first)
    paper.write(x, y - (7 if second else 0), first, weight=500)
    if second:
        paper.write(x, y + 8, second, color=paper.look.text2, size=11)
