"""Tables of the import dialog: rows of words, as the lists of the house look."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from refnet.ui.look import fonts, tips

ROW = 34
Index = QModelIndex | QPersistentModelIndex


def dress(table: QTableView, name: str) -> None:
    """Let a table look and read as all tables do."""
    table.setAccessibleName(name)
    table.setProperty("plain", "true")
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(fonts.px(ROW))
    table.verticalHeader().setMinimumSectionSize(fonts.px(ROW))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setTextElideMode(Qt.TextElideMode.ElideRight)


class DecidingTable(QTableView):
    """A table of questions; a key that stands for an answer says it of the rows that are chosen."""

    wanted = Signal(object)  # the answer

    def __init__(self, model: QAbstractTableModel, name: str, keys: Mapping[Qt.Key, object]) -> None:
        super().__init__()
        self._keys = keys
        self.setModel(model)
        dress(self, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() or key not in self._keys:
            super().keyPressEvent(event)
        else:
            self.wanted.emit(self._keys[key])


class TextModel(QAbstractTableModel):
    """Rows of texts under titles; as many as there are, without a widget for any."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = list(titles)
        self._rows: Sequence[Sequence[str]] = ()

    def show_rows(self, rows: Sequence[Sequence[str]], titles: Sequence[str] | None = None) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self._titles = self._titles if titles is None else list(titles)
        self.endResetModel()

    def title(self, place: int) -> str:
        """Return what stands above a column."""
        return self._titles[place]

    def rowCount(self, _parent: Index = QModelIndex()) -> int:
        return len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:
        return len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return tips.in_role(self._rows[index.row()][index.column()], role)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._titles[section]
        return None
