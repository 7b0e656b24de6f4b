"""Outlines round colleagues who stand together, with the name of their company, under everything else."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from refnet.domain.network.picture import Codes, Picture
from refnet.ui.look import fonts
from refnet.ui.widgets.network_canvas.colors import mixed
from refnet.ui.widgets.network_canvas.scene import Outline, Scene
from refnet.ui.widgets.network_canvas.view import Box, Points

REACH, MARGIN = 130.0, 20.0  # units: how near colleagues stand, and how far round them the line goes


def outlines(picture: Picture, group: Codes, names: tuple[str, ...]) -> tuple[Outline, ...]:
    """Return an outline for each company of which three or more stand together; `group` is −1 for none."""
    from refnet.domain.network.hulls import hulls  # noqa: PLC0415 - scipy is heavy

    places = np.column_stack((picture.x, picture.y))
    found = hulls(places, group, reach=REACH, margin=MARGIN)
    return tuple(Outline(names[each.group], each.outline, each.people) for each in found)


def paint_outlines(painter: QPainter, scene: Scene) -> None:
    """Paint the outlines of companies of which somebody is there."""
    fill = mixed(QColor(scene.tokens.sunken), QColor(scene.tokens.surface), 0.7)
    font = fonts.font(11, 600)
    painter.setFont(font)
    for each, corners in _there(scene):
        painter.setPen(QPen(QColor(scene.tokens.line), 1))
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners.tolist()]))
        painter.setPen(QColor(scene.tokens.text3))
        painter.drawText(_name_box(each, corners, QFontMetricsF(font)), Qt.AlignmentFlag.AlignCenter, each.words)


def name_boxes(scene: Scene) -> list[Box]:
    """Return the boxes of the companies' names, which people's names keep clear of."""
    metrics = QFontMetricsF(fonts.font(11, 600))
    boxes = [_name_box(each, corners, metrics) for each, corners in _there(scene)]
    return [(box.left(), box.top(), box.right(), box.bottom()) for box in boxes]


def _there(scene: Scene) -> Iterator[tuple[Outline, Points]]:
    for each in scene.outlines:
        if scene.people[each.people].any():
            yield each, scene.view.to_screen(each.corners)


def _name_box(each: Outline, corners: Points, metrics: QFontMetricsF) -> QRectF:
    """Return where a name stands: over the middle of its outline."""
    width, middle = metrics.horizontalAdvance(each.words) + 4, float(corners[:, 0].min() + corners[:, 0].max()) / 2
    top = float(corners[:, 1].min())
    return QRectF(middle - width / 2, top - metrics.height(), width, metrics.height())
