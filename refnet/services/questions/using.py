"""How the questions of the bank were used so far."""

from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from refnet.domain.question_use import FirstTalk, Use, uses
from refnet.services import querying
from refnet.services.querying import MAIN_CURRENCY
from refnet.store.database import Store
from refnet.store.schema import Deal, Meeting, QuestionAsked


def used(store: Store) -> dict[UUID, Use]:
    """Return the use of every question that was asked in a meeting."""
    count = select(QuestionAsked.question_id, func.count(QuestionAsked.meeting_id.distinct()))
    with store.reading() as session:
        times = {row[0]: row[1] for row in session.execute(count.group_by(QuestionAsked.question_id))}
        return uses(_first_talks(session), times)


def _first_talks(session: Session) -> list[FirstTalk]:
    """Return the deals by their first meeting held; what was asked later goes with how long a deal lived."""
    rows = session.execute(
        select(Meeting.deal_id, Meeting.id).where(Meeting.held_on.is_not(None)).order_by(Meeting.held_on, Meeting.id)
    )
    first: dict[UUID, UUID] = {}
    for deal_id, meeting_id in rows:
        first.setdefault(deal_id, meeting_id)
    asked: dict[UUID, set[UUID]] = {}
    for meeting_id, question_id in session.execute(select(QuestionAsked.meeting_id, QuestionAsked.question_id)):
        asked.setdefault(meeting_id, set()).add(question_id)
    ours = or_(Deal.currency == MAIN_CURRENCY, Deal.currency == "")
    deals = session.execute(select(Deal.id, Deal.outcome, Deal.amount, ours), querying.parameters(session))
    return [
        FirstTalk(key, outcome, amount if is_ours else None, frozenset(asked.get(first[key], ())))
        for key, outcome, amount, is_ours in deals
        if key in first
    ]
