"""How far open deals are, how long already, and the chance that gives each of them to be won within so many days.

A deal is introduced, has met, or has a proposal. Of all referral deals that came to a state two Aalen–Johansen curves are
kept, their clock beginning on the day that they came there: to the next state, and to won; lost competes in both. A deal
b days in its state moves on k days later with (A(b + k) − A(b + k − 1)) / S(b), and is then won in the days that remain
with W of the next state (a semi-Markov model of three states). Beyond the days that deals were followed, and as
`ASSUMED_WEIGHT` cases beside those that were seen, the plan's rates and times speak.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from refnet.domain.facts import FUNNEL, NO_DAY, OPEN, WON, Days, DealFacts, Mask
from refnet.domain.kinds import Stage
from refnet.domain.planning.chain import ASSUMED_WEIGHT, Draws
from refnet.domain.planning.times import Times
from refnet.domain.rates.competing import Curves, End, curve

LINGERS = 1.5
_REACHED = (Stage.LEAD, Stage.MET, Stage.PROPOSED)
_CERTAIN = 1e-9


class Standing(NamedTuple):
    """An open deal: its state, the days since it came there, and those since it began."""

    state: int
    since: int
    age: int


@dataclass(frozen=True, slots=True)
class State:
    """What became of deals that came to a state: `moved` follows them to the next one, `won` to the end.

    So many `left` it, moved on or lost, each after the days that it `stays`, in order.
    """

    moved: Curves
    won: Curves
    left: int
    stays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rates:
    """By the plan: the chance of each state to end with a client, and how long an introduction takes to it."""

    chances: tuple[float, float, float]
    to_client: Times


def states(facts: DealFacts, known: Mask, today: int) -> tuple[State, State, State]:
    """Return what is known of each state, of deals that are open or ended on a known day."""
    came = [_came(facts, place, known) for place in range(len(_REACHED))]
    first, second, third = (
        _state(facts, came[place], came[place + 1] if place + 1 < len(came) else None, today) for place in range(3)
    )
    return first, second, third


def standing(facts: DealFacts, open_: Mask, today: int) -> tuple[Standing, ...]:
    """Return how open deals stand; where the day of a state is not known it counts from the deal's first."""
    came = np.stack([_came(facts, place, open_) for place in range(len(_REACHED))])[:, open_]
    state = (facts.furthest[open_] >= _places()[1]).astype(np.int64) + (facts.furthest[open_] >= _places()[2])
    begun = facts.begun[open_]
    since = np.take_along_axis(came, state[None, :], axis=0)[0]
    since = np.where(since == NO_DAY, begun, since)
    rows = zip(
        state.tolist(), np.maximum(today - since, 0).tolist(), np.maximum(today - begun, 0).tolist(), strict=True
    )
    return tuple(Standing(*row) for row in rows)


def chances(known: tuple[State, State, State], open_: Sequence[Standing], days: int, rates: Rates) -> list[float]:
    """Return the chance of each open deal to be won within so many days."""
    later = [_wins(state, days, chance, rates.to_client) for state, chance in zip(known, rates.chances, strict=True)]
    after = (*later[1:], np.ones(days + 1))
    kept: dict[Standing, float] = {}
    for one in open_:
        if one not in kept:
            kept[one] = _chance(
                known[one.state], one, after[one.state], days, (rates.chances[one.state], rates.to_client)
            )
    return [kept[one] for one in open_]


def worth(known: tuple[State, State, State], open_: Sequence[Standing], rates: Rates) -> float:
    """Return how many cases the chances of open deals rest on, on average, what is assumed included.

    The chance of a deal is a product of shares p, each known from n cases that were seen to their end, of its own state
    those that stayed as long: its relative variance is the sum of (1 − p) / (p n), and so is that of so many cases.
    """
    first, second, third = (max(chance, _CERTAIN) for chance in rates.chances)
    found = [_worth(known, one, (first, second, third)) for one in open_]
    return float(np.mean(found)) if found else ASSUMED_WEIGHT


