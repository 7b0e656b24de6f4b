"""What stands beside the list of Today: what referral deals are open, and whether there is anybody to ask at all."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, case, exists, func, select

from refnet.domain.kinds import Outcome, Source
from refnet.services import preferences
from refnet.store.database import Store
from refnet.store.schema import Deal, Person


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Open referral deals: how many, and what they are worth in minor units of the main currency.

    `without` of them have no amount, or one in another currency.
    """

    deals: int
    amount: int
    currency: str
    without: int


def pipeline(store: Store, rep: UUID | None) -> Pipeline:
    """Return the open referral deals of a rep, or of all of us."""
    with store.reading() as session:
        currency = preferences.currency(session)
        is_known = and_(Deal.amount.is_not(None), Deal.currency.in_(("", currency)))
        known = case((is_known, Deal.amount), else_=0)
        query = select(func.count(), func.sum(known), func.sum(case((is_known, 0), else_=1)))
        query = query.where(Deal.outcome == Outcome.OPEN, Deal.source == Source.REFERRAL)
        if rep is not None:
            query = query.where(Deal.rep_id == rep)
        deals, amount, without = session.execute(query).one()
    return Pipeline(deals, int(amount or 0), currency, int(without or 0))


def has_people(store: Store) -> bool:
    """Tell whether anybody is known yet."""
    with store.reading() as session:
        return bool(session.scalar(select(exists().where(Person.id.is_not(None)))))
