"""The forecast as a band on a line: eight in ten, the middle, and the goal."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.domain.planning.chain import Range
from refnet.i18n import _
from refnet.ui.look import fonts, theme

HEIGHT, SIDE = 64, 12


class ForecastBand(QWidget):
    """Drawn from zero to a little past whatever lies furthest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._total, self._goal, self._reached = Range(0, 0, 0), 0.0, 0.0
        self._words = ("", "")
        theme.watch.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(280, fonts.px(HEIGHT))

    def show_forecast(self, total: Range, goal: float, reached: float, words: tuple[str, str]) -> None:
        """Show where it leads; `words` are those of the goal and of the middle."""
        self._total, self._goal, self._reached, self._words = total, goal, reached, words
        self.setAccessibleName(_("Forecast: {middle}; goal: {goal}").format(middle=words[1], goal=words[0]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.height() / 2 + 6
        painter.setPen(QPen(QColor(tokens.line), 2))
        painter.drawLine(QPointF(SIDE, line), QPointF(self.width() - SIDE, line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.soft))
        left, right = self._x(self._total.low), self._x(self._total.high)
        painter.drawRoundedRect(QRectF(left, line - 9, max(right - left, 4), 18), 4, 4)
        painter.setBrush(QColor(tokens.won.main))
        painter.drawRect(QRectF(SIDE, line - 3, max(self._x(self._reached) - SIDE, 0), 6))
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(QPointF(self._x(self._total.middle), line), 6, 6)
        self._paint_goal(painter, line)

    def _paint_goal(self, painter: QPainter, line: float) -> None:
        tokens, place = theme.current(), self._x(self._goal)
        painter.setPen(QPen(QColor(tokens.text), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(place, line - 20), QPointF(place, line + 14))
        painter.setPen(QColor(tokens.text2))
        painter.setFont(fonts.font(12))
        width = painter.fontMetrics().horizontalAdvance(self._words[0])
        start = min(max(place - width / 2, 0), self.width() - width)
        painter.drawText(QPointF(start, line - 24), self._words[0])

    def _x(self, value: float) -> float:
        most = max(self._total.high, self._goal, self._reached, 1) * 1.08
        return SIDE + (self.width() - 2 * SIDE) * min(value / most, 1.0)
