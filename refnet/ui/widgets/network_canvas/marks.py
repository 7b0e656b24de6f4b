"""The people's marks: colour, shape and fill together carry the meaning."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from refnet.domain.names import initials
from refnet.domain.network.rows import Meaning
from refnet.ui.look import fonts
from refnet.ui.look.tokens import Tokens
from refnet.ui.widgets.network_canvas.scene import FADED, ColourBy, Scene

EDGE = 1.2  # in canvas colour, keeps touching marks apart
HOLLOW = 1.7
DOT = 2.6  # marks smaller than this are dots whatever their shape
LEAST_INITIALS = 9.0
MEANINGS = tuple(Meaning)


def color_of(meaning: Meaning, tokens: Tokens, by: ColourBy = ColourBy.OUTCOME) -> QColor:
    """Return the colour of a meaning; where colour tells nothing, only shape and fill do."""
    if by is ColourBy.NOTHING and meaning is not Meaning.REP:
        return QColor(tokens.text2)
    colors = {
        Meaning.CLIENT: tokens.won.main,
        Meaning.OPEN: tokens.open.main,
        Meaning.LOST: tokens.lost.main,
        Meaning.ALLY: tokens.ally,
        Meaning.REP: tokens.text,
    }
    return QColor(colors.get(meaning, tokens.strong))


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark's meaning, middle and radius in pixels."""

    meaning: Meaning
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

    def diamond(self, half: float) -> QPolygonF:
        """Return the square standing on a corner, with diagonals twice as long as `half`."""
        x, y = self.x, self.y
        return QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])


def draw_mark(painter: QPainter, spot: Spot, color: QColor, canvas: QColor) -> None:
    """Draw one mark without words."""
    painter.setPen(QPen(canvas, EDGE))
    painter.setBrush(color)
    if spot.meaning is Meaning.REP:
        painter.drawRoundedRect(spot.square(spot.radius), spot.radius / 3, spot.radius / 3)
    elif spot.meaning is Meaning.OPEN and spot.radius > DOT:
        painter.drawPolygon(spot.diamond(spot.radius * 1.28))
    elif spot.meaning is Meaning.LOST and spot.radius > DOT:
        pen = QPen(color, HOLLOW)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(canvas)
        painter.drawRect(spot.square(spot.radius * 0.9))
    else:
        painter.drawEllipse(spot.centre, spot.radius + EDGE / 2, spot.radius + EDGE / 2)


def draw_initials(painter: QPainter, name: str, spot: Spot, canvas: QColor) -> None:
    """Write the initials of one of us into their square."""
    font = fonts.font(11, 600)
    font.setPixelSize(max(1, round(spot.radius * 0.92)))
    painter.setFont(font)
    painter.setPen(canvas)
    painter.drawText(spot.square(spot.radius), Qt.AlignmentFlag.AlignCenter, initials(name))


class MarkSprites:
    """Marks drawn once for each meaning and size, then stamped."""

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[object, ...], QPixmap] = {}

    def stamp(self, painter: QPainter, spot: Spot, scene: Scene) -> None:
        """Put a mark at its place."""
        step = round(spot.radius * 3) / 3
        pixmap = self._pixmap(spot.meaning, step, scene, painter.device().devicePixelRatioF())
        half = step * 1.3 + 2
        painter.drawPixmap(QPointF(spot.x - half, spot.y - half), pixmap)

    def _pixmap(self, meaning: Meaning, radius: float, scene: Scene, ratio: float) -> QPixmap:
        key = (meaning, radius, scene.tokens.name, scene.colour_by, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _drawn(meaning, radius, scene, ratio)
        return self._pixmaps[key]


def draw_marks(painter: QPainter, scene: Scene, sprites: MarkSprites | None) -> None:
    """Draw everybody on the canvas, the faded ones first; without sprites as shapes, for vector pictures."""
    seen = scene.seen()
    lit = scene.lit
    if lit is not None:
        painter.setOpacity(FADED)
        _draw_some(painter, scene, (seen & ~lit).nonzero()[0].tolist(), sprites)
        painter.setOpacity(1.0)
        seen = seen & lit
    _draw_some(painter, scene, seen.nonzero()[0].tolist(), sprites)


def _draw_some(painter: QPainter, scene: Scene, people: list[int], sprites: MarkSprites | None) -> None:
    """Draw people, small ones over large ones so that all are seen, and us over everybody."""
    centres, radii, meanings = scene.centres.tolist(), scene.radii.tolist(), scene.picture.meaning.tolist()
    canvas = QColor(scene.tokens.surface)
    for person in sorted(people, key=lambda person: (meanings[person] == Meaning.REP, -radii[person])):
        spot = Spot(MEANINGS[meanings[person]], centres[person][0], centres[person][1], radii[person])
        if sprites is None:
            draw_mark(painter, spot, color_of(spot.meaning, scene.tokens, scene.colour_by), canvas)
        else:
            sprites.stamp(painter, spot, scene)
        if spot.meaning is Meaning.REP and spot.radius >= LEAST_INITIALS:
            draw_initials(painter, scene.picture.names[person], spot, canvas)


def _drawn(meaning: Meaning, radius: float, scene: Scene, ratio: float) -> QPixmap:
    half = radius * 1.3 + 2
    pixmap = QPixmap(round(half * 2 * ratio), round(half * 2 * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color, canvas = color_of(meaning, scene.tokens, scene.colour_by), QColor(scene.tokens.surface)
    draw_mark(painter, Spot(meaning, half, half, radius), color, canvas)
    painter.end()
    return pixmap
