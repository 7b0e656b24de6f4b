"""What is laid over the picture: a path with numbered steps, and a halo round everybody we would lose."""

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from refnet.ui.look import fonts
from refnet.ui.widgets.network_canvas.scene import Mask, Scene

PATH, HALO = 3.0, 6.0  # pixels: the width of a path, and how far a halo reaches beyond its mark
STEP = 8.0  # radius of the disc that a step's number stands in
DASHES = (4.0, 3.0)


def lines_lost(scene: Scene) -> Mask | None:
    """Return the lines that end at somebody we would lose, None while nobody is thought away."""
    if scene.lost is None:
        return None
    return np.asarray(scene.lost[scene.picture.edges].any(axis=1))


def paint_halos(painter: QPainter, scene: Scene) -> None:
    """Paint a soft disc under everybody we would lose."""
    if scene.lost is None:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.tokens.danger_soft))
    for person in np.flatnonzero(scene.lost & scene.seen()).tolist():
        x, y = scene.centres[person].tolist()
        reach = float(scene.radii[person]) + HALO
        painter.drawEllipse(QPointF(x, y), reach, reach)


def paint_path(painter: QPainter, scene: Scene) -> None:
    """Paint the path in the accent, under the marks."""
    painter.setPen(QPen(QColor(scene.tokens.accent), PATH))
    for first, second in pairwise(scene.path):
        painter.drawLine(QLineF(QPointF(*scene.centres[first].tolist()), QPointF(*scene.centres[second].tolist())))


def paint_steps(painter: QPainter, scene: Scene) -> None:
    """Write the numbers of the steps beside the people of the path, from 1."""
    font = fonts.font(11, 600)
    painter.setFont(font)
    half = STEP * fonts.px(100) / 100
    for step, person in enumerate(scene.path, start=1):
        x, y = scene.centres[person].tolist()
        away = (float(scene.radii[person]) + half) * 0.75
        disc = QRectF(x - away - half, y - away - half, 2 * half, 2 * half)
        painter.setPen(QPen(QColor(scene.tokens.surface), 1.5))
        painter.setBrush(QColor(scene.tokens.accent))
        painter.drawEllipse(disc)
        painter.setPen(QColor(scene.tokens.on_accent))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(step))
