"""The plan of a rep, or of all: reckoned from own cases, the team's where those are few, assumptions where both are."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from refnet.domain.planning.backwards import Needs, Past, needs
from refnet.domain.planning.chain import ENOUGH_OWN, STEPS, Activity, Chain, Range, StepRate
from refnet.domain.planning.changing import NO_CHANGE, Allies, Change
from refnet.domain.planning.forecast import Forecast, Pace, forecast
from refnet.domain.planning.open_now import OpenNow
from refnet.domain.planning.times import Times
from refnet.domain.rates.proportions import Rate, rate
from refnet.services import preferences
from refnet.services.insights.facts import facts
from refnet.services.planning.asked import ask_counts
from refnet.services.planning.goals import Assumptions, GoalKept, load
from refnet.services.planning.pace import Lately, lately, watched
from refnet.store.database import Store

if TYPE_CHECKING:
    from refnet.domain.planning.asked import AskCounts
    from refnet.domain.planning.counting import Counts

_NO_GOAL_AHEAD = 180


@dataclass(frozen=True, slots=True)
class StepFound:
    """A step's rate with its range, and whose cases it rests on: `is_team` where one's own are too few."""

    rate: StepRate
    range: Range
    is_team: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The goal with what it takes and what is to be expected; without a goal only the rates and the pace.

    `needs` and `forecast` are None without a goal. `done` is the pace a week of the last `pace_weeks`. `past` tells how
    long an ask and an introduction take, `cold_in_time` which share of cold leads' clients comes by the goal's day.
    """

    goal: GoalKept | None
    assumed: Assumptions
    today: date
    steps: tuple[StepFound, ...]
    reached: int
    past: Past
    done: dict[Activity, float]
    open_deals: int
    open_asks: int = 0
    pace_weeks: float = 8.0
    needs: Needs | None = None
    forecast: Forecast | None = None
    cold: Rate | None = None
    cold_in_time: float = 0.0
    allies: Allies = Allies()  # noqa: RUF009 - frozen

    @property
    def is_over(self) -> bool:
        """Tell whether the goal's day has come."""
        return self.goal is not None and self.goal.by <= self.today

    @property
    def is_reached(self) -> bool:
        """Tell whether all that was wanted is there."""
        return self.goal is not None and self.reached >= self.goal.amount

    @property
    def has_pace(self) -> bool:
        """Tell whether anybody was asked, or introduced us, of late."""
        return self.done[Activity.ASKS] > 0 or self.done[Activity.INTRODUCTIONS] > 0


class _Cases(NamedTuple):
    """What deals and asks of a rep, or of all, tell."""

    deals: "Counts"
    asks: "AskCounts"


def plan(store: Store, rep: UUID | None, today: date, change: Change = NO_CHANGE) -> Plan:
    """Return the plan as of today, as it would be with a change; raise InvalidInput where the goal cannot be reckoned."""
    goal, assumed = load(store, rep)
    own = _cases(store, rep, (goal, assumed), today)
    ours = own if rep is None else _cases(store, None, (goal, assumed), today)
    steps = _steps(own, ours, assumed)
    chain = Chain(tuple(found.rate for found in steps))
    past = _past(own, ours, goal)
    recent = lately(store, rep, today)
    plain = Plan(
        goal, assumed, today, steps, past.reached, past, _done(recent), len(own.deals.open_now),
        _open_asks(own, ours, chain), recent.weeks, cold=rate(own.deals.cold_won, own.deals.cold),
        allies=_allies(store, assumed, today),
    )  # fmt: skip
    if goal is None:
        return plain
    day, numbers = today.toordinal(), goal.in_numbers
    now = _open_now(own, ours, chain, past, max(numbers.by - day, 0))
    paced = Pace(recent.asks, recent.weeks, recent.unasked, now, recent.asks_at_all, recent.comes_unasked)
    changed = replace(change, allies=plain.allies, effort=assumed.effort) if change != NO_CHANGE else change
    ahead = forecast(numbers, chain, past, paced, day, change=changed)
    cold = _cold_in_time(own, ours, max(numbers.by - day, 0))
    return replace(plain, needs=needs(numbers, chain, past, day, now=now), forecast=ahead, cold_in_time=cold)


def _done(recent: Lately) -> dict[Activity, float]:
    counts = (recent.asks, recent.introductions, recent.meetings, recent.proposals, recent.clients)
    return {one: count / recent.weeks for one, count in zip(Activity, counts, strict=True)}


