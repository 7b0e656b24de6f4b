"""What a line's button does: at once where a word is enough, through its form where more is to be told."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from refnet.domain.kinds import Duty, Stage
from refnet.domain.today.rules import Item, Subject
from refnet.i18n import _
from refnet.services import deals, introductions, meetings, people, today
from refnet.services.deals import DealRow
from refnet.services.meetings import MeetingRow
from refnet.services.people import PersonHit
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.answering import ANSWERS, note_answer, offer_answers
from refnet.ui.dialogs.log_introduction import introduce_named
from refnet.ui.pages.today import words
from refnet.ui.pages.today.deal_deeds import DealDeeds
from refnet.ui.pages.today.row import TodayRow

REST_AFTER_CALL = 30  # days


def contacted(store: Store, introduction_id: UUID, on: date) -> None:
    """Move the deal that an introduction began to contacted."""
    deal = introductions.record(store, introduction_id).deal_id
    if deal is not None:
        deals.move(store, deal, Stage.CONTACTED, on)


def talk(store: Store, meeting_id: UUID) -> tuple[MeetingRow, DealRow]:
    """Return a meeting with its deal."""
    found = meetings.record(store, meeting_id)
    return found, deals.rows(store, [found.deal_id])[0]


class TodayDeeds(QObject):
    """Does what the lines of Today ask for; `rep` tells whose day it is, None where it is one's own or everybody's."""

    finished = Signal(object)  # the item that is settled, so that its line can go at once

    def __init__(self, context: Context, parent: QWidget, rep: Callable[[], UUID | None]) -> None:
        super().__init__(parent)
        self._context, self._window, self._rep = context, parent, rep
        self._deals = DealDeeds(context, parent)

    def do(self, item: Item) -> None:
        """Do the one deed of an item."""
        store, day = self._context.store, self._context.today()
        if item.duty is Duty.FIRST_CONTACT:
            self._context.jobs.write(
                partial(contacted, store, item.subject_id, day), partial(self._offer_meeting, item)
            )
        elif item.duty is Duty.THANKS:
            self._write(
                partial(today.note_told, store, item.subject_id, day),
                item,
                _("{what} – told.") if item.is_news else _("{what} – thanked and told."),
            )
        elif item.duty is Duty.TASK:
            is_step = item.subject is Subject.DEAL
            self._write(partial(today.finish, store, item.subject_id, day, is_step=is_step), item, _("{what} – done."))
        elif item.duty is Duty.PREPARATION:
            self.prepare(item)
        elif item.subject is Subject.MEETING:
            self.note_meeting(item)
        elif item.duty is Duty.NEXT_STEP:
            self.of(item)["next-step"]()
        elif item.duty is Duty.QUIET:
            self._rest(item, day + timedelta(days=REST_AFTER_CALL), for_all=True)
        else:
            self._about_ally(item)

    def write_note(self, item: Item) -> None:
        """Open the drafted note to an introducer."""
        from refnet.ui.dialogs.tell_introducer import TellDialog  # noqa: PLC0415 - when it is wanted

        dialog = TellDialog(self._context, item.subject_id, self._window)
        dialog.saved.connect(partial(self._settled, item))
        dialog.open()

    def note_meeting(self, item: Item) -> None:
        """Open the form of the meeting that a line is about."""
        self._context.jobs.read(partial(talk, self._context.store, item.subject_id), partial(self._open_meeting, item))

    def prepare(self, item: Item) -> None:
        """Open the preparation of the meeting that a line is about."""
        from refnet.ui.dialogs.prepare_meeting import open_preparation  # noqa: PLC0415 - when it is wanted

        open_preparation(self._context, self._window, item.subject_id)

    def of(self, item: Item) -> dict[str, Callable[[], object]]:
        """Return what menus and keys can do with the deal of a line; a line about a meeting means that meeting."""
        found = self._deals.of(item)
        if item.subject is Subject.MEETING:
            found |= {"log-meeting": partial(self.note_meeting, item), "prepare-meeting": partial(self.prepare, item)}
        return found

    def put_off(self, item: Item, until: date | None) -> None:
        """Put an item off until a day, or for good."""
        self._rest(item, until, for_all=False)

    def _rest(self, item: Item, until: date | None, *, for_all: bool) -> None:
        store, day = self._context.store, self._context.today()
        work = partial(today.postpone, store, item.duty, item.subject_id, until, day, rep=self._rep(), for_all=for_all)
        self._write(work, item, f"{{what}} – {words.until(until, day)}.")

    def put_back(self, item: Item) -> None:
        """Let an item that was put off be due again."""
        work = partial(today.put_back, self._context.store, item.duty, item.subject_id, rep=self._rep())
        said = _("{what} – back on the list.").format(what=item.what)
        self._context.jobs.write(work, lambda _nothing: self._context.say(said))

    def press(self, item: Item, number: int) -> None:
        """Note the answer that a number stands for, where one is waited for."""
        if words.waits_for_answer(item) and 1 <= number <= len(ANSWERS):
            note_answer(self._context, self._window, item.subject_id, item.what, ANSWERS[number - 1])

    def fill_menu(self, menu: QMenu, item: Item) -> None:
        """Add what only some lines can do: a task can be changed and removed."""
        if item.subject is Subject.TASK:
            menu.addSeparator()
            menu.addAction(_("Change task …"), partial(self._change_task, item))
            menu.addAction(_("Remove task"), partial(self._remove_task, item))
        elif item.subject is Subject.NAME:
            menu.addSeparator()
            menu.addAction(_("It will not come"), partial(self._give_up, item))

    def _change_task(self, item: Item) -> None:
        self._context.jobs.read(partial(today.task, self._context.store, item.subject_id), self._open_task)

    def _open_task(self, found: today.TaskRow) -> None:
        from refnet.ui.dialogs.task import TaskDialog  # noqa: PLC0415 - when it is wanted

        TaskDialog(self._context, self._window, task=found).open()

    def _remove_task(self, item: Item) -> None:
        self._write(partial(today.remove_task, self._context.store, item.subject_id), item, _("{what} – removed."))

    def _give_up(self, item: Item) -> None:
        work = partial(today.give_up, self._context.store, item.subject_id, self._context.today())
        self._write(work, item, _("{what} – given up."))

    def _about_ally(self, item: Item) -> None:
        if words.waits_for_answer(item):
            row = self._window.focusWidget() or self._window
            below = row.deed if isinstance(row, TodayRow) else row
            place = below.mapToGlobal(below.rect().bottomLeft())
            offer_answers(self._context, self._window, item.subject_id, item.what, place)
        elif item.duty is Duty.PROMISE:
            introduce_named(self._context, self._window, item.subject_id)
        elif item.opens is not None:
            self._context.jobs.read(partial(people.hit, self._context.store, item.opens[1]), partial(self._ask, item))

    def _open_meeting(self, item: Item, found: tuple[MeetingRow, DealRow]) -> None:
        from refnet.ui.dialogs.log_meeting import MeetingDialog  # noqa: PLC0415 - when it is wanted

        meeting, deal = found
        dialog = MeetingDialog(self._context, deal, meeting, self._window)
        dialog.saved.connect(partial(self._settled, item))  # one that is still due comes back with the next reading
        dialog.open()

    def _ask(self, item: Item, ally: PersonHit | None) -> None:
        from refnet.ui.dialogs.ask_card import open_card  # noqa: PLC0415 - when it is wanted

        open_card(self._context, self._window, "", partial(self._settled, item), ally)

    def _offer_meeting(self, item: Item, _nothing: object) -> None:
        """Say that they were contacted, and offer what comes next, lest they be forgotten from here on."""
        plan = (_("Plan the meeting"), self.of(item)["prepare-meeting"])
        self._context.offer(_("{what} – contacted.").format(what=item.what), [plan])
        self.finished.emit(item)

    def _settled(self, item: Item, _result: object) -> None:
        self.finished.emit(item)

    def _write(self, work: Callable[[], None], item: Item, said: str) -> None:
        self._context.jobs.write(work, partial(self._written, item, said))

    def _written(self, item: Item, said: str, _nothing: object) -> None:
        self._context.say(said.format(what=item.what))
        self.finished.emit(item)
