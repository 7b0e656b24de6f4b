"""The chart of conversion rates: one row a group, referral above cold, and the numbers beside them as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from refnet.charts.letters import shortened, text_width, wrapped
from refnet.charts.paper import Paper
from refnet.charts.periods import period_name
from refnet.charts.sheet import Shape, Sheet
from refnet.charts.tokens import Hue, Tokens
from refnet.domain.benchmarks import Benchmark
from refnet.domain.kinds import Source
from refnet.domain.rates import words
from refnet.domain.rates.conversion import Conversion, SourceRate
from refnet.i18n import _

GRID = (0.0, 0.25, 0.5, 0.75, 1.0)
MARKS: dict[Source, Shape] = {Source.REFERRAL: "o", Source.COLD: "s"}
HEAD = 40.0
FOOT = 28.0
TOTAL_ROW = 44.0
ROW = 37.0
BESIDE = 10.0  # between the columns on the right
MEASURE_MARGIN = 18.0
HEAD_LINE, FOOT_LINE = 24.0, 18.0  # heights of lines of words
SHIFT = 7.5  # half the distance between the two marks of a row


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand across the sheet: the plot's ends, and the left edge of each column on its right."""

    plot: tuple[float, float]
    referral: float
    referral_range: float
    cold: float
    cold_range: float

    def at(self, share: float) -> float:
        """Return the place of a rate."""
        return self.plot[0] + (self.plot[1] - self.plot[0]) * share


def rates_height(rows: int) -> float:
    """Return how many pixels high the chart of the whole and so many rows is."""
    return HEAD + TOTAL_ROW + rows * ROW + FOOT


def rates_figure(
    conversion: Conversion,
    benchmark: Benchmark | None,
    look: Tokens,
    *,
    width: float = 1100,
    name: str = "",
    sentences: Sequence[str] = (),
    footnote: str = "",
) -> Sheet:
    """Return the chart: the whole (called `name`) and its rows, with counts and 95 % ranges on the right.

    The benchmark is drawn only where its unit fits the denominator. A chart for a file says above it what it shows
    (`sentences`, the first one larger) and below it what is counted (`footnote`).
    """
    head, foot = head_lines(sentences, width), wrapped(footnote, width, 12)
    top = HEAD_LINE * len(head) + (10.0 if head else 0.0)
    chart = rates_height(len(conversion.rows))
    paper = Paper(width, top + chart + FOOT_LINE * len(foot), look)
    for number, (line, size, weight) in enumerate(head):
        paper.write(0, HEAD_LINE * (number + 0.5), line, size=size, weight=weight)
    draw_rates(paper, conversion, benchmark, name or _("Everyone"), top)
    for number, line in enumerate(foot):
        paper.write(0, top + chart + FOOT_LINE * (number + 0.5), line, color=look.text2, size=12)
    return paper.sheet


def head_lines(sentences: Sequence[str], width: float) -> list[tuple[str, float, int]]:
    """Return the lines over a chart with their sizes and weights: the first sentence as a heading, the rest below."""
    styles = [(17.0, 600), *[(13.0, 400)] * len(sentences)]
    pairs = zip(sentences, styles[: len(sentences)], strict=True)
    return [
        (line, size, weight) for sentence, (size, weight) in pairs for line in wrapped(sentence, width, size, weight)
    ]


def draw_rates(paper: Paper, conversion: Conversion, benchmark: Benchmark | None, name: str, top: float) -> None:
    """Draw the chart on a sheet, from the height `top` down."""
    groups = ((name, conversion), *((period_name(label), each) for label, each in conversion.rows))
    columns = _columns(paper.width, [each for _label, each in groups])
    bottom = top + HEAD + TOTAL_ROW + len(conversion.rows) * ROW
    _draw_grid(paper, columns, top + HEAD, bottom)
    _draw_heads(paper, columns, top + HEAD / 2)
    _draw_benchmark(paper, columns, benchmark, conversion, (top, bottom))
    if conversion.rows:
        _rule(paper, top + HEAD + TOTAL_ROW)
    for number, (label, each) in enumerate(groups):
        middle = top + HEAD + (TOTAL_ROW / 2 if number == 0 else TOTAL_ROW + (number - 0.5) * ROW)
        _draw_row(paper, columns, middle, label, each, is_whole=number == 0)


