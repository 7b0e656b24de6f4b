"""What a goal truly takes in a world: reckoned from a great many of its asks and deals, not by any code of the program."""

import numpy as np

from refnet.domain.planning.chain import STEPS, Activity
from tests.plans.worlds import DAYS_A_WEEK, asks, deals

MANY = 60_000


class Law:
    """So many asks and deals of a world that their shares are its chances."""

    def __init__(self, world):
        dice = np.random.default_rng(99)
        self.world, self.until = world, world.ahead * DAYS_A_WEEK
        self.deals = deals(world, np.zeros(MANY), dice)
        self.asks = asks(world, np.zeros(MANY), dice)
        through = self.asks.introduced + np.where(self.deals.won, self.deals.ended, np.inf)
        self.client = through  # the day on which an ask made on day 0 has brought a client
        self._known = {}

    def brings_in_time(self):
        """Return how many clients an ask brings by the goal's day, made on some day until then."""
        days = np.arange(1, self.until + 1)
        return float(np.mean(np.searchsorted(np.sort(self.client), self.until - days, side="right"))) / MANY

    def chance_of_deal(self, since, stage):
        """Return the chance that a deal that has been at this stage for so many days is won by the goal's day."""
        return self._once(("deal", since, stage), self._deal)

    def chance_of_ask(self, age):
        """Return the chance that an ask still waited for brings a client by the goal's day."""
        return self._once(("ask", age, 0), self._ask)

    def _once(self, key, reckon):
        if key not in self._known:
            self._known[key] = reckon(*key[1:])
        return self._known[key]

    def _deal(self, since, stage):
        came = (self.deals.begun, self.deals.met, self.deals.proposed)
        moved = np.minimum((*came[1:], self.deals.ended)[stage], self.deals.ended)
        like = np.isfinite(came[stage])
        like[like] = (moved - came[stage])[like] > since
        won = self.deals.won[like] & ((self.deals.ended - came[stage])[like] <= since + self.until)
        return won.sum() / max(like.sum(), 1)

    def _ask(self, age, _stage):
        like = (self.asks.introduced > age) & (self.asks.declined > age)
        return (like & (self.client <= age + self.until)).sum() / max(like.sum(), 1)


def expected_of_open(life, law):
    """Return how many clients are to be expected by the goal's day of the deals that are open today."""
    known = (life.deals.begun <= 0) & (life.deals.ended > 0)
    stages = life.deals.stage(0)
    came = np.stack((life.deals.begun, life.deals.met, life.deals.proposed))[stages, np.arange(len(stages))]
    return float(sum(law.chance_of_deal(int(-came[one]), int(stages[one])) for one in np.flatnonzero(known)))


def expected_of_asks(life, law):
    """Return how many are to be expected of the asks that are still waited for today."""
    waited = (life.asks.made <= 0) & (life.asks.introduced > 0) & (life.asks.declined > 0)
    return float(sum(law.chance_of_ask(int(-made)) for made in life.asks.made[waited]))


def wanted(life, law):
    """Return for each activity how many a week it truly takes, when asks are made evenly until the goal's day."""
    world = law.world
    left = max(world.goal - expected_of_open(life, law) - expected_of_asks(life, law), 0.0)
    a_week = left / law.brings_in_time() / world.ahead
    found = {Activity.ASKS: a_week}
    for step in STEPS:
        a_week = a_week * world.truth[step]
        found[step] = a_week
    return found
