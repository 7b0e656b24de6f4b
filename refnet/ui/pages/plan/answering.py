"""Answers in the ledger of asks: the keys 1 to 4, a button, and the menu of a line."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent

from refnet.i18n import _
from refnet.services.asking import LedgerRow
from refnet.ui.context import Context
from refnet.ui.dialogs.answering import ANSWERS, note_answer, offer_answers
from refnet.ui.pages.plan.asking import AskingTab
from refnet.ui.widgets.parts.buttons import button


class LedgerAnswers(QObject):
    """Lets the line that has the keyboard be answered as soon as the ally did, not only when Today asks for it."""

    def __init__(self, context: Context, tab: AskingTab) -> None:
        super().__init__(tab)
        self._context, self._tab = context, tab
        self.button = button(_("Answer"), hint="1–4")
        self.button.clicked.connect(self._open_below)
        tab.head.insertWidget(1, self.button, 0, Qt.AlignmentFlag.AlignTop)
        tab.deed.installEventFilter(self)
        tab.table.installEventFilter(self)
        tab.table.menu_wanted.connect(self._open_at)
        self.button.setVisible(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the numbers of the answers; be there when the list has lines."""
        if watched is self._tab.deed and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.button.setVisible(not self._tab.deed.isHidden())
        is_key = watched is self._tab.table and event.type() is QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return self._take(event.key() - Qt.Key.Key_1, is_held=event.isAutoRepeat())
        return super().eventFilter(watched, event)

    def _take(self, place: int, *, is_held: bool = False) -> bool:
        row = self._row()
        if row is None or not 0 <= place < len(ANSWERS):
            return False
        if not is_held:
            note_answer(self._context, self._tab, row.id, row.ally, ANSWERS[place])
        return True

    def _row(self) -> LedgerRow | None:
        row = self._tab.table.current_row()
        return row if isinstance(row, LedgerRow) else None

    def _open_below(self) -> None:
        self._open_at(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _open_at(self, place: QPoint) -> None:
        row = self._row()
        if row is not None:
            offer_answers(self._context, self._tab, row.id, row.ally, place)
