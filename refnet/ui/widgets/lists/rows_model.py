"""One model for every list: it reads pages of rows when they come into view and keeps the newest of them."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from refnet.i18n import _
from refnet.ui.jobs import Jobs, Latest
from refnet.ui.widgets.lists.columns import Column

PAGE, KEPT = 200, 64
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
VALUE_ROLE = ROW_ROLE + 1

Index = QModelIndex | QPersistentModelIndex


class Sorted(Protocol):
    """The part of a listing that the header of a table changes."""

    @property
    def sort(self) -> str:
        """Return the key of the column that orders the rows."""

    @property
    def descending(self) -> bool:
        """Tell whether the largest comes first."""


class RowsModel(QAbstractTableModel):
    """Rows of a listing: `count(listing)` and `page(listing, offset, limit)` run away from the window's thread."""

    counted = Signal(int)
    listing_changed = Signal(object)
    arrived = Signal(int, int)  # first row and number of rows of a page that was read

    def __init__(
        self,
        jobs: Jobs,
        columns: Sequence[Column],
        count: Callable[[Any], int] | None = None,
        page: Callable[[Any, int, int], Sequence[Any]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.listing: Any = None
        self._jobs, self._count, self._page = jobs, count, page
        self._latest = Latest(jobs, self)
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._rows = 0
        self._round = 0

    def show(self, listing: Sorted) -> None:
        """Show another listing from its first row."""
        self.beginResetModel()
        self._forget()
        self._rows = 0
        self.listing = listing
        self.endResetModel()
        self.listing_changed.emit(listing)
        self.reload()

    def reload(self) -> None:
        """Read again what is in view; rows stay where they are until the new ones come."""
        if self.listing is None or self._count is None:
            return
        self._latest.read(partial(self._count, self.listing), self._take_count)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows that are in memory already."""
        self.beginResetModel()
        self._forget()
        self._rows = len(rows)
        self._pages = OrderedDict((first // PAGE, rows[first : first + PAGE]) for first in range(0, len(rows), PAGE))
        self.endResetModel()
        self.counted.emit(self._rows)

    def row(self, number: int) -> Any | None:  # noqa: ANN401 - rows of any list
        """Return a row, or None while it is being read; asks for its page when it is missing."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None or page in self._stale:
            self._ask(page)
        rows = self._pages.get(page)
        return rows[place] if rows is not None and place < len(rows) else None

    def known(self, number: int) -> Any | None:  # noqa: ANN401 - rows of any list
        """Return a row if it has been read, and ask for nothing."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page, ())
        return rows[place] if place < len(rows) else None

    def find(self, key: object) -> int | None:
        """Return the number of the row with this id, if it has been read."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.id == key:
                    return page * PAGE + place
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's own
        column, row = self.columns[index.column()], self.row(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        if row is None:
            is_words = role == Qt.ItemDataRole.DisplayRole and index.column() == 0
            return _("Reading …") if is_words else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text_of(row)
        if role == ROW_ROLE:
            return row
        return column.value_of(row) if role == VALUE_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:  # noqa: ANN401 - Qt's own
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        return column.title + self._arrow(column) if role == Qt.ItemDataRole.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        chosen = self.columns[column]
        if self.listing is not None and chosen.sortable:
            descending = order is Qt.SortOrder.DescendingOrder
            self.show(replace(self.listing, sort=chosen.key, descending=descending))

    def _arrow(self, column: Column) -> str:
        if self.listing is None or self.listing.sort != column.key:
            return ""
        return " ↓" if self.listing.descending else " ↑"

    def _forget(self) -> None:
        self._round += 1
        self._pages = OrderedDict()
        self._stale, self._asked = set(), set()

    def _take_count(self, count: int) -> None:
        """Grow or shrink at the end, so that scrolling and selection stay, and read the pages in view again."""
        self._round += 1
        self._asked.clear()
        self._stale = set(self._pages)
        if count > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, count - 1)
            self._rows = count
            self.endInsertRows()
        elif count < self._rows:
            self.beginRemoveRows(QModelIndex(), count, self._rows - 1)
            self._rows = count
            self.endRemoveRows()
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self.columns) - 1))
        self.counted.emit(count)

    def _ask(self, page: int) -> None:
        if self._page is None or self.listing is None or page in self._asked:
            return
        self._asked.add(page)
        work = partial(self._page, self.listing, page * PAGE, PAGE)
        self._jobs.read(work, partial(self._take_page, self._round, page))

    def _take_page(self, asked_in: int, page: int, rows: Sequence[Any]) -> None:
        if asked_in != self._round:
            return
        self._asked.discard(page)
        self._stale.discard(page)
        self._pages[page] = rows
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        first = page * PAGE
        last = min(first + PAGE, self._rows) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.arrived.emit(first, len(rows))
