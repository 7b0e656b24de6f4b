"""The small picture of a person's neighbours in the side panel; every name in it opens."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.i18n import _
from refnet.services.people import Neighbour
from refnet.ui.look import fonts, theme
from refnet.ui.pages.record import neighbours_marks as marks

MOST = 8
ROW = 34


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a neighbour is drawn, and where a click means it."""

    neighbour: Neighbour
    at: QPointF
    label: QRectF
    is_left: bool


class NeighboursPicture(QWidget):
    """One disc in the middle, neighbours left and right; arrows move among them, Enter opens one."""

    opened = Signal(object)  # a Neighbour

    def __init__(self) -> None:
        super().__init__()
        self._neighbours: tuple[Neighbour, ...] = ()
        self._name = ""
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watch.changed.connect(self.update)

    def show_neighbours(self, name: str, neighbours: Sequence[Neighbour]) -> None:
        """Show up to eight neighbours of `name`."""
        self._name, self._neighbours, self._chosen = name, tuple(neighbours[:MOST]), -1
        names = ", ".join(one.name for one in self._neighbours)
        self.setAccessibleName(_("Neighbours of {name}: {names}").format(name=name, names=names))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = max(1, (len(self._neighbours) + 1) // 2)
        return QSize(fonts.px(300), fonts.px(ROW) * rows + fonts.px(12))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}.get(
            Qt.Key(event.key())
        )
        if step is not None and self._neighbours:
            self._choose((self._chosen + step) % len(self._neighbours))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen >= 0:
            self.opened.emit(self._neighbours[self._chosen])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._neighbours and self._chosen < 0:
            self._choose(0)
        super().focusInEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for number, spot in enumerate(self._spots()):
            if spot.label.contains(event.position()):
                self._choose(number)
                self.opened.emit(spot.neighbour)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        spots = self._spots()
        for spot in spots:
            marks.draw_line(painter, centre, spot.at, spot.neighbour)
        tokens = theme.current()
        painter.setPen(QPen(QColor(tokens.surface), 2))
        painter.setBrush(QColor(tokens.ally))
        painter.drawEllipse(centre, fonts.px(13), fonts.px(13))
        for number, spot in enumerate(spots):
            marks.draw_mark(painter, spot.at, spot.neighbour)
            self._draw_label(painter, spot, is_chosen=self.hasFocus() and number == self._chosen)

    def _draw_label(self, painter: QPainter, spot: _Spot, *, is_chosen: bool) -> None:
        tokens = theme.current()
        font = fonts.font(11, 400)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        side = Qt.AlignmentFlag.AlignRight if spot.is_left else Qt.AlignmentFlag.AlignLeft
        name = painter.fontMetrics().elidedText(
            spot.neighbour.name, Qt.TextElideMode.ElideRight, int(spot.label.width()) - fonts.px(4)
        )
        painter.drawText(spot.label, side | Qt.AlignmentFlag.AlignVCenter, name)
        if is_chosen:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(spot.label.adjusted(1, 3, -1, -3), 4, 4)

    def _choose(self, number: int) -> None:
        self._chosen = number
        self.setAccessibleDescription(marks.sentence(self._neighbours[number]))
        self.update()

    def _spots(self) -> list[_Spot]:
        spots = []
        row = fonts.px(ROW)
        gap, reach = fonts.px(8), self.width() * 0.24
        rows = (len(self._neighbours) + 1) // 2
        top = (self.height() - rows * row) / 2
        for number, neighbour in enumerate(self._neighbours):
            is_left = number % 2 == 0
            y = top + (number // 2 + 0.5) * row
            x = self.width() / 2 + (-reach if is_left else reach)
            left = 0 if is_left else x + gap
            width = x - gap if is_left else self.width() - x - gap
            spots.append(_Spot(neighbour, QPointF(x, y), QRectF(left, y - row / 2, width, row), is_left))
        return spots