def _worth(known: tuple[State, State, State], one: Standing, chances: tuple[float, float, float]) -> float:
    shares = [chance / after for chance, after in zip(chances, (*chances[1:], 1.0), strict=True)]
    stays = known[one.state].stays
    stayed = len(stays) - bisect_right(stays, one.since)
    cases = [stayed, *(state.left for state in known[one.state + 1 :])]
    spread = sum((1 - p) / p / (n + ASSUMED_WEIGHT) for p, n in zip(shares[one.state :], cases, strict=True))
    chance = chances[one.state]
    return (1 - chance) / chance / spread if spread > _CERTAIN else ASSUMED_WEIGHT


def _chance(state: State, one: Standing, after: Draws, days: int, likely: tuple[float, Times]) -> float:
    plain = float(_by_rates(one.age, np.array([days]), *likely)[0])
    last = _followed(state.moved)
    if one.since > last:
        return plain
    seen = min(days, last - one.since)
    gained = np.diff(state.moved.won)[one.since : one.since + seen]
    still_open = max(float(state.moved.open[one.since]), _CERTAIN)
    told = float(gained @ after[days - 1 - np.arange(seen)]) / still_open
    if seen < days:
        rest = float(_by_rates(one.age + seen, np.array([days - seen]), *likely)[0])
        told += float(state.moved.open[last]) / still_open * rest
    mixed = (state.left * told + ASSUMED_WEIGHT * plain) / (state.left + ASSUMED_WEIGHT)
    return min(max(mixed, 0.0), 1.0)


def _wins(state: State, days: int, chance: float, to_client: Times) -> Draws:
    """Return the chance of being won within 0 … `days` of coming to a state."""
    ahead, last = np.arange(days + 1), _followed(state.won)
    plain = _by_rates(0, ahead, chance, to_client)
    if last < 0:
        return plain
    rest = state.won.open[last] * _by_rates(last, np.maximum(ahead - last, 0), chance, to_client)
    told = state.won.won[np.minimum(ahead, last)] + rest
    found: Draws = (state.left * told + ASSUMED_WEIGHT * plain) / (state.left + ASSUMED_WEIGHT)
    return found


def _by_rates(age: int, days: NDArray[np.int64], chance: float, to_client: Times) -> Draws:
    """Return the chances by the plan's rates, where what is lost is open `LINGERS` times as long as what is won."""
    known, weights = to_client.spread()
    order = np.argsort(known)
    share = np.concatenate(([0.0], np.cumsum(weights[order]) / weights.sum()))
    then = share[np.searchsorted(known[order], age + days, side="right")]
    now, lost = (float(share[np.searchsorted(known[order], day, side="right")]) for day in (age, age / LINGERS))
    still = chance * (1 - now) + (1 - chance) * (1 - lost)
    found: Draws = chance * (then - now) / still if still > _CERTAIN else np.zeros(len(days))
    return found


def _followed(found: Curves) -> int:
    """Return the last day to which any was followed, −1 where there is none."""
    return int((found.at_risk > 0).sum()) - 1


def _state(facts: DealFacts, came: Days, next_: Days | None, today: int) -> State:
    mine = came != NO_DAY
    last = np.where(facts.outcome == OPEN, today, facts.ended)
    has_moved = (next_ != NO_DAY) if next_ is not None else facts.outcome == WON
    until = np.where(has_moved, next_, last) if next_ is not None else last
    ends = np.where(has_moved, End.WON, np.where(facts.outcome == OPEN, End.OPEN, End.LOST)).astype(np.int64)
    days = np.maximum(until - came, 0)[mine].astype(np.int64)
    won = curve(np.maximum(last - came, 0)[mine].astype(np.int64), facts.outcome[mine].astype(np.int64))
    stays = np.sort(days[ends[mine] != End.OPEN]).tolist()
    return State(curve(days, ends[mine]), won, len(stays), tuple(stays))


def _came(facts: DealFacts, place: int, mask: Mask) -> Days:
    """Return the day on which each deal came to a state, NO_DAY where it did not, or is none of these."""
    day = facts.begun if not place else facts.entered[:, _places()[place]]
    found: Days = np.where(mask, day, NO_DAY)
    return found


def _places() -> tuple[int, ...]:
    return tuple(FUNNEL.index(stage) for stage in _REACHED)
