"""Small pictures of numbers: the five-step meter, the rising level, and a rate with its range."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.ui.look import fonts, formats, theme
from refnet.ui.widgets.lists.columns import Interval

STEPS = 5


def paint_meter(painter: QPainter, left: float, middle: float, value: int) -> None:
    """Paint `value` of five squares filled."""
    tokens, side = theme.current(), fonts.px(8)
    for step in range(STEPS):
        place = QRectF(left + step * fonts.px(10), middle - side / 2, side, side)
        if step < value:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(place, 2, 2)
        else:
            painter.setPen(QPen(QColor(tokens.strong), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


def paint_level(painter: QPainter, left: float, bottom: float, value: int) -> None:
    """Paint five bars that rise, `value` of them in the colour of referrals."""
    tokens = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(STEPS):
        height = fonts.px(2) + fonts.px(3) * step / 2
        painter.setBrush(QColor(tokens.referral.main if step < value else tokens.line))
        painter.drawRoundedRect(QRectF(left + step * fonts.px(10), bottom - height, fonts.px(7), height), 1, 1)


def paint_interval(painter: QPainter, place: QRectF, interval: Interval, *, large: bool = False) -> None:
    """Paint a track from 0 to 100 %, the range, the rate as a disc, and a tick at the benchmark."""
    tokens = theme.current()
    middle = place.center().y()
    color = QColor(tokens.hue(interval.tone).main)
    painter.setPen(QPen(QColor(tokens.line), 2))
    painter.drawLine(QLineF(place.left(), middle, place.right(), middle))
    if interval.benchmark is not None:
        at, reach = _x(place, interval.benchmark), 9 if large else 6
        painter.setPen(QPen(QColor(tokens.text), 1.5, Qt.PenStyle.CustomDashLine if large else Qt.PenStyle.DotLine))
        if large:
            pen = painter.pen()
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
        painter.drawLine(QLineF(at, middle - reach, at, middle + reach))
    low, high = _x(place, interval.low), _x(place, interval.high)
    painter.setPen(QPen(color, 2))
    painter.drawLine(QLineF(low, middle, high, middle))
    if large:
        for end in (low, high):
            painter.drawLine(QLineF(end, middle - 4, end, middle + 4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    radius = 5.0 if large else 4.0
    painter.drawEllipse(QPointF(_x(place, interval.rate), middle), radius, radius)


def _x(place: QRectF, share: float) -> float:
    return place.left() + place.width() * min(max(share, 0.0), 1.0)


class IntervalBar(QWidget):
    """A rate with its range on a scale from 0 to 100 %, as panels show it."""

    def __init__(self, interval: Interval, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interval = interval
        spread = formats.percent_range(interval.low, interval.high)
        self.setAccessibleName(f"{name}: {formats.percent(interval.rate)}, {spread}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watch.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, fonts.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(6, 2, self.width() - 12, 20)
        paint_interval(painter, place, self._interval, large=True)
        painter.setFont(fonts.font(11))
        painter.setPen(QColor(theme.current().text3))
        words = QRectF(0, self.height() - fonts.px(16), self.width(), fonts.px(16))
        marks = [(0.0, Qt.AlignmentFlag.AlignLeft), (1.0, Qt.AlignmentFlag.AlignRight)]
        for share, side in marks:
            painter.drawText(words, int(side), formats.percent(share))
        if self._interval.benchmark is not None:
            at = _x(place, self._interval.benchmark)
            text = formats.percent(self._interval.benchmark)
            painter.drawText(QRectF(at - 30, words.top(), 60, words.height()), int(Qt.AlignmentFlag.AlignHCenter), text)
