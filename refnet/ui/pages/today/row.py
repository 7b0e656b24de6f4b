"""A line of Today: what and with whom, why, the one deed that settles it, and Later."""

from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from refnet.domain.kinds import Duty
from refnet.domain.today.rules import Item
from refnet.i18n import _
from refnet.ui.look import fonts, icons, theme
from refnet.ui.pages.today import words
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel

HEIGHT, SQUARE, DEED = 49, 28, 96


class TodayRow(QWidget):
    """One thing to do; D does it, L puts it off to the next working day, N for good, Enter opens its record, arrows go on."""

    done = Signal(object)
    put_off = Signal(object, object)  # the item, and until when: a day or None
    opened = Signal(object)
    numbered = Signal(object, int)  # the item, and a number key
    noted = Signal(object)  # a note to the introducer is wanted
    moved = Signal(int)
    menu_wanted = Signal(object, QPoint)  # the line, and where on the screen

    def __init__(
        self, item: Item, why: str, later: tuple[tuple[str, object], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        verb = words.verb(item)
        self.setToolTip(why)
        self.item, self._later_days = item, later
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(fonts.px(HEIGHT))
        self.setAccessibleName(f"{item.what}. {item.reason}")
        keys = _("D: {verb}. L: later. N: not this one. Enter: open.")
        if item.duty is Duty.THANKS:
            keys = _("D: {verb}. L: later. N: not this one. Enter: write a note. O: open.")
        if words.waits_for_answer(item):
            keys = _(
                "D: {verb}. 1: named, 2: later, 3: declined, 4: never answered. L: later. N: not this one. Enter: open."
            )
        self.setAccessibleDescription(f"{keys.format(verb=verb)} {why}")
        self.note = button(_("Write …"), kind="quiet", hint=_("Enter"))
        self.note.setAccessibleName(_("Write a note: {what}").format(what=item.what))
        self.deed, self.later = button(verb), button(_("Later"), kind="quiet")
        self.deed.setAccessibleName(f"{verb}: {item.what}")
        self.later.setAccessibleName(_("Later: {what}").format(what=item.what))
        self._lay_out()
        self.deed.clicked.connect(self._do)
        self.later.clicked.connect(self.offer_days)
        self.note.clicked.connect(self._open_it)

    def offer_days(self) -> None:
        """Ask until when."""
        menu = QMenu(self)
        for text, until in self._later_days:
            action = QAction(text, menu)
            action.setData(until)
            menu.addAction(action)
        menu.triggered.connect(self._choose_day)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.later.mapToGlobal(self.later.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return a menu of all that can be done with the line; it goes when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.deed.text(), self._do)
        for text, until in self._later_days:
            menu.addAction(text, partial(self.put_off.emit, self.item, until))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.menu_wanted.emit(self, event.globalPos() if is_mouse else self.mapToGlobal(self.rect().center()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in steps:
            self.moved.emit(steps[key])
        elif event.isAutoRepeat() and event.text():
            event.accept()  # held down, a key would settle one line after the other
        elif key == Qt.Key.Key_D:
            self._do()
        elif key == Qt.Key.Key_L:
            self.put_off.emit(self.item, self._later_days[0][1])
        elif key == Qt.Key.Key_N:
            self.put_off.emit(self.item, None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_it()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.numbered.emit(self.item, int(key) - int(Qt.Key.Key_0))
        elif key == Qt.Key.Key_O:
            self.opened.emit(self.item)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.item)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        seen = words.look(self.item.duty)
        hue = tokens.hue(seen.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = fonts.px(SQUARE)
        square = QRectF(12, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue.soft))
        painter.drawRoundedRect(square, 6, 6)
        icons.paint(painter, seen.icon, square.adjusted(6, 6, -6, -6), hue.text)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12 + fonts.px(SQUARE) + 12, 4, 12, 4)
        row.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(ElidedLabel(self.item.what, "strong"))
        texts.addWidget(ElidedLabel(self.item.reason, "support"))
        texts.addStretch(1)
        row.addLayout(texts, 1)
        self.deed.setMinimumWidth(fonts.px(DEED))
        for one in (self.note, self.deed, self.later):
            one.setProperty("size", "small")
            row.addWidget(one)
        if self.item.duty is not Duty.THANKS:
            self.note.hide()

    def _do(self) -> None:
        self.done.emit(self.item)

    def _open_it(self) -> None:
        wanted = self.noted if self.item.duty is Duty.THANKS else self.opened
        wanted.emit(self.item)

    def _choose_day(self, action: QAction) -> None:
        self.put_off.emit(self.item, action.data())
