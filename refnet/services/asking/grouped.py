"""How far the asks of each rep, ally, wording or month came, beside all of them together."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import case, func, select

from refnet.services import limits
from refnet.services.asking.chosen import AskQuery
from refnet.services.asking.ledger import AskFunnel, parted
from refnet.store.database import Store
from refnet.store.schema import Ask, Organization, Person, Rep

EVERY = AskQuery()


class AskGrouping(StrEnum):
    """What a row of asks stands for."""

    REP = "rep"
    ALLY = "ally"
    WORDING = "wording"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class AskGroup:
    """A rep, an ally with the organization, a wording (empty: none noted) or a month as 2026-11, and its asks."""

    name: str
    funnel: AskFunnel


def grouped(store: Store, by: AskGrouping, today: date, query: AskQuery = EVERY) -> list[AskGroup]:
    """Return how far asks came by group as of a day: months as they followed, others with the most asks first.

    Every ask stands in one group, so that the groups add up to `funnel` of the same query.
    """
    with store.reading() as session:
        rows = session.execute(_counts(by, today, limits.read(session).silence, query)).all()
    groups = _folded(((_name(by, row[1:3]), row[0], AskFunnel(*map(int, row[3:]))) for row in rows), by)
    return sorted(groups, key=_by_name if by is AskGrouping.MONTH else _by_count)


def _counts(by: AskGrouping, today: date, silence: int, query: AskQuery) -> Any:  # noqa: ANN401 - a query of SQLAlchemy
    parts = [func.sum(case((part, 1), else_=0)) for part in parted(today, silence)]
    wanted = select(*_columns(by), func.count(), *parts).where(*query.those(today, silence)).group_by(*_columns(by))
    wanted = wanted.select_from(Ask).join(Person, Person.id == Ask.ally_id).join(Rep, Rep.id == Ask.rep_id)
    return wanted.outerjoin(Organization, Organization.id == Person.organization_id)


def _columns(by: AskGrouping) -> tuple[Any, ...]:
    """Return what tells groups apart, and the words they are named with."""
    return {
        AskGrouping.REP: (Rep.id, Rep.name, Rep.name),
        AskGrouping.ALLY: (Ask.ally_id, Person.name, Organization.name),
        AskGrouping.WORDING: (Ask.wording, Ask.wording, Ask.wording),
        AskGrouping.MONTH: (Ask.asked_on, Ask.asked_on, Ask.asked_on),
    }[by]


def _name(by: AskGrouping, words: Sequence[Any]) -> str:
    first, second = words
    if isinstance(first, date):
        return f"{first:%Y-%m}"
    return f"{first}, {second}" if by is AskGrouping.ALLY and second else str(first)


def _folded(rows: Iterable[tuple[str, object, AskFunnel]], by: AskGrouping) -> list[AskGroup]:
    """Put the days of a month together."""
    found: dict[object, AskGroup] = {}
    for name, key, asks in rows:
        place = name if by is AskGrouping.MONTH else key
        before = found[place].funnel if place in found else AskFunnel()
        both = AskFunnel(*map(sum, zip(astuple(before), astuple(asks), strict=True)))
        found[place] = AskGroup(name, both)
    return list(found.values())


def _by_name(group: AskGroup) -> str:
    return group.name


def _by_count(group: AskGroup) -> tuple[int, str]:
    return -group.funnel.asked, group.name.casefold()
