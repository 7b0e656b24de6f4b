"""The track of the time slider: a bar for each month, years below, and two handles for mouse and keyboard."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.i18n import _
from refnet.ui.look import fonts, theme
from refnet.ui.widgets.network_canvas.colors import mixed

RADIUS, TARGET = 6.0, 24  # of a handle, and the square that catches the pointer
BARS, LINE, YEARS = 24, 4, 16  # heights of the bars, the track and the years below it
A_YEAR = 12
KEYS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -A_YEAR, Qt.Key.Key_PageUp: A_YEAR,
}  # fmt: skip


class MonthTrack(QWidget):
    """Months 0 to `last`; the handles stand on two of them, the first never behind the second."""

    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.low = self.high = self.last = 0
        self._first, self._counts = date.min, [0]
        self.handles = (MonthHandle(self, _("From")), MonthHandle(self, _("To")))
        for side, handle in enumerate(self.handles):
            handle.stepped.connect(self._step_low if side == 0 else self._step_high)
            handle.dragged.connect(self._drag_low if side == 0 else self._drag_high)

    def show_counts(self, first: date, counts: list[int]) -> None:
        """Take the months from `first` on, with how many introductions were made in each."""
        self._first, self._counts, self.last = first, counts, len(counts) - 1
        self.put(0, self.last)

    def put(self, low: int, high: int) -> None:
        """Put the handles to months, within what there is."""
        self.low = max(0, min(low, self.last))
        self.high = max(self.low, min(high, self.last))
        self._place()

    def tell(self, low: str, high: str) -> None:
        """Say for screen readers where the handles stand."""
        for handle, words in zip(self.handles, (low, high), strict=True):
            handle.tell(words)

    def sizeHint(self) -> QSize:
        return QSize(400, fonts.px(BARS + YEARS) + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, fonts.px(BARS + YEARS) + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the nearer handle to where one clicks."""
        month = self._month_at(event.position().x())
        if abs(month - self.low) < abs(month - self.high):
            self._drag(month, self.high)
        else:
            self._drag(self.low, month)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.current()
        base, step = self._base(), self._step()
        pale = mixed(QColor(tokens.accent), QColor(tokens.surface), 0.25)
        full = mixed(QColor(tokens.accent), QColor(tokens.surface), 0.55)
        most = max(1, *self._counts)
        for month, count in enumerate(self._counts):
            high = fonts.px(BARS) * count / most
            inside = self.low <= month <= self.high
            width = max(1.0, step - (1.0 if step > 3 else 0.0))
            painter.fillRect(QRectF(self._x(month) - step / 2, base - high, width, high), full if inside else pale)
        painter.fillRect(QRectF(RADIUS, base, self.width() - 2 * RADIUS, LINE), QColor(tokens.line))
        left, right = self._x(self.low), self._x(self.high)
        painter.fillRect(QRectF(left, base, right - left, LINE), QColor(tokens.accent))
        self._draw_years(painter, base, step)

    def _draw_years(self, painter: QPainter, base: float, step: float) -> None:
        painter.setFont(fonts.font(11))
        painter.setPen(QColor(theme.current().text3))
        width, after = painter.fontMetrics().horizontalAdvance("0000 "), -1.0
        for month in range(len(self._counts)):
            year, of_year = divmod(self._first.year * A_YEAR + self._first.month - 1 + month, A_YEAR)
            x = min(self._x(month) - step / 2, self.width() - width)
            if (of_year == 0 or month == 0) and x >= after:
                painter.drawText(QPointF(x, base + LINE + fonts.px(YEARS) - 2), str(year))
                after = x + width

    def _place(self) -> None:
        for handle, month in zip(self.handles, (self.low, self.high), strict=True):
            handle.move(round(self._x(month) - TARGET / 2), round(self._base() + LINE / 2 - TARGET / 2))
        self.update()

    def _base(self) -> float:
        """Return where the bars stand."""
        return self.height() - fonts.px(YEARS) - LINE - 4.0

    def _step(self) -> float:
        return (self.width() - 2 * RADIUS) / max(1, self.last)

    def _x(self, month: int) -> float:
        return RADIUS + month * self._step()

    def _month_at(self, x: float) -> int:
        return round((x - RADIUS) / max(self._step(), 1e-6))

    def _step_low(self, months: int) -> None:
        self._drag(min(self.low + months, self.high), self.high)

    def _step_high(self, months: int) -> None:
        self._drag(self.low, max(self.high + months, self.low))

    def _drag_low(self, x: float) -> None:
        self._drag(min(self._month_at(x), self.high), self.high)

    def _drag_high(self, x: float) -> None:
        self._drag(self.low, max(self._month_at(x), self.low))

    def _drag(self, low: int, high: int) -> None:
        before = (self.low, self.high)
        self.put(low, high)
        if (self.low, self.high) != before:
            self.moved.emit()


class MonthHandle(QWidget):
    """Moved by the pointer, or by a month with the arrow keys and by a year with Page Up and Page Down."""

    stepped = Signal(int)  # months
    dragged = Signal(float)  # to this pixel of the track

    def __init__(self, track: QWidget, name: str) -> None:
        super().__init__(track)
        self.resize(TARGET, TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._name = name
        self.setAccessibleName(name)

    def tell(self, words: str) -> None:
        """Say where it stands."""
        self.setAccessibleName(f"{self._name} {words}")
        self.setToolTip(words)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = {Qt.Key.Key_Home: -100_000, Qt.Key.Key_End: 100_000}
        step = {**KEYS, **far}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(self.mapToParent(event.position()).x())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, RADIUS + 4, RADIUS + 4)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(middle, RADIUS, RADIUS)
