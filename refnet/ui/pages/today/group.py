"""The lines of one duty under its name."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from refnet.domain.today.rules import Item
from refnet.ui.look import formats
from refnet.ui.pages.today import words
from refnet.ui.pages.today.row import TodayRow
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.labels import label


class TodayGroup(QWidget):
    """A card of lines."""

    done = Signal(object)
    put_off = Signal(object, object)
    opened = Signal(object)
    noted = Signal(object)
    numbered = Signal(object, int)
    moved = Signal(int)
    menu_wanted = Signal(object, QPoint)

    def __init__(
        self, title: str, items: Sequence[Item], today: date, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today, self._currency = today, currency
        self.setAccessibleName(title)
        self.holds: object = (title, tuple(items), today, currency)  # what is shown, None once a line of it went
        self.rows: list[TodayRow] = []
        self._rules: dict[TodayRow, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(title, "section"))
        head.addWidget(label(formats.number(len(items)), "badge"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._card(items))

    def drop(self, row: TodayRow) -> None:
        """Let a line go that was settled, before all is read again."""
        self.holds = None
        self.rows.remove(row)
        for each in (row, self._rules.pop(row, None)):
            if each is not None:
                each.hide()
                each.deleteLater()
        self.setVisible(bool(self.rows))

    def _card(self, items: Sequence[Item]) -> QFrame:
        frame, later = QFrame(self), words.later_days(self._today)
        frame.setProperty("card", "true")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        for number, item in enumerate(items):
            row = TodayRow(item, words.standing(item, self._today, self._currency), later, frame)
            if number:
                self._rules[row] = rule(frame)
                inside.addWidget(self._rules[row])
            row.done.connect(self.done)
            row.put_off.connect(self.put_off)
            row.opened.connect(self.opened)
            row.noted.connect(self.noted)
            row.numbered.connect(self.numbered)
            row.moved.connect(self.moved)
            row.menu_wanted.connect(self.menu_wanted)
            self.rows.append(row)
            inside.addWidget(row)
        return frame
