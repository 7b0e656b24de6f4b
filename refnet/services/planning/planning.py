"""The plan of a rep, or of all: reckoned from own cases, the team's where those are few, assumptions where both are."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import fmean
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, union_all
from sqlalchemy.orm import Session

from refnet.domain.kinds import Direction, IntroductionKind, Source, Stage
from refnet.domain.planning.backwards import DAYS_A_WEEK, Needs, Past, needs
from refnet.domain.planning.chain import ENOUGH_OWN, STEPS, Activity, Chain, Range, StepRate
from refnet.domain.planning.changing import NO_CHANGE, WEEKS_A_YEAR, Allies, Change
from refnet.domain.planning.forecast import Forecast, Pace, forecast
from refnet.domain.rates.proportions import Rate, rate
from refnet.services import preferences
from refnet.services.insights.facts import facts
from refnet.services.planning.goals import Assumptions, GoalKept, load
from refnet.services.planning.weeks import weeks
from refnet.store.database import Store
from refnet.store.schema import Ally, Ask, Deal, Introduction, StageEntry

if TYPE_CHECKING:
    from refnet.domain.planning.counting import Counts

ASK_DAYS = 30  # that an ask is given to bring an introduction
PACE_WEEKS = 8
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

    `needs` and `forecast` are None without a goal. `done` is the pace a week of the last eight full weeks.
    """

    goal: GoalKept | None
    assumed: Assumptions
    today: date
    steps: tuple[StepFound, ...]
    reached: int
    has_own_days: bool
    done: dict[Activity, float]
    open_deals: int
    needs: Needs | None = None
    forecast: Forecast | None = None
    cold: Rate | None = None
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


def plan(store: Store, rep: UUID | None, today: date, change: Change = NO_CHANGE) -> Plan:
    """Return the plan as of today, as it would be with a change; raise InvalidInput where the goal cannot be reckoned."""
    import numpy as np  # noqa: PLC0415 - heavy

    goal, assumed = load(store, rep)
    own, team = _counts(store, rep, goal, today), None
    asks = _asks(store, rep, today)
    if rep is not None:
        team = _counts(store, None, goal, today), _asks(store, None, today)
    found = _steps(own, asks, team, assumed)
    past = Past(_reached(own, goal), _days(own, team), _amounts(own, team))
    paced = Pace(asks.lately, PACE_WEEKS, own.chances, own.worth, asks.unasked)
    random = np.random.default_rng(0)
    steps = tuple(StepFound(rate, rate.range(random), is_team) for rate, is_team in found)
    chain = Chain(tuple(rate for rate, _is_team in found))
    plain = Plan(
        goal, assumed, today, steps, past.reached, past.has_own_days, _done(store, rep, today), len(own.chances),
        cold=rate(own.cold_won, own.cold), allies=_allies(store, today),
    )  # fmt: skip
    if goal is None:
        return plain
    day, numbers = today.toordinal(), goal.in_numbers
    ahead = forecast(
        numbers, chain, past, paced, day, change=replace(change, allies=plain.allies) if change != NO_CHANGE else change
    )
    return replace(plain, needs=needs(numbers, chain, past, day), forecast=ahead)


def _done(store: Store, rep: UUID | None, today: date) -> dict[Activity, float]:
    """Return what was done a week in the last full weeks; of meetings and proposals the first of each referral deal."""
    full = weeks(store, rep, today, PACE_WEEKS + 1)[:-1]
    first, last = full[0].begins, full[-1].begins + timedelta(days=6)
    return {
        Activity.ASKS: fmean(one.asks for one in full),
        Activity.INTRODUCTIONS: fmean(one.introductions for one in full),
        Activity.MEETINGS: _entered(store, rep, Stage.MET, first, last) / PACE_WEEKS,
        Activity.PROPOSALS: _entered(store, rep, Stage.PROPOSED, first, last) / PACE_WEEKS,
        Activity.CLIENTS: fmean(one.clients for one in full),
    }


def _entered(store: Store, rep: UUID | None, stage: Stage, first: date, last: date) -> int:
    """Return how many referral deals first came to a stage from one day to another, both counted."""
    came = select(func.min(StageEntry.entered_on).label("on")).join(Deal, Deal.id == StageEntry.deal_id)
    came = came.where(StageEntry.stage == stage, Deal.source == Source.REFERRAL).group_by(Deal.id)
    if rep is not None:
        came = came.where(Deal.rep_id == rep)
    days = came.subquery()
    with store.reading() as session:
        return session.scalar(select(func.count()).where(days.c.on >= first, days.c.on <= last)) or 0


@dataclass(frozen=True, slots=True)
class _Asks:
    """Asks old enough to be answered, introductions of those, and what was done in the last weeks."""

    made: int
    brought: int
    lately: int
    unasked: int


