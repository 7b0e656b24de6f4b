"""Keeps the drawn frame: at once while things move or are few, in slices when much comes to rest, fading when asked."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPixmap

from refnet.ui.widgets.network_canvas.painting import Brushes, Draw, paint_people, strokes
from refnet.ui.widgets.network_canvas.scene import Scene, as_moving

SLICE_SECONDS = 0.008
FADE = 160  # milliseconds
MANY = 3_000  # people and lines; fewer are drawn finely at once


class Frames(QObject):
    """One frame at a time; `changed` tells that a better one is ready."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._brushes = Brushes()
        self._frame, self._before = QPixmap(), QPixmap()
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

    def outdate(self) -> None:
        """Have the next painting draw the scene anew."""
        self._is_current = False
        self._stop()

    def refine(self) -> None:
        """Keep the rough frame until the fine one is drawn, as when the picture comes to rest."""
        self._is_fine = False

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
        if not self._is_current or self._frame.devicePixelRatio() != ratio:
            self._draw_now(scene, ratio)
        if not self._is_fine and not scene.is_moving and self._slices is None:
            self._slices = _Slices(scene, self._brushes, ratio)
            self._next.start()
        if self._before.isNull():
            painter.drawPixmap(0, 0, self._frame)
            return
        painter.drawPixmap(0, 0, self._before)
        painter.setOpacity(float(self._fade.currentValue() or 0.0))
        painter.drawPixmap(0, 0, self._frame)
        painter.setOpacity(1.0)

    def finish(self) -> None:
        """Draw what is left of the fine frame at once, as for a picture to keep."""
        while self._slices is not None:
            self._draw_on()

    def _draw_now(self, scene: Scene, ratio: float) -> None:
        is_much = len(scene.ground.drawing) + len(scene.ground.introductions) + len(scene.ground.ties) > MANY
        drawn = as_moving(scene) if is_much else scene
        self._stop()
        self._frame = blank(scene, ratio)
        painter = QPainter(self._frame)
        paint_people(painter, drawn, self._brushes)
        painter.end()
        self._is_current, self._is_fine = True, not drawn.is_rough

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
        self._before = QPixmap()
        self.changed.emit()


class _Slices:
    """A fine frame on its way; no painter is kept between two slices, for Qt forbids it to outlive the window."""

    def __init__(self, scene: Scene, brushes: Brushes, ratio: float) -> None:
        self.frame = blank(scene, ratio)
        self._left: Iterator[Draw] = strokes(scene, brushes)

    def draw_on(self, seconds: float) -> bool:
        """Draw for so long; tell whether nothing is left."""
        until = time.perf_counter() + seconds
        painter = QPainter(self.frame)
        is_done = True
        for draw in self._left:
            draw(painter)
            if time.perf_counter() >= until:
                is_done = False
                break
        painter.end()
        return is_done


def blank(scene: Scene, ratio: float) -> QPixmap:
    """Return a pixmap as large as the scene."""
    width, height = scene.size
    made = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    made.setDevicePixelRatio(ratio)
    return made
