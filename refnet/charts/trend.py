"""The chart of rates over time: each series with its range, and n under each period."""

from collections.abc import Sequence
from dataclasses import dataclass

from refnet.charts.estimates import Estimate, Reference, Series, open_tip
from refnet.charts.letters import shortened, text_width
from refnet.charts.paper import Paper
from refnet.charts.scales import Scale, lying_grid
from refnet.charts.sheet import Point, Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.rates import words
from refnet.i18n import _

LEFT, RIGHT, TOP, BOTTOM = 48.0, 14.0, 16.0, 66.0
APART = 6.0  # half the distance between the marks of a period
MOST_WHISKERS = 10  # periods; a band tells the ranges of more
BAND = 0.14
BETWEEN = 6.0  # between the names of periods


@dataclass(frozen=True, slots=True)
class Period:
    """One period: its name, an estimate for each series, and its n in words, such as "6 / 130"."""

    label: str
    estimates: tuple[Estimate | None, ...]
    n: str


def trend_sheet(
    periods: Sequence[Period],
    series: Sequence[Series],
    look: Tokens,
    *,
    reference: Reference | None = None,
    width: float = 520,
    height: float = 230,
) -> Sheet:
    """Return the chart of periods in order, 0 to 100 %; with many of them bands instead of whiskers."""
    paper = Paper(width, height, look)
    scale = Scale(0.0, 1.0, height - BOTTOM, TOP)
    lying_grid(paper, scale, [(share, words.percent(share)) for share in (0.0, 0.5, 1.0)], (LEFT, width - RIGHT))
    if reference is not None and periods:
        y = scale.at(reference.rate)
        paper.line((LEFT, width - RIGHT), (y, y), look.text, 1.5, dashed=True)
    places = _places(width, len(periods))
    has_whiskers = len(periods) <= MOST_WHISKERS
    for number in reversed(range(len(series))):
        shift = APART * (2 * number - len(series) + 1) if has_whiskers else 0.0
        xs = [x + shift for x in places]
        runs = _runs([each.estimates[number] for each in periods], xs)
        for run in runs:
            _draw_run(paper, scale, series[number], run, has_whiskers=has_whiskers)
    _draw_periods(paper, periods, series, places)
    _open(paper, periods, series, places)
    is_blank = not any(each is not None and each.is_drawn for period in periods for each in period.estimates)
    if periods and is_blank:
        told = shortened(_("Too few deals a period, or too young, for a rate."), width - LEFT - RIGHT, 13)
        paper.write((LEFT + width) / 2, (TOP + height - BOTTOM) / 2 - 14, told, color=look.text2, align="center")
    if not periods:
        paper.write((LEFT + width) / 2, (TOP + height - BOTTOM) / 2 - 14, _("No dated deals yet."), align="center")
    return paper.sheet


def _places(width: float, count: int) -> list[float]:
    step = (width - LEFT - RIGHT) / max(count, 1)
    return [LEFT + step * (number + 0.5) for number in range(count)]


def _draw_run(
    paper: Paper, scale: Scale, series: Series, run: Sequence[tuple[float, Estimate]], *, has_whiskers: bool
) -> None:
    """Draw periods that follow each other and have enough for a rate, joined by a line."""
    color = series.hue(paper.look).main
    places = [(x, scale.at(each.value or 0.0)) for x, each in run]
    if len(run) > 1:
        paper.line([x for x, _y in places], [y for _x, y in places], color, 2)
    if not has_whiskers:
        paper.area(_band(scale, run), color, BAND)
    for (x, y), (_x, each) in zip(places, run, strict=True):
        if has_whiskers or len(run) == 1:
            paper.upright_whisker(scale.at(each.low), scale.at(each.high), x, color)
        paper.mark(x, y, series.shape, color, 9 if has_whiskers else 6.5, hollow=series.is_hollow)


def _runs(found: Sequence[Estimate | None], xs: Sequence[float]) -> list[list[tuple[float, Estimate]]]:
    """Return the unbroken runs of estimates that are drawn."""
    runs: list[list[tuple[float, Estimate]]] = [[]]
    for x, each in zip(xs, found, strict=True):
        if each is not None and each.is_drawn:
            runs[-1].append((x, each))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _band(scale: Scale, run: Sequence[tuple[float, Estimate]]) -> list[Point]:
    above = [(x, scale.at(each.high)) for x, each in run]
    return above + [(x, scale.at(each.low)) for x, each in reversed(run)]


def _draw_periods(paper: Paper, periods: Sequence[Period], series: Sequence[Series], places: Sequence[float]) -> None:
    """Write as many names and n as have room, always the first; no two touch."""
    if not periods:
        return
    room = places[1] - places[0] if len(places) > 1 else paper.width - LEFT - RIGHT
    widest = max(max(text_width(each.label, 11), text_width(each.n, 11)) for each in periods)
    every = max(1, -(-int(widest + BETWEEN) // max(int(room), 1)))
    for each, x in list(zip(periods, places, strict=True))[::every]:
        for y, text in ((46, each.label), (30, each.n)):
            cut = shortened(text, room * every - 4, 11)
            paper.write(x, paper.height - y, cut, color=paper.look.text2, size=11, align="center")
    paper.write(0, paper.height - 30, _("n"), color=paper.look.text3, size=11)
    told = _("n: deals begun, {names}").format(names=" / ".join(each.name for each in series))
    paper.write(LEFT, paper.height - 10, shortened(told, paper.width - LEFT, 11), color=paper.look.text3, size=11)


def _open(paper: Paper, periods: Sequence[Period], series: Sequence[Series], places: Sequence[float]) -> None:
    half = (paper.width - LEFT - RIGHT) / max(len(periods), 1) / 2
    for each, x in zip(periods, places, strict=True):
        for number, found in enumerate(each.estimates):
            if found is not None:
                step = 2 * half / len(series)
                across = (x - half + number * step, x - half + (number + 1) * step)
                tip = found.tip or open_tip(series[number].name, each.label, found.counts)
                paper.opens(across, (TOP - 8, paper.height), found.key, tip)
