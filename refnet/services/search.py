"""Finds anything by its name, for the search field that is always at hand."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, literal, or_, select
from sqlalchemy.orm import Session, aliased

from refnet.domain.kinds import Outcome
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services import deals, people
from refnet.services.deals import DealRow
from refnet.services.matching import Column, Condition, begins, has_words
from refnet.services.people import PersonHit
from refnet.store.database import Store
from refnet.store.schema import Introduction, Organization, Person

NAMED = 50  # people whose introductions are looked through


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found, with a word that tells it from others of its name."""

    id: UUID
    title: str
    detail: str
    is_over: bool = False  # a deal that was won or lost


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, by kind."""

    people: tuple[Hit, ...] = ()
    organizations: tuple[Hit, ...] = ()
    deals: tuple[Hit, ...] = ()
    introductions: tuple[Hit, ...] = ()


def everything(store: Store, text: str, limit: int = 8) -> Hits:
    """Return what has a name that begins with `text`, or has all its words; at most `limit` of each kind."""
    folded = fold(text)
    if not folded:
        return Hits()
    found = people.find(store, text, max(limit, NAMED))
    with store.reading() as session:
        return Hits(
            people=tuple(Hit(one.id, one.name, one.organization) for one in found[:limit]),
            organizations=_named(session, _organizations(), Organization.search_key, folded, limit),
            deals=tuple(map(_deal, deals.find(store, text, limit))),
            introductions=_introductions(session, found, limit),
        )


def _organizations() -> Select[UUID, str, str]:
    return select(Organization.id, Organization.name, literal(""))


def _deal(row: DealRow) -> Hit:
    title = row.title or row.organization or row.prospect
    detail = row.prospect if row.prospect != title else ""
    return Hit(row.id, title, detail, row.outcome is not Outcome.OPEN)


def _named(session: Session, query: Select[UUID, str, str], key: Column, folded: str, limit: int) -> tuple[Hit, ...]:
    """Return what begins with these words, filled up with what has them elsewhere."""
    first = _hits(session, query, key, begins(key, folded), limit)
    if len(first) == limit:
        return first
    others = _hits(session, query, key, has_words(folded, key) & ~begins(key, folded), limit - len(first))
    return first + others


def _hits(session: Session, query: Select[UUID, str, str], key: Column, fits: Condition, limit: int) -> tuple[Hit, ...]:
    return tuple(Hit(*row) for row in session.execute(query.where(fits).order_by(key).limit(limit)))


def _introductions(session: Session, found: list[PersonHit], limit: int) -> tuple[Hit, ...]:
    keys, prospect, other = [one.id for one in found], aliased(Person), aliased(Person)
    query = (
        select(Introduction.id, prospect.name, other.name, Introduction.introducer_id)
        .join(prospect, prospect.id == Introduction.prospect_id)
        .join(other, or_(other.id == Introduction.introducer_id, other.id == Introduction.recipient_id))
        .where(or_(*(side.in_(keys) for side in _sides())))
        .order_by(Introduction.made_on.desc().nulls_last(), Introduction.id)
        .limit(limit)
    )
    by, to = _("introduced by {name}"), _("introduced to {name}")
    rows = session.execute(query)
    return tuple(Hit(key, whom, (by if received else to).format(name=name)) for key, whom, name, received in rows)


def _sides() -> tuple[Column, ...]:
    return Introduction.prospect_id, Introduction.introducer_id, Introduction.recipient_id
