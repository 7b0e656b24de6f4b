"""The marks and lines of the neighbours' picture: colour and shape by outcome, dotted where people only know each other."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from refnet.domain.kinds import Outcome
from refnet.i18n import _
from refnet.services.people import Neighbour
from refnet.ui.look import theme, words

RADIUS = 5.0


def draw_line(painter: QPainter, start: QPointF, end: QPointF, neighbour: Neighbour) -> None:
    """Draw the line between the person and a neighbour."""
    tokens = theme.current()
    if neighbour.outcome is None:
        pen = QPen(QColor(tokens.text3), 1, Qt.PenStyle.DotLine)
    else:
        pen = QPen(QColor(tokens.hue(neighbour.outcome.value).main), 1.5)
    painter.setPen(pen)
    painter.drawLine(start, end)


def draw_mark(painter: QPainter, at: QPointF, neighbour: Neighbour) -> None:
    """Draw a disc for won, a diamond for open, a hollow square for lost; one of us is a filled square."""
    tokens = theme.current()
    square = QRectF(at.x() - RADIUS, at.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
    painter.setPen(QPen(QColor(tokens.surface), 1))
    if neighbour.relation == "rep":
        painter.setBrush(QColor(tokens.text))
        painter.drawRoundedRect(square, 2, 2)
    elif neighbour.outcome is Outcome.OPEN:
        painter.setBrush(QColor(tokens.open.main))
        painter.drawPolygon(_diamond(at))
    elif neighbour.outcome is Outcome.LOST:
        painter.setPen(QPen(QColor(tokens.lost.main), 1.5))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.setBrush(QColor(tokens.won.main if neighbour.outcome is Outcome.WON else tokens.ally))
        painter.drawEllipse(at, RADIUS, RADIUS)


def sentence(neighbour: Neighbour) -> str:
    """Return what the mark and line say, for those who do not see them."""
    relation = {
        "introducer": _("{name} introduced them"),
        "prospect": _("{name} was introduced by them"),
        "rep": _("{name} is one of us"),
    }.get(neighbour.relation, _("{name} knows them"))
    said = relation.format(name=neighbour.name)
    return said if neighbour.outcome is None else f"{said}, {words.outcome(neighbour.outcome).lower()}"


def _diamond(at: QPointF) -> QPolygonF:
    reach = RADIUS + 1.5
    offsets = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
    return QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in offsets])
