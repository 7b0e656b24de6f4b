"""The table of every list: rows by keyboard, columns to choose, a selection that is kept by id."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QItemSelectionRange, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QHeaderView, QMenu, QTableView, QToolTip, QWidget

from refnet.ui.look import fonts
from refnet.ui.settings import Settings
from refnet.ui.widgets.lists.cells import PADDING, CellDelegate
from refnet.ui.widgets.lists.column_room import Chosen, share
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.lists.rows_model import RowsModel

ROW_HEIGHT, HEADER_HEIGHT = 34, 32
PICTURES = ("chip", "meter", "level", "interval")


class Table(QTableView):
    """A list of rows; it opens, edits and offers its menu for the current row."""

    opened = Signal(object)  # a row, by Enter or double click
    edit_wanted = Signal(object)  # a row, by F2
    current_changed = Signal(object)  # a row or None
    selection_changed = Signal()
    menu_wanted = Signal(QPoint)  # where, on the screen
    columns_changed = Signal()
    copy_wanted = Signal()

    def __init__(self, model: RowsModel, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self._kept: set[object] = set()
        self._current: object = None
        self._wanted: object = None
        self._is_narrow = False
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self._settings: Settings | None = None
        self._is_fitting = False
        self._widths = {column.key: fonts.px(column.width) for column in model.columns}
        self._chosen: set[str] = {column.key for column in model.columns if column.priority < 3}
        self._dress()
        self._dress_header()
        model.counted.connect(self._restore)
        model.arrived.connect(self._restore)
        self.doubleClicked.connect(self._open_current)

    def selected_rows(self) -> list[Any]:
        """Return the selected rows that have been read, from top to bottom."""
        return [row for row in map(self.rows.known, self.selected_numbers()) if row is not None]

    def selected_numbers(self) -> list[int]:
        """Return the numbers of the selected rows, read or not, from top to bottom."""
        return sorted({number for one in self._ranges() for number in range(one.top(), one.bottom() + 1)})

    def selected_ids(self) -> list[UUID]:
        """Return the ids of the selected rows."""
        return [row.id for row in self.selected_rows()]

    def has_all_selected(self) -> bool:
        """Tell whether every row of the listing is selected, read or not."""
        return sum(one.height() for one in self._ranges()) >= self.rows.rowCount() > 0

    def current_row(self) -> Any | None:  # noqa: ANN401 - rows of any list
        """Return the row that has the keyboard, if it has been read."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def select_id(self, key: UUID) -> None:
        """Select one row by id: now, or when it has been read."""
        self._wanted = key
        self._restore()

    def shown_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns in view, from left to right."""
        return tuple(key for key in self._order() if key in self._chosen)

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show exactly these columns; an empty choice means the usual ones."""
        usual = {column.key for column in self.rows.columns if column.priority < 3}
        self._chosen = (set(keys) & set(self._widths) or usual) | {self.rows.columns[0].key}
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Let columns of low priority give way."""
        self._is_narrow = narrow
        self._fit()

    def keep_in(self, settings: Settings) -> None:
        """Take the columns as the user left them, and keep them from now on."""
        chosen = Chosen.from_text(settings.text(f"columns/{self.objectName()}"))
        self._widths |= {key: width for key, width in chosen.widths.items() if key in self._widths}
        header = self.horizontalHeader()
        keys = [column.key for column in self.rows.columns]
        for place, key in enumerate(key for key in chosen.order if key in keys):
            header.moveSection(header.visualIndex(keys.index(key)), place)
        self.show_columns(chosen.shown)
        self._settings = settings

    def columns_menu(self, parent: QWidget | None = None) -> QMenu:
        """Return the menu in which columns are chosen."""
        menu = QMenu(parent or self)
        for column in self.rows.columns[1:]:
            action = QAction(column.title, menu, checkable=True, checked=column.key in self._chosen)
            action.setData(column.key)
            menu.addAction(action)
        menu.triggered.connect(self._choose_column)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit(row)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + (60 if event.key() == Qt.Key.Key_Right else -60))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard without moving to the first row, as Qt's lists do: a panel would follow there."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        elif self.currentIndex().isValid():
            corner = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_wanted.emit(self.viewport().mapToGlobal(corner + QPoint(PADDING, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._tell_whole(event)
            return True
        return super().viewportEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self._kept = {row.id for row in self.selected_rows()} if not self.has_all_selected() else set()
        self.selection_changed.emit()

    def currentChanged(self, current: Any, previous: Any) -> None:  # noqa: ANN401 - Qt's own
        super().currentChanged(current, previous)
        row = self.current_row()
        self._current = row.id if row is not None else self._current
        if current.row() != previous.row():
            self.current_changed.emit(row)

    def _ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(fonts.px(ROW_HEIGHT))

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setFixedHeight(fonts.px(HEADER_HEIGHT))
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(self._dragged)
        header.sectionMoved.connect(self._keep)
        self._fit()

    def _fit(self) -> None:
        """Give every column that has a place its width, and hide the others."""
        shown = [column for column in self.rows.columns if self._has_place(column)]
        room = share(shown, self._widths, self.viewport().width())
        self._is_fitting = True
        for number, column in enumerate(self.rows.columns):
            self.setColumnHidden(number, column.key not in room)
            if column.key in room:
                self.setColumnWidth(number, room[column.key])
        self._is_fitting = False

    def _has_place(self, column: Column) -> bool:
        return column.key in self._chosen and not (self._is_narrow and column.priority > 1)

    def _order(self) -> list[str]:
        header = self.horizontalHeader()
        return [self.rows.columns[header.logicalIndex(place)].key for place in range(header.count())]

    def _dragged(self, section: int, _old: int, width: int) -> None:
        """Remember a width that the user dragged; ours are none of them."""
        if not self._is_fitting and width:
            self._widths[self.rows.columns[section].key] = width
            self._keep()

    def _keep(self) -> None:
        if self._settings is not None:
            chosen = Chosen(list(self.shown_columns()), self._order(), self._widths)
            self._settings.keep(f"columns/{self.objectName()}", chosen.as_text())

    def _choose_column(self, action: QAction) -> None:
        self._chosen ^= {action.data()}
        self._fit()
        self._keep()
        self.columns_changed.emit()

    def _sort_by(self, section: int) -> None:
        column, listing = self.rows.columns[section], self.rows.listing
        goes_down = column.kind not in ("text", "chip")
        if listing is not None and listing.sort == column.key:
            goes_down = not listing.descending
        self.rows.sort(section, Qt.SortOrder.DescendingOrder if goes_down else Qt.SortOrder.AscendingOrder)

    def _open_current(self) -> None:
        row = self.current_row()
        if row is not None:
            self.opened.emit(row)

    def _restore(self) -> None:
        """Bring the selection back to the same people after rows moved."""
        if self._wanted is not None:
            number = self.rows.find(self._wanted)
            if number is not None:
                self._wanted = None
                # not selectRow, which toggles while Ctrl is held, as after Ctrl+Enter
                flags = QItemSelectionModel.SelectionFlag
                index = self.rows.index(number, 0)
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.scrollTo(self.rows.index(number, 0))
            elif self.rows.rowCount():
                self.rows.row(0)
            return
        if not self._kept or self.has_all_selected():
            return
        if {row.id for row in self.selected_rows()} != self._kept:
            self._select_again()

    def _select_again(self) -> None:
        found = {key: number for key in self._kept if (number := self.rows.find(key)) is not None}
        selection = QItemSelection()
        last = self.rows.columnCount() - 1
        for number in found.values():
            selection.select(self.rows.index(number, 0), self.rows.index(number, last))
        model = self.selectionModel()
        kept = self._kept
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._kept = kept
        if self._current in found:
            index = self.rows.index(found[self._current], max(self.currentIndex().column(), 0))
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _tell_whole(self, event: QHelpEvent) -> None:
        """Show a value that is cut whole in a tooltip."""
        index = self.indexAt(event.pos())
        text = str(index.data() or "") if index.isValid() else ""
        if not text:
            QToolTip.hideText()
            return
        room = self.visualRect(index).width() - 2 * PADDING
        is_cut = self.fontMetrics().horizontalAdvance(text) > room
        is_picture = self.rows.columns[index.column()].kind in PICTURES
        QToolTip.showText(event.globalPos(), text if is_cut or is_picture else "", self)
