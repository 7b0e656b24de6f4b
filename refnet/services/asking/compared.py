"""Wordings beside each other: in how many asks each went with an introduction."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, func, select

from refnet.domain.rates.proportions import Rate, rate
from refnet.services import limits
from refnet.services.asking.chosen import AskQuery
from refnet.store.database import Store
from refnet.store.schema import Ask, Introduction

TIME_TO_ANSWER = timedelta(days=30)  # a younger ask has not had its chance yet
MOST = 200
EVERY = AskQuery()


@dataclass(frozen=True, slots=True)
class WordingRate:
    """A wording as it was noted with asks, and the share of those that brought an introduction."""

    wording: str
    rate: Rate


def compared(store: Store, today: date, chosen: AskQuery = EVERY) -> list[WordingRate]:
    """Return the wordings of asks that had time to be answered, those asked most first."""
    introduced = select(Introduction.ask_id).where(Introduction.ask_id.is_not(None))
    came, asked = func.sum(case((Ask.id.in_(introduced), 1), else_=0)), func.count()
    query = select(Ask.wording, came, asked).where(Ask.wording != "", Ask.asked_on <= today - TIME_TO_ANSWER)
    query = query.group_by(Ask.wording).order_by(asked.desc(), Ask.wording).limit(MOST)
    with store.reading() as session:
        query = query.where(*chosen.those(today, limits.read(session).silence))
        return [WordingRate(wording, rate(int(won), n)) for wording, won, n in session.execute(query)]
