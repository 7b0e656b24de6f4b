"""The small map of the whole picture: where everybody stands, and which part is in view."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from refnet.i18n import _
from refnet.ui.look import fonts
from refnet.ui.widgets.network_canvas.ground import Ground
from refnet.ui.widgets.network_canvas.scene import Scene
from refnet.ui.widgets.network_canvas.view import Viewport, fitted

WIDTH, HEIGHT, MARGIN = 168, 112, 8
MOST_DOTS = 4_000
ROOM = 640  # pixels of canvas, across and down together, below which the map would be in the way


class MiniMap(QWidget):
    """A press or drag moves the picture there."""

    moved = Signal(float, float)  # the point of the picture to be in the middle

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_wanted = True
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Map of the whole picture"))
        self.setToolTip(_("Click to go there; M hides the map"))
        self.resize(self.sizeHint())
        self._scene: Scene | None = None
        self._dots = QPixmap()
        self._ground: Ground | None = None
        self._look: tuple[object, ...] = ()
        self._view = Viewport()

    def show_scene(self, scene: Scene) -> None:
        """Follow the picture and its view; shown only where a part of the picture lies outside the canvas."""
        self._scene = scene
        is_shown = (
            self.is_wanted and bool(len(scene.ground.drawing)) and min(scene.size) >= ROOM / 2 and _is_part(scene)
        )
        self.setVisible(is_shown)
        if is_shown:
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(fonts.px(WIDTH), fonts.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scene is None:
            return
        scene, painter = self._scene, QPainter(self)
        self._draw_dots(scene)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(scene.tokens.line), 1))
        painter.setBrush(QColor(scene.tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.drawPixmap(0, 0, self._dots)
        painter.setPen(QPen(QColor(scene.tokens.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._in_view(scene).intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, place: QPointF) -> None:
        self.moved.emit(*self._view.to_picture(place.x(), place.y()))

    def _in_view(self, scene: Scene) -> QRectF:
        left, top = scene.view.to_picture(0, 0)
        right, bottom = scene.view.to_picture(*scene.size)
        (x, y), (a, b) = self._view.to_screen(np.array(((left, top), (right, bottom)))).tolist()
        return QRectF(QPointF(x, y), QPointF(a, b))

    def _draw_dots(self, scene: Scene) -> None:
        look = (self.size(), scene.tokens.name, self.devicePixelRatioF())
        if scene.ground is self._ground and look == self._look:
            return
        self._ground = scene.ground
        self._look = look
        points = scene.ground.points[scene.ground.drawing]
        self._view = fitted(points, (MARGIN, MARGIN, self.width() - MARGIN, self.height() - MARGIN))
        self._dots = QPixmap(self.size() * self.devicePixelRatioF())
        self._dots.setDevicePixelRatio(self.devicePixelRatioF())
        self._dots.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._dots)
        painter.setPen(QPen(QColor(scene.tokens.strong), 1.5))
        step = max(1, len(points) // MOST_DOTS)
        painter.drawPoints([QPointF(x, y) for x, y in self._view.to_screen(points[::step]).tolist()])
        painter.end()


def _is_part(scene: Scene) -> bool:
    """Tell whether somebody who is there stands outside the canvas."""
    x, y = scene.centres[scene.ground.drawing].T
    width, height = scene.size
    return bool(x.min() < 0 or y.min() < 0 or x.max() > width or y.max() > height)
