"""Allies who are left in peace for now: paused, generous just now, or just refused; a task may say otherwise."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from refnet.domain.kinds import Direction, Outcome
from refnet.store.database import Store
from refnet.store.schema import Ally, Deal, Introduction

REST_DAYS = 30  # after an introduction, or after a deal of one's own was lost


def paused(store: Store, today: date) -> frozenset[UUID]:
    """Return the allies whom somebody paused."""
    return _keys(store, select(Ally.person_id).where(Ally.paused_until > today))


def at_rest(store: Store, today: date) -> frozenset[UUID]:
    """Return who is paused, introduced somebody, or lost a deal of their own so lately that an ask came too soon."""
    since = today - timedelta(days=REST_DAYS)
    generous = select(Introduction.introducer_id).where(
        Introduction.direction == Direction.RECEIVED, Introduction.made_on > since
    )
    parted = select(Deal.prospect_id).where(
        Deal.outcome == Outcome.LOST, Deal.closed_on > since, Deal.prospect_id.is_not(None)
    )
    return paused(store, today) | _keys(store, generous) | _keys(store, parted)


def _keys(store: Store, query: Any) -> frozenset[UUID]:  # noqa: ANN401 - a query of SQLAlchemy
    with store.reading() as session:
        return frozenset(session.scalars(query))
