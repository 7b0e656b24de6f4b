"""How many hours introducers wait for their thanks: to the moment where it is known, else as what a day leaves open.

Introductions and thanks are kept by day. What was noted on its own day has the moment of its record; where one of the
two was noted later, only that the wait lies between two numbers of hours is known (it is interval-censored), and who
was not thanked yet has waited longer than until today begins (right-censored). Nobody is dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HALF, NO_SHARE = 0.5, 1e-9


@dataclass(frozen=True, slots=True)
class Noted:
    """The day of something, and the moment (local time) where it was noted on that day."""

    day: date
    at: datetime | None = None

    def span(self) -> tuple[datetime, datetime]:
        """Return between which moments it was."""
        if self.at is not None:
            return self.at, self.at
        begin = datetime.combine(self.day, time())
        return begin, begin + DAY


@dataclass(frozen=True, slots=True)
class Waited:
    """Between how many hours somebody waited; `high` is None while they wait."""

    low: float
    high: float | None

    @property
    def is_by_day(self) -> bool:
        """Tell whether only days are known of it."""
        return self.high is not None and self.high > self.low


@dataclass(frozen=True, slots=True)
class Speed:
    """The median of hours over `n` introductions, `thanked` of them so far, `by_day` of these known by their days alone.

    `middle` is the Kaplan–Meier median with a wait known by days at the middle of what it may be, None while half of
    them wait. `low` to `high` is its 95 % range, with the former as short and the latter as long as the days leave
    open; `high` is None where nothing bounds it.
    """

    middle: float | None
    low: float
    high: float | None
    n: int
    thanked: int
    by_day: int


def waited(made: Noted, thanked: Noted | None, today: date) -> Waited:
    """Return how long it took; thanks noted before the introduction count as given on its day."""
    first, last = made.span()
    if thanked is None:
        return Waited(_hours(datetime.combine(today, time()) - last), None)
    if thanked.day < made.day:
        thanked = Noted(made.day)
    begin, end = thanked.span()
    return Waited(_hours(begin - last), _hours(end - first))


def speed(waits: Sequence[Waited]) -> Speed:
    """Return the median of hours with its range; time grows with the number of different waits.

    The range holds every number of hours at which the Wilson interval of the share thanked by then holds one half, as
    Brookmeyer and Crowley (1982) do with another interval; without censoring it is that of the binomial order
    statistics, but for its steps. A share is worth F(1 − F) / variance introductions.
    """
    thanked = [one for one in waits if one.high is not None]
    by_day = sum(one.is_by_day for one in thanked)
    if not waits:
        return Speed(None, 0.0, None, 0, 0, 0)
    middle, _low, _high = _median(waits, HALF)
    return Speed(middle, _median(waits, 0.0)[1], _median(waits, 1.0)[2], len(waits), len(thanked), by_day)


def _hours(span: timedelta) -> float:
    return max(span / HOUR, 0.0)


def _median(waits: Sequence[Waited], share: float) -> tuple[float | None, float, float | None]:
    """Return median and range with each wait so far into what is open of it."""
    import numpy as np  # noqa: PLC0415 - heavy

    from refnet.domain.rates.competing import End, curve  # noqa: PLC0415 - numpy is heavy

    hours = np.array([one.low if one.high is None else one.low + share * (one.high - one.low) for one in waits])
    ends = np.array([End.OPEN if one.high is None else End.WON for one in waits], dtype=np.int64)
    found = curve(hours.astype(np.float64), ends)
    low, high = _limits(found.won, found.variance, len(waits))
    begins = 0.0 if _wilson(0.0, float(len(waits)))[1] >= HALF else _first(found.days, high >= HALF)
    return _first(found.days, found.won >= HALF - NO_SHARE), begins or 0.0, _first(found.days, low > HALF)


def _limits(
    shares: "NDArray[np.float64]", variances: "NDArray[np.float64]", n: int
) -> tuple["NDArray[np.float64]", "NDArray[np.float64]"]:
    """Return the Wilson limits of each share, of as many cases as its variance makes it worth."""
    import numpy as np  # noqa: PLC0415 - heavy

    pairs = zip(shares.tolist(), variances.tolist(), strict=True)
    found = [_wilson(share, _worth(share, spread, n)) for share, spread in pairs]
    both = np.array(found, dtype=np.float64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _worth(share: float, variance: float, n: int) -> float:
    """Return how many cases tell as much of a share; at its ends, where variance tells nothing, all."""
    is_at_an_end = min(share, 1 - share) < NO_SHARE or variance <= 0
    return float(n) if is_at_an_end else share * (1 - share) / variance


def _wilson(share: float, n: float) -> tuple[float, float]:
    from refnet.domain.rates.proportions import wilson  # noqa: PLC0415 - beside its like

    found = wilson(share * n, n)
    return found.low, found.high


def _first(hours: "NDArray[np.float64]", holds: "NDArray[np.bool_]") -> float | None:
    return float(hours[holds.argmax()]) if holds.any() else None
