"""Worlds with a known truth: how asks become introductions, meetings, proposals and clients, and how long each takes."""

from dataclasses import dataclass, field

import numpy as np

from refnet.domain.planning.chain import STEPS, Activity

DAYS_A_WEEK = 7
NEVER = np.inf
BURST = 4  # weeks of many asks, then as many of few
USUAL_TRUTH = {Activity.INTRODUCTIONS: 0.5, Activity.MEETINGS: 0.8, Activity.PROPOSALS: 0.75, Activity.CLIENTS: 0.6}


@dataclass(frozen=True)
class World:
    """`lag` are the usual days from an ask to its introduction, `waits` those of the three steps after it."""

    name: str
    asks_a_week: float = 2.0
    weeks: int = 130
    ahead: int = 26
    lag: float = 10.0
    waits: tuple[float, float, float] = (14.0, 20.0, 24.0)
    truth: dict[Activity, float] = field(default_factory=lambda: dict(USUAL_TRUTH))
    unasked_a_week: float = 0.0
    in_bursts: bool = False
    by_hand: dict[Activity, float] = field(default_factory=dict)
    least: int = 80  # per cent that every range must hold

    @property
    def goal(self):
        """Return about one and a half times what the pace brings when all is running."""
        per_ask = float(np.prod(list(self.truth.values())))
        pace = self.asks_a_week * per_ask + self.unasked_a_week * per_ask / self.truth[Activity.INTRODUCTIONS]
        return max(round(1.5 * pace * self.ahead), 3)


@dataclass(frozen=True)
class Deals:
    """Introductions with the days on which they came, met, proposed and ended; NEVER where a deal did not come so far."""

    begun: np.ndarray
    met: np.ndarray
    proposed: np.ndarray
    ended: np.ndarray
    won: np.ndarray

    def stage(self, day):
        """Return how far each was on a day: 0 introduced, 1 met, 2 proposed."""
        return (self.met <= day).astype(int) + (self.proposed <= day)


@dataclass(frozen=True)
class Asks:
    """Asks with their days, and the days on which an introduction or a no came of them."""

    made: np.ndarray
    introduced: np.ndarray
    declined: np.ndarray


def deals(world, begun, dice):
    """Let introductions live: a step that fails takes twice as long to be given up."""
    count = len(begun)
    passed, waits = [], []
    for step, days in zip(STEPS[1:], world.waits, strict=True):
        through = dice.random(count) < world.truth[step]
        wait = days * np.exp(0.7 * dice.standard_normal(count)) * np.where(through, 1, 2)
        passed.append(through)
        waits.append(np.maximum(np.round(wait), 1))
    met = np.where(passed[0], begun + waits[0], NEVER)
    proposed = np.where(passed[1], met + waits[1], NEVER)
    won = np.isfinite(proposed) & passed[2]
    last = np.where(
        np.isfinite(met), np.where(np.isfinite(proposed), proposed + waits[2], met + waits[1]), begun + waits[0]
    )
    return Deals(begun, met, proposed, last, won)


def asks(world, made, dice):
    """Let asks be answered: half of those that bring nothing get a no, the others no answer at all."""
    count = len(made)
    brings = dice.random(count) < world.truth[Activity.INTRODUCTIONS]
    waits = np.round(dice.gamma(2.0, world.lag / 2, count))
    refused = ~brings & (dice.random(count) < 0.5)
    noes = np.round(dice.gamma(2.0, world.lag / 4, count))
    return Asks(made, np.where(brings, made + waits, NEVER), np.where(refused, made + noes, NEVER))


def days_of(world, per_week, first, last, dice):
    """Return the days in [first, last) on which something happened that many times a week."""
    days = np.arange(first, last)
    pace = np.full(len(days), per_week / DAYS_A_WEEK)
    if world.in_bursts:
        pace *= np.where((days // (BURST * DAYS_A_WEEK)) % 2 == 0, 1.7, 0.3)
    return np.repeat(days, dice.poisson(pace)).astype(float)


@dataclass(frozen=True)
class Life:
    """All asks of a world from its first day to the goal's, and every introduction; today is day 0 and over."""

    asks: Asks
    deals: Deals
    of_ask: np.ndarray  # the ask of each introduction, −1 where none was made

    def came(self, until):
        """Return how many clients come after today and by that day."""
        return int((self.deals.won & (self.deals.ended > 0) & (self.deals.ended <= until)).sum())


def life(world, dice):
    """Live from the first day to the goal's."""
    first, last = 1 - world.weeks * DAYS_A_WEEK, world.ahead * DAYS_A_WEEK + 1
    made = days_of(world, world.asks_a_week, first, last, dice)
    found = asks(world, made, dice)
    asked = np.flatnonzero(found.introduced < last)
    unasked = days_of(world, world.unasked_a_week, first, last, dice)
    begun = np.concatenate((found.introduced[asked], unasked))
    of_ask = np.concatenate((asked, np.full(len(unasked), -1)))
    return Life(found, deals(world, begun, dice), of_ask)
