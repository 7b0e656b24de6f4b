"""Won, lost and open over time: what became of deals by day, as areas that add up to all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from refnet.charts.letters import shortened, text_width
from refnet.charts.paper import Paper
from refnet.charts.scales import Scale, lying_grid, parted
from refnet.charts.sheet import Point, Shape, Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.kinds import Outcome
from refnet.domain.rates import words
from refnet.i18n import _, counted

LEFT, TOP, FOOT = 44.0, 30.0, 34.0
BETWEEN = 28.0  # between two panels side by side
SIDE_BY_SIDE = 640.0  # pixels from which panels stand side by side
PANEL, SHORT = 230.0, 64.0
DAY_STEPS = (5, 10, 15, 30, 60, 90, 180, 365, 730)
LINE = 17.0  # between the words at the ends
OPACITY = {Outcome.WON: 0.85, Outcome.OPEN: 0.5, Outcome.LOST: 0.3}
MARKS: dict[Outcome, Shape] = {Outcome.WON: "o", Outcome.OPEN: "D", Outcome.LOST: "s"}


@dataclass(frozen=True, slots=True)
class Course:
    """What became of the deals called `name`: on each of `days` the shares won and lost, the rest being open.

    Shares hold until the next day in the list. `followed` of them came to an end. Keys open what was won, lost, open.
    """

    name: str
    days: Sequence[float]
    won: Sequence[float]
    lost: Sequence[float]
    n: int
    followed: int
    keys: tuple[object, object, object] = (None, None, None)  # won, open, lost

    @property
    def is_drawn(self) -> bool:
        """Tell whether enough of them came to an end."""
        return self.followed >= words.ENOUGH_FOR_RATE


def outcomes_height(courses: Sequence[Course], width: float) -> float:
    """Return how many pixels high the chart is."""
    heights = [PANEL if each.is_drawn else SHORT for each in courses] or [SHORT]
    return max(heights) if width >= SIDE_BY_SIDE else sum(heights)


def outcomes_sheet(courses: Sequence[Course], horizon_days: int, look: Tokens, *, width: float = 1100) -> Sheet:
    """Return a panel for each course up to the horizon; under five that ended there are words only."""
    paper = Paper(width, outcomes_height(courses, width), look)
    if not courses:
        paper.write(0, SHORT / 2, _("No dated deals yet."), color=look.text2)
    is_row = width >= SIDE_BY_SIDE
    wide = (width - BETWEEN * (len(courses) - 1)) / max(len(courses), 1) if is_row else width
    left = top = 0.0
    for course in courses:
        _Panel(paper, (left, top), wide, horizon_days).draw(course)
        left += wide + BETWEEN if is_row else 0.0
        top += 0.0 if is_row else outcomes_height([course], width)
    return paper.sheet


@dataclass(frozen=True, slots=True)
class _Panel:
    """Where one course is drawn."""

    paper: Paper
    place: Point
    width: float
    horizon_days: int

    def draw(self, course: Course) -> None:
        """Draw the areas, their names at the right end, and the days below."""
        (left, top), look = self.place, self.paper.look
        heading = f"{course.name}, {counted('{count} deal', '{count} deals', course.n)}"
        self.paper.write(left, top + 10, shortened(heading, self.width, 12, 600), size=12, weight=600)
        if not course.is_drawn:
            told = counted(
                "{count} came to an end: too few yet.", "{count} came to an end: too few yet.", course.followed
            )
            self.paper.write(left, top + 40, shortened(told, self.width, 13), color=look.text2)
            return
        ends = _ends(course, self.horizon_days)
        right = left + self.width - 18 - max(text_width(_said(each, share), 12, 600) for each, share in ends)
        across = Scale(0.0, float(self.horizon_days), left + LEFT, right)
        up = Scale(0.0, 1.0, top + PANEL - FOOT, top + TOP)
        lying_grid(self.paper, up, [(share, words.percent(share)) for share in (0.0, 0.5, 1.0)], (left + LEFT, right))
        self._draw_areas(course, across, up)
        self._draw_names(course, ends, up, right)
        days_below(self.paper, across, self.horizon_days, top + PANEL - FOOT)

    def _draw_areas(self, course: Course, across: Scale, up: Scale) -> None:
        won = steps(course.days, course.won, self.horizon_days)
        open_top = steps(course.days, [1 - lost for lost in course.lost], self.horizon_days, start=1.0)
        nothing, all_of_them = [(0.0, 0.0), (self.horizon_days, 0.0)], [(0.0, 1.0), (self.horizon_days, 1.0)]
        bounds = (nothing, won, open_top, all_of_them)
        for outcome, (below, above) in zip(_ORDER, pairwise(bounds), strict=True):
            color = self.paper.look.hue(outcome.value).main
            shape = [(across.at(day), up.at(share)) for day, share in (*above, *reversed(below))]
            self.paper.area(shape, color, OPACITY[outcome])
        for bound in (won, open_top):
            xs, ys = [across.at(day) for day, _s in bound], [up.at(share) for _d, share in bound]
            self.paper.line(xs, ys, self.paper.look.surface, 1.5)

    def _draw_names(self, course: Course, ends: list[tuple[Outcome, float]], up: Scale, right: float) -> None:
        middles = _middles([share for _outcome, share in ends])
        places = parted([up.at(middle) for middle in middles], LINE, up.end + 4, up.start - 4)
        for (outcome, share), y, key in zip(ends, places, course.keys, strict=True):
            hue = self.paper.look.hue(outcome.value)
            self.paper.mark(right + 8, y, MARKS[outcome], hue.main, 8, hollow=outcome is Outcome.LOST)
            said = _said(outcome, share)
            self.paper.write(right + 18, y, said, color=hue.text, size=12, weight=600)
            tip = _("Open these deals: {which}").format(which=said)
            self.paper.opens((right, right + 18 + text_width(said, 12, 600)), (y - LINE / 2, y + LINE / 2), key, tip)


_ORDER = (Outcome.WON, Outcome.OPEN, Outcome.LOST)  # from below


def _said(outcome: Outcome, share: float) -> str:
    name = {Outcome.WON: _("Won"), Outcome.OPEN: _("Open"), Outcome.LOST: _("Lost")}[outcome]
    return f"{name} {words.percent(share)}"


def _ends(course: Course, until: float) -> list[tuple[Outcome, float]]:
    """Return the shares at the horizon, from below."""
    last = max((place for place, day in enumerate(course.days) if day <= until), default=None)
    won, lost = (0.0, 0.0) if last is None else (course.won[last], course.lost[last])
    return [(Outcome.WON, won), (Outcome.OPEN, max(round(1 - won - lost, 6), 0.0)), (Outcome.LOST, lost)]


def _middles(shares: Sequence[float]) -> list[float]:
    """Return the middle of each of the areas that lie on each other."""
    found, below = [], 0.0
    for share in shares:
        found.append(below + share / 2)
        below += share
    return found


def steps(days: Sequence[float], values: Sequence[float], until: float, start: float = 0.0) -> list[Point]:
    """Return the corners of a curve that holds each value until the next day, from day 0 to `until`."""
    corners, value = [(0.0, start)], start
    for day, after in zip(days, values, strict=True):
        if day > until:
            break
        corners += [(day, value), (day, after)]
        value = after
    return [*corners, (until, value)]


def days_below(paper: Paper, across: Scale, until: int, y: float) -> None:
    """Write a few days under a plot; the last one says what they are."""
    last = _("{days} days").format(days=until)
    step = next((step for step in DAY_STEPS if until / step <= 4), until)
    for day in range(0, until, step):
        if across.end - across.at(day) > text_width(last, 11) + 16:
            paper.write(across.at(day), y + 14, f"{day}", color=paper.look.text3, size=11, align="center")
    paper.write(across.end, y + 14, last, color=paper.look.text3, size=11, align="right")
