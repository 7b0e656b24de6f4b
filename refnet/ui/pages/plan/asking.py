"""Whom to ask next, cold deals to warm, clients never asked, and the ledger of asks: a list each, with its one deed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.lists.rows_model import RowsModel
from refnet.ui.widgets.lists.table import Table
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.empty_state import EmptyState
from refnet.ui.widgets.parts.labels import label


@dataclass(frozen=True, slots=True)
class AskingShown:
    """Rows with a sentence above them."""

    sentence: str
    rows: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the lists: how it is read, its columns, what its deed is called, and what stands there when it is empty."""

    key: str
    name: str
    read: Callable[[], AskingShown]
    columns: tuple[Column, ...]
    verb: str
    question: str
    nothing: str


class AskingTab(QWidget):
    """A list; Enter opens the record, the button (or A) does the deed for the row that has the keyboard."""

    done = Signal(object)  # a row
    opened = Signal(object)  # a row

    def __init__(self, context: Context, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._context = kind, context
        self._latest = Latest(context.jobs, self)
        self.model = RowsModel(context.jobs, kind.columns, parent=self)
        self.table = Table(self.model, f"plan-{kind.key}", kind.name, self)
        self.sentence = label("", "muted", wrap=True)
        self.deed = button(kind.verb, kind="primary", hint="A")
        self.empty = EmptyState(kind.question, kind.nothing, parent=self)
        self._lay_out()
        self.table.opened.connect(self.opened)
        self.deed.clicked.connect(self.do)

    def refresh(self) -> None:
        """Read the list."""
        self._latest.read(self.kind.read, self._show)

    def do(self) -> None:
        """Do the deed for the row that has the keyboard, the first where none has."""
        row = self.table.current_row() or (self.model.row(0) if self.model.rowCount() else None)
        if row is not None:
            self.done.emit(row)

    def keyPressEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt's event
        if event.key() == Qt.Key.Key_A and not event.modifiers():
            self.do()
        else:
            super().keyPressEvent(event)

    def _show(self, shown: AskingShown) -> None:
        self.sentence.setText(shown.sentence)
        self.model.show_rows(list(shown.rows))
        has_rows = bool(shown.rows)
        for each in (self.table, self.deed):
            each.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        if has_rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.sentence, 1)
        head.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)


class AskDeeds:
    """Opens the form of an ask for somebody, and notes which cold deal it is to warm."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self._context, self._window = context, window

    def ask(self, person: UUID, target: str = "", deal: UUID | None = None) -> None:
        """Open the form for a person."""
        from refnet.services import people  # noqa: PLC0415 - a sibling that is light

        work = partial(people.hit, self._context.store, person)
        self._context.jobs.read(work, partial(self._open, target, deal))

    def _open(self, target: str, deal: UUID | None, hit: Any) -> None:  # noqa: ANN401 - a hit or None
        from refnet.ui.dialogs.log_ask import LogAskDialog  # noqa: PLC0415 - when it is wanted

        if hit is None:
            self._context.say(_("This person was removed meanwhile."), undo=False)
            return
        dialog = LogAskDialog(self._context, self._window, hit, target)
        if deal is not None:
            dialog.saved.connect(partial(self._mark, deal))
        dialog.open()

    def _mark(self, deal: UUID, ask: object) -> None:
        from refnet.services import asking  # noqa: PLC0415 - a sibling that is light

        if isinstance(ask, UUID):
            self._context.jobs.write(partial(asking.mark_warming, self._context.store, ask, deal))
