"""A sheet painted in the window, or into a picture that is copied."""

from functools import cache, singledispatch

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from refnet.charts.sheet import BASELINE, Area, Line, Mark, Sheet, Stroke, Words
from refnet.ui.look.fonts import FAMILY

SHARPNESS = 2.0  # dots for each pixel of a copied picture


def paint(painter: QPainter, sheet: Sheet) -> None:
    """Paint what is drawn on a sheet; the painter's own scale says how large."""
    painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), QColor(sheet.background))
    for stroke in sheet.strokes:
        _paint(stroke, painter, sheet.background)


def picture(sheet: Sheet, sharpness: float = SHARPNESS) -> QImage:
    """Return a sheet as an image; may run in any thread."""
    image = QImage(round(sheet.width * sharpness), round(sheet.height * sharpness), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharpness)
    painter = QPainter(image)
    paint(painter, sheet)
    painter.end()
    return image


@singledispatch
def _paint(stroke: Stroke, _painter: QPainter, _background: str) -> None:
    raise TypeError(stroke)


@_paint.register
def _words(stroke: Words, painter: QPainter, _background: str) -> None:
    painter.setFont(_font(stroke.size, stroke.weight))
    painter.setPen(QColor(stroke.color))
    baseline = QPointF(stroke.x, stroke.y + BASELINE * stroke.size)
    if stroke.align != "left":
        width = QFontMetricsF(painter.font()).horizontalAdvance(stroke.text)
        baseline.setX(stroke.x - (width if stroke.align == "right" else width / 2))
    painter.drawText(baseline, stroke.text)


@_paint.register
def _line(stroke: Line, painter: QPainter, _background: str) -> None:
    pen = QPen(QColor(stroke.color), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if stroke.dashes:
        pen.setDashPattern([length / stroke.width for length in stroke.dashes])
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not _is_hairline(stroke))
    painter.drawPolyline(_polygon(stroke.points))


@_paint.register
def _area(stroke: Area, painter: QPainter, _background: str) -> None:
    color = QColor(stroke.color)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color.setAlphaF(stroke.opacity)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(_polygon(stroke.points))


@_paint.register
def _mark(stroke: Mark, painter: QPainter, background: str) -> None:
    fill, edge = (background, stroke.color) if stroke.is_hollow else (stroke.color, stroke.edge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), stroke.edge_width))
    painter.setBrush(QColor(fill))
    if corners := stroke.outline():
        painter.drawPolygon(_polygon(corners))
    else:
        painter.drawEllipse(QPointF(stroke.x, stroke.y), stroke.size / 2, stroke.size / 2)


def _is_hairline(stroke: Line) -> bool:
    """Tell whether a line must fall on whole dots to be sharp."""
    (left, top), (right, bottom) = stroke.points[0], stroke.points[-1]
    return stroke.width <= 1 and len(stroke.points) == 2 and (left == right or top == bottom)


def _polygon(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


@cache
def _font(size: float, weight: int) -> QFont:
    """Return our font without hinting, so that words are as wide at any sharpness; figures stand under figures."""
    made = QFont(FAMILY)
    made.setPixelSize(round(size))
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
