"""The people's marks: colour, shape and fill together carry the meaning."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from refnet.domain.names import initials
from refnet.ui.look import fonts
from refnet.ui.widgets.network_canvas.looks import Shape
from refnet.ui.widgets.network_canvas.scene import FADED, Scene

EDGE = 1.2  # in canvas colour, keeps touching marks apart
HOLLOW = 1.7
DOT = 2.6  # marks smaller than this are dots whatever their shape
LEAST_INITIALS = 9.0
CORNERS = {
    Shape.DIAMOND: ((0, -1.28), (1.28, 0), (0, 1.28), (-1.28, 0)),
    Shape.TRIANGLE: ((0, -1.25), (1.15, 0.85), (-1.15, 0.85)),
    Shape.DROP: ((0, 1.25), (1.15, -0.85), (-1.15, -0.85)),
    Shape.HEXAGON: ((1.12, 0), (0.56, 0.97), (-0.56, 0.97), (-1.12, 0), (-0.56, -0.97), (0.56, -0.97)),
    Shape.SQUARE: ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    Shape.CROSS: (
        (-0.42, -1.15), (0.42, -1.15), (0.42, -0.42), (1.15, -0.42), (1.15, 0.42), (0.42, 0.42),
        (0.42, 1.15), (-0.42, 1.15), (-0.42, 0.42), (-1.15, 0.42), (-1.15, -0.42), (-0.42, -0.42),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark's shape, middle and radius in pixels."""

    shape: Shape
    x: float
    y: float
    radius: float

    @property
    def centre(self) -> QPointF:
        """Return its middle."""
        return QPointF(self.x, self.y)

    def square(self, half: float) -> QRectF:
        """Return the square round its middle with sides twice as long as `half`."""
        return QRectF(self.x - half, self.y - half, 2 * half, 2 * half)

    def polygon(self) -> QPolygonF:
        """Return the corners of a shape that has some."""
        corners = CORNERS[self.shape]
        return QPolygonF(
            [QPointF(self.x + across * self.radius, self.y + down * self.radius) for across, down in corners]
        )


def draw_mark(painter: QPainter, spot: Spot, color: QColor, canvas: QColor) -> None:
    """Draw one mark without words."""
    painter.setPen(QPen(canvas, EDGE))
    painter.setBrush(color)
    if spot.shape is Shape.BADGE:
        painter.drawRoundedRect(spot.square(spot.radius), spot.radius / 3, spot.radius / 3)
    elif spot.radius > DOT and spot.shape in (Shape.HOLLOW, Shape.RING):
        _draw_hollow(painter, spot, color, canvas)
    elif spot.radius > DOT and spot.shape in CORNERS:
        painter.drawPolygon(spot.polygon())
    else:
        painter.drawEllipse(spot.centre, spot.radius + EDGE / 2, spot.radius + EDGE / 2)


def _draw_hollow(painter: QPainter, spot: Spot, color: QColor, canvas: QColor) -> None:
    pen = QPen(color, HOLLOW)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(canvas)
    if spot.shape is Shape.HOLLOW:
        painter.drawRect(spot.square(spot.radius * 0.9))
    else:
        painter.drawEllipse(spot.centre, spot.radius * 0.95, spot.radius * 0.95)


def draw_initials(painter: QPainter, scene: Scene) -> None:
    """Write the initials of each of us into their square, where it is large enough."""
    codes = [code for code, look in enumerate(scene.looks.table) if look.shape is Shape.BADGE]
    for person in np.flatnonzero(np.isin(scene.looks.of, codes) & scene.seen()).tolist():
        radius = float(scene.radii[person])
        if radius < LEAST_INITIALS:
            continue
        font = fonts.font(11, 600)
        font.setPixelSize(max(1, round(radius * 0.92)))
        painter.setFont(font)
        painter.setPen(QColor(scene.tokens.surface))
        painter.setOpacity(FADED if scene.lit is not None and not scene.lit[person] else 1.0)
        x, y = scene.centres[person].tolist()
        spot = Spot(Shape.BADGE, x, y, radius)
        painter.drawText(spot.square(radius), Qt.AlignmentFlag.AlignCenter, initials(scene.picture.names[person]))
    painter.setOpacity(1.0)


def draw_marks(painter: QPainter, scene: Scene) -> None:
    """Draw everybody as shapes, for vector pictures: the faded ones first, and large ones under small ones."""
    people = scene.ground.drawing[scene.seen()[scene.ground.drawing]]
    lit = np.ones(len(people), dtype=np.bool_) if scene.lit is None else scene.lit[people]
    for opacity, some in ((FADED, people[~lit]), (1.0, people[lit])):
        painter.setOpacity(opacity)
        for person in some.tolist():
            look = scene.looks.table[int(scene.looks.of[person])]
            x, y = scene.centres[person].tolist()
            spot = Spot(look.shape, x, y, float(scene.radii[person]))
            draw_mark(painter, spot, look.color(scene.tokens), QColor(scene.tokens.surface))
    painter.setOpacity(1.0)
