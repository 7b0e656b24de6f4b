"""What all pages share: they say what they show, and are told when to load it."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QStackedWidget, QWidget

from refnet.services.listing import Only
from refnet.ui.context import Context

if TYPE_CHECKING:
    from refnet.store.database import Store
    from refnet.store.history import Step

WIDE_MARGIN, NARROW_MARGIN = 24, 16


class Page(QWidget):
    """One page of the window; `tables` names the tables whose rows it shows."""

    key = ""
    tables: tuple[str, ...] = ()
    has_report = False  # its deeds have "report"
    subtitle_changed = Signal(str)

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("back", "window")
        self.setAccessibleName(title)
        self.context, self.jobs, self.title = context, context.jobs, title
        self.subtitle = ""
        self.is_narrow = False
        self._is_stale, self.was_shown = True, False
        context.notices.changed.connect(self._hear)

    @property
    def store(self) -> "Store":
        """Return the open store."""
        return self.context.store

    @property
    def margin(self) -> int:
        """Return the distance from the page's edge to its bars and cards."""
        return NARROW_MARGIN if self.is_narrow else WIDE_MARGIN

    def refresh(self) -> None:
        """Load what is shown; called when it is first shown and after steps that touch `tables`."""

    def show_target(self, table: str, key: UUID) -> None:
        """Bring one record before the user; nothing where a page has no records."""

    def show_only(self, field: str, value: str) -> None:
        """Show only the rows whose `field` has this value; nothing where a page has no rows."""

    def show_ids(self, only: Only) -> None:
        """Show exactly these rows; nothing where a page has no rows."""

    def main_control(self) -> QWidget:
        """Return what takes the keyboard when the page comes into view: its table, its picture, or its first field."""
        from refnet.ui.widgets.lists.table import Table  # noqa: PLC0415 - after the first paint

        shown = (self._first_shown(kind) for kind in (Table, QAbstractItemView, QStackedWidget, QComboBox, QLineEdit))
        found = next((one for one in shown if one is not None), self)
        return found.currentWidget() or self if isinstance(found, QStackedWidget) else found

    def find_here(self) -> None:
        """Go to the filter box, where there is one."""

    def set_narrow(self, narrow: bool) -> None:
        """Follow the window's width; pages with bars and panels do more."""
        self.is_narrow = narrow

    def set_subtitle(self, text: str) -> None:
        """Show one line beside the title."""
        self.subtitle = text
        self.subtitle_changed.emit(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.was_shown:
            from refnet.ui.widgets.lists.table import Table  # noqa: PLC0415 - after the first paint

            self.was_shown = True
            for table in self.findChildren(Table):
                table.keep_in(self.context.settings)
        if self._is_stale and self.context.is_open:
            self._is_stale = False
            self.refresh()

    def _first_shown(self, kind: type[QWidget]) -> QWidget | None:
        """Return the first one in view beside the panel, which never takes the keyboard by itself."""
        from refnet.ui.widgets.side_panel import SidePanel  # noqa: PLC0415 - after the first paint

        panels = self.findChildren(SidePanel)
        visible = (one for one in self.findChildren(kind) if one.isVisible())
        return next((one for one in visible if not any(panel.isAncestorOf(one) for panel in panels)), None)

    def _hear(self, step: "Step") -> None:
        if not step.touches(*self.tables):
            return
        if self.isVisible() and self.context.is_open:
            self.refresh()
        else:
            self._is_stale = True
