"""How a deal stands, in SQL, for all lists that show it."""

from sqlalchemy import case, type_coerce

from refnet.domain.kinds import Outcome
from refnet.services.matching import Column
from refnet.services.querying import MAIN_CURRENCY
from refnet.store.schema import Deal


def shown_stage() -> Column:
    """Return the stage a deal stands in: the open one it came to, or won or lost once it is over."""
    end = type_coerce(Deal.outcome, Deal.stage.type)
    return case((Deal.outcome == Outcome.OPEN, Deal.stage), else_=end)


def money_in() -> Column:
    """Return the currency of a deal's amount; a deal without one is in the main currency."""
    return case((Deal.currency == "", MAIN_CURRENCY), else_=Deal.currency)