def _columns(width: float, groups: Sequence[Conversion]) -> Columns:
    label = min(170.0, max(96.0, width * 0.15))
    counts = [
        max(_widest([words.counts(each.sources[source]) for each in groups], 600), 60.0)
        for source in (Source.REFERRAL, Source.COLD)
    ]
    ranges = [
        max(_widest([words.range_words(each.sources[source].rate) for each in groups], 400), 46.0)
        for source in (Source.REFERRAL, Source.COLD)
    ]
    cold_range = width - ranges[1] - 2
    cold = cold_range - counts[1] - BESIDE * 1.4
    referral_range = cold - ranges[0] - BESIDE * 2
    referral = referral_range - counts[0] - BESIDE * 1.4
    return Columns((label, referral - MEASURE_MARGIN - 22), referral, referral_range, cold, cold_range)


def _widest(texts: Sequence[str], weight: int) -> float:
    return max(text_width(text, 13, weight) for text in set(texts))


def _draw_grid(paper: Paper, columns: Columns, top: float, bottom: float) -> None:
    for share in GRID:
        x = columns.at(share)
        paper.line((x, x), (top, bottom), paper.look.line)
        paper.write(x, bottom + FOOT / 2, words.percent(share), color=paper.look.text3, size=11, align="center")


def _draw_heads(paper: Paper, columns: Columns, y: float) -> None:
    look = paper.look
    paper.write(columns.referral, y, _("Referral"), color=look.referral.text, size=12, weight=600)
    paper.write(columns.referral_range, y, _("range"), color=look.text3, size=12)
    paper.write(columns.cold, y, _("Cold"), color=look.cold.text, size=12, weight=600)
    paper.write(columns.cold_range, y, _("range"), color=look.text3, size=12)


def _draw_benchmark(
    paper: Paper, columns: Columns, benchmark: Benchmark | None, conversion: Conversion, span: tuple[float, float]
) -> None:
    if benchmark is None or benchmark.refusal(conversion.denominator):
        return
    x = columns.at(benchmark.rate)
    paper.line((x, x), (span[0] + 6, span[1]), paper.look.text, 1.5, dashed=True)
    label = _("Benchmark {label}, {kind}").format(label=benchmark.label, kind=benchmark.kind.value)
    after, before = columns.plot[1] - x + MEASURE_MARGIN, x - columns.plot[0]
    side: Literal["left", "right"] = "left" if after > before or text_width(label, 11) < after else "right"
    lines = wrapped(label, after if side == "left" else before, 11, 500)[:2]
    for number, line in enumerate(lines):
        y = span[0] + HEAD / 2 + (number - (len(lines) - 1) / 2) * 14
        paper.write(x + (7 if side == "left" else -7), y, line, size=11, weight=500, align=side)


def _rule(paper: Paper, y: float) -> None:
    paper.line((0, paper.width), (y, y), paper.look.line)


def _draw_row(paper: Paper, columns: Columns, y: float, label: str, each: Conversion, *, is_whole: bool) -> None:
    look, weight = paper.look, 600 if is_whole else 400
    paper.write(0, y, shortened(label, columns.plot[0] - 14, 13, weight), weight=weight)
    referral, cold = each.sources[Source.REFERRAL], each.sources[Source.COLD]
    _draw_rate(paper, columns, y - SHIFT, referral, look.referral, is_whole=is_whole)
    _draw_rate(paper, columns, y + SHIFT, cold, look.cold, is_whole=is_whole)
    for x, rate in ((columns.referral, referral), (columns.cold, cold)):
        paper.write(x, y, words.counts(rate), weight=600 if is_whole else 500)
    for x, rate in ((columns.referral_range, referral), (columns.cold_range, cold)):
        paper.write(x, y, words.range_words(rate.rate), color=look.text2)


def _draw_rate(paper: Paper, columns: Columns, y: float, each: SourceRate, hue: Hue, *, is_whole: bool) -> None:
    """Draw dot and whisker, or nothing where there are too few for a rate."""
    if each.rate.value is None or each.n < words.ENOUGH_FOR_RATE:
        return
    paper.whisker(columns.at(each.rate.low), columns.at(each.rate.high), y, hue.main)
    paper.mark(columns.at(each.rate.value), y, MARKS[each.source], hue.main, 11.5 if is_whole else 9.5)
