"""Fusion with the house's own marks: the focus ring, tick boxes and radio buttons."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from refnet.ui.look import fonts

RING, SIDE = 2, 16

Primitive = QStyle.PrimitiveElement
State = QStyle.StateFlag
Role = QPalette.ColorRole
Metric = QStyle.PixelMetric
MARKS = (
    Metric.PM_IndicatorWidth,
    Metric.PM_IndicatorHeight,
    Metric.PM_ExclusiveIndicatorWidth,
    Metric.PM_ExclusiveIndicatorHeight,
)


class FocusStyle(QProxyStyle):
    """Everything else stays as Fusion draws it."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self, element: Primitive, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        draw = {
            Primitive.PE_FrameFocusRect: _ring,
            Primitive.PE_IndicatorCheckBox: _tick_box,
            Primitive.PE_IndicatorRadioButton: _radio,
        }.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(option, painter)
        painter.restore()

    def pixelMetric(self, metric: Metric, option: QStyleOption | None = None, widget: QWidget | None = None) -> int:
        return fonts.px(SIDE) if metric in MARKS else super().pixelMetric(metric, option, widget)


def _ring(option: QStyleOption, painter: QPainter) -> None:
    painter.setPen(QPen(option.palette.color(Role.Accent), RING))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)


def _tick_box(option: QStyleOption, painter: QPainter) -> None:
    place, is_on = QRectF(option.rect), bool(option.state & State.State_On)
    _edge(option, painter, is_on=is_on)
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if is_on:
        painter.setPen(_ink(option))
        grown = place.width() / SIDE
        left, middle, right = QPointF(4, 8.5), QPointF(7, 11.5), QPointF(12.2, 5)
        painter.drawPolyline([place.topLeft() + point * grown for point in (left, middle, right)])


def _radio(option: QStyleOption, painter: QPainter) -> None:
    place, is_on = QRectF(option.rect), bool(option.state & State.State_On)
    _edge(option, painter, is_on=is_on)
    painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
    if is_on:
        painter.setBrush(_ink(option).color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(place.center(), place.width() * 0.19, place.width() * 0.19)


def _edge(option: QStyleOption, painter: QPainter, *, is_on: bool) -> None:
    colors = option.palette
    is_active = bool(option.state & State.State_Enabled)
    filled = colors.color(Role.Accent if is_on and is_active else Role.Base)
    painter.setBrush(filled)
    has_focus = bool(option.state & State.State_HasFocus)
    edge = filled if is_on else colors.color(Role.Dark)
    painter.setPen(QPen(edge, 1) if not has_focus else QPen(colors.color(Role.Accent), RING))


def _ink(option: QStyleOption) -> QPen:
    pen = QPen(QColor(option.palette.color(Role.BrightText)), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
