"""What an ally answered: named somebody, later, declined, never; by a number or from a menu."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from refnet.domain.asking_words import answer_told
from refnet.domain.kinds import Answer
from refnet.i18n import _
from refnet.services import asking, asks
from refnet.services.asking import LedgerRow
from refnet.ui.context import Context

ANSWERS = (Answer.NAMED, Answer.LATER, Answer.DECLINED, Answer.SILENCE)


def note_answer(context: Context, window: QWidget, ask_id: UUID, ally: str, answer: Answer) -> None:
    """Note an answer of today; one that named somebody asks whom."""
    if answer is Answer.NAMED:
        context.jobs.read(partial(asking.ask, context.store, ask_id), partial(_open_names, context, window))
        return
    said = _("{ally} – noted: {answer}.").format(ally=ally, answer=answer_told(answer))
    work = partial(asks.answer, context.store, ask_id, answer, context.today())
    context.jobs.write(work, lambda _nothing: context.say(said))


def offer_answers(context: Context, window: QWidget, ask_id: UUID, ally: str, place: QPoint) -> QMenu:
    """Open a menu of answers at a place on the screen; its numbers are keys."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, answer in enumerate(ANSWERS, 1):
        text = f"&{number}  {answer_told(answer)}"
        menu.addAction(text, partial(note_answer, context, window, ask_id, ally, answer))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(place)
    return menu


def _open_names(context: Context, window: QWidget, found: LedgerRow) -> None:
    from refnet.ui.dialogs.note_names import NoteNamesDialog  # noqa: PLC0415 - when it is wanted

    NoteNamesDialog(context, found, window).open()
