"""Strokes a scene: ties, introductions, marks, names, and the rings round those who are meant."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from refnet.domain.network.rows import Meaning
from refnet.ui.widgets.network_canvas.lines import draw_introductions, draw_ties
from refnet.ui.widgets.network_canvas.marks import MarkSprites, draw_marks
from refnet.ui.widgets.network_canvas.names import NameSprites, draw_names
from refnet.ui.widgets.network_canvas.overlays import paint_halos, paint_path, paint_steps
from refnet.ui.widgets.network_canvas.scene import Scene

SELECTED, HOVERED = 2.5, 1.5


class Brushes:
    """What is drawn once and stamped often; forgotten when the text scale changes."""

    def __init__(self) -> None:
        self.marks = MarkSprites()
        self.names = NameSprites()


def paint_people(painter: QPainter, scene: Scene, brushes: Brushes, *, as_shapes: bool = False) -> None:
    """Paint the picture without rings; `as_shapes` keeps everything a shape or a text, for vector pictures."""
    painter.setClipRect(QRectF(0, 0, *scene.size))
    painter.fillRect(QRectF(0, 0, *scene.size), QColor(scene.tokens.surface))
    paint_halos(painter, scene)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not scene.is_rough)
    if scene.with_ties:
        draw_ties(painter, scene)
    draw_introductions(painter, scene)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_path(painter, scene)
    draw_marks(painter, scene, None if as_shapes else brushes.marks)
    draw_names(painter, scene, brushes.names, as_text=as_shapes)
    paint_steps(painter, scene)


def paint_rings(painter: QPainter, scene: Scene) -> None:
    """Paint the focus ring of the selected person and the thin ring of the hovered one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if scene.hovered is not None and scene.hovered != scene.selected:
        _ring(painter, scene, scene.hovered, scene.tokens.text, HOVERED)
    if scene.selected is not None:
        _ring(painter, scene, scene.selected, scene.tokens.focus, SELECTED)


def _ring(painter: QPainter, scene: Scene, person: int, color: str, width: float) -> None:
    x, y = scene.centres[person].tolist()
    half = float(scene.radii[person]) + 2.5 + width / 2
    painter.setPen(QPen(QColor(color), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if scene.picture.meaning[person] == Meaning.REP:
        painter.drawRoundedRect(QRectF(x - half, y - half, 2 * half, 2 * half), half / 3, half / 3)
    else:
        painter.drawEllipse(QPointF(x, y), half, half)
