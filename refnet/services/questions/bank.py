"""The bank itself: questions in their order, added, changed, moved, and retired without being lost."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.domain.kinds import OPEN_STAGES, Stage
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
    is_retired: bool = False
    version: int = 1


def bank(store: Store) -> list[QuestionRow]:
    """Return the questions that are offered, in their order."""
    return [row for row in every(store) if not row.is_retired]


def offered(store: Store, also: Collection[UUID]) -> list[QuestionRow]:
    """Return the questions that are offered and these, which may be retired by now."""
    return [row for row in every(store) if not row.is_retired or row.id in also]


def every(store: Store) -> list[QuestionRow]:
    """Return all questions in their order, the retired ones too."""
    query = select(
        Question.id, Question.text, Question.stage, Question.purpose, Question.is_retired, Question.version
    )  # fmt: skip
    with store.reading() as session:
        return [QuestionRow(*row) for row in session.execute(query.order_by(Question.position, Question.id))]


def add(store: Store, text: str, *, stage: Stage = Stage.MET, purpose: str = "") -> UUID:
    """Add a question of one's own at the end and return its id; one that is there already stays as it is."""
    with store.step(_("Add question")) as session:
        return named(session, text, stage=stage, purpose=purpose).id


def change(store: Store, key: UUID, version: int, text: str, *, stage: Stage, purpose: str) -> None:
    """Change a question's words, stage and purpose; meetings in which it was asked show the new words."""
    words = _checked(text)
    with store.step(_("Change question")) as session:
        question = _known(session, key)
        if question.version != version:
            raise Conflict(_("Somebody changed this meanwhile. Nothing was written; please look at it again."))
        same = session.scalar(select(Question.id).where(Question.text == words, Question.id != key))
        if same is not None:
            raise InvalidInput("text", _("The bank has this question already."))
        question.text, question.stage, question.purpose = words, _stage(stage), cleaning.line(purpose)


def retire(store: Store, key: UUID, *, retired: bool = True) -> None:
    """Offer a question no longer, or again; where it was asked it stays."""
    with store.step(_("Retire question") if retired else _("Offer question again")) as session:
        _known(session, key).is_retired = retired


def move(store: Store, key: UUID, by: int) -> None:
    """Move a question up (-1) or down (1) among those of the bank; beyond the ends it stays."""
    with store.step(_("Move question")) as session:
        rows = list(session.scalars(select(Question).order_by(Question.position, Question.id)))
        place = rows.index(_known(session, key))
        rows.insert(min(max(place + by, 0), len(rows) - 1), rows.pop(place))
        for position, row in enumerate(rows):
            if row.position != position:
                row.position = position


def named(session: Session, text: str, *, stage: Stage = Stage.MET, purpose: str = "") -> Question:
    """Return the question with these words within a step, added at the end when the bank lacks it.

    One that was retired is offered again.
    """
    words = _checked(text)
    found = session.scalars(select(Question).where(Question.text == words)).first()
    if found is None:
        last = session.scalar(select(func.max(Question.position)))
        position = 0 if last is None else last + 1
        found = Question(text=words, stage=_stage(stage), purpose=cleaning.line(purpose), position=position)
        session.add(found)
    elif found.is_retired:
        found.is_retired = False
    return found


def _checked(text: str) -> str:
    words = cleaning.line(text)
    if not 1 <= len(words) <= LONGEST_QUESTION:
        sentence = _("Please write a question of at most {most} letters.")
        raise InvalidInput("text", sentence.format(most=LONGEST_QUESTION))
    return words


def _stage(stage: Stage) -> Stage:
    if stage not in OPEN_STAGES:
        raise InvalidInput("stage", _("Please choose a stage before the end."))
    return stage


def _known(session: Session, key: UUID) -> Question:
    question = session.get(Question, key)
    if question is None:
        raise RefNetError(_("This question was removed meanwhile."))
    return question
