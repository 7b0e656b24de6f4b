"""Type-ahead over all people: by the beginning of the name, from either end."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Integer, Select, String, and_, bindparam, func, select, union
from sqlalchemy.orm import InstrumentedAttribute

from refnet.domain.names import fold
from refnet.services.matching import LAST_LETTER
from refnet.store.database import Store
from refnet.store.schema import Ally, Organization, Person

# bound parameters, so that the statement is built once and each letter typed only runs it
_FROM, _TO, _LIMIT = (
    bindparam("from", type_=String()),
    bindparam("to", type_=String()),
    bindparam("limit", type_=Integer()),
)


@dataclass(frozen=True, slots=True)
class PersonHit:
    """Somebody whom the words typed so far may mean."""

    id: UUID
    name: str
    organization: str
    is_ally: bool


def _branch(key: InstrumentedAttribute[str]) -> Select[UUID]:
    # the order and the limit inside each branch let an index end the search after some rows
    found = select(Person.id).where(and_(key >= _FROM, key < _TO)).order_by(key).limit(_LIMIT).subquery()
    return select(found.c.id)


def _hits() -> Select[UUID, str, str, bool]:
    organization = select(Organization.name).where(Organization.id == Person.organization_id).scalar_subquery()
    is_ally = select(Ally.id).where(Ally.person_id == Person.id).exists()
    return select(
        Person.id, Person.name, func.coalesce(organization, "").label("organization"), is_ally.label("is_ally")
    )


_FOUND = (
    _hits()
    .where(Person.id.in_(union(_branch(Person.search_key), _branch(Person.family_key))))
    .order_by(Person.search_key != _FROM, Person.search_key, Person.id)  # who has the very name comes first
    .limit(_LIMIT)
)
_SAME_NAME = _hits().where(Person.search_key == _FROM).order_by(Person.id).limit(100)


def find(store: Store, text: str, limit: int = 20) -> list[PersonHit]:
    """Return people whose name, from the first or from the last word on, begins with `text`; nobody for no text."""
    folded = fold(text)
    if not folded:
        return []
    given = {"from": folded, "to": folded + LAST_LETTER, "limit": limit}
    with store.reading() as session:
        return [PersonHit(*row) for row in session.execute(_FOUND, given)]


def hit(store: Store, key: UUID) -> PersonHit | None:
    """Return a person as a form wants them, None when they were removed."""
    with store.reading() as session:
        row = session.execute(_hits().where(Person.id == key)).first()
    return PersonHit(*row) if row is not None else None


def likely_same(store: Store, name: str, organization: str) -> PersonHit | None:
    """Return somebody of the same name who may be the same: of the same organization, or either is without one."""
    wanted = fold(organization)
    with store.reading() as session:
        hits = [PersonHit(*row) for row in session.execute(_SAME_NAME, {"from": fold(name)})]
    fitting = [hit for hit in hits if not wanted or fold(hit.organization) in ("", wanted)]
    return min(fitting, key=lambda hit: fold(hit.organization) != wanted, default=None)
