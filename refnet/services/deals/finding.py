"""Finds deals by a few letters of their title, prospect or organization, as somebody types them."""

from sqlalchemy import or_, select

from refnet.domain.kinds import Outcome
from refnet.domain.names import fold
from refnet.services import querying
from refnet.services.deals.columns import searched
from refnet.services.deals.listed import SHEET, DealRow
from refnet.services.matching import Condition, begins, has_words
from refnet.store.database import Store
from refnet.store.schema import Deal


def find(store: Store, text: str, limit: int = 8, *, only_open: bool = False) -> list[DealRow]:
    """Return deals that `text` may mean, those that still run first; for no text the open ones begun last.

    A title that begins with the text comes before one that has it elsewhere, or whose prospect or organization has it.
    """
    folded, is_open = fold(text), Deal.outcome == Outcome.OPEN
    fits = _named(folded) if folded else is_open
    first = [~begins(Deal.search_key, folded), Deal.search_key] if folded else [Deal.first_touch_on.desc().nulls_last()]
    wanted = (fits, is_open) if only_open else (fits,)
    query = select(Deal.id).where(*wanted).order_by(~is_open, *first, Deal.id.desc())
    with store.reading() as session:
        return querying.rows(session, SHEET, session.scalars(query.limit(limit)).all())


def _named(folded: str) -> Condition:
    return or_(searched(folded), has_words(folded, Deal.search_key))
