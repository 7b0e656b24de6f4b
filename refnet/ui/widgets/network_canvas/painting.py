"""Strokes a scene: halos, ties, introductions, marks, names, and the rings round those who are meant."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from refnet.domain.network.rows import Meaning
from refnet.ui.widgets.network_canvas.badges import paint_folds, paint_pins
from refnet.ui.widgets.network_canvas.lines import Batch, batches
from refnet.ui.widgets.network_canvas.marks import draw_initials, draw_marks
from refnet.ui.widgets.network_canvas.names import NamePlaces, NameSprites, draw_names
from refnet.ui.widgets.network_canvas.outlines import paint_outlines
from refnet.ui.widgets.network_canvas.overlays import paint_halos, paint_path, paint_steps
from refnet.ui.widgets.network_canvas.scene import Scene
from refnet.ui.widgets.network_canvas.sprites import MarkSprites

SELECTED, HOVERED = 2.5, 1.5
Draw = Callable[[QPainter], None]


class Brushes:
    """What is drawn once and stamped often; forgotten when the text scale changes."""

    def __init__(self) -> None:
        self.marks = MarkSprites()
        self.names = NameSprites()
        self.places = NamePlaces()


def paint_people(painter: QPainter, scene: Scene, brushes: Brushes, *, as_shapes: bool = False) -> None:
    """Paint the picture without rings; `as_shapes` keeps everything a shape or a text, for vector pictures."""
    painter.setClipRect(QRectF(0, 0, *scene.size))
    for draw in strokes(scene, brushes, as_shapes=as_shapes):
        draw(painter)


def strokes(scene: Scene, brushes: Brushes, *, as_shapes: bool = False) -> Iterator[Draw]:
    """Return the parts of the picture from the bottom up, each drawn in a few milliseconds, with any painter."""
    yield partial(_paint_ground, scene)
    for batch in batches(scene):
        for some in batch.slices():
            yield partial(_paint_lines, scene, some)
    yield partial(_paint_marks, scene, brushes, as_shapes=as_shapes)
    yield partial(_paint_words, scene, brushes, as_shapes=as_shapes)


def _paint_ground(scene: Scene, painter: QPainter) -> None:
    painter.fillRect(QRectF(0, 0, *scene.size), QColor(scene.tokens.surface))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_outlines(painter, scene)
    paint_halos(painter, scene)


def _paint_lines(scene: Scene, batch: Batch, painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not scene.is_rough)
    batch.draw(painter)


def _paint_marks(scene: Scene, brushes: Brushes, painter: QPainter, *, as_shapes: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_path(painter, scene)
    if as_shapes:
        draw_marks(painter, scene)
    else:
        brushes.marks.stamp(painter, scene)
    draw_initials(painter, scene)


def _paint_words(scene: Scene, brushes: Brushes, painter: QPainter, *, as_shapes: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    places = brushes.places.places(scene, brushes.names)
    draw_names(painter, scene, brushes.names, places, as_text=as_shapes)
    paint_folds(painter, scene)
    paint_pins(painter, scene)
    paint_steps(painter, scene)


def paint_rings(painter: QPainter, scene: Scene) -> None:
    """Paint the focus ring of the selected person, those of the picked ones, and the thin ring of the hovered one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if scene.picked is not None:
        for person in np.flatnonzero(scene.picked & scene.seen()).tolist():
            _ring(painter, scene, person, scene.tokens.focus, HOVERED)
    if scene.hovered is not None and scene.hovered != scene.selected:
        _ring(painter, scene, scene.hovered, scene.tokens.text, HOVERED)
    if scene.selected is not None and scene.is_there(scene.selected):
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
