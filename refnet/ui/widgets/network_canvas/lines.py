"""The lines between people, in batches of one pen; arrowheads at the prospect."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from shiboken6 import Shiboken

from refnet.domain.kinds import Outcome
from refnet.domain.network.picture import NO_OUTCOME, OUTCOMES, THICKEST, THINNEST, Codes
from refnet.ui.widgets.network_canvas.colors import mixed
from refnet.ui.widgets.network_canvas.looks import ColourBy
from refnet.ui.widgets.network_canvas.overlays import DASHES, lines_lost
from refnet.ui.widgets.network_canvas.scene import FADED, ROOMY, Scene
from refnet.ui.widgets.network_canvas.view import Points

ARROW_LENGTH, ARROW_HALF = 6.5, 2.7
STRENGTH = {Outcome.WON: 0.8, Outcome.OPEN: 0.8, Outcome.LOST: 0.5}
WIDTH_STEPS = 4  # pens of 1.2, 1.6 … 2.8 pixels
DOTS = (1.0, 3.0)
MOST_DOTTED = 2_500  # ties; more are drawn thin and whole, since dots cost ten times as much
MOST_MOVING, MOST_TIES_MOVING = 1_500, 200  # lines drawn while much moves: the most telling
SLICE = 600  # lines handed to Qt at once, so that a frame can be drawn in slices


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines that one pen draws: (m, 4) pixels, from x, y to x, y."""

    pen: QPen
    ends: Points
    arrow: float = 0.0  # size of the arrowheads, 0 for none

    def draw(self, painter: QPainter) -> None:
        """Draw the lines and their arrowheads."""
        painter.setPen(self.pen)
        first = cast("QLineF", Shiboken.wrapInstance(self.ends.ctypes.data, QLineF))
        painter.drawLines(first, len(self.ends))
        if self.arrow:
            _draw_arrows(painter, self)

    def slices(self) -> Iterator["Batch"]:
        """Return the same lines in parts that are drawn in a few milliseconds."""
        for start in range(0, len(self.ends), SLICE):
            yield Batch(self.pen, self.ends[start : start + SLICE], self.arrow)


def batches(scene: Scene) -> Iterator[Batch]:
    """Return all lines to be drawn, from the bottom up; while much moves, only the most telling."""
    if scene.with_ties:
        yield from (batch for batch in _ties(scene) if len(batch.ends))
    yield from (batch for batch in _introductions(scene) if len(batch.ends))


def outcome_color(scene: Scene, code: int) -> str:
    """Return the colour of a line: by its outcome, or quiet where colour tells something else of the people."""
    if scene.colour_by is not ColourBy.OUTCOME:
        return scene.tokens.text3 if scene.colour_by is ColourBy.NOTHING else scene.tokens.strong
    if code == NO_OUTCOME:
        return scene.tokens.strong
    return scene.tokens.hue(OUTCOMES[code].value).main


def _ties(scene: Scene) -> Iterator[Batch]:
    ties = _chosen(scene, scene.ground.ties, MOST_TIES_MOVING)
    is_dotted = not scene.is_rough and len(ties) <= MOST_DOTTED
    for lit, strength in _groups(scene, ties):
        pen = QPen(_mixed(scene, scene.tokens.knows, strength if is_dotted else 0.6 * strength), 1.0)
        if is_dotted:
            pen.setDashPattern(DOTS)
        yield Batch(pen, _centre_lines(scene, lit))


def _introductions(scene: Scene) -> Iterator[Batch]:
    chosen = _chosen(scene, scene.ground.introductions, MOST_MOVING)
    lost = lines_lost(scene)
    if lost is not None:
        yield _batch(scene, QColor(scene.tokens.danger), 1.6, chosen[lost[chosen]], is_dashed=True)
        chosen = chosen[~lost[chosen]]
    for lit, strength in _groups(scene, chosen):
        for outcome in (Outcome.LOST, None, Outcome.OPEN, Outcome.WON):
            number = NO_OUTCOME if outcome is None else OUTCOMES.index(outcome)
            of_outcome = lit[scene.picture.edge_outcome[lit] == number]
            share = strength * (STRENGTH[outcome] if outcome else 0.6)
            yield from _by_width(scene, _mixed(scene, outcome_color(scene, number), share), of_outcome)


