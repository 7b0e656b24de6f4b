"""The chart of rates over time: referral and cold with their ranges, and n under each period."""

from collections.abc import Sequence

from refnet.charts.conversion import MARKS
from refnet.charts.paper import Paper
from refnet.charts.periods import Row, period_name
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Hue, Tokens
from refnet.domain.benchmarks import Benchmark
from refnet.domain.kinds import Source
from refnet.domain.rates import words
from refnet.domain.rates.conversion import SourceRate
from refnet.i18n import _

LEFT, RIGHT, TOP, BOTTOM = 48.0, 14.0, 16.0, 50.0
APART = 6.0  # half the distance between the two marks of a period


def trend_figure(
    rows: Sequence[Row], benchmark: Benchmark | None, look: Tokens, *, width: float = 520, height: float = 230
) -> Sheet:
    """Return the chart of `rows`, one a period in order; 0 to 100 %, the benchmark where it may be drawn."""
    paper = Paper(width, height, look)
    _draw_frame(paper)
    _draw_benchmark(paper, rows, benchmark)
    places = _places(paper, len(rows))
    for source, hue, shift in ((Source.COLD, look.cold, APART), (Source.REFERRAL, look.referral, -APART)):
        _draw_series(paper, [each.sources[source] for _label, each in rows], [x + shift for x in places], hue)
    _draw_periods(paper, rows, places)
    return paper.sheet


def _places(paper: Paper, count: int) -> list[float]:
    step = (paper.width - LEFT - RIGHT) / max(count, 1)
    return [LEFT + step * (number + 0.5) for number in range(count)]


def _height(paper: Paper, share: float) -> float:
    return TOP + (paper.height - TOP - BOTTOM) * (1 - share)


def _draw_frame(paper: Paper) -> None:
    for share in (0.0, 0.5, 1.0):
        y = _height(paper, share)
        paper.line((LEFT, paper.width - RIGHT), (y, y), paper.look.line)
        paper.write(LEFT - 8, y, words.percent(share), color=paper.look.text3, size=11, align="right")


def _draw_benchmark(paper: Paper, rows: Sequence[Row], benchmark: Benchmark | None) -> None:
    if benchmark is None or not rows or benchmark.refusal(rows[0][1].denominator):
        return
    y = _height(paper, benchmark.rate)
    paper.line((LEFT, paper.width - RIGHT), (y, y), paper.look.text, 1.5, dashed=True)


def _draw_series(paper: Paper, rates: Sequence[SourceRate], places: Sequence[float], hue: Hue) -> None:
    """Draw the periods that have enough for a rate, joined by a line; the others leave a gap."""
    before: tuple[float, float] | None = None
    for each, x in zip(rates, places, strict=True):
        if each.rate.value is None or each.n < words.ENOUGH_FOR_RATE:
            before = None
            continue
        y = _height(paper, each.rate.value)
        if before is not None:
            paper.line((before[0], x), (before[1], y), hue.main, 2)
        paper.upright_whisker(_height(paper, each.rate.low), _height(paper, each.rate.high), x, hue.main)
        paper.mark(x, y, MARKS[each.source], hue.main, 9)
        before = (x, y)


def _draw_periods(paper: Paper, rows: Sequence[Row], places: Sequence[float]) -> None:
    look, y = paper.look, paper.height - BOTTOM + 18
    paper.write(4, y + 17, _("n"), color=look.text3, size=11)
    for (label, each), x in zip(rows, places, strict=True):
        counts = f"{each.sources[Source.REFERRAL].n:,} / {each.sources[Source.COLD].n:,}"
        paper.write(x, y, period_name(label), color=look.text2, size=11, align="center")
        paper.write(x, y + 17, counts, color=look.text3, size=11, align="center")
