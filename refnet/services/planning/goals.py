"""A rep's goal, and the rates that are assumed where there are too few cases of one's own; both belong to the data."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from refnet.domain.errors import InvalidInput
from refnet.domain.planning.backwards import Goal, GoalKind
from refnet.domain.planning.chain import STEPS, Activity, StepRate
from refnet.domain.planning.changing import ASSUMED_A_YEAR, Effort
from refnet.domain.planning.times import LONGEST, TO_CLIENT, TO_INTRODUCTION
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
MOST_A_YEAR = 100  # introductions of an ally


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
    """What is assumed of each step; `by_hand` are the steps where that counts even beside cases enough.

    `to_introduction` and `to_client` are the usual days from an ask to its introduction and from there to won, `a_year`
    the introductions of an ally; those count only where too few cases are known.
    """

    rates: dict[Activity, float] = field(default_factory=lambda: dict(USUAL))
    by_hand: frozenset[Activity] = frozenset()
    to_introduction: float = TO_INTRODUCTION
    to_client: float = TO_CLIENT
    a_year: float = ASSUMED_A_YEAR
    effort: Effort = Effort()  # noqa: RUF009 - frozen

    def check(self) -> None:
        """Raise InvalidInput at the field that cannot be right."""
        for step in STEPS:
            StepRate(step, 0, 0, self.rates[step]).check()
        for name, days in (("to_introduction", self.to_introduction), ("to_client", self.to_client)):
            if not 1 <= days <= LONGEST:
                raise InvalidInput(name, _("Please give from 1 to {most} days.").format(most=f"{LONGEST:,}"))
        if not 0 < self.a_year <= MOST_A_YEAR:
            raise InvalidInput("a_year", _("Please give more than 0 and up to {most}.").format(most=MOST_A_YEAR))


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
    assumed.check()
    content = {
        "rates": {str(step): rate for step, rate in assumed.rates.items()},
        "by_hand": sorted(assumed.by_hand),
        "days": {"introduction": assumed.to_introduction, "client": assumed.to_client},
        "a_year": assumed.a_year,
        "minutes": asdict(assumed.effort),
    }
    with store.step(_("Set plan rates")) as session:
        preferences.put(session, _name("assumed", rep), content)


def _plain(goal: GoalKept) -> dict[str, object]:
    return {"kind": goal.kind, "amount": goal.amount, "since": goal.since.isoformat(), "by": goal.by.isoformat()}


def _goal(kept: dict[str, str | int]) -> GoalKept:
    since, by = (date.fromisoformat(str(kept[name])) for name in ("since", "by"))
    return GoalKept(GoalKind(str(kept["kind"])), int(kept["amount"]), since, by)


def _assumptions(kept: dict[str, Any]) -> Assumptions:
    """Return what was kept, in a file of any age: what older ones did not know is as usual."""
    rates = {Activity(name): float(rate) for name, rate in kept["rates"].items()}
    days, plain = kept.get("days", {}), Assumptions()
    return Assumptions(
        USUAL | rates,
        frozenset(Activity(name) for name in kept["by_hand"]),
        float(days.get("introduction", plain.to_introduction)),
        float(days.get("client", plain.to_client)),
        float(kept.get("a_year", plain.a_year)),
        Effort(**kept.get("minutes", {})),
    )


def _name(what: str, rep: UUID | None) -> str:
    return f"{what} {rep.hex if rep else TEAM}"
