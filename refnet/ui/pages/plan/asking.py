"""The lists beside the plan: whom to ask, cold deals, clients never asked, asks so far, the team; each with its deed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.i18n import _, counted
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.widgets.charts.story import as_text
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.lists.rows_model import RowsModel
from refnet.ui.widgets.lists.table import Table
from refnet.ui.widgets.page import NARROW_MARGIN, WIDE_MARGIN
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.empty_state import EmptyState, Way
from refnet.ui.widgets.parts.labels import label


@dataclass(frozen=True, slots=True)
class AskingShown:
    """Rows with a sentence above them."""

    sentence: str
    rows: Sequence[Any]
    none: tuple[str, str] | None = None  # the question and the sentence instead of the usual ones where it is empty


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the lists: how it is read, its columns, what its deed is called, and what stands there when it is empty."""

    key: str
    name: str
    read: Callable[..., AskingShown]
    columns: tuple[Column, ...]
    verb: str
    question: str
    nothing: str
    ways: tuple[Way, ...] = ()
    detail: Callable[[Any], str] | None = None  # more about the row that has the keyboard, told below the list
    whose: str = ""  # what the choice of whose rows stand there is called; then `read` is given what was chosen


@dataclass(frozen=True, slots=True)
class _Order:
    """By which column the rows stand; by none as they were read."""

    sort: str = ""
    descending: bool = False


class AskingTab(QWidget):
    """A list; Enter opens the record, the button (or A) does the deed for the row that has the keyboard."""

    done = Signal(object)  # a row
    opened = Signal(object)  # a row

    def __init__(self, context: Context, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._context = kind, context
        self.wants_keyboard = False
        self._latest = Latest(context.jobs, self)
        self.model = RowsModel(context.jobs, kind.columns, parent=self)
        self.table = Table(self.model, f"plan-{kind.key}", kind.name, self)
        self.sentence = label("", "muted", wrap=True)
        self.deed = button(kind.verb, kind="primary", hint="A")
        self.detail = label("", "caption", wrap=True)
        self.empty = EmptyState(kind.question, kind.nothing, kind.ways, self)
        self._lay_out()
        self._say_waiting()
        self._rows: list[Any] = []
        self.model.show(_Order())
        self.model.listing_changed.connect(self._show_rows)
        self.table.opened.connect(self.opened)
        self.table.copy_wanted.connect(self.copy)
        self.table.current_changed.connect(self._show_detail)
        self.table.installEventFilter(self)
        self.deed.clicked.connect(self.do)

    def refresh(self) -> None:
        """Read the list."""
        self._latest.read(self.kind.read, self._show)

    def set_narrow(self, narrow: bool) -> None:
        """Follow the window's width."""
        self.table.set_narrow(narrow)
        margin = NARROW_MARGIN if narrow else WIDE_MARGIN
        self._column.setContentsMargins(margin, 0, margin, margin)

    def do(self) -> None:
        """Do the deed for the row that has the keyboard, the first where none has."""
        row = self._row()
        if row is not None:
            self.done.emit(row)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as they are shown, under their heads."""
        shown = [column for column in self.kind.columns if column.key in self.table.shown_columns()]
        rows = self.table.selected_rows()
        if rows:
            QGuiApplication.clipboard().setText(as_text(shown, rows))
            said = counted("{count} row was copied.", "{count} rows were copied.", len(rows))
            self._context.say(said, undo=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of deeds before the table looks for a row that begins with them."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._take_key(event):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        is_deed = event.key() == Qt.Key.Key_A and not event.modifiers()
        if is_deed and not event.isAutoRepeat():
            self.do()
        return is_deed

    def _row(self) -> Any:  # noqa: ANN401 - a row of any list
        """Return the row that has the keyboard, the first where none has."""
        return self.table.current_row() or (self.model.row(0) if self.model.rowCount() else None)

    def _say_waiting(self) -> None:
        """Say that the list is read: until then nobody knows whether it is empty."""
        self.sentence.setText(_("Reading …"))
        for each in (self.table, self.deed, self.detail, self.empty):
            each.hide()

    def _show(self, shown: AskingShown) -> None:
        self.sentence.setText(shown.sentence)
        self._rows = list(shown.rows)
        self._show_rows()
        has_rows = bool(shown.rows)
        for each in (self.table, self.deed):
            each.setVisible(has_rows)
        self.empty.say(*(shown.none or (self.kind.question, self.kind.nothing)))
        self.empty.setVisible(not has_rows)
        if has_rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        if has_rows and self.wants_keyboard:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wants_keyboard = False
        self._show_detail(self.table.current_row())

    def _show_detail(self, row: object) -> None:
        told = self.kind.detail(row) if self.kind.detail is not None and row is not None else ""
        self.detail.setText(told)
        self.detail.setVisible(bool(told))

    def _show_rows(self) -> None:
        """Show the rows in the order that was chosen; what has no value stands last."""
        order = self.model.listing
        column = next((one for one in self.kind.columns if one.key == order.sort), None)
        rows = self._rows
        if column is not None:
            known = [row for row in rows if column.value_of(row) is not None]
            value: Callable[[Any], Any] = column.value_of  # of one kind in a column, and so to be ordered
            known.sort(key=value, reverse=order.descending)
            rows = known + [row for row in rows if column.value_of(row) is None]
        self.model.show_rows(rows)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        self.head = QHBoxLayout()
        self.head.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignTop)
        self.head.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self.head)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self.detail)
        self._column.addWidget(self.empty, 1)


class AskDeeds:
    """Opens the card of an ask for somebody, and says which cold deal it is to warm."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self._context, self._window = context, window

    def ask(self, person: UUID, target: str = "", deal: UUID | None = None, reason: str = "") -> None:
        """Open the card for a person."""
        from refnet.services import people  # noqa: PLC0415 - a sibling that is light

        work = partial(people.hit, self._context.store, person)
        self._context.jobs.read(work, partial(self._open, target, deal, reason))

    def _open(self, target: str, deal: UUID | None, reason: str, hit: Any) -> None:  # noqa: ANN401 - a hit or None
        from refnet.ui.dialogs.ask_card import open_card  # noqa: PLC0415 - when it is wanted

        open_card(self._context, self._window, target, None, hit, reason=reason, warms=deal)
