"""One task as a line: a tick that settles it, its words with day and about whom, and the rest behind three dots."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from refnet.domain.today.words import ago, ahead
from refnet.i18n import _
from refnet.services.today import TaskRow
from refnet.ui.look import fonts, formats, theme
from refnet.ui.widgets.parts.buttons import icon_button
from refnet.ui.widgets.parts.labels import ElidedLabel

HEIGHT, SOON = 44, 7  # pixels; days within which one says "in 3 days"
Days = Sequence[tuple[str, date | None]]


class TaskLine(QWidget):
    """D ticks it off, L puts it off to the next day, N for good, Enter changes it, Del removes it, arrows go on."""

    ticked = Signal(object)
    put_off = Signal(object, object)  # the task, and until when: a day or None
    put_back = Signal(object)
    opened = Signal(object)
    removed = Signal(object)
    moved = Signal(int)

    def __init__(self, row: TaskRow, today: date, days: Days, more: str = "") -> None:
        super().__init__()
        self.row, self._days, self._rests = row, days, row.rests(today)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(fonts.px(HEIGHT))
        is_done = row.done_on is not None
        verb = _("Open again") if is_done else _("Done")
        self.detail = ElidedLabel("; ".join(filter(None, (told(row, today), more))), "support")
        self.tick = icon_button("undo-2" if is_done else "circle", f"{verb}: {row.text}")
        self.more = icon_button("ellipsis", _("More: {task}").format(task=row.text))
        self.setAccessibleName(f"{row.text}. {self.detail.text()}")
        self.setAccessibleDescription(
            _("D: {verb}. L: next day. N: not this one. Enter: change. Del: remove.").format(verb=verb)
        )
        self._lay_out()
        self.tick.clicked.connect(self._tick)
        self.more.clicked.connect(self._open_menu)

    def menu(self) -> QMenu:
        """Return a menu of all that can be done; it goes when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.row.done_on is not None:
            menu.addAction(_("Open again"), self._tick)
        else:
            menu.addAction(_("Done"), self._tick)
            menu.addAction(_("Change task …"), partial(self.opened.emit, self.row))
            menu.addSeparator()
            if self._rests:
                menu.addAction(_("Back on the list"), partial(self.put_back.emit, self.row))
            for text, until in self._days:
                menu.addAction(text, partial(self.put_off.emit, self.row, until))
            menu.addSeparator()
        menu.addAction(_("Remove task"), partial(self.removed.emit, self.row))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_open = Qt.Key(event.key()), self.row.done_on is None
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in steps:
            self.moved.emit(steps[key])
        elif event.isAutoRepeat() and event.text():
            event.accept()  # held down, a key would settle one line after the other
        elif key == Qt.Key.Key_D:
            self._tick()
        elif key == Qt.Key.Key_L and is_open:
            self.put_off.emit(self.row, self._days[0][1])
        elif key == Qt.Key.Key_N and is_open:
            self.put_off.emit(self.row, None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and is_open:
            self.opened.emit(self.row)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self.row)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.row.done_on is None:
            self.opened.emit(self.row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.menu().popup(event.globalPos() if is_mouse else self.mapToGlobal(self.rect().center()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _tick(self) -> None:
        self.ticked.emit(self.row)

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 2, 2)
        row.setSpacing(10)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(ElidedLabel(self.row.text, "muted" if self._rests else "strong"))
        texts.addWidget(self.detail)
        texts.addStretch(1)
        row.addWidget(self.tick)
        row.addLayout(texts, 1)
        row.addWidget(self.more)


def told(row: TaskRow, today: date) -> str:
    """Say when a task is due or was done, and whether it rests."""
    return "; ".join(filter(None, (_when(row, today), _resting(row, today))))


def _when(row: TaskRow, today: date) -> str:
    if row.done_on is not None:
        return _("done {when}").format(when=ago(row.done_on, today))
    if row.due_on is None:
        return _("any day")
    days = (row.due_on - today).days
    when = ago(row.due_on, today) if days < 0 else ahead(row.due_on, today)
    return _("due {when}").format(when=when if days < SOON else formats.day_short(row.due_on, today))


def _resting(row: TaskRow, today: date) -> str:
    if row.done_on is not None or not row.rests(today):
        return ""
    if row.put_off_until is None:
        return _("not on Today")
    return _("put off to {day}").format(day=formats.day_short(row.put_off_until, today))
