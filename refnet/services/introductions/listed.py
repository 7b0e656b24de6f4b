"""The list of introductions, received and given: counted, paged, sorted and filtered by the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.drafts import EvidenceTicks
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Channel, Direction, IntroductionKind, Outcome, Stage
from refnet.i18n import _
from refnet.services import querying
from refnet.services.introductions import columns
from refnet.services.listing import Listing
from refnet.services.querying import Sheet
from refnet.services.standing import money_in, shown_stage
from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction, Organization, Person, Rep

TICKS = ("spoke", "expects", "knows_reason", "present")


@dataclass(frozen=True, slots=True)
class IntroductionRow:
    """An introduction as the list shows it; stage, outcome, amount and next step are those of its deal.

    `stage` is won or lost once the deal is over. `amount` is in minor units of `currency`. An introduction that we
    gave has no introducer but a recipient.
    """

    id: UUID
    prospect_id: UUID
    prospect: str
    organization: str
    introducer_id: UUID | None
    introducer: str
    made_on: date | None
    channel: Channel
    kind: IntroductionKind
    level: int
    is_hot: bool
    ticks: EvidenceTicks
    reason: str
    rep: str
    rep_id: UUID
    deal_id: UUID | None
    stage: Stage | None
    outcome: Outcome | None
    amount: int | None
    currency: str
    next_step: str
    next_step_on: date | None
    thanked_on: date | None
    direction: Direction
    recipient_id: UUID | None
    recipient: str
    ask_id: UUID | None
    is_originating: bool
    version: int


def _make(row: Mapping[str, Any]) -> IntroductionRow:
    values = dict(row)
    ticks = EvidenceTicks(**{name: values.pop(name) for name in TICKS})
    return IntroductionRow(**values, ticks=ticks)


SHEET = Sheet(
    table=Introduction,
    make=_make,
    columns={
        "id": Introduction.id,
        "prospect_id": Introduction.prospect_id,
        "prospect": columns.of_person(Introduction.prospect_id, Person.name),
        "organization": columns.organization(Organization.name),
        "introducer_id": Introduction.introducer_id,
        "introducer": columns.of_person(Introduction.introducer_id, Person.name),
        "made_on": Introduction.made_on,
        "channel": Introduction.channel,
        "kind": Introduction.kind,
        "level": columns.LEVEL,
        "is_hot": columns.IS_HOT,
        "spoke": Introduction.spoke,
        "expects": Introduction.expects,
        "knows_reason": Introduction.knows_reason,
        "present": Introduction.present,
        "reason": Introduction.reason,
        "rep": columns.rep(Rep.name),
        "rep_id": Introduction.rep_id,
        "deal_id": Introduction.deal_id,
        "stage": columns.of_deal(shown_stage()),
        "outcome": columns.of_deal(Deal.outcome),
        "amount": columns.of_deal(Deal.amount),
        "currency": columns.text_of_deal(money_in()),
        "next_step": columns.text_of_deal(Deal.next_step),
        "next_step_on": columns.of_deal(Deal.next_step_on),
        "thanked_on": Introduction.thanked_on,
        "direction": Introduction.direction,
        "recipient_id": Introduction.recipient_id,
        "recipient": columns.of_person(Introduction.recipient_id, Person.name),
        "ask_id": Introduction.ask_id,
        "is_originating": Introduction.is_originating,
        "version": Introduction.version,
    },
    search=columns.searched,
    usual=(Introduction.made_on.desc().nulls_last(),),
    sorts={
        "name": columns.of_person(Introduction.prospect_id, Person.search_key),
        "prospect": columns.of_person(Introduction.prospect_id, Person.search_key),
        "introducer": columns.of_person(Introduction.introducer_id, Person.search_key),
        "recipient": columns.of_person(Introduction.recipient_id, Person.search_key),
        "organization": columns.organization(Organization.search_key),
        "rep": columns.rep(Rep.search_key),
    },
    filters={
        "rep": columns.of_rep,
        "introducer": partial(columns.on_side, Introduction.introducer_id),
        "prospect": partial(columns.on_side, Introduction.prospect_id),
        "recipient": partial(columns.on_side, Introduction.recipient_id),
        "outcome": columns.with_outcome,
        "hot": columns.hot,
        "is_hot": columns.hot,
    },
)


def count(store: Store, listing: Listing) -> int:
    """Return how many introductions are listed."""
    with store.reading() as session:
        return querying.count(session, SHEET, listing)


def ids(store: Store, listing: Listing) -> list[UUID]:
    """Return the ids of all listed introductions, in order."""
    with store.reading() as session:
        return querying.ids(session, SHEET, listing)


def page(store: Store, listing: Listing, offset: int, limit: int) -> list[IntroductionRow]:
    """Return one page of the list."""
    with store.reading() as session:
        return querying.page(session, SHEET, listing, offset, limit)


def rows(store: Store, keys: Sequence[UUID]) -> list[IntroductionRow]:
    """Return the rows of these introductions in this order; those that are gone are left out."""
    with store.reading() as session:
        return querying.rows(session, SHEET, keys)


def record(store: Store, key: UUID) -> IntroductionRow:
    """Return one introduction; raise RefNetError when it was removed."""
    found = rows(store, [key])
    if not found:
        raise RefNetError(_("This introduction was removed meanwhile."))
    return found[0]


def introductions_of(session: Session, deal_id: UUID) -> tuple[IntroductionRow, ...]:
    """Return the introductions of one deal, the oldest first."""
    mine = select(Introduction.id).where(Introduction.deal_id == deal_id)
    keys = session.scalars(mine.order_by(Introduction.made_on.nulls_last(), Introduction.id)).all()
    return tuple(querying.rows(session, SHEET, keys))
