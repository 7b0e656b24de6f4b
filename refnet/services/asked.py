"""The list of all asks: counted, sorted and filtered by the database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from refnet.domain.asks import OPEN, silent_from
from refnet.services import limits, querying
from refnet.services.asks import AskRow
from refnet.services.listing import Listing
from refnet.services.matching import Condition, has_words, named
from refnet.services.querying import Sheet
from refnet.services.standing import has_brought
from refnet.store.database import Store
from refnet.store.schema import Ask, Introduction, Person, Rep

_ALLY = select(Person.name).where(Person.id == Ask.ally_id).scalar_subquery()
_REP = select(Rep.name).where(Rep.id == Ask.rep_id).scalar_subquery()
_BROUGHT = select(func.count()).where(Introduction.ask_id == Ask.id).scalar_subquery()


@dataclass(frozen=True, slots=True)
class ListedAsk(AskRow):
    """An ask with the day from which it counts as silent, told while nobody answered and it brought nobody."""

    silent_from: date | None = None


def _of_ally(folded: str) -> Condition:
    return Ask.ally_id.in_(select(Person.id).where(has_words(folded, Person.search_key)))


def _with_ally(value: str) -> Condition:
    return Ask.ally_id.in_(select(Person.id).where(named(Person.id, Person.search_key, value)))


def _with_rep(value: str) -> Condition:
    return Ask.rep_id.in_(select(Rep.id).where(named(Rep.id, Rep.search_key, value)))


SHEET = Sheet(
    table=Ask,
    make=lambda row: ListedAsk(**row),
    columns={
        "id": Ask.id,
        "ally_id": Ask.ally_id,
        "ally": _ALLY,
        "rep_id": Ask.rep_id,
        "rep": _REP,
        "asked_on": Ask.asked_on,
        "channel": Ask.channel,
        "ideal_client": Ask.ideal_client,
        "wording": Ask.wording,
        "target": Ask.target,
        "answer": Ask.answer,
        "answered_on": Ask.answered_on,
        "introductions": _BROUGHT,
        "has_brought": has_brought(),
    },
    search=_of_ally,
    usual=(Ask.asked_on.desc(),),
    filters={"ally": _with_ally, "rep": _with_rep},
)


def count(store: Store, listing: Listing) -> int:
    """Return how many asks are listed."""
    with store.reading() as session:
        return querying.count(session, SHEET, listing)


def ids(store: Store, listing: Listing) -> list[UUID]:
    """Return the ids of all listed asks, in order."""
    with store.reading() as session:
        return querying.ids(session, SHEET, listing)


def rows(store: Store, keys: Sequence[UUID]) -> list[ListedAsk]:
    """Return the rows of these asks in this order; those that are gone are left out."""
    with store.reading() as session:
        silence = limits.read(session).silence
        found = querying.rows(session, SHEET, keys)
    return [replace(one, silent_from=_silent_from(one, silence)) for one in found]


def _silent_from(one: ListedAsk, silence: int) -> date | None:
    """Return the day that stands as silence: when somebody noted it, or when it will count as an answer by itself."""
    if one.has_brought or one.answer not in OPEN:
        return None
    return one.answered_on or silent_from(one.asked_on, silence)
