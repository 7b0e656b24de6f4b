"""Time to close: the share won by day for each source, and the day by which half of the wins had come."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from refnet.charts.estimates import Series
from refnet.charts.letters import shortened, text_width
from refnet.charts.outcomes import days_below, steps
from refnet.charts.paper import Paper
from refnet.charts.scales import Scale, lying_grid, parted, ticks
from refnet.charts.sheet import Point, Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.rates import words
from refnet.i18n import _, counted

LEFT, TOP, FOOT = 44.0, 14.0, 34.0
LINE = 16.0
HIGHEST = 1.0
WORDS = 8.0  # half the height of a line of words


@dataclass(frozen=True, slots=True)
class Climb:
    """The share won by each of `days`, for one series; `half` is the day by which half of what is won was won.

    `won` deals were won within the horizon; with fewer than five that ended (`ended`) nothing is drawn.
    """

    series: Series
    days: Sequence[float]
    shares: Sequence[float]
    half: int | None
    won: int
    ended: int
    key: object = None

    @property
    def is_drawn(self) -> bool:
        """Tell whether there are enough deals for a curve."""
        return self.ended >= words.ENOUGH_FOR_RATE

    def at(self, day: float) -> float:
        """Return the share won by a day."""
        passed = [share for known, share in zip(self.days, self.shares, strict=True) if known <= day]
        return passed[-1] if passed else 0.0


def closing_time_sheet(
    climbs: Sequence[Climb], horizon_days: int, look: Tokens, *, width: float = 520, height: float = 230
) -> Sheet:
    """Return the curves up to the horizon; sources with too few ends are told in words below them."""
    drawn = [each for each in climbs if each.is_drawn]
    silent = [each for each in climbs if not each.is_drawn]
    paper = Paper(width, (height if drawn else 12.0) + LINE * len(silent), look)
    if drawn:
        _draw(paper, drawn, horizon_days, height)
    for number, each in enumerate(silent):
        told = counted(
            "{{name}}: {count} came to an end, too few yet.",
            "{{name}}: {count} came to an end, too few yet.",
            each.ended,
        )
        said = told.format(name=each.series.name)
        y = (height if drawn else 12.0) + LINE * (number + 0.4)
        paper.write(0, y, shortened(said, width, 12), color=look.text2, size=12)
    return paper.sheet


def _draw(paper: Paper, climbs: Sequence[Climb], horizon_days: int, height: float) -> None:
    highest = max(max((each.at(horizon_days) for each in climbs), default=0.0), 0.04)
    shares = [share for share in ticks(0, min(highest * 1.05, HIGHEST), 4) if share <= HIGHEST]
    right = paper.width - 22 - max(text_width(each.series.name, 12, 600) for each in climbs)
    across, up = Scale(0.0, horizon_days, LEFT, right), Scale(0.0, shares[-1], height - FOOT, TOP)
    lying_grid(paper, up, [(share, words.percent(share)) for share in shares], (LEFT, right))
    days_below(paper, across, horizon_days, height - FOOT)
    ends = parted([up.at(each.at(horizon_days)) for each in climbs], LINE, TOP, height - FOOT)
    for each, y in zip(climbs, ends, strict=True):
        _draw_climb(paper, each, across, up)
        _draw_end(paper, each, right, y)
    _draw_halves(paper, climbs, across, up)


def _draw_climb(paper: Paper, each: Climb, across: Scale, up: Scale) -> None:
    xs, ys = zip(*_corners(each, across, up), strict=True)
    paper.line(xs, ys, each.series.hue(paper.look).main, 2)
    paper.mark(xs[-1], ys[-1], each.series.shape, each.series.hue(paper.look).main, 9)


def _draw_end(paper: Paper, each: Climb, right: float, y: float) -> None:
    hue = each.series.hue(paper.look)
    paper.write(right + 10, y, each.series.name, color=hue.text, size=12, weight=600)
    tip = counted(
        "Open the {count} deal that was won: {{name}}", "Open the {count} deals that were won: {{name}}", each.won
    )
    paper.opens((right - 6, paper.width), (y - LINE / 2, y + LINE / 2), each.key, tip.format(name=each.series.name))


def _draw_halves(paper: Paper, climbs: Sequence[Climb], across: Scale, up: Scale) -> None:
    """Mark the day by which half had come; its words stand where no curve and no other words are, or give way."""
    taken = [_corners(each, across, up) for each in climbs]
    for each in climbs:
        if each.half is None or each.half > across.last:
            continue
        hue, x, height = each.series.hue(paper.look), across.at(each.half), up.at(each.at(each.half))
        paper.line((x, x), (height, up.start), hue.main, 1.2, dotted=True)
        paper.mark(x, height, each.series.shape, hue.main, 6.5)
        said = _("half by day {day}").format(day=each.half)
        box = _free_box((x, height), text_width(said, 11, 600), taken, across, up)
        if box is not None:
            paper.write(box.left, box.middle, said, color=hue.text, size=11, weight=600)
            taken.append([(box.left, box.middle), (box.right, box.middle)])


@dataclass(frozen=True, slots=True)
class _Box:
    """Where words could stand."""

    left: float
    right: float
    middle: float

    def meets(self, points: Sequence[Point]) -> bool:
        """Tell whether a line of lying and standing pieces comes near."""
        return any(
            min(a[0], b[0]) <= self.right + 3
            and max(a[0], b[0]) >= self.left - 3
            and min(a[1], b[1]) <= self.middle + WORDS
            and max(a[1], b[1]) >= self.middle - WORDS
            for a, b in pairwise(points)
        )


def _free_box(at: Point, width: float, taken: Sequence[Sequence[Point]], across: Scale, up: Scale) -> _Box | None:
    """Return the first place beside a mark that is free: right below, left above, right above, and farther off."""
    x, y = at
    right, left = (x + 8, x + 8 + width), (x - 8 - width, x - 8)
    places = [_Box(*span, y + down) for down in (13, 26, -13, -26, -39) for span in (right, left)]
    return next(
        (
            box
            for box in places
            if across.start <= box.left
            and box.right <= across.end
            and up.end - 4 <= box.middle <= up.start - 8
            and not any(box.meets(points) for points in taken)
        ),
        None,
    )


def _corners(each: Climb, across: Scale, up: Scale) -> list[Point]:
    return [(across.at(day), up.at(share)) for day, share in steps(each.days, each.shares, across.last)]
