"""The legend as a widget on the canvas, which is also the filter: a row fades and lights those who look so."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from refnet.i18n import _
from refnet.ui.look import fonts, icons, theme
from refnet.ui.widgets.network_canvas.legend_painting import (
    HEAD,
    PADDING,
    TIES,
    WIDTH,
    legend_height,
    legend_rows,
    paint_legend,
)  # fmt: skip
from refnet.ui.widgets.network_canvas.legend_words import Legend, row_sentence

MOST_OF_CANVAS = 0.8
PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LegendBox(QWidget):
    """Always there; its head folds it, its rows are switches, by click or by arrows and Space."""

    folded = Signal(bool)
    switched = Signal(str)  # the key of a look, or TIES

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self.legend = Legend()
        self.is_folded = False
        self._wish: bool | None = None  # what the user said; else it folds where it would take most of the canvas
        self._row = -1  # which row the keyboard is on, −1 for the head
        self._over = -2
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Legend"))
        self.setToolTip(_("Click a row to fade and light those people, the head to fold the legend"))

    def show_legend(self, legend: Legend) -> None:
        """Say something else, and take the room that it needs."""
        self.legend = legend
        self._fold_if_cramped()
        self._row = min(self._row, len(self._rows()) - 1)
        self._tell()
        self.resize(self.sizeHint())
        self.update()

    def fold(self) -> None:
        """Show only the head, or all of it again."""
        self.is_folded = not self.is_folded
        self._wish = self.is_folded
        self._row = -1
        self.resize(self.sizeHint())
        self.update()
        self.folded.emit(self.is_folded)

    def sizeHint(self) -> QSize:
        return QSize(fonts.px(WIDTH), round(legend_height(self.legend, is_folded=self.is_folded)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = theme.current()
        paint_legend(painter, QPointF(0, 0), self.legend, tokens, is_folded=self.is_folded)
        side = fonts.px(14)
        place = QRectF(self.width() - PADDING - side, PADDING + 1, side, side)
        icons.paint(painter, "chevron-up" if self.is_folded else "chevron-down", place, tokens.text3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._over >= -1:
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawRoundedRect(self._place(self._over).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
            if not self.is_folded:
                painter.drawRoundedRect(self._place(self._row).adjusted(1, 1, -1, -1), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._press(self._row_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._row_at(event.position()))

    def leaveEvent(self, event: object) -> None:
        self._hover(-2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if event.key() in PRESSES:
            self._press(self._row)
        elif step is not None:
            self._row = max(-1, min(self._row + step, len(self._rows()) - 1))
            self._tell()
            self.update()
        else:
            super().keyPressEvent(event)

    def _fold_if_cramped(self) -> None:
        if self._wish is None:
            self.is_folded = legend_height(self.legend) > MOST_OF_CANVAS * self._canvas.height()

    def _press(self, row: int) -> None:
        if row == -1:
            self.fold()
        elif row >= 0:
            self.switched.emit(self._rows()[row][0])

    def _hover(self, row: int) -> None:
        if row != self._over:
            self._over = row
            self.setCursor(Qt.CursorShape.PointingHandCursor if row >= -1 else Qt.CursorShape.ArrowCursor)
            self.update()

    def _rows(self) -> list[tuple[str, QRectF]]:
        return [] if self.is_folded else legend_rows(self.legend)

    def _place(self, row: int) -> QRectF:
        if row >= 0:
            return self._rows()[row][1]
        return QRectF(PADDING / 2, PADDING / 2, self.width() - PADDING, fonts.px(HEAD))

    def _row_at(self, place: QPointF) -> int:
        """Return the row under a place, −1 for the head, −2 for none."""
        if self._place(-1).contains(place) or self.is_folded:
            return -1
        return next((number for number, (_key, box) in enumerate(self._rows()) if box.contains(place)), -2)

    def _tell(self) -> None:
        """Tell screen readers what the keyboard is on, and the whole legend while it is on the head."""
        if self._row < 0:
            self.setAccessibleDescription(self.legend.sentence)
            return
        key = self._rows()[self._row][0]
        found = [row_sentence(row) for row in self.legend.people if row.look.key == key]
        ties = _("Ties shown") if self.legend.with_ties else _("Ties hidden")
        self.setAccessibleDescription(ties if key == TIES else "".join(found))
