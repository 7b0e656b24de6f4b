"""Several people at once: by box, lasso, Ctrl+click or Space, or as somebody's neighbours."""

from collections.abc import Collection
from uuid import UUID

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from refnet.ui.widgets.network_canvas.colors import mixed
from refnet.ui.widgets.network_canvas.scene import Mask
from refnet.ui.widgets.network_canvas.stage import Stage
from refnet.ui.widgets.network_canvas.walk import around


class Picking(QObject):
    """Tells whenever other people are picked; the outline being drawn is painted over the picture."""

    changed = Signal(object)  # frozenset of UUIDs
    redrawn = Signal()

    def __init__(self, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._outline = QPolygonF()

    def pick(self, people: Collection[UUID]) -> None:
        """Pick these people and nobody else."""
        self._take(self._stage.mask(frozenset(people)))

    def toggle(self, person: int) -> None:
        """Pick somebody besides, or let them go."""
        mask = self._mask()
        mask[person] = not mask[person]
        self._take(mask)

    def pick_neighbours(self, person: int) -> None:
        """Pick everybody one line away, and the person."""
        self._take(around(self._stage.scene, person, 1) & self._stage.scene.people)

    def outline(self, shape: QPolygonF) -> None:
        """Show the box or lasso so far."""
        self._outline = shape
        self.redrawn.emit()

    def surround(self, shape: QPolygonF, is_adding: bool) -> None:
        """Pick who is inside a box or lasso; adding keeps those picked before."""
        box = shape.boundingRect()
        inside = self._stage.people_inside(box.left(), box.top(), box.right(), box.bottom())
        for person in np.flatnonzero(inside).tolist():
            x, y = self._stage.scene.centres[person].tolist()
            inside[person] = shape.containsPoint(QPointF(x, y), Qt.FillRule.OddEvenFill)
        self._take(inside | self._mask() if is_adding else inside)

    def clear(self) -> bool:
        """Let everybody go; tell whether somebody was picked."""
        was_any = self._stage.scene.picked is not None
        if was_any:
            self._take(None)
        return was_any

    def paint(self, painter: QPainter) -> None:
        """Paint the outline, its fill as if through paper."""
        if self._outline.size() < 2:
            return
        tokens = self._stage.scene.tokens
        fill = mixed(QColor(tokens.accent), QColor(tokens.surface), 0.5)
        fill.setAlphaF(0.12)
        painter.setPen(QPen(QColor(tokens.accent), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(fill)
        painter.drawPolygon(self._outline)

    def _mask(self) -> Mask:
        picked = self._stage.scene.picked
        return np.zeros(len(self._stage.number), dtype=np.bool_) if picked is None else picked.copy()

    def _take(self, people: Mask | None) -> None:
        self._stage.pick(people)
        self.changed.emit(self._stage.picked)
