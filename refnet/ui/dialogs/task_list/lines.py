"""Tasks below each other, with all that is done with them: ticked, changed, put off, removed, and another one added."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.domain.kinds import Duty
from refnet.domain.today.rules import working_days_after
from refnet.i18n import _
from refnet.services import today
from refnet.services.today import TaskRow
from refnet.ui.context import Context
from refnet.ui.dialogs.task_list.line import Days, TaskLine


class TaskLines(QWidget):
    """The lines; whoever shows them reads again when the store tells of a change."""

    def __init__(self, context: Context, window: QWidget, own: UUID | None = None) -> None:
        super().__init__()
        self._context, self._window = context, window
        self._own = own  # the record that these are shown with, which no line needs to name
        self.shows_rep = False
        self.lines: list[TaskLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_tasks(self, rows: Sequence[TaskRow]) -> None:
        """Show these; the keyboard stays in its place."""
        place = self.place()
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.lines = [self._line(row) for row in rows]
        for line in self.lines:
            self._column.addWidget(line)
            line.show()  # or it could not take the keyboard yet
        self.go_to(place)

    def place(self) -> int | None:
        """Return which line has the keyboard, its buttons included."""
        return next((place for place, line in enumerate(self.lines) if _stands_in(line)), None)

    def go_to(self, place: int | None) -> None:
        """Put the keyboard on a line, or on the last where there are fewer by now."""
        if place is not None and self.lines:
            self.lines[min(place, len(self.lines) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, row: TaskRow) -> TaskLine:
        on = self._context.today()
        line = TaskLine(row, on, later_days(row, on), self._more(row))
        line.ticked.connect(self._tick)
        line.put_off.connect(self._put_off)
        line.put_back.connect(self._put_back)
        line.opened.connect(self._change)
        line.removed.connect(self._remove)
        line.moved.connect(self._move)
        return line

    def _more(self, row: TaskRow) -> str:
        """Say about whom or what a task is, and whose, where that is not known from the place."""
        about = "" if self._own is not None and self._own in {row.person_id, row.deal_id} else row.about
        return "; ".join(filter(None, (about, row.rep if self.shows_rep else "")))

    def _tick(self, row: TaskRow) -> None:
        store, on = self._context.store, self._context.today()
        if row.done_on is None:
            self._write(partial(today.finish, store, row.id, on), row, _("{task}: done."))
        else:
            self._write(partial(today.take_up, store, row.id), row, _("{task}: open again."))

    def _put_off(self, row: TaskRow, until: date | None) -> None:
        work = partial(today.postpone, self._context.store, Duty.TASK, row.id, until, self._context.today())
        self._write(work, row, _("{task}: put off.") if until is not None else _("{task}: not this one."))

    def _put_back(self, row: TaskRow) -> None:
        work = partial(today.put_back, self._context.store, Duty.TASK, row.id)
        self._write(work, row, _("{task}: back on the list."))

    def _change(self, row: TaskRow) -> None:
        from refnet.ui.dialogs.task import TaskDialog  # noqa: PLC0415 - when it is wanted

        TaskDialog(self._context, self._window, task=row).open()

    def _remove(self, row: TaskRow) -> None:
        self._write(partial(today.remove_task, self._context.store, row.id), row, _("{task}: removed."))

    def _move(self, step: int) -> None:
        self.go_to(max((self.place() or 0) + step, 0))

    def _write(self, work: Callable[[], None], row: TaskRow, said: str) -> None:
        self._context.jobs.write(work, partial(self._written, said.format(task=row.text)))

    def _written(self, said: str, _nothing: object) -> None:
        self._context.say(said)


def later_days(row: TaskRow, on: date) -> Days:
    """Return until when a task can be put off, reckoned from its day where that is still to come."""
    begin = max(row.due_on or on, on)
    tomorrow, working = begin + timedelta(days=1), working_days_after(begin, 1)
    first = () if working == tomorrow else ((_("Next working day"), working),)
    return (
        *first,
        (_("Tomorrow") if begin == on else _("The day after"), tomorrow),
        (_("Three days later"), begin + timedelta(days=3)),
        (_("A week later"), begin + timedelta(days=7)),
        (_("A month later"), begin + timedelta(days=30)),
        (_("Not this one"), None),
    )


def _stands_in(line: TaskLine) -> bool:
    focus = line.focusWidget()
    return line.hasFocus() or (focus is not None and focus.hasFocus())
