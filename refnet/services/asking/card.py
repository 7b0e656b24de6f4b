"""What an ask card is filled with: who is asked, by whom, and for what kind of client we asked last."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Purpose
from refnet.domain.rates.proportions import Rate
from refnet.i18n import _
from refnet.services import loop, reps, wordings
from refnet.services.asking.compared import compared
from refnet.services.reps import RepRow
from refnet.services.wordings import WordingRow
from refnet.store.database import Store
from refnet.store.schema import Ask, Organization, Person

PURPOSES = (Purpose.ASK, Purpose.FORWARD, Purpose.OPT_IN)


@dataclass(frozen=True, slots=True)
class Card:
    """An ally as letters address them, our texts, and how often each wording went with an introduction.

    `asked_on` is the day on which any of us asked them last.
    """

    name: str
    first_name: str
    company: str
    email: str
    my_name: str
    ideal_client: str
    wordings: tuple[WordingRow, ...]
    rates: dict[str, Rate]
    asked_on: date | None


def card(store: Store, ally: UUID, today: date) -> Card:
    """Return what a card for an ally holds; raise RefNetError when they were removed."""
    me = reps.me(store)
    texts, rates = wordings.kept(store, *PURPOSES), {one.wording: one.rate for one in compared(store, today)}
    with store.reading() as session:
        person = session.get(Person, ally)
        if person is None:
            raise RefNetError(_("This person was removed meanwhile. Please look them up again."))
        company = session.get(Organization, person.organization_id) if person.organization_id else None
        ideal = _ideal(session, me)
        return Card(
            person.name, loop.first_name(person.name, person.given_name), company.name if company else "",
            loop.email_of(session, ally), me.name if me else "", ideal, tuple(texts), rates,
            session.scalar(select(func.max(Ask.asked_on)).where(Ask.ally_id == ally)),
        )  # fmt: skip


def last_ideal_client(store: Store) -> str:
    """Return for what kind of client whoever is at the keyboard asked last; empty where they never said."""
    me = reps.me(store)
    with store.reading() as session:
        return _ideal(session, me)


def _ideal(session: Session, me: RepRow | None) -> str:
    newest = select(Ask.ideal_client).where(Ask.ideal_client != "").order_by(Ask.asked_on.desc(), Ask.id.desc())
    if me is not None:
        newest = newest.where(Ask.rep_id == me.id)
    return session.scalars(newest.limit(1)).first() or ""
