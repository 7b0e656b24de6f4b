"""What Today shows, read away from the window's thread."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from refnet.domain.errors import InvalidInput
from refnet.domain.planning.chain import Activity
from refnet.services import planning, reps, today
from refnet.services.planning import Week
from refnet.services.reps import RepRow
from refnet.services.today import Agenda, Pipeline, Settled
from refnet.store.database import Store

ALL = "all"


@dataclass(frozen=True, slots=True)
class TodayShown:
    """The agenda, the week, what the plan wants of it, what is open, and who can be chosen.

    `is_whole` tells that whom to ask and what the plan wants are in it; `has_people` that anybody is known yet.
    """

    agenda: Agenda
    week: Week
    wanted: dict[str, float]
    reps: tuple[RepRow, ...]
    me: RepRow | None
    pipeline: Pipeline
    settled: tuple[Settled, ...]
    has_people: bool
    is_whole: bool


def read(store: Store, whose: str, day: date, *, with_ideas: bool) -> TodayShown:
    """Return the day of a rep: `whose` is a key, "all", or empty for whoever is at the keyboard."""
    me = reps.me(store)
    rep = _rep(whose, me.id if me else None)
    agenda = today.agenda(store, rep, day, with_ideas=with_ideas)
    (week,) = planning.weeks(store, rep, day)
    wanted = _wanted(store, rep, day) if with_ideas else {}
    return TodayShown(
        agenda, week, wanted, tuple(reps.all(store)), me, today.pipeline(store, rep), tuple(today.settled(store, day)),
        today.has_people(store), is_whole=with_ideas,
    )  # fmt: skip


def _rep(whose: str, me: UUID | None) -> UUID | None:
    if whose == ALL:
        return None
    return UUID(whose) if whose else me


def _wanted(store: Store, rep: UUID | None, day: date) -> dict[str, float]:
    """Return what the plan wants in a week, nothing without a goal."""
    try:
        found = planning.plan(store, rep, day)
    except InvalidInput:  # a goal that cannot be reckoned; the plan's page says why
        return {}
    if found.needs is None or found.needs.a_week is None:
        return {}
    return {str(one): found.needs.a_week[one].middle for one in Activity}
