"""A field for one deal: type-ahead over titles, prospects and organizations."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Outcome
from refnet.i18n import _
from refnet.services import deals
from refnet.services.deals import DealRow
from refnet.services.listing import Listing
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.look import words
from refnet.ui.widgets.forms.hit_list import Hit, HitList

PAUSE = 40  # milliseconds without a key before we search
LOOKED_AT, LIMIT, WIDTH = 30, 7, 560


def find(store: Store, text: str) -> list[DealRow]:
    """Return deals that fit what was typed, those that still run first."""
    found = deals.page(store, Listing(search=text), 0, LOOKED_AT)
    return sorted(found, key=lambda row: row.outcome is not Outcome.OPEN)[:LIMIT]


class DealPicker(QLineEdit):
    """Keyboard: type, Down, then Enter or Tab."""

    picked = Signal(object)  # a DealRow

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._latest = Latest(context.jobs, self)
        self._rows: Sequence[DealRow] = ()
        self.deal: DealRow | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(_("Type a deal, a prospect or an organization"))
        self.list = HitList(self, _("Deals found"))
        self.list.clicked.connect(self._take)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(self._typed)

    def set_deal(self, row: DealRow) -> None:
        """Choose a deal."""
        self._pause.stop()
        self.deal = row
        self.list.hide()
        self.setText(_name(row))
        self.setCursorPosition(0)
        self.picked.emit(row)

    def checked(self, field: str) -> DealRow:
        """Return the deal, or raise InvalidInput for `field`."""
        if self.deal is None:
            raise InvalidInput(field, _("Please choose a deal from the list that opens as you type."))
        return self.deal

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.list.isVisible():
            super().keyPressEvent(event)
            return
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.list.move_choice(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.chosen())
        elif event.key() == Qt.Key.Key_Escape:
            self.list.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.list.isVisible() and event.reason() == Qt.FocusReason.TabFocusReason:
            self._take(self.list.chosen())
        self.list.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.list.hide()
        super().hideEvent(event)

    def _typed(self) -> None:
        self.deal = None
        self._pause.start()

    def _look(self) -> None:
        text = self.text().strip()
        if text:
            self._latest.read(partial(find, self._context.store, text), self._show)
        else:
            self.list.hide()

    def _show(self, rows: list[DealRow]) -> None:
        if not self.hasFocus() or self.deal is not None or not rows:
            self.list.hide()
            return
        self._rows = rows
        self.list.show_hits([_hit(row) for row in rows], self, WIDTH)
        self.list.choose(0)

    def _take(self, chosen: object) -> None:
        row = next((row for row in self._rows if isinstance(chosen, Hit) and row.id == chosen.id), None)
        if row is not None:
            self.set_deal(row)


def _name(row: DealRow) -> str:
    return row.title or row.organization or row.prospect


def _hit(row: DealRow) -> Hit:
    name = _name(row)
    told = [text for text in (row.prospect, row.organization, words.stage(row.stage)) if text and text != name]
    return Hit(row.id, name, ", ".join(told), icon="briefcase")
