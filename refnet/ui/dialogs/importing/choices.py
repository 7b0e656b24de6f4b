"""Rows of words with a choice at the end of each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from refnet.ui.dialogs.importing.plain_table import dress
from refnet.ui.look import fonts, tips
from refnet.ui.widgets.forms.choice_box import ChoiceBox

ROW = 40


class ChoiceRows(QTableWidget):
    """Tells when any choice was changed."""

    changed = Signal()

    def __init__(self, titles: Sequence[str], name: str) -> None:
        super().__init__(0, len(titles))
        self._made: list[ChoiceBox] = []
        self._keys: list[str] = []
        dress(self, name)
        self.setHorizontalHeaderLabels(list(titles))
        self.verticalHeader().setDefaultSectionSize(fonts.px(ROW))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def add(self, texts: Sequence[str], choice: ChoiceBox, key: str = "") -> None:
        """Add a row, known by its first text or by a key."""
        row = self.rowCount()
        self.insertRow(row)
        for place, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(tips.plain(text))
            self.setItem(row, place, item)
        self._keys.append(key or texts[0])
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 4, 8, 4)
        inside.addWidget(choice)
        self.setCellWidget(row, len(texts), holder)
        self._made.append(choice)
        choice.chosen.connect(self.changed)

    def clear_rows(self) -> None:
        """Begin again."""
        self.setRowCount(0)
        self._made.clear()
        self._keys.clear()

    def key(self, row: int) -> str:
        """Return what a row is known by."""
        return self._keys[row]

    def choice(self, row: int) -> ChoiceBox:
        """Return the choice of a row."""
        return self._made[row]
