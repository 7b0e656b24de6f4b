"""Holds the pages of an open file, each made when it is first wanted."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from refnet.ui.context import Context
from refnet.ui.page_list import PageEntry
from refnet.ui.widgets.page import Page


class Pages(QStackedWidget):
    """One page at a time; all are let go when the file is closed."""

    subtitle_changed = Signal(str)

    def __init__(self, context: Context, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries = {entry.key: entry for entry in entries}
        self._made: dict[str, Page] = {}
        self._is_narrow = False
        self._blank = QWidget(self)  # in view while there is no page, so that no page comes into view by itself
        self.addWidget(self._blank)

    def open(self, key: str) -> Page:
        """Show a page and return it."""
        page = self._made.get(key)
        if page is None:
            page = self._entries[key].make(self._context)
            page.subtitle_changed.connect(self._pass_on)
            page.set_narrow(self._is_narrow)
            self._made[key] = page
            self.addWidget(page)
        self.setCurrentWidget(page)
        return page

    def show_target(self, table: str, key: UUID) -> None:
        """Let the page in view bring one record."""
        page = self.current()
        if page is not None:
            page.show_target(table, key)

    def current(self) -> Page | None:
        """Return the page in view."""
        return next((page for page in self._made.values() if page is self.currentWidget()), None)

    def current_key(self) -> str:
        """Return the key of the page in view, empty when there is none."""
        return next((key for key, page in self._made.items() if page is self.currentWidget()), "")

    def entries(self) -> tuple[PageEntry, ...]:
        """Return what the rail and the menus tell of every page."""
        return tuple(self._entries.values())

    def titles(self) -> dict[str, str]:
        """Return the words of every page by its key."""
        return {key: entry.title for key, entry in self._entries.items()}

    def set_narrow(self, narrow: bool) -> None:
        """Tell all pages the window's width."""
        self._is_narrow = narrow
        for page in self._made.values():
            page.set_narrow(narrow)

    def forget(self) -> None:
        """Let go of all pages."""
        self.setCurrentWidget(self._blank)
        for page in self._made.values():
            self.removeWidget(page)
            page.setParent(None)
            page.deleteLater()
        self._made = {}

    def _pass_on(self, text: str) -> None:
        if self.sender() is self.currentWidget():
            self.subtitle_changed.emit(text)
