"""How deals and asks stand, in SQL, for all lists that show or count them."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, case, or_, select, type_coerce

from refnet.domain.asks import OPEN
from refnet.domain.kinds import Answer, Outcome
from refnet.services.matching import Column
from refnet.services.querying import MAIN_CURRENCY
from refnet.store.schema import Ask, Deal, Introduction, NamedProspect


def shown_stage() -> Column:
    """Return the stage a deal stands in: the open one it came to, or won or lost once it is over."""
    end = type_coerce(Deal.outcome, Deal.stage.type)
    return case((Deal.outcome == Outcome.OPEN, Deal.stage), else_=end)


def money_in() -> Column:
    """Return the currency of a deal's amount; a deal without one is in the main currency."""
    return case((Deal.currency == "", MAIN_CURRENCY), else_=Deal.currency)


def has_brought() -> ColumnElement[bool]:
    """Tell whether an ask brought a name or an introduction, whatever was noted as its answer."""
    introduced = select(Introduction.ask_id).where(Introduction.ask_id.is_not(None))
    return or_(Ask.id.in_(select(NamedProspect.ask_id)), Ask.id.in_(introduced))


def answered() -> Column:
    """Return what was answered to an ask: a name or an introduction tells it where nobody noted an answer."""
    named = type_coerce(Answer.NAMED, Ask.answer.type)
    return case((and_(Ask.answer.in_(OPEN), has_brought()), named), else_=Ask.answer)


def ask_standing(on: date, silence: int) -> Column:
    """Return how an ask stands on a day: `domain.asks.standing` where many are counted."""
    is_old, silent = Ask.asked_on <= on - timedelta(days=silence), type_coerce(Answer.SILENCE, Ask.answer.type)
    return case((and_(answered() == Answer.PENDING, is_old), silent), else_=answered())
