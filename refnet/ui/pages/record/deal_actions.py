"""What can be done with deals, from the list, the board, the panel and from introductions."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import OPEN_STAGES, Outcome, Stage
from refnet.i18n import _, counted
from refnet.services import deals, meetings
from refnet.services.deals import DealRow
from refnet.services.meetings import MeetingRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.add_note import AddNoteDialog
from refnet.ui.dialogs.after_meeting import note_answers
from refnet.ui.dialogs.close_deal import CloseDealDialog
from refnet.ui.dialogs.edit_deal import EditDealDialog
from refnet.ui.dialogs.log_meeting import MeetingDialog
from refnet.ui.dialogs.move_on import MoveOnDialog, move_all
from refnet.ui.dialogs.prepare_meeting import PrepareMeetingDialog
from refnet.ui.dialogs.task import TaskDialog
from refnet.ui.look import words
from refnet.ui.pages.lists.deals_columns import deal_name


def beside(stage: Stage, step: int) -> Stage | None:
    """Return the open stage one before or after this one, None at the ends and for closed deals."""
    if stage not in OPEN_STAGES:
        return None
    place = OPEN_STAGES.index(stage) + step
    return OPEN_STAGES[place] if 0 <= place < len(OPEN_STAGES) else None


def step_all(store: Store, ids: Sequence[UUID], step: int, on: date) -> int:
    """Move open deals one stage on or back; return how many moved."""
    found = [(row.id, stage) for row in deals.rows(store, ids) if (stage := beside(row.stage, step)) is not None]
    with store.step(counted("Move deal", "Move deals", len(found))):
        for key, stage in found:
            deals.move(store, key, stage, on)
    return len(found)


class DealActions(QObject):
    """Opens forms and writes; says what happened."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent
        self._just_read: DealRow | None = None

    def do_with(self, row: DealRow, key: str) -> None:
        """Do what an action does with a deal that has just been read: its form opens at once, and no key falls between."""
        self._just_read = row
        self.deeds(partial(_call_with, [row.id]))[key]()
        self._just_read = None

    def move_on(self, ids: Sequence[UUID]) -> None:
        """Ask for the stage that these deals reached."""
        self._with_rows(ids, self._open_move)

    def win(self, ids: Sequence[UUID]) -> None:
        """Ask what each deal was worth, one after the other."""
        self._with_rows(ids, partial(self._open_close, Outcome.WON))

    def lose(self, ids: Sequence[UUID]) -> None:
        """Ask why each deal was lost, one after the other."""
        self._with_rows(ids, partial(self._open_close, Outcome.LOST))

    def edit(self, ids: Sequence[UUID], first: str = "title") -> None:
        """Open the form of a deal, with the keyboard in one of its fields."""
        self._with_rows(ids[:1], partial(self._open_edit, first))

    def tell(self, ids: Sequence[UUID]) -> None:
        """Open the note to whoever introduced a deal."""
        from refnet.ui.dialogs.tell_introducer import tell_about_deal  # noqa: PLC0415 - when it is wanted

        tell_about_deal(self._context, self._window, ids[0])

    def log_meeting(self, ids: Sequence[UUID]) -> None:
        """Open the form of a meeting about a deal."""
        self._with_rows(ids[:1], self._open_meeting)

    def prepare(self, ids: Sequence[UUID]) -> None:
        """Open the preparation of the next meeting about a deal."""
        self._with_rows(ids[:1], self._open_preparation)

    def add_task(self, key: UUID) -> None:
        """Open the form of a task about a deal."""
        TaskDialog(self._context, self._window, deal_id=key).open()

    def add_first_task(self, ids: Sequence[UUID]) -> None:
        """Open the form of a task about the first of these deals."""
        self.add_task(ids[0])

    def add_note(self, ids: Sequence[UUID]) -> None:
        """Open the form of a note on the first of these deals."""
        self._with_rows(ids[:1], self._open_note)

    def edit_meeting(self, key: UUID) -> None:
        """Open the form of a meeting that is there already."""
        self._context.jobs.read(partial(_meeting, self._context.store, key), self._open_known_meeting)

    def note_answers(self, key: UUID) -> None:
        """Open what was asked in a meeting, with the answers."""
        note_answers(self._context, self._window, key)

    def step(self, ids: Sequence[UUID], step: int) -> None:
        """Move deals one stage on (1) or back (-1)."""
        work = partial(step_all, self._context.store, list(ids), step, self._context.today())
        self._context.jobs.write(work, self._stepped)

    def put(self, key: UUID, stage: Stage) -> None:
        """Put one deal into a stage, as by dragging its card; the ends ask for amount or reason."""
        if stage is Stage.WON:
            self.win([key])
        elif stage is Stage.LOST:
            self.lose([key])
        else:
            work = partial(_put, self._context.store, key, stage, self._context.today())
            self._context.jobs.write(work, partial(self._put_done, stage))

    def reopen(self, ids: Sequence[UUID]) -> None:
        """Open closed deals again."""
        work = partial(_reopen, self._context.store, list(ids), self._context.today())
        said = counted("{count} deal is open again.", "{count} deals are open again.", len(ids))
        self._context.jobs.write(work, partial(self._said, said))

    def remove(self, ids: Sequence[UUID]) -> None:
        """Remove deals."""
        said = counted("{count} deal was removed.", "{count} deals were removed.", len(ids))
        self._context.jobs.write(partial(deals.remove, self._context.store, list(ids)), partial(self._said, said))

    def fill_menu(self, menu: QMenu, ids: Callable[[Callable[[list[UUID]], object]], object], *, is_open: bool) -> None:
        """Add what can be done; `ids` calls back with the deals meant."""
        if is_open:
            menu.addAction(_("Move on …"), partial(ids, self.move_on))
            menu.addAction(_("Next stage"), partial(ids, partial(self.step, step=1)))
            menu.addAction(_("Stage before"), partial(ids, partial(self.step, step=-1)))
            menu.addAction(_("Close as won …"), partial(ids, self.win))
            menu.addAction(_("Close as lost …"), partial(ids, self.lose))
            menu.addAction(_("Next step …"), partial(ids, partial(self.edit, first="next_step")))
            menu.addAction(_("Amount …"), partial(ids, partial(self.edit, first="amount")))
        else:
            menu.addAction(_("Open again"), partial(ids, self.reopen))
        if is_open:
            menu.addAction(_("Prepare meeting …"), partial(ids, self.prepare))
        menu.addAction(_("Log meeting …"), partial(ids, self.log_meeting))
        menu.addAction(_("Add note …"), partial(ids, self.add_note))
        menu.addAction(_("Add task …"), partial(ids, self.add_first_task))

    def deeds(self, ids: Callable[[Callable[[list[UUID]], object]], object]) -> dict[str, Callable[[], object]]:
        """Return what the menus and keys can do with open deals; `ids` calls back with the deals meant."""
        return {
            "edit-record": partial(ids, self.edit),
            "next-step": partial(ids, partial(self.edit, first="next_step")),
            "amount": partial(ids, partial(self.edit, first="amount")),
            "move-on": partial(ids, self.move_on),
            "next-stage": partial(ids, partial(self.step, step=1)),
            "stage-before": partial(ids, partial(self.step, step=-1)),
            "close-won": partial(ids, self.win),
            "close-lost": partial(ids, self.lose),
            "log-meeting": partial(ids, self.log_meeting),
            "prepare-meeting": partial(ids, self.prepare),
            "add-note": partial(ids, self.add_note),
            "add-task": partial(ids, self.add_first_task),
            "tell": partial(ids, self.tell),
        }

    def deeds_of_over(self, ids: Callable[[Callable[[list[UUID]], object]], object]) -> dict[str, Callable[[], object]]:
        """Return what menus and keys can do with deals that are over: their stage stays, and is said to."""
        running = ("move-on", "next-stage", "stage-before", "close-won", "close-lost", "next-step")
        return dict.fromkeys(running, self.say_over) | {
            "amount": partial(ids, partial(self.edit, first="amount")),
            "edit-record": partial(ids, self.edit),
            "reopen": partial(ids, self.reopen),
            "tell": partial(ids, self.tell),
            "log-meeting": partial(ids, self.log_meeting),
            "add-note": partial(ids, self.add_note),
            "add-task": partial(ids, self.add_first_task),
        }

    def say_over(self) -> None:
        """Say why nothing happens."""
        self._context.say(_("This deal is over. Open it again first."), undo=False)

    def _with_rows(self, ids: Sequence[UUID], then: Callable[[list[DealRow]], object]) -> None:
        if self._just_read is not None:
            then([self._just_read])
        else:
            self._context.jobs.read(partial(deals.rows, self._context.store, list(ids)), then)

    def _open_move(self, rows: list[DealRow]) -> None:
        if rows:
            MoveOnDialog(self._context, rows, self._window).open()

    def _open_close(self, outcome: Outcome, rows: list[DealRow]) -> None:
        """Ask of the first deal how it ended, and of the others once that is known; those that are over had their end."""
        running = [row for row in rows if row.outcome is Outcome.OPEN] or rows[:1]
        if running:
            dialog = CloseDealDialog(self._context, running[0], outcome, self._window)
            dialog.accepted.connect(partial(self._open_close, outcome, running[1:]))
            dialog.open()

    def _open_edit(self, first: str, rows: list[DealRow]) -> None:
        if rows:
            EditDealDialog(self._context, rows[0], self._window, first).open()

    def _open_note(self, rows: list[DealRow]) -> None:
        if rows:
            AddNoteDialog(self._context, rows[0].id, deal_name(rows[0]), self._window, of_deal=True).open()

    def _open_meeting(self, rows: list[DealRow]) -> None:
        if rows:
            MeetingDialog(self._context, rows[0], parent=self._window).open()

    def _open_preparation(self, rows: list[DealRow]) -> None:
        if rows:
            PrepareMeetingDialog(self._context, rows[0], parent=self._window).open()

    def _open_known_meeting(self, found: tuple[DealRow, MeetingRow]) -> None:
        MeetingDialog(self._context, *found, parent=self._window).open()

    def _stepped(self, number: int) -> None:
        if number:
            self._context.say(counted("{count} deal was moved.", "{count} deals were moved.", number))
        else:
            self._context.say(_("There is no further stage in this direction."), undo=False)

    def _put_done(self, stage: Stage, title: str) -> None:
        self._context.say(_("{deal}: {stage}.").format(deal=title, stage=words.stage(stage)))

    def _said(self, sentence: str, _result: object) -> None:
        self._context.say(sentence)


def _call_with(ids: list[UUID], then: Callable[[list[UUID]], object]) -> None:
    then(ids)


def _put(store: Store, key: UUID, stage: Stage, on: date) -> str:
    rows = deals.rows(store, [key])
    if not rows:
        raise RefNetError(_("This deal was removed meanwhile."))
    move_all(store, rows, stage, on)
    return rows[0].title


def _reopen(store: Store, ids: Sequence[UUID], on: date) -> None:
    with store.step(counted("Reopen deal", "Reopen deals", len(ids))):
        for key in ids:
            deals.reopen(store, key, on)


def _meeting(store: Store, key: UUID) -> tuple[DealRow, MeetingRow]:
    meeting = meetings.record(store, key)
    return deals.record(store, meeting.deal_id).row, meeting
