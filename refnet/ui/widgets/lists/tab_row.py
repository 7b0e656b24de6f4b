"""A row of tabs of which one is underlined, each with a count if it has one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from refnet.ui.look import formats, tips
from refnet.ui.widgets.parts.labels import restyle

GAP = "  "  # between the words of a tab and its count


@dataclass(frozen=True, slots=True)
class ViewTab:
    """A tab: its key, its word, how many rows it has, and whether the user made it."""

    key: str
    name: str
    count: int | None = None
    removable: bool = False


class TabRow(QWidget):
    """Tells which tab was chosen; arrow keys move between them."""

    chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)  # a tab's key, and where on the screen

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._tabs: dict[str, ViewTab] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._is_tight = False
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)

    def set_tabs(self, tabs: Sequence[ViewTab]) -> None:
        """Show these tabs; the chosen one stays chosen when it is among them."""
        kept = self.current()
        for one in self._buttons.values():
            self._group.removeButton(one)
            one.hide()
            one.deleteLater()
        self._tabs = {tab.key: tab for tab in tabs}
        self._buttons = {tab.key: self._button(tab, place) for place, tab in enumerate(tabs)}
        if tabs:
            self.choose(kept if kept in self._tabs else tabs[0].key)

    def set_tight(self, tight: bool) -> None:
        """Stand closer together, as in a narrow panel."""
        self._is_tight = tight
        for one in self._buttons.values():
            one.setProperty("tight", str(tight).lower())
            restyle(one)

    def current(self) -> str:
        """Return the key of the chosen tab, empty when there is none."""
        return next((key for key, one in self._buttons.items() if one.isChecked()), "")

    def keys(self) -> list[str]:
        """Return the keys of the tabs, from left to right."""
        return list(self._tabs)

    def choose(self, key: str) -> None:
        """Choose without telling."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many rows a tab has."""
        if key in self._tabs:
            tab = self._tabs[key]
            self._tabs[key] = ViewTab(tab.key, tab.name, count, tab.removable)
            self._buttons[key].setText(_words(self._tabs[key]))

    def _button(self, tab: ViewTab, place: int) -> QPushButton:
        made = _Tab(_words(tab), self)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("kind", "tab")
        made.setProperty("tight", str(self._is_tight).lower())
        made.setAccessibleName(tab.name)
        made.setObjectName(tab.key)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(self._ask_menu)
        made.clicked.connect(self._tell)
        self._group.addButton(made)
        self._row.insertWidget(place, made)
        return made

    def _tell(self) -> None:
        self.chosen.emit(self.current())

    def _ask_menu(self, where: QPoint) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.menu_wanted.emit(sender.objectName(), sender.mapToGlobal(where))


class _Tab(QPushButton):
    """Where there is no room for its words, says so with an ellipsis, keeps its count, and says all in its tip."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        option.text = self.shown(room.width())
        self.setToolTip(tips.plain(self.text().replace("&&", "&")) if option.text != self.text() else "")
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def shown(self, room: int) -> str:
        """Return what of its words fits into `room` pixels."""
        letters, flag = self.fontMetrics(), int(Qt.TextFlag.TextShowMnemonic)
        if letters.size(flag, self.text()).width() <= room:
            return self.text()
        name, gap, count = self.text().rpartition(GAP)
        end = gap + count if name else ""
        left = room - letters.horizontalAdvance(end)
        return letters.elidedText(name or count, Qt.TextElideMode.ElideRight, left, flag) + end


def _words(tab: ViewTab) -> str:
    name = tab.name.replace("&", "&&")
    return name if tab.count is None else f"{name}{GAP}{formats.number(tab.count)}"
