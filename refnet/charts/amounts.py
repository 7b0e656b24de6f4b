"""Amounts of won deals: the median with its range for each series or group, and the total beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from refnet.charts.estimates import Series
from refnet.charts.letters import shortened, text_width
from refnet.charts.paper import Paper
from refnet.charts.scales import Scale, fitting, ticks, upright_grid
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.rates.words import ENOUGH_FOR_RATE
from refnet.i18n import _, counted

HEAD, ROW, FOOT = 26.0, 40.0, 28.0
GAP, LABEL_GAP = 22.0, 18.0
LEAST_LABEL, MOST_LABEL = 56.0, 150.0
LEAST_PLOT = 70.0

Money = Callable[[float], str]  # from major units to words, such as "€12k"


@dataclass(frozen=True, slots=True)
class Amount:
    """The amounts of the deals that were won: their median with its range, their total, how many they are."""

    series: Series
    median: float | None
    low: float
    high: float
    total: float
    won: int
    key: object = None

    @property
    def is_drawn(self) -> bool:
        """Tell whether there are enough for a median."""
        return self.median is not None and self.won >= ENOUGH_FOR_RATE


def amounts_height(rows: Sequence[Amount]) -> float:
    """Return how many pixels high the chart is."""
    return HEAD + ROW * max(len(rows), 1) + FOOT


@dataclass(frozen=True, slots=True)
class _Chart:
    """What each row is drawn with: the scale, where medians and totals begin, and how money is written."""

    paper: Paper
    scale: Scale
    median: float
    total: float
    money: Money


def amounts_sheet(rows: Sequence[Amount], money: Money, look: Tokens, *, width: float = 520) -> Sheet:
    """Return a median and whisker for each row on one scale that begins at zero."""
    paper = Paper(width, amounts_height(rows), look)
    if not rows:
        paper.write(0, HEAD + ROW / 2, _("Nothing is won yet."), color=look.text2)
        return paper.sheet
    chart = _laid_out(paper, rows, money)
    for x, title in ((chart.median, _("median")), (chart.total, _("won in all"))):
        paper.write(x, HEAD / 2, title, color=look.text3, size=12)
    for number, each in enumerate(rows):
        _draw_row(chart, each, HEAD + ROW * (number + 0.5))
    return paper.sheet


def _laid_out(paper: Paper, rows: Sequence[Amount], money: Money) -> _Chart:
    total, median = _columns(paper.width, rows, money)
    longest = max(text_width(each.series.name, 13, 500) for each in rows) + LABEL_GAP
    label = min(longest, MOST_LABEL, max(median - GAP * 1.5 - LEAST_PLOT, LEAST_LABEL))
    highest = max((each.high for each in rows if each.is_drawn), default=0.0)
    marks = ticks(0, highest, 4) if highest > 0 else [0.0, 1.0]
    scale = Scale(0.0, marks[-1], label, median - GAP * 1.5)
    if highest > 0:
        grid = fitting([(mark, money(mark)) for mark in marks], scale)
        upright_grid(paper, scale, grid, (HEAD, HEAD + ROW * len(rows)))
    return _Chart(paper, scale, median, total, money)


def _columns(width: float, rows: Sequence[Amount], money: Money) -> tuple[float, float]:
    """Return where totals and medians begin."""
    totals = max(
        [text_width(money(each.total), 13, 500) for each in rows]
        + [text_width(_n(each), 12) for each in rows]
        + [text_width(_("won in all"), 12)]
    )
    medians = max(
        [text_width(text, 13, 500) for each in rows for text in _median_words(each, money)]
        + [text_width(_("median"), 12)]
    )
    return width - totals, width - totals - GAP - medians


def _median_words(each: Amount, money: Money) -> tuple[str, str]:
    if each.median is None or not each.is_drawn:
        return "–", _("too few yet")
    return money(each.median), f"{money(each.low)} – {money(each.high)}"


def _n(each: Amount) -> str:
    return counted("{count} deal", "{count} deals", each.won)


def _draw_row(chart: _Chart, each: Amount, y: float) -> None:
    paper, look, scale, money = chart.paper, chart.paper.look, chart.scale, chart.money
    name = shortened(each.series.name, scale.start - 12, 13, 500)
    paper.write(0, y, name, color=each.series.hue(look).text, weight=500)
    if each.median is not None and each.is_drawn:
        color = each.series.hue(look).main
        paper.whisker(scale.at(each.low), scale.at(each.high), y, color)
        paper.mark(scale.at(each.median), y, each.series.shape, color, 9.5, hollow=each.series.is_hollow)
    value, spread = _median_words(each, money)
    for x, first, second in ((chart.median, value, spread), (chart.total, money(each.total), _n(each))):
        paper.write(x, y - 8, first, weight=500)
        paper.write(x, y + 8, second, color=look.text2, size=12)
    tip = counted(
        "Open the {count} deal that was won: {{name}}", "Open the {count} deals that were won: {{name}}", each.won
    )
    paper.opens((0, paper.width), (y - ROW / 2, y + ROW / 2), each.key, tip.format(name=each.series.name))
