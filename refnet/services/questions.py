"""The question bank: what to ask in meetings, ours from the start and the user's own."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Stage
from refnet.domain.meetings import LONGEST_QUESTION
from refnet.i18n import _
from refnet.services import cleaning
from refnet.store.database import Store
from refnet.store.schema import Question


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question of the bank, the stage in which it helps most, and what it is good for."""

    id: UUID
    text: str
    stage: Stage
    purpose: str


def bank(store: Store) -> list[QuestionRow]:
    """Return the questions in their order."""
    query = select(Question.id, Question.text, Question.stage, Question.purpose)
    with store.reading() as session:
        return [QuestionRow(*row) for row in session.execute(query.order_by(Question.position, Question.id))]


def add(store: Store, text: str, *, stage: Stage = Stage.MET, purpose: str = "") -> UUID:
    """Add a question of one's own at the end and return its id; one that is there already stays as it is."""
    with store.step(_("Add question")) as session:
        return named(session, text, stage=stage, purpose=purpose).id


def named(session: Session, text: str, *, stage: Stage = Stage.MET, purpose: str = "") -> Question:
    """Return the question with these words within a step, added at the end when the bank lacks it."""
    words = cleaning.line(text)
    if not 1 <= len(words) <= LONGEST_QUESTION:
        sentence = _("Please write a question of at most {most} letters.")
        raise InvalidInput("text", sentence.format(most=LONGEST_QUESTION))
    found = session.scalars(select(Question).where(Question.text == words)).first()
    if found is None:
        last = session.scalar(select(func.max(Question.position)))
        found = Question(text=words, stage=stage, purpose=purpose, position=0 if last is None else last + 1)
        session.add(found)
    return found
