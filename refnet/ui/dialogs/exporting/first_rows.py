"""The first rows of a list as they will stand in the file."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from refnet.exchange.cells import Value
from refnet.i18n import _
from refnet.ui.look import fonts, formats, tips

WIDEST = 220
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FirstRows(QTableWidget):
    """A small table that cannot be changed."""

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.setAccessibleName(_("First rows"))
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setProperty("plain", "true")
        self.setTabKeyNavigation(False)  # Tab goes on to what comes next
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """Show these rows under these headers."""
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(list(heads))
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                item = QTableWidgetItem(_shown(value))
                item.setToolTip(tips.plain(item.text()))
                if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
                    item.setTextAlignment(RIGHT)
                    self.model().setHeaderData(
                        place, Qt.Orientation.Horizontal, RIGHT, Qt.ItemDataRole.TextAlignmentRole
                    )
                self.setItem(number, place, item)
        for place in range(len(heads)):
            wanted = max(self.sizeHintForColumn(place), self.horizontalHeader().sectionSizeHint(place))
            self.setColumnWidth(place, min(max(wanted, fonts.px(60)), fonts.px(WIDEST)))


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return formats.number(value)
    return f"{value:,}" if isinstance(value, Decimal) else str(value)
