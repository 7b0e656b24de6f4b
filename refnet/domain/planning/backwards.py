"""Backwards from a goal: how many asks, introductions, meetings and proposals a week it takes.

From the clients wanted are taken those that what is open already may be expected to bring; what remains is divided by
what one ask brings and by the share that brings it in time, asks spread evenly and each taking the days to its
introduction and from there to the client (`times.in_time`). The other activities follow from the asks by the rates, so
that they are what such asks lead to, once all is running.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from refnet.domain.errors import InvalidInput
from refnet.domain.planning.chain import DRAWS, Activity, Chain, Draws, Range, middle
from refnet.domain.planning.open_now import NOTHING_OPEN, OpenNow, drawn
from refnet.domain.planning.times import TO_INTRODUCTION, Times, in_time
from refnet.i18n import _

_HARDLY = 0.01  # of the asks come in time: no number of them would do
_LEAST = 1e-9  # clients an ask brings, so that no number is without end
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

    `lag` are the times from an ask to its introduction, `to_client` those from there to won, `amounts` minor units.
    """

    reached: int
    to_client: Times = Times()  # noqa: RUF009 - frozen
    lag: Times = Times(assumed=TO_INTRODUCTION)  # noqa: RUF009 - frozen
    amounts: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Needs:
    """What a goal takes: `a_week` for each activity, None when no number of asks would do in the time that is left.

    `clients` are those that asks from now on must bring, `of_open` those to be expected of what is open already,
    `in_time` the share of what such asks bring that comes in time.
    """

    weeks: float
    clients: Range
    in_time: float
    a_week: dict[Activity, Range] | None
    of_open: Range = Range(0.0, 0.0, 0.0)  # noqa: RUF009 - frozen


def needs(goal: Goal, chain: Chain, past: Past, today: int, *, now: OpenNow = NOTHING_OPEN, seed: int = 0) -> Needs:
    """Return what it takes a week from today; ranges are eight in ten, from `seed`."""
    random = np.random.default_rng(seed)
    days = max(goal.by - today, 0)
    all_wanted, brings, to_client = (
        clients_wanted(goal, past, random),
        chain.draws(random),
        past.to_client.draws(random),
    )
    share = in_time((past.lag.draws(random), to_client), days)
    open_ = drawn(now, to_client, brings, days, random).expected
    wanted = np.maximum(all_wanted - open_, 0.0)
    weeks = days / DAYS_A_WEEK
    kept = Needs(weeks, middle(wanted), float(np.mean(share)), None, middle(np.minimum(open_, all_wanted)))
    if kept.in_time < _HARDLY and kept.clients.middle > 0:
        return kept
    timely = np.maximum(share, _HARDLY) * max(weeks, 1 / DAYS_A_WEEK)
    a_week = {one: middle(wanted / (np.maximum(brings[one], _LEAST) * timely)) for one in Activity}
    return replace(kept, a_week=a_week)


def clients_wanted(goal: Goal, past: Past, random: np.random.Generator) -> Draws:
    """Return how many clients are still wanted; for a sum of money that depends on what one brings."""
    left = max(goal.amount - past.reached, 0)
    if goal.kind is GoalKind.CLIENTS:
        return np.full(DRAWS, float(left))
    if not past.amounts:
        raise InvalidInput("amount", _("No won deal with an amount yet: please set the goal as a number of clients."))
    return left / np.maximum(means(past.amounts, random), 1.0)


def means(values: Sequence[float] | Draws, random: np.random.Generator) -> Draws:
    """Return draws of the mean that the values were taken from (Bayesian bootstrap)."""
    known = np.asarray(values, dtype=np.float64)
    weights = random.standard_exponential((DRAWS, len(known)))
    found: Draws = weights @ known / weights.sum(axis=1)
    return found
