"""The lines of one duty under its name."""

from collections.abc import Sequence

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
        self,
        title: str,
        items: Sequence[Item],
        later: tuple[tuple[str, object], ...],
        currency: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._currency = currency
        self.setAccessibleName(title)
        self.rows: list[TodayRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(title, "section"))
        head.addWidget(label(formats.number(len(items)), "badge"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._card(items, later))

    def _card(self, items: Sequence[Item], later: tuple[tuple[str, object], ...]) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("card", "true")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        for number, item in enumerate(items):
            if number:
                inside.addWidget(rule(frame))
            row = TodayRow(item, words.standing(item, self._currency), later, frame)
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