def _allies(store: Store, assumed: Assumptions, today: date) -> Allies:
    with store.reading() as session:
        return Allies(*watched(session, today), assumed.a_year)


def _cases(store: Store, rep: UUID | None, plans: tuple[GoalKept | None, Assumptions], today: date) -> _Cases:
    from refnet.domain.facts import Selection, chosen  # noqa: PLC0415 - numpy is heavy
    from refnet.domain.planning.counting import counts  # noqa: PLC0415 - numpy is heavy

    (goal, assumed), day = plans, today.toordinal()
    known, kept = facts(store), preferences.load(store)
    span = (goal.since.toordinal(), goal.by.toordinal()) if goal else (day, day + _NO_GOAL_AHEAD)
    mine = chosen(known, Selection(rep=rep))
    found = counts(known, mine, day, kept.horizon_days, span, kept.currency, assumed.to_client)
    return _Cases(found, ask_counts(store, rep, day, assumed.to_introduction))


def _steps(own: _Cases, ours: _Cases, assumed: Assumptions) -> tuple[StepFound, ...]:
    import numpy as np  # noqa: PLC0415 - heavy

    mine, team = _passed(own), _passed(ours)
    random, found = np.random.default_rng(0), []
    for step in STEPS:
        is_team = mine[step][1] < ENOUGH_OWN <= team[step][1]
        done, of = team[step] if is_team else mine[step]
        made = StepRate(step, done, of, assumed.rates[step], step in assumed.by_hand)
        found.append(StepFound(made, made.range(random), is_team))
    return tuple(found)


def _passed(cases: _Cases) -> dict[Activity, tuple[int, int]]:
    """Return for each step how many came through, of how many."""
    deals, asks = cases
    return {
        Activity.INTRODUCTIONS: (asks.brought, asks.made),
        Activity.MEETINGS: (deals.met, deals.introductions),
        Activity.PROPOSALS: (deals.proposed, deals.met),
        Activity.CLIENTS: (deals.won, deals.proposed),
    }


def _past(own: _Cases, ours: _Cases, goal: GoalKept | None) -> Past:
    """Return what was reached, and how long steps took and what clients brought: the team's where one's own are few."""
    reached = 0
    if goal is not None:
        reached = own.deals.won_since if goal.kind.value == "clients" else own.deals.amount_since
    amounts = own.deals.amounts if len(own.deals.amounts) >= ENOUGH_OWN else ours.deals.amounts
    return Past(
        reached, _longer(own.deals.to_client, ours.deals.to_client), _longer(own.asks.lag, ours.asks.lag), amounts
    )


def _longer(own: Times, ours: Times) -> Times:
    return own if own.is_own or not ours.is_own else ours


def _open_now(own: _Cases, ours: _Cases, chain: Chain, past: Past, days: int) -> OpenNow:
    from refnet.domain.planning.asked import coming  # noqa: PLC0415 - numpy is heavy
    from refnet.domain.planning.states import Rates, chances, worth  # noqa: PLC0415 - numpy is heavy

    introduced, met, proposed = (chain.value(one) for one in tuple(Activity)[1:4])
    rates = Rates((introduced, met, proposed), past.to_client)
    each = chances(ours.deals.states, own.deals.open_now, days, rates)
    introductions = coming(own.asks, _known_asks(own, ours), chain.rates[0])
    return OpenNow(each, worth(ours.deals.states, own.deals.open_now, rates), introductions)


def _open_asks(own: _Cases, ours: _Cases, chain: Chain) -> int:
    from refnet.domain.planning.asked import may_come  # noqa: PLC0415 - numpy is heavy

    return may_come(own.asks, _known_asks(own, ours), chain.rates[0])


def _known_asks(own: _Cases, ours: _Cases) -> "AskCounts":
    """Return the asks that tell when introductions come: the team's where one's own are few."""
    return own.asks if own.asks.lag.is_own or not ours.asks.lag.is_own else ours.asks


def _cold_in_time(own: _Cases, ours: _Cases, days: int) -> float:
    """Return the share of the clients of cold leads worked on evenly until the goal's day that comes by then."""
    import numpy as np  # noqa: PLC0415 - heavy

    from refnet.domain.planning.times import in_time  # noqa: PLC0415 - numpy is heavy

    times = _longer(own.deals.cold_to_client, ours.deals.cold_to_client)
    return float(in_time((times.draws(np.random.default_rng(0)),), days).mean())