def _asks(store: Store, rep: UUID | None, today: date) -> _Asks:
    with store.reading() as session:
        return _Asks(*_asked(session, rep, today), *_lately(session, rep, today))


def _asked(session: Session, rep: UUID | None, today: date) -> tuple[int, int]:
    is_old = Ask.asked_on <= today - timedelta(days=ASK_DAYS)
    mine = () if rep is None else (Ask.rep_id == rep,)
    made = session.scalar(select(func.count()).select_from(Ask).where(is_old, *mine)) or 0
    brought = select(func.count()).select_from(Introduction).join(Ask, Ask.id == Introduction.ask_id)
    return made, session.scalar(brought.where(is_old, *mine, *_received())) or 0


def _lately(session: Session, rep: UUID | None, today: date) -> tuple[int, int]:
    since = today - timedelta(weeks=PACE_WEEKS)
    asks = select(func.count()).select_from(Ask).where(Ask.asked_on > since, Ask.asked_on <= today)
    came = select(func.count()).select_from(Introduction)
    came = came.where(Introduction.made_on > since, Introduction.made_on <= today, Introduction.ask_id.is_(None))
    if rep is not None:
        asks, came = asks.where(Ask.rep_id == rep), came.where(Introduction.rep_id == rep)
    return session.scalar(asks) or 0, session.scalar(came.where(*_received())) or 0


def _allies(store: Store, today: date) -> Allies:
    """Return what allies brought in the last year, or since asks and introductions are noted; who brought nothing counts."""
    year = today - timedelta(weeks=WEEKS_A_YEAR)
    allies = select(Ally.person_id)
    made = select(func.count()).select_from(Introduction).where(Introduction.introducer_id.in_(allies))
    made = made.where(Introduction.made_on > year, Introduction.made_on <= today, *_received())
    noted = union_all(select(Ask.asked_on.label("day")), select(Introduction.made_on).where(*_received())).subquery()
    with store.reading() as session:
        count = session.scalar(select(func.count()).select_from(Ally)) or 0
        began = max(session.scalar(select(func.min(noted.c.day))) or today, year)
        return Allies(session.scalar(made) or 0, count * max((today - began).days, 0) / DAYS_A_WEEK)


def _received() -> tuple[ColumnElement[bool], ...]:
    return Introduction.direction == Direction.RECEIVED, Introduction.kind == IntroductionKind.INTRODUCED


def _counts(store: Store, rep: UUID | None, goal: GoalKept | None, today: date) -> "Counts":
    from refnet.domain.facts import Selection, chosen  # noqa: PLC0415 - numpy is heavy
    from refnet.domain.planning.counting import counts  # noqa: PLC0415 - numpy is heavy

    known, kept = facts(store), preferences.load(store)
    since = (goal.since if goal else today).toordinal()
    ahead = (goal.by - today).days if goal else _NO_GOAL_AHEAD
    mine = chosen(known, Selection(rep=rep))
    return counts(known, mine, today.toordinal(), kept.horizon_days, since, ahead, kept.currency)


def _steps(
    own: "Counts", asks: _Asks, team: "tuple[Counts, _Asks] | None", assumed: Assumptions
) -> list[tuple[StepRate, bool]]:
    mine = _cases(own, asks)
    ours = _cases(*team) if team else mine
    found = []
    for step in STEPS:
        is_team = mine[step][1] < ENOUGH_OWN <= ours[step][1]
        done, of = ours[step] if is_team else mine[step]
        found.append((StepRate(step, done, of, assumed.rates[step], step in assumed.by_hand), is_team))
    return found


def _cases(counts: "Counts", asks: _Asks) -> dict[Activity, tuple[int, int]]:
    """Return for each step how many came through, of how many."""
    return {
        Activity.INTRODUCTIONS: (asks.brought, asks.made),
        Activity.MEETINGS: (counts.met, counts.introductions),
        Activity.PROPOSALS: (counts.proposed, counts.met),
        Activity.CLIENTS: (counts.won, counts.proposed),
    }


def _reached(own: "Counts", goal: GoalKept | None) -> int:
    if goal is None:
        return 0
    return own.won_since if goal.kind.value == "clients" else own.amount_since


def _days(own: "Counts", team: "tuple[Counts, _Asks] | None") -> tuple[int, ...]:
    return team[0].days_taken if team and len(own.days_taken) < ENOUGH_OWN else own.days_taken


def _amounts(own: "Counts", team: "tuple[Counts, _Asks] | None") -> tuple[int, ...]:
    return team[0].amounts if team and len(own.amounts) < ENOUGH_OWN else own.amounts
