"""Forwards from the pace so far: how many clients there will be on a goal's day, and what a change would make of it.

Added up are those won already, the open deals (each with its own chance of being won by the day, given that it is
still open) and what new asks bring at the present pace. Each draw takes rates that our counts allow and then throws
the dice, so that the range also holds luck; it is meant to hold what comes in eight of ten cases.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from refnet.domain.planning.backwards import DAYS_A_WEEK, Goal, GoalKind, Past, grown, in_time, means
from refnet.domain.planning.chain import DRAWS, Activity, Chain, Draws, Range, middle
from refnet.domain.planning.changing import NO_CHANGE, NO_LIFT, WEEKS_A_MONTH, Change
from refnet.domain.rates.competing import Curves

_CERTAIN = 1e-9
_EIGHT_IN_TEN = 1.2816  # standard deviations to either side


@dataclass(frozen=True, slots=True)
class Pace:
    """What was done in the last `weeks`, and the deals that are open: each one's chance to be won by the goal's day.

    `worth` is how many ended deals the chances rest on (0 when they are assumed).
    """

    asks: int
    weeks: float
    chances: Sequence[float] = ()
    worth: float = 0.0
    unasked: int = 0  # introductions that came without an ask


@dataclass(frozen=True, slots=True)
class Forecast:
    """What there will be on the goal's day, in what the goal counts, and the chance that the goal is reached.

    Means, unlike the middles of ranges, add up: what is reached, `open_mean` and `new_mean` are the mean of the total.
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
    won_open = _open_wins(pace, open_)
    won_new = _new_wins(chain, past, pace, change, days, random=new)
    from_open, from_new = (_counted(goal, past, won, level) for won in (won_open, won_new))
    total = past.reached + from_open + from_new
    ranges = middle(total), middle(from_open), middle(from_new)
    chance, open_mean, new_mean = (float(np.mean(each)) for each in (total >= goal.amount, from_open, from_new))
    return Forecast(*ranges, chance, open_mean, new_mean, total)


def chances_from(curve: Curves, ages: Sequence[int], days: int) -> list[float]:
    """Return for open deals of these ages (days) the chance of being won within `days` more.

    It is (F(a + d) − F(a)) / S(a) of the Aalen–Johansen curve; where nothing is known so far out, its last day stands.
    """
    last = len(curve.days) - 1
    now = np.clip(np.asarray(ages, dtype=np.int64), 0, last)
    then = np.clip(now + days, 0, last)
    gained = curve.won[then] - curve.won[now]
    still_open = np.maximum(curve.open[now], _CERTAIN)
    return [float(found) for found in np.clip(gained / still_open, 0.0, 1.0)]


def _open_wins(pace: Pace, random: np.random.Generator) -> Draws:
    """Return how many of the open deals are won, by draw; their chances rise and fall together with what is not known."""
    chances = np.asarray(pace.chances, dtype=np.float64)
    if not len(chances):
        return np.zeros(DRAWS)
    mean = float(chances.mean())
    factors = np.ones(DRAWS)
    if pace.worth > 0 and 0 < mean < 1:
        factors = random.beta(mean * pace.worth + 0.5, (1 - mean) * pace.worth + 0.5, DRAWS) / mean
    wins = np.zeros(DRAWS)
    for chance in chances:
        wins += random.random(DRAWS) < chance * factors
    return wins


def _new_wins(chain: Chain, past: Past, pace: Pace, change: Change, days: int, *, random: np.random.Generator) -> Draws:
    weeks = days / DAYS_A_WEEK
    counted = max(pace.weeks, 1.0)
    asks = random.gamma(pace.asks + 0.5, 1 / counted, DRAWS)
    unasked = random.gamma(pace.unasked + 0.5, 1 / counted, DRAWS)
    timely = in_time(past, days, random)
    brings = chain.draws(random)
    expected = (asks * brings[Activity.ASKS] + unasked * brings[Activity.INTRODUCTIONS]) * weeks * timely
    won = random.poisson(expected).astype(np.float64)
    if change == NO_CHANGE:
        return won
    more = change.asks_a_week * weeks * timely * brings[Activity.ASKS]
    more = more + _of_new_allies(change, past, days, random) * brings[Activity.INTRODUCTIONS]
    changed = (expected + more) * _lifted(chain, change.lift, random)
    kept = random.binomial(won.astype(np.int64), np.clip(changed / np.maximum(expected, _CERTAIN), 0.0, 1.0))
    return (kept + random.poisson(np.maximum(changed - expected, 0.0))).astype(np.float64)


def _of_new_allies(change: Change, past: Past, days: int, random: np.random.Generator) -> Draws:
    """Return the timely introductions of allies who are won evenly until the day; who comes later brings fewer."""
    weekly = change.allies_a_month / WEEKS_A_MONTH * change.allies.draws(random)
    return weekly * grown(past, days, random) / DAYS_A_WEEK**2


def _lifted(chain: Chain, lift: Range, random: np.random.Generator) -> Draws:
    """Return by what factor more, or fewer, of the meetings end with a client."""
    if lift == NO_LIFT:
        return np.ones(DRAWS)
    share = max(chain.value(Activity.MEETINGS), _CERTAIN)
    spread = (lift.high - lift.low) / 2 / _EIGHT_IN_TEN
    wanted: Draws = np.clip(share + random.normal(lift.middle, max(spread, 0.0), DRAWS), 0.0, 1.0)
    return wanted / share


def _counted(goal: Goal, past: Past, won: Draws, random: np.random.Generator) -> Draws:
    """Return what so many clients count towards the goal; sums of amounts spread as those of won deals did."""
    if goal.kind is GoalKind.CLIENTS or not past.amounts:
        return won
    spread = float(np.std(np.asarray(past.amounts, dtype=np.float64)))
    sums = won * means(past.amounts, random) + np.sqrt(won) * spread * random.standard_normal(DRAWS)
    found: Draws = np.maximum(sums, 0.0)
    return found
