"""The chart of every source of deals, so that what is neither referral nor cold is seen too."""

from collections.abc import Sequence

from refnet.charts.letters import shortened, text_width
from refnet.charts.paper import Paper
from refnet.charts.sheet import Shape, Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.kinds import Source
from refnet.domain.rates import words
from refnet.domain.rates.conversion import Conversion, SourceRate

ROW = 30.0
FOOT = 26.0
LABEL = 112.0
MARKS: dict[Source, Shape] = {Source.REFERRAL: "o", Source.COLD: "s"}


def sources_height(conversion: Conversion) -> float:
    """Return how many pixels high the chart is."""
    return len(conversion.sources) * ROW + FOOT


def sources_figure(conversion: Conversion, names: dict[Source, str], look: Tokens, *, width: float = 520) -> Sheet:
    """Return one dot and whisker for each source that has deals, with its counts and 95 % range."""
    paper = Paper(width, sources_height(conversion), look)
    rates = list(conversion.sources.values())
    counts_at, range_at = _columns(width, rates)
    plot = (LABEL, counts_at - 34)
    _draw_grid(paper, plot, len(rates) * ROW)
    for number, each in enumerate(rates):
        y = (number + 0.5) * ROW
        paper.write(0, y, shortened(names[each.source], LABEL - 10, 13))
        paper.write(counts_at, y, words.counts(each), weight=500)
        paper.write(range_at, y, words.range_words(each.rate), color=look.text2)
        _draw_rate(paper, plot, y, each)
    return paper.sheet


def _columns(width: float, rates: Sequence[SourceRate]) -> tuple[float, float]:
    counts = max(text_width(words.counts(each), 13, 500) for each in rates)
    ranges = max(text_width(words.range_words(each.rate), 13) for each in rates)
    return width - ranges - counts - 18, width - ranges - 2


def _draw_grid(paper: Paper, plot: tuple[float, float], bottom: float) -> None:
    for share in (0.0, 0.5, 1.0):
        x = plot[0] + (plot[1] - plot[0]) * share
        paper.line((x, x), (2, bottom), paper.look.line)
        paper.write(x, bottom + FOOT / 2, words.percent(share), color=paper.look.text3, size=11, align="center")


def _draw_rate(paper: Paper, plot: tuple[float, float], y: float, each: SourceRate) -> None:
    if each.rate.value is None or each.n < words.ENOUGH_FOR_RATE:
        return
    look, span = paper.look, plot[1] - plot[0]
    color = {Source.REFERRAL: look.referral.main, Source.COLD: look.cold.main}.get(each.source, look.text3)
    paper.whisker(plot[0] + span * each.rate.low, plot[0] + span * each.rate.high, y, color)
    paper.mark(
        plot[0] + span * each.rate.value, y, MARKS.get(each.source, "D"), color, 9 if each.source in MARKS else 7
    )
