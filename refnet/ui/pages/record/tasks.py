"""The tasks of a record in its panel: lines that are done, changed, put off and removed there, and another one added."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.i18n import _, counted
from refnet.services.today import TaskRow
from refnet.ui.context import Context
from refnet.ui.dialogs.task_list.lines import TaskLines
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

MOST = 8  # lines in a panel; the rest is in the list of tasks


class TasksSection(QWidget):
    """A heading, the lines, and the way to add one."""

    def __init__(
        self, context: Context, window: QWidget, own: UUID, rows: Sequence[TaskRow], add: Callable[[], object]
    ) -> None:
        super().__init__()
        self.lines = TaskLines(context, window, own)
        self.lines.show_tasks(rows[:MOST])
        self.add = button(_("Add task"), "plus", "link", hint="Ctrl+Shift+D")
        self.add.clicked.connect(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("Tasks"), "section"))
        column.addWidget(self.lines)
        if len(rows) > MOST:
            few = counted("{count} more in the list of tasks", "{count} more in the list of tasks", len(rows) - MOST)
            rest = button(few, kind="link", hint="Ctrl+D")
            rest.clicked.connect(partial(context.run, "tasks"))
            column.addWidget(rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)


class KeptPlace:
    """Remembers in which line of a panel's tasks the keyboard stood, while the panel is filled anew."""

    def __init__(self) -> None:
        self._section: TasksSection | None = None
        self._place: int | None = None

    def leave(self) -> None:
        """Remember the place; to be called before the old lines go."""
        self._place = self._section.lines.place() if self._section is not None else None

    def come_back(self, section: TasksSection) -> None:
        """Go to the same place in the new lines, or to what adds one where none is left."""
        self._section = section
        if self._place is not None:
            section.lines.go_to(self._place)
            if not section.lines.lines:
                section.add.setFocus(Qt.FocusReason.OtherFocusReason)
