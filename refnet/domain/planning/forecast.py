"""Forwards from the pace so far: how many clients there will be on a goal's day, and what a change would make of it.

Added up are those won already, what is open (each deal with its own chance of being won by the day, and asks that may
still bring an introduction) and what new asks bring at the present pace. Each draw takes rates that our counts allow and
then throws the dice, so that the range also holds luck; it is meant to hold what comes in eight of ten cases.
"""

from dataclasses import dataclass, field

import numpy as np

from refnet.domain.planning.backwards import DAYS_A_WEEK, Goal, GoalKind, Past, means
from refnet.domain.planning.chain import DRAWS, NEUTRAL, Activity, Chain, Draws, Range, middle
from refnet.domain.planning.changing import NO_CHANGE, NO_LIFT, WEEKS_A_MONTH, Change
from refnet.domain.planning.open_now import NOTHING_OPEN, Drawn, OpenNow, drawn
from refnet.domain.planning.times import Lengths, grown, in_time

_CERTAIN = 1e-9
_EIGHT_IN_TEN = 1.2816  # standard deviations to either side


@dataclass(frozen=True, slots=True)
class Pace:
    """What was done in the last `weeks`: asks, and introductions that came `unasked`; and what is open `now`.

    Where none was seen of what never happens (`asks_at_all`, `comes_unasked`), none is expected.
    """

    asks: int
    weeks: float
    unasked: int = 0
    now: OpenNow = NOTHING_OPEN
    asks_at_all: bool = True
    comes_unasked: bool = True


@dataclass(frozen=True, slots=True)
class Forecast:
    """What there will be on the goal's day, in what the goal counts, and the chance that the goal is reached.

    Means, unlike the middles of ranges, add up: what is reached, `open_mean` and `new_mean` are the mean of the total.
    What is open are deals, and asks that are waited for.
    """

    total: Range
    from_open: Range
    from_new: Range
    chance: float
    open_mean: float = 0.0
    new_mean: float = 0.0
    totals: Draws = field(default_factory=lambda: np.zeros(0), compare=False, repr=False)

    def more_than(self, plain: "Forecast") -> Range:
        """Return how much more there will be than without a change, draw by draw with the same luck."""
        return middle(self.totals - plain.totals)


def forecast(
    goal: Goal, chain: Chain, past: Past, pace: Pace, today: int, *, change: Change = NO_CHANGE, seed: int = 0
) -> Forecast:
    """Return the forecast; the same seed with another change draws the same luck, so that the two can be compared."""
    open_, new, level = (np.random.default_rng([seed, part]) for part in range(3))
    days = max(goal.by - today, 0)
    ahead = _ahead(chain, past, days, new)
    won_open = _won(drawn(pace.now, ahead.to_client, ahead.brings, days, open_), open_)
    won_new = _new_wins(ahead, pace, change, new)
    from_open, from_new = (_counted(goal, past, won, level) for won in (won_open, won_new))
    total = past.reached + from_open + from_new
    ranges = middle(total), middle(from_open), middle(from_new)
    chance, open_mean, new_mean = (float(np.mean(each)) for each in (total >= goal.amount, from_open, from_new))
    return Forecast(*ranges, chance, open_mean, new_mean, total)


@dataclass(frozen=True, slots=True)
class _Ahead:
    """By draw: what one of each activity brings, and the share of it that comes in the days that are left."""

    days: int
    brings: dict[Activity, Draws]
    to_client: Lengths
    of_asks: Draws
    of_introductions: Draws

    @property
    def weeks(self) -> float:
        return self.days / DAYS_A_WEEK


def _ahead(chain: Chain, past: Past, days: int, random: np.random.Generator) -> _Ahead:
    brings, to_client = chain.draws(random), past.to_client.draws(random)
    lag = past.lag.draws(random)
    return _Ahead(days, brings, to_client, in_time((lag, to_client), days), in_time((to_client,), days))


def _won(now: Drawn, random: np.random.Generator) -> Draws:
    """Return how many clients what is open brings, by draw."""
    wins = random.poisson(now.of_asks).astype(np.float64)
    for chance in now.chances:
        wins += random.random(DRAWS) < chance
    return wins


def _new_wins(ahead: _Ahead, pace: Pace, change: Change, random: np.random.Generator) -> Draws:
    """Return how many clients new asks and introductions bring; a change only adds to, or takes from, the same luck."""
    asks = _a_week(pace.asks, pace.weeks, random, is_used=pace.asks_at_all)
    unasked = _a_week(pace.unasked, pace.weeks, random, is_used=pace.comes_unasked)
    an_ask = ahead.brings[Activity.ASKS] * ahead.of_asks
    an_introduction = ahead.brings[Activity.INTRODUCTIONS] * ahead.of_introductions
    expected = (asks * an_ask + unasked * an_introduction) * ahead.weeks
    won = random.poisson(expected).astype(np.float64)
    if change == NO_CHANGE:
        return won
    more = change.asks_a_week * ahead.weeks * an_ask
    more = more + _of_new_allies(change, ahead, random) * ahead.brings[Activity.INTRODUCTIONS]
    changed = (expected + more) * _lifted(ahead.brings[Activity.MEETINGS], change.lift, random)
    kept = random.binomial(won.astype(np.int64), np.clip(changed / np.maximum(expected, _CERTAIN), 0.0, 1.0))
    return (kept + random.poisson(np.maximum(changed - expected, 0.0))).astype(np.float64)


def _a_week(seen: int, weeks: float, random: np.random.Generator, *, is_used: bool) -> Draws:
    """Return how many a week there may be, seen so many in some weeks."""
    if not seen and not is_used:
        return np.zeros(DRAWS)
    return random.gamma(seen + NEUTRAL, 1 / max(weeks, 1.0), DRAWS)


def _of_new_allies(change: Change, ahead: _Ahead, random: np.random.Generator) -> Draws:
    """Return the timely introductions of allies who are won evenly until the day; who comes later brings fewer."""
    weekly = change.allies_a_month / WEEKS_A_MONTH * change.allies.draws(random)
    return weekly * grown(ahead.to_client, ahead.days) / DAYS_A_WEEK**2


def _lifted(share: Draws, lift: Range, random: np.random.Generator) -> Draws:
    """Return by what factor more, or fewer, of the meetings end with a client."""
    if lift == NO_LIFT:
        return np.ones(DRAWS)
    spread = (lift.high - lift.low) / 2 / _EIGHT_IN_TEN
    sure = np.maximum(share, _CERTAIN)
    wanted: Draws = np.clip(sure + random.normal(lift.middle, max(spread, 0.0), DRAWS), 0.0, 1.0)
    return wanted / sure


def _counted(goal: Goal, past: Past, won: Draws, random: np.random.Generator) -> Draws:
    """Return what so many clients count towards the goal; sums of amounts spread as those of won deals did."""
    if goal.kind is GoalKind.CLIENTS or not past.amounts:
        return won
    spread = float(np.std(np.asarray(past.amounts, dtype=np.float64)))
    sums = won * means(past.amounts, random) + np.sqrt(won) * spread * random.standard_normal(DRAWS)
    found: Draws = np.maximum(sums, 0.0)
    return found
