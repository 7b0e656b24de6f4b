"""How far introductions came: from introduced to won, each pursuit counted once."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, distinct, func, or_, select, true

from refnet.domain.kinds import OPEN_STAGES, Direction, Outcome, Stage
from refnet.services import querying
from refnet.services.introductions.listed import SHEET
from refnet.services.listing import Listing
from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction

STEPS = (*OPEN_STAGES, Stage.WON)  # lead stands for introduced: every introduction got that far


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many introductions came at least as far as a stage."""

    stage: Stage
    count: int


def funnel(store: Store, listing: Listing) -> tuple[StageCount, ...]:
    """Return how many of the listed introductions to us came how far, introduced (as lead) to won.

    Several introductions to one deal are one pursuit and count once.
    """
    received = Introduction.direction == Direction.RECEIVED
    # a table of its own, so that conditions on the deal look at theirs and not at the one joined here
    listed = select(Introduction.id, Introduction.deal_id).where(received, *SHEET.conditions(listing)).subquery()
    pursuit = func.coalesce(listed.c.deal_id, listed.c.id)
    counts = [func.count(distinct(case((_reached(step), pursuit)))) for step in STEPS]
    query = select(*counts).select_from(listed).outerjoin(Deal, Deal.id == listed.c.deal_id)
    with store.reading() as session:
        found = session.execute(query, querying.parameters(session)).one()
    return tuple(StageCount(step, number) for step, number in zip(STEPS, found, strict=True))


def _reached(step: Stage) -> ColumnElement[bool]:
    if step is Stage.LEAD:
        return true()
    won = Deal.outcome == Outcome.WON
    if step is Stage.WON:
        return won
    return or_(won, Deal.stage.in_(OPEN_STAGES[OPEN_STAGES.index(step) :]))