def _by_width(scene: Scene, color: QColor, lines: Codes) -> Iterator[Batch]:
    """Return one batch for each width; while much moves, one thin batch for all."""
    if scene.is_rough:
        yield Batch(QPen(color, 1.0), _centre_lines(scene, lines))
        return
    share = (scene.picture.edge_width[lines] - THINNEST) / (THICKEST - THINNEST)
    steps = np.round(share * WIDTH_STEPS).astype(np.int64)
    for step in np.unique(steps).tolist():
        width = THINNEST + (THICKEST - THINNEST) * step / WIDTH_STEPS
        yield _batch(scene, color, width, lines[steps == step])


def _batch(scene: Scene, color: QColor, width: float, lines: Codes, *, is_dashed: bool = False) -> Batch:
    thin = min(1.0, max(0.4, scene.line_length / ROOMY))
    pen = QPen(color, width * thin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if is_dashed:
        pen.setDashPattern(DASHES)
    arrow = (1.0 + (width - THINNEST) * 0.18) * max(0.55, thin) if scene.has_arrows else 0.0
    return Batch(pen, _arrow_lines(scene, lines), arrow)


def _chosen(scene: Scene, lines: Codes, most: int) -> Codes:
    """Return the lines whose box meets the canvas; while much moves, the first of those that end on it."""
    if scene.is_rough:
        seen = scene.seen(0.0)
        ends = scene.picture.edges[lines]
        return lines[seen[ends[:, 0]] | seen[ends[:, 1]]][:most]
    places = scene.centres[scene.picture.edges[lines]]
    low, high = places.min(axis=1), places.max(axis=1)
    width, height = scene.size
    inside = (high[:, 0] > 0) & (high[:, 1] > 0) & (low[:, 0] < width) & (low[:, 1] < height)
    return np.asarray(lines[inside])


def _groups(scene: Scene, lines: Codes) -> Iterator[tuple[Codes, float]]:
    """Part lines into faded ones, drawn first, and the others; a line is as lit as both of its ends."""
    if scene.lit is None:
        yield lines, 1.0
        return
    both = scene.lit[scene.picture.edges[lines]].all(axis=1)
    yield lines[~both], FADED
    yield lines[both], 1.0


def _centre_lines(scene: Scene, lines: Codes) -> Points:
    return np.ascontiguousarray(scene.centres[scene.picture.edges[lines]].reshape(-1, 4))


def _arrow_lines(scene: Scene, lines: Codes) -> Points:
    """Return lines that stop at the edge of the prospect's mark."""
    edges = scene.picture.edges[lines]
    ends = scene.centres[edges].reshape(-1, 4)
    across, down = ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1]
    length = np.maximum(np.hypot(across, down), 1e-6)
    part = np.clip((length - scene.radii[edges[:, 1]] - 1.5) / length, 0.0, 1.0)
    stops = np.column_stack((ends[:, 0], ends[:, 1], ends[:, 0] + across * part, ends[:, 1] + down * part))
    return np.ascontiguousarray(stops)


def _draw_arrows(painter: QPainter, batch: Batch) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(batch.pen.color())
    ends = batch.ends
    tip, start = ends[:, 2:], ends[:, :2]
    along = tip - start
    along = along / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)[:, None]
    base = tip - along * ARROW_LENGTH * batch.arrow
    side = np.column_stack((-along[:, 1], along[:, 0])) * ARROW_HALF * batch.arrow
    for x, y, left_x, left_y, right_x, right_y in np.hstack((tip, base + side, base - side)).tolist():
        painter.drawConvexPolygon([QPointF(x, y), QPointF(left_x, left_y), QPointF(right_x, right_y)])


def _mixed(scene: Scene, color: str, share: float) -> QColor:
    return mixed(QColor(color), QColor(scene.tokens.surface), share)
