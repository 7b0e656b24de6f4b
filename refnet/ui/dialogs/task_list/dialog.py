"""Tasks: the whole list of one of us or of all, searched, ticked off, changed; and what was done last."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from refnet.domain.kinds import Role
from refnet.i18n import _, counted
from refnet.services import reps, today
from refnet.services.reps import RepRow
from refnet.services.today import TaskRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.task_list.lines import TaskLines
from refnet.ui.jobs import Latest
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.search_field import SearchField
from refnet.ui.widgets.forms.segmented import Segmented
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.sizes import open_at

WIDTH, HEIGHT, MARGIN = 640, 560, 24
SHOWN = 100  # lines; who has more searches


@dataclass(frozen=True, slots=True)
class _Found:
    rows: list[TaskRow]
    all: int
    has_others: bool  # whether those of others can be seen


def read(store: Store, search: str, *, everybody: bool, done: bool) -> _Found:
    """Read the lines in view, and how many there are."""
    me = reps.me(store)
    rep: UUID | None = None if everybody or me is None else me.id
    rows = today.done_tasks(store, rep) if done else today.open_tasks(store, rep, search)
    return _Found(rows[:SHOWN], len(rows), _has_others(store, me))


def _has_others(store: Store, me: RepRow | None) -> bool:
    return len(reps.all(store)) > 1 and (me is None or me.role is Role.MANAGER)


class TasksDialog(QDialog):
    """The lines with their keys; stays open while they are done one after the other."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Tasks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self._latest = Latest(context.jobs, self)
        self._is_first = True
        self.which = Segmented([(False, _("Open"), ""), (True, _("Done"), "")], _("Which"), stretch=False)
        self.whose = ChoiceBox([(False, _("My tasks")), (True, _("Everybody’s"))], _("Whose"))
        self.search = SearchField(_("Find a task"), "search", "Ctrl+F")
        self.lines = TaskLines(context, self)
        self.told = label("", "muted", wrap=True)
        self.keys = label("", "caption", wrap=True)
        self.add = button(_("Add task"), "plus", "primary", hint="Ctrl+Shift+D")
        self._lay_out()
        self.which.chosen.connect(self.refresh)
        self.whose.chosen.connect(self.refresh)
        self.search.textChanged.connect(self.refresh)
        self.add.clicked.connect(self.add_task)
        for keys, deed in (("Ctrl+Shift+D", self.add_task), ("Ctrl+Z", self._undo), ("Ctrl+F", self.search.setFocus)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        context.notices.changed.connect(self.refresh)
        self.refresh()

    def add_task(self) -> None:
        """Open the form of a new task."""
        from refnet.ui.dialogs.task import TaskDialog  # noqa: PLC0415 - when it is wanted

        TaskDialog(self.context, self).open()

    def refresh(self, _change: object = None) -> None:
        """Read what is asked for."""
        if not self.context.is_open:
            return
        words, done = self.search.text(), self.which.value()
        self.search.setEnabled(not done)
        work = partial(read, self.context.store, words, everybody=self.whose.value(), done=done)
        self._latest.read(work, self._show)

    def _undo(self) -> None:
        self.context.run("undo")

    def _show(self, found: _Found) -> None:
        self.whose.setVisible(found.has_others)
        self.lines.shows_rep = found.has_others and self.whose.value()
        self.lines.show_tasks(found.rows)
        if found.rows:  # they stay when all is done, for the last can be taken back
            self.keys.setText(_keys())
        said = self._say(found)
        self.told.setText(said)
        self.told.setVisible(bool(said))
        if self._is_first:
            self._is_first = False
            (self.lines.lines[0] if found.rows else self.add).setFocus()

    def _say(self, found: _Found) -> str:
        if found.all > SHOWN:
            return counted("{count} task is open; here are the earliest.", "{count} tasks are open; here are the earliest.",
                           found.all)  # fmt: skip
        if found.rows:
            return ""
        if self.which.value():
            return _("No task was done yet.")
        if self.search.text().strip():
            return _("No open task has these words.")
        return _("No task is open. What you mean to do by a day can be noted here, and stands on Today when it is due.")

    def _lay_out(self) -> None:
        bar, foot = QHBoxLayout(), QHBoxLayout()
        for one in (self.which, self.whose):
            bar.addWidget(one)
        bar.addWidget(self.search, 1)
        close = button(_("Close"))
        close.clicked.connect(self.accept)
        foot.addWidget(self.keys, 1)
        foot.addWidget(self.add)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addLayout(bar)
        column.addWidget(self.told)
        column.addWidget(self._area(), 1)
        column.addLayout(foot)
        open_at(self, WIDTH, HEIGHT)

    def _area(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("back", "none")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        return area


def _keys() -> str:
    """Return what the keys do on a line."""
    return _("D: done. L: later. N: not this one. Enter: change. Del: remove. Ctrl+Z: undo.")
