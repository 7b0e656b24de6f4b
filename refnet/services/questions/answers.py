"""What was answered to the questions asked in a meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from refnet.i18n import _
from refnet.services import cleaning
from refnet.store.database import Store
from refnet.store.schema import Question, QuestionAsked


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question asked in a meeting, with its answer; `id` is that of the asking."""

    id: UUID
    question_id: UUID
    text: str
    answer: str


def asked_in(store: Store, meeting_id: UUID) -> list[AskedRow]:
    """Return the questions asked in a meeting, in the order in which they were noted."""
    query = select(QuestionAsked.id, Question.id, Question.text, QuestionAsked.answer)
    query = query.join(Question, Question.id == QuestionAsked.question_id)
    query = query.where(QuestionAsked.meeting_id == meeting_id).order_by(QuestionAsked.id)
    with store.reading() as session:
        return [AskedRow(*row) for row in session.execute(query)]


def answer_all(store: Store, answers: Mapping[UUID, str]) -> None:
    """Note answers by the ids of what was asked, in one step; what is gone meanwhile is left out."""
    clean = {key: cleaning.paragraph(text, "answer") for key, text in answers.items()}
    with store.step(_("Note answers")) as session:
        for row in session.scalars(select(QuestionAsked).where(QuestionAsked.id.in_(clean))):
            row.answer = clean[row.id]
