"""Names beside the marks: chosen by priority, with a halo in canvas colour."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from refnet.domain.network.labels import Place, Wishes, mark_boxes, placed, sure_of_a_name
from refnet.domain.network.rows import Meaning
from refnet.ui.look import fonts
from refnet.ui.widgets.network_canvas.scene import FADED, Mask, Scene

HALO = 3.0
MOST_NAMES, MOST_WHILE_MOVING = 400, 150
MAY_COVER = 30  # of the most important names may stand over marks
LARGE_SHARE = 0.15  # of the largest credit, from where a name is written larger
NEAR = 70.0  # pixels; where lines are as long as this, people without credit or contract get their names too
MAIN_PRIORITY = 1.0  # one of us, credit and clients


class NameSprites:
    """Widths and drawn names, made once each."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, bool], float] = {}
        self._pixmaps: dict[tuple[object, ...], QPixmap] = {}

    def width(self, name: str, *, is_large: bool) -> float:
        """Return how wide a name is in pixels."""
        key = (name, is_large)
        if key not in self._widths:
            self._widths[key] = QFontMetricsF(_font(is_large=is_large)).horizontalAdvance(name)
        return self._widths[key]

    def pixmap(self, name: str, scene: Scene, ratio: float, *, is_large: bool) -> QPixmap:
        """Return a name with its halo, `HALO` wider on each side than its letters."""
        key = (name, is_large, scene.tokens.name, ratio)
        if key not in self._pixmaps:
            width = self.width(name, is_large=is_large) + 2 * HALO
            pixmap = QPixmap(round(width * ratio), round((height(is_large=is_large) + 2 * HALO) * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_name(painter, name, QPointF(HALO, HALO), scene, is_large=is_large)
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]


def height(*, is_large: bool) -> float:
    """Return the height of a line of names in pixels."""
    return QFontMetricsF(_font(is_large=is_large)).height()


def large_names(scene: Scene) -> Mask:
    """Return whose name is written larger: one of us, much credit, or selected."""
    picture = scene.picture
    large = picture.credit >= LARGE_SHARE * max(float(picture.credit.max(initial=0.0)), 1.0)
    is_selected = np.arange(len(picture.ids)) == scene.selected
    return np.asarray(large | (picture.meaning == Meaning.REP) | is_selected)


def draw_names(painter: QPainter, scene: Scene, sprites: NameSprites, *, as_text: bool) -> None:
    """Write the names that find room; `as_text` writes letters, for vector pictures, instead of stamping."""
    ratio, larges = painter.device().devicePixelRatioF(), large_names(scene).tolist()
    for place in name_places(scene, sprites):
        is_faded = scene.lit is not None and not scene.lit[place.person]
        painter.setOpacity(FADED if is_faded else 1.0)
        name, large = scene.picture.names[place.person], larges[place.person]
        if as_text:
            draw_name(painter, name, QPointF(place.left, place.top), scene, is_large=large)
        else:
            corner = QPointF(place.left - HALO, place.top - HALO)
            painter.drawPixmap(corner, sprites.pixmap(name, scene, ratio, is_large=large))
    painter.setOpacity(1.0)


def name_places(scene: Scene, sprites: NameSprites) -> list[Place]:
    """Return where names stand, the most important people having the first choice."""
    seen = scene.seen(0.0)
    centres, radii = scene.centres, scene.radii
    is_solid = seen if scene.lit is None else seen & scene.lit  # faded marks may be written over
    marks = mark_boxes(centres[is_solid], radii[is_solid])
    return placed(_wishes(scene, sprites, _wanted(scene, seen)), scene.size, scene.taken, marks)


def _wanted(scene: Scene, seen: Mask) -> list[int]:
    """Return the people whose names are tried, in the order in which they choose."""
    priority = scene.picture.priority + 5.0 * sure_of_a_name(scene.picture.credit)
    if scene.lit is not None:
        priority = np.where(scene.lit, priority + 10.0, -1.0)
    if scene.selected is not None:
        priority[scene.selected] = 100.0
    least = MAIN_PRIORITY if scene.line_length < NEAR else 0.0
    people = np.flatnonzero(seen & (priority >= least))
    order = people[np.argsort(-priority[people], kind="stable")]
    return [int(person) for person in order[: MOST_WHILE_MOVING if scene.is_moving else MOST_NAMES]]


def _wishes(scene: Scene, sprites: NameSprites, people: list[int]) -> Wishes:
    large = large_names(scene)[people].tolist()
    heights = {size: height(is_large=size) for size in (False, True)}
    names = zip(people, large, strict=True)
    chosen = np.array(people, dtype=np.int64)
    return Wishes(
        chosen,
        scene.centres[chosen, 0],
        scene.centres[chosen, 1],
        scene.radii[chosen],
        np.array([sprites.width(scene.picture.names[person], is_large=size) for person, size in names]),
        np.array([heights[size] for size in large]),
        sure_of_a_name(scene.picture.credit)[chosen]
        | (np.array(large, dtype=np.bool_) & (np.arange(len(people)) < MAY_COVER)),
    )


def draw_name(painter: QPainter, name: str, corner: QPointF, scene: Scene, *, is_large: bool) -> None:
    """Write a name over its halo; never as markup."""
    font = _font(is_large=is_large)
    metrics = QFontMetricsF(font)
    base = QPointF(corner.x(), corner.y() + metrics.ascent())
    path = QPainterPath()
    path.addText(base, font, name)
    halo = QPen(QColor(scene.tokens.surface), HALO * 1.6)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, halo)
    painter.setFont(font)
    painter.setPen(QColor(scene.tokens.text if is_large else scene.tokens.text2))
    painter.drawText(base, name)


def _font(*, is_large: bool) -> QFont:
    return fonts.font(12, 600) if is_large else fonts.font(11, 500)
