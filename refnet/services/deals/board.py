"""Deals as a board: a column a stage, with its count, its money and its first cards."""

from dataclasses import dataclass

from sqlalchemy import Label, and_, case, func, or_, select
from sqlalchemy.orm import Session

from refnet.domain.kinds import Outcome, Stage
from refnet.services import querying
from refnet.services.deals.listed import SHEET, DealRow
from refnet.services.listing import Listing
from refnet.services.matching import Condition
from refnet.services.querying import MAIN_CURRENCY
from refnet.services.standing import shown_stage
from refnet.store.database import Store
from refnet.store.schema import Deal

CARDS = 200


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """The deals of one stage: all counted, `amount` in minor units of the main currency alone, the first as cards."""

    stage: Stage
    count: int
    amount: int
    cards: tuple[DealRow, ...]


def board(store: Store, listing: Listing) -> dict[Stage, BoardColumn]:
    """Return a column for every stage, won and lost included, empty ones too."""
    with store.reading() as session:
        totals = _totals(session, listing)
        return {
            stage: BoardColumn(
                stage, *totals.get(stage, (0, 0)), _cards(session, listing, stage) if stage in totals else ()
            )
            for stage in Stage
        }


def _totals(session: Session, listing: Listing) -> dict[Stage, tuple[int, int]]:
    ours = case((or_(Deal.currency == MAIN_CURRENCY, Deal.currency == ""), Deal.amount))
    stage: Label[Stage] = shown_stage().label("shown")
    query = select(stage, func.count(), func.coalesce(func.sum(ours), 0)).where(*SHEET.conditions(listing))
    found = session.execute(query.group_by(stage), querying.parameters(session))
    return {shown: (count, int(amount)) for shown, count, amount in found}


def _cards(session: Session, listing: Listing, stage: Stage) -> tuple[DealRow, ...]:
    query = select(Deal.id).where(*SHEET.conditions(listing), _stands_in(stage))
    first = session.execute(query.order_by(*SHEET.order(listing)).limit(CARDS), querying.parameters(session))
    return tuple(querying.rows(session, SHEET, first.scalars().all()))


def _stands_in(stage: Stage) -> Condition:
    if stage.is_end:
        return Deal.outcome == Outcome(stage.value)
    return and_(Deal.outcome == Outcome.OPEN, Deal.stage == stage)
