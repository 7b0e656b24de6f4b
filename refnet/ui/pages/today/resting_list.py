"""Put off: what rests, until when, and the way back on the list."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.domain.kinds import Duty
from refnet.domain.today.rules import Item
from refnet.i18n import _, counted
from refnet.ui.look import formats
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel, label

MOST = 60  # lines

Until = Mapping[tuple[Duty, UUID], date | None]


class RestingList(QWidget):
    """A link that says how many, and below it what comes back first, with the day."""

    back = Signal(object)  # an item

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._until: Until = {}
        self._shows = False
        self.lines: list[QWidget] = []
        self.link = button("", kind="link")
        self.link.clicked.connect(self._turn)
        self._column = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(self._column)

    def show_items(self, items: Sequence[Item], until: Until) -> None:
        """Show what rests, the soonest first; nothing where nothing does."""
        self._until = until
        self._items = tuple(sorted(items, key=lambda item: self._day(item) or date.max))
        text = counted("Put off ({count})", "Put off ({count})", len(items))
        self.link.setText(text)
        self.link.setAccessibleName(text)
        self.setVisible(bool(items))
        self._show_lines()

    def _day(self, item: Item) -> date | None:
        return self._until.get((item.duty, item.subject_id))

    def _turn(self) -> None:
        self._shows = not self._shows
        self._show_lines()

    def _show_lines(self) -> None:
        while taken := self._column.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self.lines = [self._line(item) for item in self._items[:MOST]] if self._shows else []
        for line in self.lines:
            self._column.addWidget(line)

    def _line(self, item: Item) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ElidedLabel(item.what, "muted"), 1)
        day = self._day(item)
        row.addWidget(label(_("until {day}").format(day=formats.day(day)) if day else _("for good"), "caption"))
        back = button(_("Back on the list"), kind="quiet")
        back.setAccessibleName(_("Back on the list: {what}").format(what=item.what))
        back.clicked.connect(partial(self.back.emit, item))
        row.addWidget(back)
        return line
