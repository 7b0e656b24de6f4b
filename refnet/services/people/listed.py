"""The list of all people, allies among them: counted, paged, sorted and filtered by the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from refnet.domain.kinds import AllyKind, ContactKind, Outcome
from refnet.services import querying
from refnet.services.listing import Listing
from refnet.services.matching import Condition, named
from refnet.services.people import columns
from refnet.services.querying import MAIN_CURRENCY, Sheet
from refnet.store.database import Store
from refnet.store.schema import Ally, Introduction, Organization, Person, Rep


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as the list shows them.

    `introductions` counts those this person made to us; `won`, `lost` and `open` the deals they led to; `credit` is
    the won amount, in minor units of `currency`, of deals that began with one of them.
    """

    id: UUID
    name: str
    organization: str
    job_title: str
    email: str
    phone: str
    kind: AllyKind | None
    trust: int | None
    tags: str
    introductions: int
    won: int
    lost: int
    open: int
    credit: int
    currency: str
    last_on: date | None
    do_not_contact: bool

    @property
    def finished(self) -> int:
        """Return how many of the deals that they led to have ended."""
        return self.won + self.lost


def _of_rep(value: str) -> Condition:
    found = select(Rep.id).where(named(Rep.id, Rep.search_key, value)).scalar_subquery()
    return columns.with_introduction(Introduction.rep_id, found)


SHEET = Sheet(
    table=Person,
    make=lambda row: PersonRow(**row),
    columns={
        "id": Person.id,
        "name": Person.name,
        "organization": columns.organization(Organization.name),
        "job_title": Person.job_title,
        "email": columns.text_of(ContactKind.EMAIL),
        "phone": columns.text_of(ContactKind.PHONE),
        "kind": columns.of_ally(Ally.kind),
        "trust": columns.of_ally(Ally.trust),
        "tags": columns.tags(),
        "introductions": columns.introductions(),
        "won": columns.deals(Outcome.WON),
        "lost": columns.deals(Outcome.LOST),
        "open": columns.deals(Outcome.OPEN),
        "credit": columns.amounts(Outcome.WON),
        "currency": MAIN_CURRENCY,
        "last_on": columns.last_on(),
        "do_not_contact": Person.do_not_contact,
    },
    search=columns.searched,
    usual=(Person.search_key,),
    sorts={"name": Person.search_key, "organization": columns.organization(Organization.search_key)},
    filters={
        "is_ally": columns.is_ally,
        "organization": columns.of_organization,
        "rep": _of_rep,
        "tag": columns.has_tag,
        "tags": columns.has_tag,
    },
)


def count(store: Store, listing: Listing) -> int:
    """Return how many people are listed."""
    with store.reading() as session:
        return querying.count(session, SHEET, listing)


def ids(store: Store, listing: Listing) -> list[UUID]:
    """Return the ids of all listed people, in order."""
    with store.reading() as session:
        return querying.ids(session, SHEET, listing)


def page(store: Store, listing: Listing, offset: int, limit: int) -> list[PersonRow]:
    """Return one page of the list."""
    with store.reading() as session:
        return querying.page(session, SHEET, listing, offset, limit)


def rows(store: Store, keys: Sequence[UUID]) -> list[PersonRow]:
    """Return the rows of these people in this order; those that are gone are left out."""
    with store.reading() as session:
        return querying.rows(session, SHEET, keys)
