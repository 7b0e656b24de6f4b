"""After a meeting was kept: who does not know yet that it came so far, and what was answered."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.i18n import _
from refnet.services import meetings, questions
from refnet.services.meetings import OwedRow
from refnet.services.questions import AskedRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import TextField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog

Found = tuple[list[OwedRow], list[AskedRow]]


class NoteAnswersDialog(FormDialog):
    """The questions asked in one meeting, each with room for its answer."""

    def __init__(self, context: Context, asked: list[AskedRow], parent: QWidget | None = None) -> None:
        super().__init__(context, _("Note answers"), verb=_("Note answers"), width=560, parent=parent)
        self.answers = {row.id: TextField(row.text, 2, row.answer) for row in asked}
        for row in asked:
            question = Field(f"answer-{row.id}", row.text.replace("&", "&&"), self.answers[row.id])
            question.let_title_wrap()
            self.add_row(question)
        next(iter(self.answers.values())).setFocus()

    def submit(self) -> None:
        told = {key: field.text() for key, field in self.answers.items()}
        self.send(partial(questions.answer_all, self.context.store, told), _("The answers were noted."))


def tell_after(context: Context, window: QWidget | None, said: str, deal_id: UUID, meeting_id: UUID) -> None:
    """Say that a meeting was kept, who does not know yet that you met, and offer to tell them and to note answers."""
    work = partial(_read, context.store, deal_id, meeting_id)
    context.jobs.read(work, partial(_offer, context, window, said))


def note_answers(context: Context, window: QWidget | None, meeting_id: UUID) -> None:
    """Open the questions asked in a meeting with their answers; without any it says so."""
    context.jobs.read(partial(questions.asked_in, context.store, meeting_id), partial(_open_answers, context, window))


def _read(store: Store, deal_id: UUID, meeting_id: UUID) -> Found:
    return meetings.owed(store, deal_id), questions.asked_in(store, meeting_id)


def _offer(context: Context, window: QWidget | None, said: str, found: Found) -> None:
    owed, asked = found
    links: list[tuple[str, Callable[[], object]]] = []
    if owed:
        sentence = _("{name} was not thanked yet.") if owed[0].is_thanks else _("{name} does not know yet: you met.")
        said = f"{said} {sentence.format(name=owed[0].introducer)}"
        links.append((_("Tell"), partial(_tell, context, window, owed[0].introduction_id)))
    if any(not row.answer for row in asked):
        links.append((_("Note answers"), partial(_open_answers, context, window, asked)))
    if links:
        context.offer(said, links)
    else:
        context.say(said)


def _tell(context: Context, window: QWidget | None, introduction_id: UUID) -> None:
    from refnet.ui.dialogs.tell_introducer import TellDialog  # noqa: PLC0415 - when it is wanted

    TellDialog(context, introduction_id, window).open()


def _open_answers(context: Context, window: QWidget | None, asked: list[AskedRow]) -> None:
    if asked:
        NoteAnswersDialog(context, asked, window).open()
    else:
        context.say(_("No question was noted of this meeting."), undo=False)
