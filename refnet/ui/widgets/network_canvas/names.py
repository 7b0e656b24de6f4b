"""Names beside the marks: chosen by priority, with a halo in canvas colour."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from refnet.domain.network.labels import Place, Wishes, kept_clear, mark_boxes, placed
from refnet.domain.network.rows import Meaning
from refnet.ui.look import fonts
from refnet.ui.widgets.network_canvas.outlines import name_boxes
from refnet.ui.widgets.network_canvas.scene import FADED, Mask, Scene

HALO = 3.0
MOST_NAMES, MOST_WHILE_MOVING = 400, 150
MAY_COVER = 30  # of the most important names may stand over marks
CARRIED = 0.18  # how far (as a logarithm) one may zoom until names choose places anew
MOST_SPRITES = 3_000  # names kept as drawn
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
            if len(self._pixmaps) >= MOST_SPRITES:
                self._pixmaps.clear()
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


class NamePlaces:
    """Remembers which names stood where beside their marks, so that they do not jump while the picture moves."""

    def __init__(self) -> None:
        self._beside: list[Place] = []
        self._key: tuple[object, ...] = ()
        self._scale = 0.0

    def places(self, scene: Scene, sprites: NameSprites) -> list[Place]:
        """Return where names stand now: chosen anew at rest and after much zooming, else carried along."""
        key = (id(scene.ground), id(scene.lit), scene.selected)
        is_alike = abs(np.log(max(scene.view.scale, 1e-9) / max(self._scale, 1e-9))) < CARRIED
        if scene.is_rough and key == self._key and is_alike:
            return list(self._carried(scene))
        found = name_places(scene, sprites)
        centres = scene.centres
        self._beside = [
            Place(each.person, each.left - centres[each.person, 0], each.top - centres[each.person, 1])
            for each in found
        ]
        self._key, self._scale = key, scene.view.scale
        return found

    def _carried(self, scene: Scene) -> Iterator[Place]:
        width, height = scene.size
        for each in self._beside[:MOST_WHILE_MOVING]:
            x, y = scene.centres[each.person].tolist()
            if 0 <= x <= width and 0 <= y <= height:
                yield Place(each.person, x + each.left, y + each.top)


def draw_names(
    painter: QPainter, scene: Scene, sprites: NameSprites, places: list[Place], *, as_text: bool = False
) -> None:
    """Write names at their places; `as_text` writes letters, for vector pictures, instead of stamping."""
    ratio = painter.device().devicePixelRatioF()
    for place in places:
        is_faded = scene.lit is not None and not scene.lit[place.person]
        painter.setOpacity(FADED if is_faded else 1.0)
        name, large = scene.picture.names[place.person], is_large(scene, place.person)
        if as_text:
            draw_name(painter, name, QPointF(place.left, place.top), scene, is_large=large)
        else:
            corner = QPointF(round(place.left - HALO), round(place.top - HALO))
            painter.drawPixmap(corner, sprites.pixmap(name, scene, ratio, is_large=large))
    painter.setOpacity(1.0)


def is_large(scene: Scene, person: int) -> bool:
    """Tell whether somebody's name is written larger: one of us, much credit, or selected."""
    return bool(scene.ground.large[person]) or person == scene.selected


def name_places(scene: Scene, sprites: NameSprites) -> list[Place]:
    """Return where names stand, the most important people having the first choice."""
    seen = scene.seen(0.0)
    centres, radii = scene.centres, scene.radii
    is_solid = seen if scene.lit is None else seen & scene.lit  # faded marks may be written over
    marks = mark_boxes(centres[is_solid], radii[is_solid])
    ours = kept_clear(centres, radii, is_solid & (scene.picture.meaning == Meaning.REP))
    taken = [*scene.taken, *name_boxes(scene), *ours]
    return placed(_wishes(scene, sprites, _wanted(scene, seen)), scene.size, taken, marks)


def _wanted(scene: Scene, seen: Mask) -> list[int]:
    """Return the people whose names are tried, in the order in which they choose."""
    people = scene.ground.naming[seen[scene.ground.naming]]
    if scene.lit is not None:
        people = people[scene.lit[people]]
    elif scene.line_length < NEAR:
        people = people[scene.picture.priority[people] >= MAIN_PRIORITY]
    wanted: list[int] = people[: MOST_WHILE_MOVING if scene.is_rough else MOST_NAMES].tolist()
    if scene.selected is not None and seen[scene.selected]:
        wanted = [scene.selected, *(person for person in wanted if person != scene.selected)]
    return wanted


def _wishes(scene: Scene, sprites: NameSprites, people: list[int]) -> Wishes:
    large = [is_large(scene, person) for person in people]
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
        scene.ground.sure[chosen] | (np.array(large, dtype=np.bool_) & (np.arange(len(people)) < MAY_COVER)),
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
