"""What the three lists share: filter bar, table, side panel, empty states, saved views and export."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from refnet.i18n import _, counted
from refnet.services import exports
from refnet.services.listing import Filter, Listing, Only
from refnet.ui.context import Context
from refnet.ui.dialogs.export_shown import ExportDialog
from refnet.ui.dialogs.parts import clipboard
from refnet.ui.look import formats
from refnet.ui.page_actions import Deeds
from refnet.ui.pages.lists.state import FilterField, ListState
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.lists.filters import FilterBar
from refnet.ui.widgets.lists.rows_model import RowsModel
from refnet.ui.widgets.lists.table import Table
from refnet.ui.widgets.page import Page
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.empty_state import EmptyState, Way
from refnet.ui.widgets.side_panel import SidePanel


class ListPage(Page):
    """A page around one table; subclasses say where its rows come from and what may be done with them."""

    what = ""  # the list's name in export and saved views

    def __init__(self, context: Context, title: str, columns: Sequence[Column]) -> None:
        super().__init__(context, title)
        self.state = ListState()
        self.shown: UUID | None = None
        self.total = 0
        self._stays_closed = False
        self.model = RowsModel(self.jobs, columns, self.count, self.page, self)
        self.table = Table(self.model, self.key, title, self)
        self.filter_bar = FilterBar(_("Filter"), self)
        self.columns_button = button(_("Columns"), "columns-3", parent=self.filter_bar)
        self.panel = SidePanel()
        self.fields: tuple[FilterField, ...] = ()
        self._lay_out()
        self._connect()

    @abstractmethod
    def count(self, listing: Listing) -> int:
        """Return how many rows a listing has; runs away from the window's thread."""

    @abstractmethod
    def page(self, listing: Listing, offset: int, limit: int) -> Sequence[Any]:
        """Return one page of rows; runs away from the window's thread."""

    @abstractmethod
    def ids(self, listing: Listing) -> list[UUID]:
        """Return every id of a listing; runs away from the window's thread."""

    @abstractmethod
    def empty_state(self) -> EmptyState:
        """Return what stands in the place of a list that has no rows at all."""

    @abstractmethod
    def show_panel(self, key: UUID) -> None:
        """Show one record in the side panel."""

    @abstractmethod
    def fill_menu(self, menu: QMenu, rows: Sequence[Any]) -> None:
        """Add what may be done with the selected rows."""

    def content(self) -> QWidget:
        """Return what shows the rows: the table, or another look at them."""
        return self.table

    def deeds(self) -> Deeds:
        """Return what the menus and keys can do here now."""
        found: dict[str, Callable[[], object]] = {"columns": self.choose_columns, "export-shown": self.export_shown}
        if self.state.is_filtered:
            found["clear-filter"] = self.clear_filters
        return found

    def export_shown(self) -> None:
        """Offer what the list shows as a file or for the clipboard."""
        ExportDialog(self.context, self.what, self.state.listing(), self.table.shown_columns(), parent=self).open()

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard as they are shown."""
        self.with_selected(self._copy)

    def export_ids(self, ids: list[UUID]) -> None:
        """Offer these rows as a file or for the clipboard."""
        shown = self.table.shown_columns()
        ExportDialog(self.context, self.what, self.state.listing(), shown, ids=ids, parent=self).open()

    def say_count(self, total: int, selected: int) -> str:
        """Return the line beside the title."""
        return _("{total} rows, {selected} selected").format(
            total=formats.number(total), selected=formats.number(selected)
        )

    def refresh(self) -> None:
        if self.model.listing is None:
            self.show_state(self.state)
        else:
            self.model.reload()
        if self.panel.isVisible() and self.shown is not None:
            self.show_panel(self.shown)

    def show_state(self, state: ListState) -> None:
        """Show another listing."""
        self.state = state
        self.filter_bar.set_chips(state.chips(self._say))
        self.model.show(state.listing())

    def show_target(self, table: str, key: UUID) -> None:
        self.open_panel(key)
        self.table.clearSelection()  # else what was chosen before would still be meant where this is not listed
        self.table.select_id(key)

    def show_ids(self, only: Only) -> None:
        self.filter_bar.set_text("")
        self.show_state(ListState(only=only))

    def find_here(self) -> None:
        self.filter_bar.focus()

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.panel.set_narrow(narrow)
        self.filter_bar.set_margin(self.margin)
        self.table.set_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.panel.close_panel()
        elif event.key() == Qt.Key.Key_F2 and (edit := self.deeds().get("edit-record")) is not None:
            edit()  # also from the panel
        else:
            super().keyPressEvent(event)

    def open_panel(self, key: UUID) -> None:
        """Show the record and open the panel when it is closed."""
        self.shown, self._stays_closed = key, False
        self.panel.show()
        self.show_panel(key)

    def opened(self) -> UUID | None:
        """Return the record in the panel, as when it was just found by its name."""
        return self.shown if self.panel.isVisible() else None

    def add_filter(self, field: str, value: str) -> None:
        """Narrow the list to rows with this value."""
        self.show_state(self.state.with_filter(Filter(field, value)))

    def clear_filters(self) -> None:
        """Show all rows of the tab again."""
        self.filter_bar.set_text("")
        self.show_state(replace(self.state, chosen=(), search="", only=None))

    def choose_columns(self) -> None:
        """Open the choice of columns below its button."""
        menu = self.table.columns_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height())))

    def with_selected(self, then: Callable[[list[UUID]], object]) -> None:
        """Call `then` with the ids of every selected row, those not read yet included."""
        numbers = self.table.selected_numbers()
        known = self.table.selected_ids()
        if not numbers:
            return
        if len(known) == len(numbers):
            then(known)
            return
        self.jobs.read(partial(self._numbered, self.state.listing(), numbers), then)

    def _copy(self, ids: list[UUID]) -> None:
        columns = exports.columns_shown(self.what, self.table.shown_columns())
        work = partial(exports.clipboard, self.store, self.what, ids, columns)
        self.jobs.read(work, partial(self._copied, len(ids)))

    def _copied(self, number: int, content: tuple[str, str]) -> None:
        clipboard.put(content)
        self.context.say(counted("{count} row was copied.", "{count} rows were copied.", number), undo=False)

    def _numbered(self, listing: Listing, numbers: list[int]) -> list[UUID]:
        every = self.ids(listing)
        return [every[number] for number in numbers if number < len(every)]

    def _lay_out(self) -> None:
        self.top = QVBoxLayout()
        self.top.setContentsMargins(0, 0, 0, 0)
        self.top.setSpacing(0)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self._nothing: QWidget | None = None
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.panel)
        self.panel.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self.top)
        outer.addWidget(self.filter_bar)
        outer.addLayout(middle, 1)

    def _connect(self) -> None:
        self.filter_bar.changed.connect(self._search)
        self.filter_bar.removed.connect(self._remove_filter)
        self.model.counted.connect(self._counted)
        self.model.listing_changed.connect(self._sorted)
        self.table.current_changed.connect(self._follow)
        self.table.opened.connect(self._open)
        self.table.selection_changed.connect(self._tell_count)
        self.table.menu_wanted.connect(self._menu)
        self.table.copy_wanted.connect(self.copy_selected)
        self.panel.closed.connect(self._closed)
        self.columns_button.clicked.connect(self.choose_columns)

    def _say(self, one: Filter) -> str:
        known = {field.field: field for field in self.fields}
        return known.get(one.field, FilterField(one.field, one.field)).say(one.value)

    def _search(self, text: str) -> None:
        if text != self.state.search:
            self.show_state(replace(self.state, search=text))

    def _remove_filter(self, key: str) -> None:
        self.show_state(self.state.without(key))

    def _sorted(self, listing: Listing) -> None:
        self.state = replace(self.state, sort=listing.sort, descending=listing.descending)

    def _counted(self, total: int) -> None:
        self.total = total
        if self._nothing is not None:
            self.stack.removeWidget(self._nothing)
            self._nothing.deleteLater()
            self._nothing = None
        self.stack.setCurrentWidget(self.content())
        if total == 0:
            self._nothing = self._filtered_state() if self.state.is_filtered else self.empty_state()
            self.stack.addWidget(self._nothing)
            self.stack.setCurrentWidget(self._nothing)
        self._tell_count()

    def _filtered_state(self) -> EmptyState:
        said = [text for text in (self.state.search, *(words for _key, words in self.state.chips(self._say))) if text]
        sentence = _("Nothing here fits: {filters}.").format(filters=", ".join(said))
        way = Way(_("Clear the filter"), "x", self.clear_filters, primary=True)
        return EmptyState(_("Too narrow a filter?"), sentence, ways=[way])

    def _tell_count(self) -> None:
        self.set_subtitle(self.say_count(self.total, len(self.table.selected_numbers())))

    def _follow(self, row: Any | None) -> None:  # noqa: ANN401 - rows of any list
        """Let the panel follow the row that has the keyboard; where there is little room only an open one."""
        may_open = not self.is_narrow and not self._stays_closed and self.content() is self.table
        if row is not None and (self.panel.isVisible() or may_open):
            self.open_panel(row.id)

    def _open(self, row: Any) -> None:  # noqa: ANN401 - rows of any list
        self.open_panel(row.id)

    def _closed(self) -> None:
        self.shown, self._stays_closed = None, True
        self.table.setFocus()

    def _menu(self, place: QPoint) -> None:
        rows = self.table.selected_rows()
        if not rows:
            return
        menu = QMenu(self)
        self.fill_menu(menu, rows)
        menu.popup(place)
