"""The rail of pages at the left: words and icons, or icons alone in a narrow window."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from refnet.i18n import _, counted
from refnet.ui.look import fonts, icons, theme
from refnet.ui.page_list import PageEntry
from refnet.ui.widgets.parts.avatar import Avatar
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.labels import ElidedLabel, label

WIDE, NARROW, ICON, BRAND, HEIGHT = 200, 56, 18, 22, 34
MOST_COUNTED = 99


class Rail(QWidget):
    """Tells which page is wanted."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("back", "rail")
        self.setAccessibleName(_("Pages"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _RailButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._brand = _Brand(self)
        self._column.addWidget(self._brand)
        self._add_pages(entries)
        self._column.addStretch(1)
        self._column.addWidget(self._person())
        self.set_narrow(False)

    def choose(self, key: str) -> None:
        """Mark the page that is shown, without telling; none for an empty key."""
        self._group.setExclusive(False)
        for name, one in self._buttons.items():
            one.setChecked(name == key)
        self._group.setExclusive(True)

    def set_open(self, is_open: bool) -> None:
        """Let pages be chosen only while a file is open."""
        for one in self._buttons.values():
            one.setEnabled(is_open)

    def show_me(self, name: str, detail: str) -> None:
        """Say at the bottom who is at the keyboard; nobody when the name is empty."""
        self._me.setVisible(bool(name))
        self._disc.show_person(name)
        self._name.setText(name)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def show_count(self, key: str, count: int) -> None:
        """Say on a page's button how many things wait there; nothing for none."""
        if key in self._buttons:
            self._buttons[key].show_count(count)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, or words too."""
        self.setFixedWidth(fonts.px(NARROW if narrow else WIDE))
        side = 8
        self._column.setContentsMargins(side, 12, side, 12)
        self._brand.set_narrow(narrow)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for one in self._buttons.values():
            one.setToolButtonStyle(style)
        self._words.setVisible(not narrow)

    def _add_pages(self, entries: Sequence[PageEntry]) -> None:
        group = 0
        for number, entry in enumerate(entries, start=1):
            if entry.group != group:
                self._column.addSpacing(6)
                self._column.addWidget(rule(self))
                self._column.addSpacing(6)
                group = entry.group
            button = _RailButton(entry, number, self)
            button.clicked.connect(self._tell)
            button.moved.connect(self._move)
            self._group.addButton(button)
            self._buttons[entry.key] = button
            self._column.addWidget(button)

    def _person(self) -> QWidget:
        self._me = QWidget(self)
        row = QHBoxLayout(self._me)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(10)
        self._disc = Avatar(26, self._me, on_rail=True)
        self._words = QWidget(self._me)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self._name, self._detail = ElidedLabel("", "rail-name"), ElidedLabel("", "rail-detail")
        words.addWidget(self._name)
        words.addWidget(self._detail)
        row.addWidget(self._disc)
        row.addWidget(self._words, 1)
        self._me.hide()
        return self._me

    def _move(self, step: int) -> None:
        """Move the keyboard without choosing; Space and Enter choose."""
        buttons = list(self._buttons.values())
        place = next((number for number, one in enumerate(buttons) if one.hasFocus()), 0)
        buttons[(place + step) % len(buttons)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        sender = self.sender()
        if isinstance(sender, _RailButton):
            self.chosen.emit(sender.key)


class _Brand(QWidget):
    """The program's mark and name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 4, 0, 14)
        row.setSpacing(10)
        mark = QLabel(self)
        mark.setPixmap(icons.pixmap("refnet", fonts.px(BRAND), ""))
        mark.setAccessibleName(_("RefNet"))
        self._word = label("RefNet", "brand")
        row.addWidget(mark)
        row.addWidget(self._word, 1)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the word out."""
        self._word.setVisible(not narrow)


class _RailButton(QToolButton):
    """A page; the one that is shown has a bright bar at the window's edge."""

    moved = Signal(int)  # up or down

    def __init__(self, entry: PageEntry, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self._title, self._count = entry.key, entry.title, 0
        self.setText(f"  {entry.title}")
        self.setFixedHeight(fonts.px(HEIGHT))
        self.setAccessibleName(entry.title)
        self.setToolTip(f"{entry.title} (Ctrl+{number})")
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIcon(icons.icon(entry.icon, "rail_text", active="rail_active_text"))
        self.setIconSize(QSize(fonts.px(ICON), fonts.px(ICON)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Say how many things wait on this page."""
        self._count = count
        waiting = counted("{count} thing waits", "{count} things wait", count)
        self.setAccessibleName(f"{self._title}, {waiting}" if count else self._title)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._count and self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            self._paint_count(painter)
        if self.isChecked():
            painter.fillRect(QRectF(0, 7, 3, self.height() - 14), QColor(theme.current().rail_focus))

    def _paint_count(self, painter: QPainter) -> None:
        tokens, text = theme.current(), str(self._count) if self._count <= MOST_COUNTED else f"{MOST_COUNTED}+"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font(11, 600))
        width = max(painter.fontMetrics().horizontalAdvance(text) + 12, 22)
        place = QRectF(self.width() - width - 10, (self.height() - fonts.px(18)) / 2, width, fonts.px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.rail_badge))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setPen(QColor(tokens.rail_badge_text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
