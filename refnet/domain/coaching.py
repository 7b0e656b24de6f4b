"""How a rep works, for who coaches them: eight weeks beside the eight before, and an arrow only where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import comb
from statistics import median
from typing import TypeVar
from uuid import UUID

from refnet.domain.thanks_speed import Speed, Waited, speed

WEEKS = 8
SPAN = timedelta(weeks=WEEKS)
FEWEST = 5  # cases below which a share is no percentage
T = TypeVar("T")
_DOUBT = 0.05  # how likely chance alone may make as large a difference that is still shown


class Trend(StrEnum):
    """Whether something is more than in the weeks before; SAME where that cannot be told."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Times:
    """How often something was done in the last weeks, and in as many before."""

    lately: int
    before: int

    @property
    def trend(self) -> Trend:
        """Return whether it is done more often, by the exact test of two counts over times of one length."""
        both, fewer = self.lately + self.before, min(self.lately, self.before)
        by_chance = 2 * sum(comb(both, count) for count in range(fewer + 1)) / 2**both
        return _trend(self.lately - self.before, by_chance)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, in the last weeks and in as many before."""

    done: int
    of: int
    done_before: int
    of_before: int

    @property
    def value(self) -> float | None:
        """Return the share, None where there are no cases."""
        return self.done / self.of if self.of else None

    @property
    def trend(self) -> Trend:
        """Return whether the share is larger, by Fisher's exact test."""
        more = self.done * self.of_before - self.done_before * self.of
        return _trend(more, _fisher(self))


@dataclass(frozen=True, slots=True)
class Wait:
    """How many days, or hours, something took, in the last weeks and in as many before; a longer wait is a trend up."""

    days: tuple[float, ...]
    before: tuple[float, ...]

    @property
    def middle(self) -> float | None:
        """Return the median of days, None where there are no cases."""
        return median(self.days) if self.days else None

    @property
    def trend(self) -> Trend:
        """Return whether it takes longer, by how many of either time took longer than the median of both (Mood)."""
        if not self.days or not self.before:
            return Trend.SAME
        usual = median((*self.days, *self.before))
        longer, longer_before = (sum(days > usual for days in some) for some in (self.days, self.before))
        return Share(longer, len(self.days), longer_before, len(self.before)).trend


@dataclass(frozen=True, slots=True)
class Coached:
    """A rep as numbers only; `asked_clients` of `clients` were asked at least once, whenever that was.

    `thanks` is of the introductions of the last weeks, thanked or not; `thanked` has the hours of what was thanked in
    the last weeks and before, of which days alone are known at the middle of what they leave open.
    """

    id: UUID
    name: str
    asks: Times
    introductions: Times
    scheduled: Times
    held: Times
    closing: Share
    contact: Wait
    preparation: Share
    thanks: Speed
    thanked: Wait
    owed: int
    asked_clients: int
    clients: int

    @property
    def coverage(self) -> float | None:
        """Return the share of clients who were asked, None where there are no clients."""
        return self.asked_clients / self.clients if self.clients else None


def times(days: Sequence[date], today: date) -> Times:
    """Return how often something was done, from the days on which it was."""
    return Times(*(len(some) for some in _parted([(day, None) for day in days], today)))


def share(cases: Sequence[tuple[date, bool]], today: date) -> Share:
    """Return how many cases came out well, from the day of each."""
    lately, before = _parted(cases, today)
    return Share(sum(lately), len(lately), sum(before), len(before))


def wait(cases: Sequence[tuple[date, float]], today: date) -> Wait:
    """Return how long cases took, from the day on which each ended and its days or hours."""
    return Wait(*map(tuple, _parted(cases, today)))


def thanks(cases: Sequence[tuple[date, Waited]], today: date) -> Speed:
    """Return how soon thanks come for the introductions of the last weeks, from the day of each and its wait."""
    lately, _before = _parted(cases, today)
    return speed(lately)


def working_days(first: date, last: date) -> int:
    """Return how many working days, Monday to Friday, lie behind a day up to another; 0 where that is no later."""
    weeks, rest = divmod(max((last - first).days, 0), 7)
    return weeks * 5 + sum((first + timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1))


def _parted(cases: Sequence[tuple[date, T]], today: date) -> tuple[list[T], list[T]]:
    """Return what happened in the weeks up to today, and what in as many before."""
    lately = [case for day, case in cases if today - SPAN < day <= today]
    return lately, [case for day, case in cases if today - 2 * SPAN < day <= today - SPAN]


def _trend(more: int, by_chance: float) -> Trend:
    if by_chance > _DOUBT:
        return Trend.SAME
    return Trend.UP if more > 0 else Trend.DOWN


def _fisher(one: Share) -> float:
    """Return how likely chance alone makes a difference as large: the tables no likelier than this one (two sides)."""
    done, cases = one.done + one.done_before, one.of + one.of_before
    ways = [comb(one.of, count) * comb(one.of_before, done - count) for count in range(done + 1)]
    return sum(way for way in ways if way <= ways[one.done]) / comb(cases, done)
