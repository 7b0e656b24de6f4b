"""Scales of charts: where a value stands, and few round numbers beside it."""

import math
from dataclasses import dataclass

from refnet.charts.letters import text_width
from refnet.charts.paper import Paper

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """A span of values laid on a span of pixels; the pixels may run either way."""

    first: float
    last: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of a value."""
        if self.last == self.first:
            return self.start
        return self.start + (self.end - self.start) * (value - self.first) / (self.last - self.first)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Return round numbers from at most `low` to at least `high`, at most `most` and two; zero is one if inside."""
    span = max(high - low, 1e-9)
    size = 10 ** math.floor(math.log10(span / max(most - 1, 1)))
    step = next(
        step * size for step in (*STEPS, 20.0) if math.ceil(high / step / size) - math.floor(low / step / size) < most
    )
    return [round(number * step, 10) for number in range(math.floor(low / step), math.ceil(high / step) + 1)]


def fitting(marks: list[tuple[float, str]], scale: Scale) -> list[tuple[float, str]]:
    """Return every mark, every second, or fewer, so that their words do not touch; zero is among them."""
    if len(marks) < 2:
        return marks
    widest = max(text_width(words, 11) for _value, words in marks) + 8
    room = abs(scale.at(marks[1][0]) - scale.at(marks[0][0]))
    every = math.ceil(widest / max(room, 1e-9))
    zero = next((place for place, (value, _words) in enumerate(marks) if value == 0), 0)
    return marks[zero % every :: every]


def upright_grid(paper: Paper, scale: Scale, marks: list[tuple[float, str]], down: tuple[float, float]) -> None:
    """Draw a standing line at each value and its words below."""
    for value, words in marks:
        x = scale.at(value)
        paper.line((x, x), down, paper.look.line)
        paper.write(x, down[1] + 14, words, color=paper.look.text3, size=11, align="center")


def lying_grid(paper: Paper, scale: Scale, marks: list[tuple[float, str]], across: tuple[float, float]) -> None:
    """Draw a lying line at each value and its words before it."""
    for value, words in marks:
        y = scale.at(value)
        paper.line(across, (y, y), paper.look.line)
        paper.write(across[0] - 8, y, words, color=paper.look.text3, size=11, align="right")


def parted(places: list[float], room: float, low: float, high: float) -> list[float]:
    """Return places at least `room` apart, as near as possible to where they were, between `low` and `high`."""
    order = sorted(range(len(places)), key=lambda number: places[number])
    found = list(places)
    edge = low
    for number in order:
        found[number] = edge = max(found[number], edge)
        edge += room
    edge = high
    for number in reversed(order):
        found[number] = edge = min(found[number], edge)
        edge -= room
    return found
