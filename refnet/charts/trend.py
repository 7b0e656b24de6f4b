"""The chart of rates over time: each series as a line in the band of its 95 % range, and n under each period."""

from collections.abc import Sequence
from dataclasses import dataclass

from refnet.charts.estimates import Estimate, Reference, Series, open_tip
from refnet.charts.letters import shortened, text_width
from refnet.charts.paper import Paper
from refnet.charts.scales import Scale, lying_grid
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.rates import words
from refnet.i18n import _

LEFT, RIGHT, TOP, BOTTOM = 48.0, 14.0, 16.0, 66.0
BAND = 0.18  # how dense a band is; two that lie over each other can still be told apart
ALONE, APART = 6.0, 8.0  # half the width of the band of a period alone, and how far it stands from the middle
LARGE, SMALL, FEW = 9.0, 6.5, 10  # marks, large ones for a few periods
BETWEEN = 6.0  # between the names of periods


Run = list[tuple[float, Estimate]]  # places across and the estimates of periods that follow each other


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
    """Return the chart of periods in order, 0 to 100 %; where a period has too few deals line and band are broken."""
    paper = Paper(width, height, look)
    scale = Scale(0.0, 1.0, height - BOTTOM, TOP)
    lying_grid(paper, scale, [(share, words.percent(share)) for share in (0.0, 0.5, 1.0)], (LEFT, width - RIGHT))
    if reference is not None and periods:
        y = scale.at(reference.rate)
        paper.line((LEFT, width - RIGHT), (y, y), look.text, 1.5, dashed=True)
    places = _places(width, len(periods))
    runs = [_runs([each.estimates[number] for each in periods], places) for number in range(len(series))]
    size = LARGE if len(periods) <= FEW else SMALL
    shifts = [APART * (2 * number - len(series) + 1) for number in range(len(series))]
    for found, each, shift in reversed(list(zip(runs, series, shifts, strict=True))):
        for run in found:
            _draw_band(paper, scale, each, _aside(run, shift))
    for found, each, shift in reversed(list(zip(runs, series, shifts, strict=True))):
        for run in found:
            _draw_line(paper, scale, each, _aside(run, shift), size)
    _draw_periods(paper, periods, series, places)
    _open(paper, periods, series, places)
    _say_why_blank(paper, periods)
    return paper.sheet


def _say_why_blank(paper: Paper, periods: Sequence[Period]) -> None:
    """Write why no rate is drawn, where none is."""
    if any(each is not None and each.is_drawn for period in periods for each in period.estimates):
        return
    why = _("Too few deals a period, or too young, for a rate.") if periods else _("No dated deals yet.")
    told = shortened(why, paper.width - LEFT - RIGHT, 13)
    middle = (TOP + paper.height - BOTTOM) / 2 - 14
    paper.write((LEFT + paper.width) / 2, middle, told, color=paper.look.text2, align="center")


def _places(width: float, count: int) -> list[float]:
    step = (width - LEFT - RIGHT) / max(count, 1)
    return [LEFT + step * (number + 0.5) for number in range(count)]


def _aside(run: Run, shift: float) -> Run:
    """Return a period alone moved aside, so that the bands of two series stand side by side."""
    return [(x + shift, each) for x, each in run] if len(run) == 1 else run


def _draw_band(paper: Paper, scale: Scale, series: Series, run: Run) -> None:
    """Shade the 95 % ranges of periods that follow each other; one alone has a narrow band of its own."""
    shaded = [(run[0][0] + step, run[0][1]) for step in (-ALONE, ALONE)] if len(run) == 1 else run
    above = [(x, scale.at(each.high)) for x, each in shaded]
    below = [(x, scale.at(each.low)) for x, each in reversed(shaded)]
    paper.area(above + below, series.hue(paper.look).main, BAND)


def _draw_line(paper: Paper, scale: Scale, series: Series, run: Run, size: float) -> None:
    color = series.hue(paper.look).main
    places = [(x, scale.at(each.value or 0.0)) for x, each in run]
    if len(run) > 1:
        paper.line([x for x, _y in places], [y for _x, y in places], color, 2)
    for x, y in places:
        paper.mark(x, y, series.shape, color, size, hollow=series.is_hollow)


def _runs(found: Sequence[Estimate | None], xs: Sequence[float]) -> list[Run]:
    """Return the unbroken runs of estimates that are drawn."""
    runs: list[Run] = [[]]
    for x, each in zip(xs, found, strict=True):
        if each is not None and each.is_drawn:
            runs[-1].append((x, each))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


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
    told = _("n: deals begun, {names}; shaded: 95% range").format(names=" / ".join(each.name for each in series))
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
