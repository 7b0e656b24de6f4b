"""Keeps the drawn frame: moved and scaled while the picture moves, drawn in slices when much comes to rest.

Frames of many people reach beyond the canvas, so that moving shows no blank edge; where they end, a rough one is drawn.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPixmap

from refnet.ui.widgets.network_canvas.painting import Brushes, Draw, paint_people, strokes
from refnet.ui.widgets.network_canvas.scene import Scene, as_moving
from refnet.ui.widgets.network_canvas.view import Viewport

SLICE_SECONDS = 0.008
FADE = 160  # milliseconds
MANY = 3_000  # people and lines; fewer are drawn finely at once
BEYOND = 160.0  # pixels that frames of many reach beyond the canvas on each side
NEARER, FARTHER = 1.35, 0.7  # how far a frame is scaled before it is drawn anew


class Frames(QObject):
    """One frame at a time; `changed` tells that a better one is ready."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._brushes = Brushes()
        self._frame, self._before = _Frame(), _Frame()
        self._is_current, self._is_fine = False, False
        self._slices: _Slices | None = None
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._draw_on)
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=FADE)
        self._fade.valueChanged.connect(self.changed)
        self._fade.finished.connect(self._end_fade)

    @property
    def is_fine(self) -> bool:
        """Tell whether the frame shows all there is."""
        return self._is_current and self._is_fine

    @property
    def is_fading(self) -> bool:
        """Tell whether a frame fades in over the one before."""
        return self._fade.state() is QVariantAnimation.State.Running

    def outdate(self) -> None:
        """Have the next painting draw the scene anew, since more than its view changed."""
        self._is_current = False
        self._stop()

    def forget_sizes(self) -> None:
        """Measure letters and draw marks anew, as after the colours or the text scale changed."""
        self._brushes = Brushes()
        self.outdate()

    def soften(self) -> None:
        """Let the next frame fade in over the present one."""
        self._before = self._frame
        self._fade.start()

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the scene as well as there is time for."""
        ratio = painter.device().devicePixelRatioF()
        is_elsewhere = self._frame.view != scene.view
        if (
            not self._is_current
            or self._frame.pixmap.devicePixelRatio() != ratio
            or (is_elsewhere and not (_is_much(scene) and self._frame.covers(scene)))
        ):
            self._draw_now(scene, ratio)
        if (not self._is_fine or is_elsewhere) and not scene.is_moving and _is_much(scene):
            self._refine(scene, ratio)
        if self._before.pixmap.isNull():
            self._frame.put(painter, scene)
            return
        self._before.put(painter, scene)
        painter.setOpacity(float(self._fade.currentValue() or 0.0))
        self._frame.put(painter, scene)
        painter.setOpacity(1.0)

    def finish(self) -> None:
        """Draw what is left of the fine frame at once, as for a picture to keep."""
        while self._slices is not None:
            self._draw_on()

    def _draw_now(self, scene: Scene, ratio: float) -> None:
        self._stop()
        drawn, beyond = (as_moving(scene), BEYOND) if _is_much(scene) else (scene, 0.0)
        self._frame = _Frame(_blank(scene, ratio, beyond), scene.view, beyond)
        painter = QPainter(self._frame.pixmap)
        paint_people(painter, spread(drawn, beyond), self._brushes)
        painter.end()
        self._is_current, self._is_fine = True, not drawn.is_rough

    def _refine(self, scene: Scene, ratio: float) -> None:
        if self._slices is None or self._slices.frame.view != scene.view:
            self._slices = _Slices(scene, self._brushes, ratio)
            self._next.start()

    def _draw_on(self) -> None:
        if self._slices is None or not self._slices.draw_on(SLICE_SECONDS):
            return
        self._frame, self._is_fine = self._slices.frame, True
        self._stop()
        self.changed.emit()

    def _stop(self) -> None:
        self._next.stop()
        self._slices = None

    def _end_fade(self) -> None:
        self._before = _Frame()
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class _Frame:
    """A drawn frame, the view it was drawn from, and how far it reaches beyond the canvas."""

    pixmap: QPixmap = field(default_factory=QPixmap)
    view: Viewport = field(default_factory=Viewport)
    beyond: float = 0.0

    def put(self, painter: QPainter, scene: Scene) -> None:
        """Paint it moved and scaled to where the scene is seen from now."""
        if self.pixmap.isNull():
            return
        if self.view.scale == scene.view.scale:
            corner = QPointF(
                scene.view.left - self.view.left - self.beyond, scene.view.top - self.view.top - self.beyond
            )
            painter.drawPixmap(corner, self.pixmap)
        else:
            painter.drawPixmap(self._place(scene), self.pixmap, QRectF(self.pixmap.rect()))

    def covers(self, scene: Scene) -> bool:
        """Tell whether it still fills the canvas, neither blurred nor crowded by the zoom."""
        factor = scene.view.scale / self.view.scale
        return FARTHER <= factor <= NEARER and self._place(scene).contains(QRectF(0, 0, *scene.size))

    def _place(self, scene: Scene) -> QRectF:
        factor = scene.view.scale / self.view.scale
        left = scene.view.left - (self.view.left + self.beyond) * factor
        top = scene.view.top - (self.view.top + self.beyond) * factor
        size = self.pixmap.deviceIndependentSize()
        return QRectF(left, top, size.width() * factor, size.height() * factor)


class _Slices:
    """A fine frame on its way; no painter is kept between two slices, for Qt forbids it to outlive the window."""

    def __init__(self, scene: Scene, brushes: Brushes, ratio: float) -> None:
        self.frame = _Frame(_blank(scene, ratio, BEYOND), scene.view, BEYOND)
        self._left: Iterator[Draw] = strokes(spread(scene, BEYOND), brushes)

    def draw_on(self, seconds: float) -> bool:
        """Draw for so long; tell whether nothing is left."""
        until = time.perf_counter() + seconds
        painter = QPainter(self.frame.pixmap)
        is_done = True
        for draw in self._left:
            draw(painter)
            if time.perf_counter() >= until:
                is_done = False
                break
        painter.end()
        return is_done


def spread(scene: Scene, beyond: float) -> Scene:
    """Return the scene on a larger canvas; names stay clear of the edges of the smaller one."""
    if not beyond:
        return scene
    width, height = scene.size
    edges = ((0, 0, width, 0), (0, height, width, height), (0, 0, 0, height), (width, 0, width, height))
    taken = tuple(
        (left + beyond, top + beyond, right + beyond, bottom + beyond)
        for left, top, right, bottom in (*scene.taken, *edges)
    )
    size = (width + 2 * beyond, height + 2 * beyond)
    return replace(scene, view=scene.view.moved(beyond, beyond), size=size, taken=taken)


def _is_much(scene: Scene) -> bool:
    return len(scene.ground.drawing) + len(scene.ground.introductions) + len(scene.ground.ties) > MANY


def _blank(scene: Scene, ratio: float, beyond: float) -> QPixmap:
    width, height = scene.size[0] + 2 * beyond, scene.size[1] + 2 * beyond
    made = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    made.setDevicePixelRatio(ratio)
    return made
