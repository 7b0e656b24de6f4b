"""Small signs on marks: how many are folded into a person and what they brought, and a pin on who is held in place."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from refnet.domain.network.folding import Fold
from refnet.i18n import _
from refnet.ui.look import fonts, formats
from refnet.ui.widgets.network_canvas.scene import Scene

HEIGHT, PADDING = 16.0, 5.0
PIN = 2.6  # radius of the pin's head


def fold_words(scene: Scene, fold: Fold) -> str:
    """Return what a folded mark says: how many people stand behind it, and what they brought."""
    count = formats.number(fold.count)
    if fold.amount <= 0:
        return _("+{count}").format(count=count)
    return _("+{count}, {amount}").format(count=count, amount=formats.money_short(round(fold.amount), scene.currency))


def paint_folds(painter: QPainter, scene: Scene) -> None:
    """Write the sum below each folded person, and a second edge that tells of more behind."""
    painter.setFont(fonts.font(11, 600))
    for fold in scene.folds:
        if scene.is_there(fold.person):
            _paint_fold(painter, scene, fold)


def _paint_fold(painter: QPainter, scene: Scene, fold: Fold) -> None:
    x, y = scene.centres[fold.person].tolist()
    radius, words, factor = float(scene.radii[fold.person]), fold_words(scene, fold), fonts.px(100) / 100
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(scene.tokens.text2), 1.2))
    painter.drawEllipse(QPointF(x, y), radius + 4, radius + 4)
    width = painter.fontMetrics().horizontalAdvance(words) + 2 * PADDING
    box = QRectF(x - width / 2, y + radius + 5, width, HEIGHT * factor)
    painter.setPen(QPen(QColor(scene.tokens.strong), 1))
    painter.setBrush(QColor(scene.tokens.raised))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(scene.tokens.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def paint_pins(painter: QPainter, scene: Scene) -> None:
    """Put a pin at the upper right of everybody who is held in place."""
    if scene.pinned is None or scene.is_rough:
        return
    for person in np.flatnonzero(scene.pinned & scene.seen()).tolist():
        x, y = scene.centres[person].tolist()
        away = float(scene.radii[person]) * 0.75 + 2.5
        head = QPointF(x + away + 2, y - away - 3)
        painter.setPen(QPen(QColor(scene.tokens.text2), 1.4))
        painter.drawLine(QPointF(x + away - 2, y - away + 1), head)
        painter.setBrush(QColor(scene.tokens.text2))
        painter.drawEllipse(head, PIN, PIN)
