"""The list of deals: counted, paged, sorted and filtered by the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func

from refnet.domain.kinds import Outcome, Source, Stage
from refnet.services import querying
from refnet.services.deals import columns
from refnet.services.listing import Listing
from refnet.services.querying import Sheet
from refnet.services.standing import money_in, shown_stage
from refnet.store.database import Store
from refnet.store.schema import Deal, Organization, Person, Rep


@dataclass(frozen=True, slots=True)
class DealRow:
    """A deal as the list shows it; `stage` is won or lost once it is over, `amount` in minor units of `currency`."""

    id: UUID
    title: str
    prospect_id: UUID | None
    prospect: str
    organization: str
    rep: str
    rep_id: UUID | None
    source: Source
    introducer: str
    first_touch_on: date | None
    stage: Stage
    outcome: Outcome
    amount: int | None
    currency: str
    segment: str
    closed_on: date | None
    lost_reason: str
    next_step: str
    next_step_on: date | None
    reference: str
    version: int


SHEET = Sheet(
    table=Deal,
    make=lambda row: DealRow(**row),
    columns={
        "id": Deal.id,
        "title": Deal.title,
        "prospect_id": Deal.prospect_id,
        "prospect": columns.prospect(Person.name),
        "organization": columns.organization(Organization.name),
        "rep": columns.rep(Rep.name),
        "rep_id": Deal.rep_id,
        "source": Deal.source,
        "introducer": columns.introducer(Person.name),
        "first_touch_on": Deal.first_touch_on,
        "stage": shown_stage(),
        "outcome": Deal.outcome,
        "amount": Deal.amount,
        "currency": money_in(),
        "segment": Deal.segment,
        "closed_on": Deal.closed_on,
        "lost_reason": Deal.lost_reason,
        "next_step": Deal.next_step,
        "next_step_on": Deal.next_step_on,
        "reference": func.coalesce(Deal.reference, ""),
        "version": Deal.version,
    },
    search=columns.searched,
    usual=(Deal.first_touch_on.desc().nulls_last(),),
    sorts={
        "name": Deal.search_key,
        "title": Deal.search_key,
        "prospect": columns.prospect(Person.search_key),
        "organization": columns.organization(Organization.search_key),
        "rep": columns.rep(Rep.search_key),
        "introducer": columns.introducer(Person.search_key),
    },
    filters={
        "rep": columns.of_rep,
        "organization": columns.of_organization,
        "prospect": columns.of_prospect,
        "introducer": columns.of_introducer,
    },
)


def count(store: Store, listing: Listing) -> int:
    """Return how many deals are listed."""
    with store.reading() as session:
        return querying.count(session, SHEET, listing)


def ids(store: Store, listing: Listing) -> list[UUID]:
    """Return the ids of all listed deals, in order."""
    with store.reading() as session:
        return querying.ids(session, SHEET, listing)


def page(store: Store, listing: Listing, offset: int, limit: int) -> list[DealRow]:
    """Return one page of the list."""
    with store.reading() as session:
        return querying.page(session, SHEET, listing, offset, limit)


def rows(store: Store, keys: Sequence[UUID]) -> list[DealRow]:
    """Return the rows of these deals in this order; those that are gone are left out."""
    with store.reading() as session:
        return querying.rows(session, SHEET, keys)
