"""What the plan page shows, read away from the window's thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Role
from refnet.domain.planning.chain import Range
from refnet.domain.planning.changing import NO_CHANGE, Change
from refnet.services import planning, preferences, reps
from refnet.services.planning import Plan
from refnet.services.reps import RepRow
from refnet.store.database import Store

ALL = "all"


@dataclass(frozen=True, slots=True)
class PlanShown:
    """The plan as it is, and as it would be with the change; `trouble` says why the goal cannot be reckoned."""

    rep: UUID | None
    reps: tuple[RepRow, ...]
    plain: Plan | None
    changed: Plan | None
    lift: Range | None
    currency: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """How one of us stands beside their goal; what cannot be told is None."""

    id: UUID
    name: str
    plan: Plan | None


def read(store: Store, whose: str, today: date, change: Change) -> PlanShown:
    """Return the plan of a rep: `whose` is a key, "all", or empty for whoever is at the keyboard."""
    me = reps.me(store)
    rep = None if whose == ALL else UUID(whose) if whose else me.id if me else None
    known, currency = tuple(reps.all(store)), preferences.load(store).currency
    try:
        plain = planning.plan(store, rep, today)
        changed = plain if change == NO_CHANGE else planning.plan(store, rep, today, change)
    except InvalidInput as error:
        return PlanShown(rep, known, None, None, None, currency, str(error))
    return PlanShown(rep, known, plain, changed, planning.preparation_lift(store, today), currency)


def read_team(store: Store, today: date) -> Sequence[TeamRow]:
    """Return how everybody who sells stands."""
    selling = [row for row in reps.all(store) if row.role is Role.REP]
    return [TeamRow(row.id, row.name, _plan(store, row.id, today)) for row in selling]


def _plan(store: Store, rep: UUID, today: date) -> Plan | None:
    try:
        return planning.plan(store, rep, today)
    except InvalidInput:
        return None
