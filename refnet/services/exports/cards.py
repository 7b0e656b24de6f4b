"""People as address cards, with every way to reach them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import ContactKind
from refnet.exchange.vcard import Card, Related
from refnet.services.exports.beside import related
from refnet.store.bulk import chunks
from refnet.store.database import Store
from refnet.store.schema import ContactPoint, Organization, Person, Tag

CHUNK = 500  # people looked up at once


def cards(store: Store, keys: Sequence[UUID], *, names_others: bool = False) -> Iterator[Card]:
    """Yield the cards of these people, in this order; those that are gone are left out.

    A card that is handed on tells nothing of others unless asked: who introduced its owner, and whom they know.
    """
    for some in chunks(keys, CHUNK):
        with store.reading() as session:
            found = _cards(session, some, related(session, some) if names_others else {})
        yield from (found[key] for key in some if key in found)


def _cards(session: Session, keys: list[UUID], beside: dict[UUID, list[Related]]) -> dict[UUID, Card]:
    points, tags = _points(session, keys), _tags(session, keys)
    query = (
        select(Person, Organization.name)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(Person.id.in_(keys))
    )
    return {
        person.id: Card(
            name=person.name,
            given_name=person.given_name or " ".join(person.name.split()[:-1]),
            family_name=person.family_name or person.name.split()[-1],
            organization=organization or "",
            job_title=person.job_title,
            emails=tuple(points[person.id, ContactKind.EMAIL]),
            phones=tuple(points[person.id, ContactKind.PHONE]),
            urls=tuple(points[person.id, ContactKind.PROFILE]),
            categories=tuple(tags[person.id]),
            uid=str(person.id),
            related=tuple(beside.get(person.id, ())),
        )
        for person, organization in session.execute(query)
    }


def _points(session: Session, keys: list[UUID]) -> defaultdict[tuple[UUID, ContactKind], list[str]]:
    query = select(ContactPoint.person_id, ContactPoint.kind, ContactPoint.value).order_by(ContactPoint.id)
    found: defaultdict[tuple[UUID, ContactKind], list[str]] = defaultdict(list)
    for person, kind, value in session.execute(query.where(ContactPoint.person_id.in_(keys))):
        found[person, kind].append(value)
    return found


def _tags(session: Session, keys: list[UUID]) -> defaultdict[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    query = select(Tag.person_id, Tag.name).where(Tag.person_id.in_(keys)).order_by(Tag.search_key)
    for person, name in session.execute(query):
        found[person].append(name)
    return found
