"""Which deal a brief is wanted for, when somebody names a person, an introduction or a deal."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Outcome
from refnet.i18n import _
from refnet.services import meetings
from refnet.services.insights import paths
from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction


def deal_meant(store: Store, words: str, today: date) -> UUID:
    """Return the deal that a name or a key means: of a person the one with the next meeting, else the newest open one.

    Raise InvalidInput where nobody is meant, several are, or there is no deal.
    """
    key = _key(words)
    if key is not None:
        with store.reading() as session:
            if session.get(Deal, key) is not None:
                return key
            introduction = session.get(Introduction, key)
        if introduction is not None:
            return _of_introduction(introduction)
    person = paths.named_target(store, words, with_companies=False)
    with store.reading() as session:
        found = _deals_of(session, person.id)
    if not found:
        raise InvalidInput("name", _("There is no deal with {name} yet, so there is nothing to prepare.").format(
            name=person.name))  # fmt: skip
    return _next(store, found, today)


def _key(words: str) -> UUID | None:
    try:
        return UUID(words.strip())
    except ValueError:
        return None


def _of_introduction(one: Introduction) -> UUID:
    if one.deal_id is None:
        raise InvalidInput("name", _("No deal came of this introduction, so there is nothing to prepare."))
    return one.deal_id


def _deals_of(session: Session, person: UUID) -> list[UUID]:
    """Return the deals of a prospect, open ones before others, the newest first."""
    is_over = Deal.outcome != Outcome.OPEN
    newest = Deal.first_touch_on.is_(None), Deal.first_touch_on.desc(), Deal.id.desc()  # engines sort NULL differently
    query = select(Deal.id).where(Deal.prospect_id == person)
    return list(session.scalars(query.order_by(is_over, *newest)))


def _next(store: Store, found: list[UUID], today: date) -> UUID:
    """Return the deal whose meeting comes first, the first of all where none is planned."""
    planned = [(plan.planned_on, key) for key in found if (plan := meetings.next_planned(store, key, today))]
    to_come = [(day, key) for day, key in planned if day is not None and day >= today]
    return min(to_come)[1] if to_come else found[0]
