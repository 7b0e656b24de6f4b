"""The lines between people, in batches of one pen; arrowheads at the prospect."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from shiboken6 import Shiboken

from refnet.domain.kinds import Outcome
from refnet.domain.network.picture import NO_OUTCOME, OUTCOMES
from refnet.domain.network.rows import EdgeKind
from refnet.ui.widgets.network_canvas.overlays import DASHES, lines_lost
from refnet.ui.widgets.network_canvas.scene import FADED, ROOMY, ColourBy, Mask, Scene
from refnet.ui.widgets.network_canvas.view import Points

ARROW_LENGTH, ARROW_HALF = 6.5, 2.7
STRENGTH = {Outcome.WON: 0.8, Outcome.OPEN: 0.8, Outcome.LOST: 0.5}
WIDTH_STEPS = 4  # pens of 1.2, 1.6 … 2.8 pixels
DOTS = (1.0, 3.0)


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines that one pen draws: (m, 4) pixels, from x, y to x, y."""

    color: QColor
    width: float
    ends: Points
    is_dashed: bool = False


def draw_ties(painter: QPainter, scene: Scene) -> None:
    """Draw who knows whom as dotted lines."""
    ties = _in_view(scene) & (scene.picture.edge_kind == EdgeKind.TIE)
    for lit, strength in _groups(scene, ties):
        pen = QPen(_mixed(scene, scene.tokens.knows, strength), 1.0)
        pen.setDashPattern(DOTS)
        painter.setPen(pen)
        _draw(painter, _centre_lines(scene, lit))


def draw_introductions(painter: QPainter, scene: Scene) -> None:
    """Draw who introduced whom, coloured by outcome; the arrowhead points at the prospect."""
    thin = min(1.0, max(0.4, scene.line_length / ROOMY))
    for batch in _batches(scene):
        pen = QPen(batch.color, batch.width * thin)
        if batch.is_dashed:
            pen.setDashPattern(DASHES)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        _draw(painter, batch.ends)
        if scene.has_arrows:
            _draw_arrows(painter, batch)


def outcome_color(scene: Scene, code: int) -> str:
    """Return the colour of a line by its outcome."""
    if scene.colour_by is ColourBy.NOTHING:
        return scene.tokens.text3
    if code == NO_OUTCOME:
        return scene.tokens.strong
    return scene.tokens.hue(OUTCOMES[code].value).main


def _batches(scene: Scene) -> Iterator[Batch]:
    picture = scene.picture
    chosen = _in_view(scene) & (picture.edge_kind == EdgeKind.INTRODUCTION)
    steps = np.round((picture.edge_width - 1.2) / 1.6 * WIDTH_STEPS).astype(np.int64)
    lost = lines_lost(scene)
    if lost is not None:
        yield Batch(QColor(scene.tokens.danger), 1.6, _arrow_lines(scene, chosen & lost), is_dashed=True)
        chosen = chosen & ~lost
    for lit, strength in _groups(scene, chosen):
        for code in (Outcome.LOST, None, Outcome.OPEN, Outcome.WON):
            number = NO_OUTCOME if code is None else OUTCOMES.index(code)
            of_outcome = lit & (picture.edge_outcome == number)
            color = _mixed(scene, outcome_color(scene, number), strength * (STRENGTH[code] if code else 0.6))
            for step in np.unique(steps[of_outcome]).tolist():
                yield Batch(color, 1.2 + 1.6 * step / WIDTH_STEPS, _arrow_lines(scene, of_outcome & (steps == step)))


def _groups(scene: Scene, chosen: Mask) -> Iterator[tuple[Mask, float]]:
    """Part lines into faded ones, drawn first, and the others; a line is as lit as both of its ends."""
    if scene.lit is None:
        yield chosen, 1.0
        return
    both = scene.lit[scene.picture.edges].all(axis=1)
    yield chosen & ~both, FADED
    yield chosen & both, 1.0


def _in_view(scene: Scene) -> Mask:
    """Return the lines whose box meets the canvas."""
    ends = scene.centres[scene.picture.edges]
    low, high = ends.min(axis=1), ends.max(axis=1)
    width, height = scene.size
    inside: Mask = (high[:, 0] > 0) & (high[:, 1] > 0) & (low[:, 0] < width) & (low[:, 1] < height)
    return inside


def _centre_lines(scene: Scene, lines: Mask) -> Points:
    return np.ascontiguousarray(scene.centres[scene.picture.edges[lines]].reshape(-1, 4))


def _arrow_lines(scene: Scene, lines: Mask) -> Points:
    """Return lines that stop at the edge of the prospect's mark."""
    edges = scene.picture.edges[lines]
    ends = scene.centres[edges].reshape(-1, 4)
    across, down = ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1]
    length = np.maximum(np.hypot(across, down), 1e-6)
    part = np.clip((length - scene.radii[edges[:, 1]] - 1.5) / length, 0.0, 1.0)
    stops = np.column_stack((ends[:, 0], ends[:, 1], ends[:, 0] + across * part, ends[:, 1] + down * part))
    return np.ascontiguousarray(stops)


def _draw(painter: QPainter, ends: Points) -> None:
    """Hand all lines to Qt at once, without making an object of each."""
    if len(ends):
        first = cast("QLineF", Shiboken.wrapInstance(ends.ctypes.data, QLineF))
        painter.drawLines(first, len(ends))


def _draw_arrows(painter: QPainter, batch: Batch) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(batch.color)
    size = 1.0 + (batch.width - 1.2) * 0.18
    ends = batch.ends
    tip, start = ends[:, 2:], ends[:, :2]
    along = tip - start
    along = along / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)[:, None]
    base = tip - along * ARROW_LENGTH * size
    side = np.column_stack((-along[:, 1], along[:, 0])) * ARROW_HALF * size
    for x, y, left_x, left_y, right_x, right_y in np.hstack((tip, base + side, base - side)).tolist():
        painter.drawConvexPolygon([QPointF(x, y), QPointF(left_x, left_y), QPointF(right_x, right_y)])


def _mixed(scene: Scene, color: str, share: float) -> QColor:
    """Return a colour as it looks through the canvas; opaque lines are drawn three times as fast."""
    over, under = QColor(color), QColor(scene.tokens.surface)
    pairs = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    return QColor(*(round(one * share + other * (1 - share)) for one, other in pairs))
