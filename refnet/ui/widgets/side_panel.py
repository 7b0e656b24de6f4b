"""The panel beside a list: one record with its head, what can be done, and tabs for the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from refnet.i18n import _
from refnet.ui.look import fonts
from refnet.ui.look.icon_names import MaybeIcon
from refnet.ui.widgets.lists.chip_row import ChipRow
from refnet.ui.widgets.lists.tab_row import TabRow, ViewTab
from refnet.ui.widgets.parts.avatar import Avatar
from refnet.ui.widgets.parts.buttons import GAP, ICON, button, icon_button
from refnet.ui.widgets.parts.chips import Chip
from refnet.ui.widgets.parts.labels import ElidedLabel

WIDTH, NARROW_WIDTH, INSIDE, AVATAR = 380, 320, 16, 40


@dataclass(frozen=True, slots=True)
class PanelAction:
    """A button of the panel's head."""

    text: str
    icon: MaybeIcon
    run: Callable[[], object]
    primary: bool = False
    short: str = ""  # its words in a narrow panel


class SidePanel(QWidget):
    """Follows the selection, never takes the keyboard by itself, closes with Esc."""

    closed = Signal()
    tab_chosen = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("back", "surface")
        self.setProperty("edge", "left")
        self.setAccessibleName(name or _("Record"))
        self.setFixedWidth(fonts.px(WIDTH))
        self._buttons: list[tuple[QPushButton, PanelAction]] = []
        self._is_narrow = False
        self._menu: QMenu | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self._tabs = TabRow(_("Parts of the record"), self)
        self._tabs.chosen.connect(self._turn)
        self._tab_bar = QWidget(self)
        self._tab_bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tab_bar.setProperty("edge", "bottom")
        bar = QHBoxLayout(self._tab_bar)
        bar.setContentsMargins(INSIDE - 12, 0, 0, 0)
        bar.addWidget(self._tabs)
        column.addWidget(self._tab_bar)
        self._stack = QStackedWidget(self)
        column.addWidget(self._stack, 1)
        self._tab_bar.hide()
        self.hide()

    def show_head(
        self, name: str, detail: str, initials: str = "", tone: str = "ally", chips: Sequence[Chip] = ()
    ) -> None:
        """Say whose record this is; `initials` may name what the disc shows instead of the name's own."""
        self._avatar.show_person(initials or name, tone)
        self._name.setText(name)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._chips.show_chips(chips)

    def set_actions(self, actions: Sequence[PanelAction]) -> None:
        """Show what can be done, at most three of them with one primary."""
        while item := self._actions.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._buttons = []
        for action in actions:
            made = button(action.text, action.icon, "primary" if action.primary else "", parent=self)
            made.setProperty("size", "small")
            made.clicked.connect(action.run)
            self._actions.addWidget(made)
            self._buttons.append((made, action))
        self._shorten()
        if self._menu is not None:
            self._actions.addWidget(self._more_button(self._menu))
        self._actions.addStretch(1)

    def set_menu(self, menu: QMenu | None) -> None:
        """Put the rest behind three dots, None for no rest; to be called before `set_actions`."""
        self._menu = menu

    def set_tabs(self, tabs: Sequence[tuple[str, QWidget]]) -> None:
        """Show these parts, each under its tab; the tab that was open stays open."""
        kept = self._tabs.current()
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        for _title, widget in tabs:
            self._stack.addWidget(_scrolled(widget))
        self._tabs.set_tabs([ViewTab(title, title) for title, _widget in tabs])
        self._tab_bar.setVisible(len(tabs) > 1)
        self._tabs.choose(kept)
        self._turn()

    def set_body(self, widget: QWidget) -> None:
        """Show one part only."""
        self.set_tabs([(self.accessibleName(), widget)])

    def choose_tab(self, title: str) -> None:
        """Open a tab."""
        self._tabs.choose(title)
        self._turn()

    def set_narrow(self, narrow: bool) -> None:
        """Follow the window's width."""
        self.setFixedWidth(fonts.px(NARROW_WIDTH if narrow else WIDTH))
        self._is_narrow = narrow
        self._tabs.set_tight(narrow)
        self._shorten()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def close_panel(self) -> None:
        """Give the room back to the list."""
        self.hide()
        self.closed.emit()

    def _head(self) -> QWidget:
        head = QWidget(self)
        column = QVBoxLayout(head)
        column.setContentsMargins(INSIDE, 14, INSIDE, 8)
        column.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(12)
        self._avatar = Avatar(AVATAR, head)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._name, self._detail = ElidedLabel("", "name", head), ElidedLabel("", "muted", head)
        self._chips = ChipRow(head)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        words.addSpacing(4)
        words.addWidget(self._chips)
        cross = icon_button("x", _("Close the panel (Esc)"), parent=head)
        cross.clicked.connect(self.close_panel)
        top.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        top.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(6)
        column.addLayout(top)
        column.addLayout(self._actions)
        return head

    def _more_button(self, menu: QMenu) -> QToolButton:
        more = icon_button("ellipsis", _("More"), edged=True, parent=self)
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more

    def _shorten(self) -> None:
        """Use the short words in a narrow panel, and where the full ones would be cut; then do without the icons."""
        for made, action in self._buttons:
            made.setText(action.text)
            made.setIconSize(QSize(fonts.px(ICON) + GAP, fonts.px(ICON)))
        if self._is_narrow or not self._fits():
            for made, action in self._buttons:
                made.setText(action.short or action.text)
        if not self._fits():
            for made, _action in self._buttons:
                made.setIconSize(QSize(0, 0))

    def _fits(self) -> bool:
        """Tell whether the buttons have room beside each other."""
        more = fonts.px(28) + self._actions.spacing() if self._menu is not None else 0
        for made, _action in self._buttons:
            made.ensurePolished()
        wanted = sum(made.sizeHint().width() + self._actions.spacing() for made, _action in self._buttons) + more
        return wanted <= self.minimumWidth() - 2 * INSIDE

    def _turn(self) -> None:
        titles = self._tabs.keys()
        current = self._tabs.current()
        if current in titles:
            self._stack.setCurrentIndex(titles.index(current))
            self.tab_chosen.emit(current)


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    widget.setProperty("back", "none")
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    return area
