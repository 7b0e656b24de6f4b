"""Plans with known rates and paces: do forecasts and needs hold the truth as often as they say?"""

import numpy as np

from refnet.domain.planning.backwards import Goal, GoalKind, Past, needs
from refnet.domain.planning.chain import STEPS, Activity, Chain, StepRate
from refnet.domain.planning.forecast import Pace, forecast
from refnet.domain.planning.open_now import OpenNow
from refnet.domain.planning.times import Times
from tests.simulation.figures import coverage

RATES = {Activity.INTRODUCTIONS: 0.6, Activity.MEETINGS: 0.7, Activity.PROPOSALS: 0.75, Activity.CLIENTS: 0.6}
ASKS_A_WEEK, WEEKS_AHEAD, PACE_WEEKS = 6.0, 26, 8
TODAY, DAYS_A_WEEK = 1000, 7
CHANCES, WORTH = 0.3, 80
LEAST, MOST = 76, 84  # per cent that a range of eight in ten must hold
TAKEN = (60, 25)  # days from ask to client: mean and spread
NO_LAG = Times((0,), (1e6,), 100)  # they count from the ask
AHEAD = WEEKS_AHEAD * DAYS_A_WEEK
GOAL = Goal(GoalKind.CLIENTS, 20, TODAY - 1, TODAY + AHEAD)


def days(count, generator):
    """Return how long clients took; the same law rules the past and what is to come."""
    mean, spread = TAKEN
    return np.maximum(generator.normal(mean, spread, count).round().astype(int), 1)


def chain(asks, generator):
    """Return the rates as counted among so many asks."""
    brought = int(generator.poisson(asks * RATES[Activity.INTRODUCTIONS]))
    counted = [StepRate(Activity.INTRODUCTIONS, brought, asks, 0.5)]
    reached = brought
    for step in STEPS[1:]:
        done = int(generator.binomial(reached, RATES[step]))
        counted.append(StepRate(step, done, reached, 0.5))
        reached = done
    return Chain(tuple(counted)), reached


def future(generator):
    """Return how many clients new asks bring by the goal's day, at the true pace and the true rates."""
    asks = generator.poisson(ASKS_A_WEEK * WEEKS_AHEAD)
    brought = generator.poisson(RATES[Activity.INTRODUCTIONS], asks)
    made = np.repeat(generator.uniform(0, AHEAD, asks), brought)
    rate = float(np.prod([RATES[step] for step in STEPS[1:]]))
    won = made[generator.random(len(made)) < rate]
    return int((won + days(len(won), generator) <= AHEAD).sum())


def true_need():
    """Return how many asks a week bring the goal's clients in time on average, by the true rates."""
    taken = days(200_000, np.random.default_rng(0))
    timely = np.maximum(AHEAD - taken, 0).mean() / AHEAD
    return GOAL.amount / (float(np.prod(list(RATES.values()))) * timely * WEEKS_AHEAD)


def bands(asks, runs, seed):
    """Return how often the forecast holds what came, and how often the needs hold what it truly takes."""
    generator, wanted = np.random.default_rng(seed), true_need()
    came, needed = np.zeros(runs, dtype=bool), np.zeros(runs, dtype=bool)
    for run in range(runs):
        known, won = chain(asks, generator)
        taken = days(won, generator)
        past = Past(0, Times(tuple(taken), (1.0,) * won, won), NO_LAG)
        lately = int(generator.poisson(ASKS_A_WEEK * PACE_WEEKS))
        chance = generator.binomial(WORTH, CHANCES) / WORTH  # what so many ended deals made us think it is
        pace = Pace(lately, PACE_WEEKS, now=OpenNow([chance] * 12, WORTH), comes_unasked=False)
        band = forecast(GOAL, known, past, pace, TODAY, seed=run).total
        came[run] = band.low <= future(generator) + generator.binomial(12, CHANCES) <= band.high
        found = needs(GOAL, known, past, TODAY, seed=run).a_week[Activity.ASKS]
        needed[run] = found.low <= wanted <= found.high
    name = f"plans after {asks} asks"
    return [
        coverage(f"{name}: forecast of clients", came.mean(), LEAST, MOST),
        coverage(f"{name}: asks wanted a week", needed.mean(), LEAST, MOST),
    ]


def figures(runs):
    """Return all coverages."""
    return [*bands(150, runs, 21), *bands(400, runs, 22)]
