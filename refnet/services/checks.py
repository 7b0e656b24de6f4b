"""Whether the database is whole, and how much of everything it holds."""

from typing import Any

from sqlalchemy import Select, func, select

from refnet.domain.kinds import Direction, Outcome, Role
from refnet.store import safety
from refnet.store.database import Store
from refnet.store.schema import (
    Ally,
    Ask,
    Base,
    Deal,
    ImportBatch,
    Introduction,
    Meeting,
    Note,
    Organization,
    Person,
    Rep,
    Row,
    Tie,
)


def check(store: Store) -> None:
    """Raise DamagedFile when pages, indexes or keys of a file do not hold together; a server checks itself."""
    if store.path is not None:
        safety.check_content(store.path, thorough=True)


def counts(store: Store) -> dict[str, int]:
    """Return how many rows of each kind there are; reps with deals, and deals by outcome, are told apart."""
    asked = _questions()
    with store.reading() as session:
        return {name: session.execute(query).scalar_one() for name, query in asked.items()}


def _questions() -> dict[str, Select[Any]]:
    deals = {f"deals_{outcome.value}": _count(Deal, Deal.outcome == outcome) for outcome in Outcome}
    return {
        "people": _count(Person),
        "allies": _count(Ally),
        "organizations": _count(Organization),
        "reps": _count(Rep, Rep.role == Role.REP),
        "managers": _count(Rep, Rep.role == Role.MANAGER),
        "reps_with_deals": select(func.count(Deal.rep_id.distinct())),
        "asks": _count(Ask),
        "introductions": _count(Introduction, Introduction.direction == Direction.RECEIVED),
        "introductions_given": _count(Introduction, Introduction.direction == Direction.GIVEN),
        "deals": _count(Deal),
        "deals_won": deals["deals_won"],
        "deals_lost": deals["deals_lost"],
        "deals_open": deals["deals_open"],
        "meetings": _count(Meeting),
        "ties": _count(Tie),
        "notes": _count(Note),
        "imports": _count(ImportBatch),
    }


def _count(table: type[Row], *conditions: Any) -> Select[Any]:  # noqa: ANN401 - SQL conditions
    return select(func.count()).select_from(Base.metadata.tables[table.__tablename__]).where(*conditions)
