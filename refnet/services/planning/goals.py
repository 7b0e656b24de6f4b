"""A rep's goal, and the rates that are assumed where there are too few cases of one's own; both belong to the data."""

import json
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select

from refnet.domain.planning.backwards import Goal, GoalKind
from refnet.domain.planning.chain import STEPS, Activity, StepRate
from refnet.i18n import _
from refnet.services import preferences
from refnet.store.database import Store
from refnet.store.schema import Setting

# what is assumed until somebody says otherwise: about half of clients asked name somebody (practitioners' talk, not a
# measurement), and of those introduced about half become clients (Joanne Black's claim), spread over three steps
USUAL = {
    Activity.INTRODUCTIONS: 0.5,
    Activity.MEETINGS: 0.8,
    Activity.PROPOSALS: 0.8,
    Activity.CLIENTS: 0.8,
}
TEAM = "team"


@dataclass(frozen=True, slots=True)
class GoalKept:
    """A goal with days: so many clients, or minor units of the main currency, by a day, counted from `since`."""

    kind: GoalKind
    amount: int
    since: date
    by: date

    @property
    def in_numbers(self) -> Goal:
        """Return the goal as the math takes it."""
        return Goal(self.kind, self.amount, self.since.toordinal(), self.by.toordinal())


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is assumed of each step; `by_hand` are the steps where that counts even beside cases enough."""

    rates: dict[Activity, float] = field(default_factory=lambda: dict(USUAL))
    by_hand: frozenset[Activity] = frozenset()


def load(store: Store, rep: UUID | None) -> tuple[GoalKept | None, Assumptions]:
    """Return the goal of a rep (None: of all of us), if there is one, and what is assumed."""
    names = (_name("goal", rep), _name("assumed", rep))
    with store.reading() as session:
        rows = session.execute(select(Setting.name, Setting.content).where(Setting.name.in_(names)))
        kept = {name: json.loads(content) for name, content in rows}
    goal, assumed = (kept.get(name) for name in names)
    return _goal(goal) if goal else None, _assumptions(assumed) if assumed else Assumptions()


def save(store: Store, rep: UUID | None, goal: GoalKept | None) -> None:
    """Keep a goal, or none; raise InvalidInput at the field that cannot be right."""
    if goal is not None:
        goal.in_numbers.check()
    content = None if goal is None else _plain(goal)
    with store.step(_("Set goal")) as session:
        preferences.put(session, _name("goal", rep), content)


def save_assumptions(store: Store, rep: UUID | None, assumed: Assumptions) -> None:
    """Keep what is assumed of the steps; raise InvalidInput at one that cannot be right."""
    for step in STEPS:
        StepRate(step, 0, 0, assumed.rates[step]).check()
    content = {"rates": {str(step): rate for step, rate in assumed.rates.items()}, "by_hand": sorted(assumed.by_hand)}
    with store.step(_("Set plan rates")) as session:
        preferences.put(session, _name("assumed", rep), content)


def _plain(goal: GoalKept) -> dict[str, object]:
    return {"kind": goal.kind, "amount": goal.amount, "since": goal.since.isoformat(), "by": goal.by.isoformat()}


def _goal(kept: dict[str, str | int]) -> GoalKept:
    since, by = (date.fromisoformat(str(kept[name])) for name in ("since", "by"))
    return GoalKept(GoalKind(str(kept["kind"])), int(kept["amount"]), since, by)


def _assumptions(kept: dict[str, dict[str, float]]) -> Assumptions:
    rates = {Activity(name): float(rate) for name, rate in kept["rates"].items()}
    return Assumptions(USUAL | rates, frozenset(Activity(name) for name in kept["by_hand"]))


def _name(what: str, rep: UUID | None) -> str:
    return f"{what} {rep.hex if rep else TEAM}"
