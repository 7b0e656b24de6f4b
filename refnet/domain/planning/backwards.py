"""Backwards from a goal: how many asks, introductions, meetings and proposals a week it takes.

Clients still wanted, divided by what one ask brings and by the share that brings it in time. An ask made on day t of
the T days that are left becomes a client in time when it takes at most T − t days; with asks spread evenly that is
max(0, T − d) / T for one that takes d days, averaged over the days that won deals took (weighed anew in each draw, the
Bayesian bootstrap of Rubin 1981).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from refnet.domain.errors import InvalidInput
from refnet.domain.planning.chain import DRAWS, ENOUGH_OWN, Activity, Chain, Draws, Range, middle
from refnet.i18n import _

ASSUMED_DAYS = (20, 35, 50, 65, 80, 95, 120, 160)  # from ask to client, where too few were won to tell
_HARDLY = 0.01  # of the asks come in time: no number of them would do
DAYS_A_WEEK = 7


class GoalKind(StrEnum):
    """What a goal counts."""

    CLIENTS = "clients"
    REVENUE = "revenue"


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted by a day: a number of clients, or of minor units of the main currency, from `since` on.

    Days are ordinals (`date.toordinal`).
    """

    kind: GoalKind
    amount: int
    since: int
    by: int

    def check(self) -> None:
        """Raise InvalidInput where a goal cannot be right."""
        if self.amount <= 0:
            raise InvalidInput("amount", _("Please give a goal above zero."))
        if self.by <= self.since:
            raise InvalidInput("by", _("The goal’s day must lie after its beginning."))


@dataclass(frozen=True, slots=True)
class Past:
    """What is known so far: what was reached since the goal's beginning, and what won deals by referral were like.

    `days_taken` are days from ask or introduction to won, `amounts` minor units of won deals; few of them are not used.
    """

    reached: int
    days_taken: Sequence[int] = ()
    amounts: Sequence[int] = ()

    @property
    def has_own_days(self) -> bool:
        """Tell whether the time to a client is our own."""
        return len(self.days_taken) >= ENOUGH_OWN


@dataclass(frozen=True, slots=True)
class Needs:
    """What a goal takes: `a_week` for each activity, None when no number of asks would do in the time that is left.

    `clients` are those still wanted, `in_time` the share of asks made from now on that can bring one in time.
    """

    weeks: float
    clients: Range
    in_time: float
    a_week: dict[Activity, Range] | None


def needs(goal: Goal, chain: Chain, past: Past, today: int, seed: int = 0) -> Needs:
    """Return what it takes a week from today; ranges are eight in ten, from `seed`."""
    random = np.random.default_rng(seed)
    days = max(goal.by - today, 0)
    wanted = clients_wanted(goal, past, random)
    share = in_time(past, days, random)
    weeks = days / DAYS_A_WEEK
    kept = Needs(weeks, middle(wanted), float(np.mean(share)), None)
    if kept.in_time < _HARDLY and kept.clients.middle > 0:
        return kept
    brings = chain.draws(random)
    timely = np.maximum(share, _HARDLY) * max(weeks, 1 / DAYS_A_WEEK)
    a_week = {activity: middle(wanted / (brings[activity] * timely)) for activity in Activity}
    return Needs(weeks, kept.clients, kept.in_time, a_week)


def clients_wanted(goal: Goal, past: Past, random: np.random.Generator) -> Draws:
    """Return how many clients are still wanted; for a sum of money that depends on what one brings."""
    left = max(goal.amount - past.reached, 0)
    if goal.kind is GoalKind.CLIENTS:
        return np.full(DRAWS, float(left))
    if not past.amounts:
        raise InvalidInput("amount", _("No won deal with an amount yet: please set the goal as a number of clients."))
    return left / np.maximum(means(past.amounts, random), 1.0)


def in_time(past: Past, days: int, random: np.random.Generator) -> Draws:
    """Return the share of evenly spread asks that bring a client within these days, by draw."""
    taken = past.days_taken if past.has_own_days else ASSUMED_DAYS
    if days <= 0:
        return np.zeros(DRAWS)
    shares = np.maximum(days - np.asarray(taken, dtype=np.float64), 0) / days
    return means(shares, random) if past.has_own_days else np.full(DRAWS, float(shares.mean()))


def grown(past: Past, days: int, random: np.random.Generator) -> Draws:
    """Return what evenly growing work brings in time, by draw: half the square of the days each client leaves of them."""
    taken = past.days_taken if past.has_own_days else ASSUMED_DAYS
    halves = np.square(np.maximum(days - np.asarray(taken, dtype=np.float64), 0)) / 2
    return means(halves, random) if past.has_own_days else np.full(DRAWS, float(halves.mean()))


def means(values: Sequence[float] | Draws, random: np.random.Generator) -> Draws:
    """Return draws of the mean that the values were taken from (Bayesian bootstrap)."""
    known = np.asarray(values, dtype=np.float64)
    weights = random.standard_exponential((DRAWS, len(known)))
    found: Draws = weights @ known / weights.sum(axis=1)
    return found
