"""The tabs of saved views over a list, and the way to save another one."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from refnet.i18n import _
from refnet.ui.look import icons
from refnet.ui.widgets.lists.tab_row import TabRow, ViewTab
from refnet.ui.widgets.parts.buttons import button

__all__ = ["ViewTab", "ViewsBar"]


class ViewsBar(QWidget):
    """Stands under the page's head, with a hairline below."""

    chosen = Signal(str)
    save_wanted = Signal()
    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("edge", "bottom")
        self._tabs = TabRow(_("Views"), self)
        self._tabs.chosen.connect(self.chosen)
        self._tabs.menu_wanted.connect(self._open_menu)
        self._removable: set[str] = set()
        self._save = button(_("Save view"), "plus", "quiet")
        self._save.clicked.connect(self.save_wanted)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(4)
        self._row.addWidget(self._tabs)
        self._row.addWidget(self._save)
        self._row.addStretch(1)
        self.set_margin(24)

    def set_margin(self, margin: int) -> None:
        """Follow the page's margin."""
        self._row.setContentsMargins(margin, 0, margin, 0)

    def set_views(self, views: Sequence[ViewTab]) -> None:
        """Show these views."""
        self._removable = {view.key for view in views if view.removable}
        self._tabs.set_tabs(views)

    def choose(self, key: str) -> None:
        """Choose without telling."""
        self._tabs.choose(key)

    def current(self) -> str:
        """Return the key of the chosen view."""
        return self._tabs.current()

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many rows a view has."""
        self._tabs.set_count(key, count)

    def _open_menu(self, key: str, where: QPoint) -> None:
        if key not in self._removable:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(icons.icon("trash-2"), _("Remove this view"))
        action.setData(key)
        menu.triggered.connect(self._remove)
        menu.popup(where)

    def _remove(self) -> None:
        menu = self.sender()
        if isinstance(menu, QMenu) and (action := menu.activeAction()) is not None:
            self.remove_wanted.emit(str(action.data()))
