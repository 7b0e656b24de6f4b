"""Marks drawn once for each look and size into one pixmap, and stamped from there all at once."""

from typing import cast

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from shiboken6 import Shiboken

from refnet.domain.network.picture import Codes, Floats
from refnet.ui.look.tokens import Tokens
from refnet.ui.widgets.network_canvas.colors import mixed
from refnet.ui.widgets.network_canvas.looks import Look
from refnet.ui.widgets.network_canvas.marks import Spot, draw_mark
from refnet.ui.widgets.network_canvas.scene import FADED, Mask, Scene

SMALLEST, GROWTH, SIZES = 1.6, 1.07, 52  # radii of the sprites: each 7 % larger than the last, up to 50 pixels
CELL = 4.0  # pixels; while much moves, one mark stands for all in such a square
CROWD = 1500  # marks from which that is done
SHEET = 1024  # pixels, the sheet's width
FIELDS = 10  # of a PixmapFragment: x, y, the source's corner and size, scale, turn, opacity


class MarkSprites:
    """One sheet of marks that grows with what is needed; begun anew when colours or sharpness change."""

    def __init__(self) -> None:
        self._sheet = Sheet()
        self._key: tuple[object, ...] = ()
        self._drawn = np.zeros(0, dtype=np.bool_)
        self._corners = np.zeros((0, 2))

    def stamp(self, painter: QPainter, scene: Scene) -> None:
        """Put everybody who is on the canvas at their place, the faded ones below the others."""
        people = scene.ground.drawing[scene.seen()[scene.ground.drawing]]
        if scene.is_rough and len(people) > CROWD:
            people = _thinned(scene, people)
        if not len(people):
            return
        faded = np.zeros(len(people), dtype=np.bool_) if scene.lit is None else ~scene.lit[people]
        people = np.concatenate((people[faded], people[~faded]))
        faded = np.sort(faded)[::-1]
        ratio = painter.device().devicePixelRatioF()
        self._stamp(painter, scene, people, self._sprites(scene, people, faded, ratio), ratio)

    def _stamp(self, painter: QPainter, scene: Scene, people: Codes, sprite: Codes, ratio: float) -> None:
        """Hand all marks to Qt at once, in pixels of the device."""
        fragments = np.ones((len(people), FIELDS))
        sides = _sides(ratio)[sprite % SIZES]
        fragments[:, :2] = np.floor(scene.centres[people] * ratio - sides[:, None] / 2) + sides[:, None] / 2
        fragments[:, 2:4] = self._corners[sprite]
        fragments[:, 4] = fragments[:, 5] = sides
        fragments[:, 8] = 0.0
        painter.save()
        painter.resetTransform()
        first = cast("QPainter.PixmapFragment", Shiboken.wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment))
        painter.drawPixmapFragments(first, len(people), self._sheet.pixmap)
        painter.restore()

    def _sprites(self, scene: Scene, people: Codes, faded: Mask, ratio: float) -> Codes:
        """Return the number of each person's sprite, every one of them drawn."""
        step = np.rint(np.log(np.maximum(scene.radii[people], SMALLEST) / SMALLEST) / np.log(GROWTH))
        look = scene.looks.of[people] + len(scene.looks.table) * faded
        sprite = look * SIZES + np.minimum(step, SIZES - 1).astype(np.int64)
        self._prepare(scene, ratio)
        wanted = np.bincount(sprite, minlength=len(self._drawn)) > 0
        missing = np.flatnonzero(wanted & ~self._drawn).tolist()
        if missing:
            self._draw(scene, missing, ratio)
        return np.asarray(sprite)

    def _prepare(self, scene: Scene, ratio: float) -> None:
        key = (scene.looks.table, scene.tokens.name, ratio)
        if key != self._key:
            count = 2 * len(scene.looks.table) * SIZES
            self._key, self._sheet = key, Sheet()
            self._drawn, self._corners = np.zeros(count, dtype=np.bool_), np.zeros((count, 2))

    def _draw(self, scene: Scene, sprites: list[int], ratio: float) -> None:
        sides = _sides(ratio)
        for number in sprites:
            self._corners[number] = self._sheet.room(int(sides[number % SIZES]))
        painter = QPainter(self._sheet.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in sprites:
            row, size = divmod(number, SIZES)
            faded, look = divmod(row, len(scene.looks.table))
            painter.resetTransform()
            painter.translate(*(self._corners[number] + sides[size] / 2).tolist())
            painter.scale(ratio, ratio)
            _draw_look(painter, scene.looks.table[look], SMALLEST * GROWTH**size, scene.tokens, is_faded=bool(faded))
        painter.end()
        self._drawn[sprites] = True


class Sheet:
    """A pixmap in which squares find room, shelf by shelf."""

    def __init__(self) -> None:
        self.pixmap = QPixmap(SHEET, SHEET // 4)
        self.pixmap.fill(Qt.GlobalColor.transparent)
        self._x = self._y = self._shelf = 0

    def room(self, side: int) -> tuple[int, int]:
        """Return the corner of a free square."""
        if self._x + side > SHEET:
            self._x, self._y, self._shelf = 0, self._y + self._shelf, 0
        if self._y + side > self.pixmap.height():
            self._grow()
        corner = self._x, self._y
        self._x, self._shelf = self._x + side, max(self._shelf, side)
        return corner

    def _grow(self) -> None:
        larger = QPixmap(SHEET, self.pixmap.height() + SHEET // 4)
        larger.fill(Qt.GlobalColor.transparent)
        painter = QPainter(larger)
        painter.drawPixmap(0, 0, self.pixmap)
        painter.end()
        self.pixmap = larger


def _draw_look(painter: QPainter, look: Look, radius: float, tokens: Tokens, *, is_faded: bool) -> None:
    color, canvas = look.color(tokens), QColor(tokens.surface)
    draw_mark(painter, Spot(look.shape, 0, 0, radius), mixed(color, canvas, FADED) if is_faded else color, canvas)


def _sides(ratio: float) -> Floats:
    """Return the sides of the sprites' squares in pixels of the device."""
    radii = SMALLEST * GROWTH ** np.arange(SIZES)
    return np.asarray(np.ceil((radii * 1.3 + 2) * 2 * ratio))


def _thinned(scene: Scene, people: Codes) -> Codes:
    """Return one person for each small square, the one on top, in the order in which they are drawn."""
    width = int(scene.size[0] / CELL) + 24
    cells = ((scene.centres[people] + 40) / CELL).astype(np.int64)
    code = cells[:, 1] * width + cells[:, 0]
    top = np.full(int(code.max(initial=0)) + 1, -1, dtype=np.int64)
    top[code] = np.arange(len(people))
    return people[np.sort(top[top >= 0])]
