"""The legend as a widget on the canvas."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from refnet.i18n import _
from refnet.ui.look import fonts, icons, theme
from refnet.ui.widgets.network_canvas.legend_painting import PADDING, WIDTH, legend_height, paint_legend
from refnet.ui.widgets.network_canvas.legend_words import Legend


class LegendBox(QWidget):
    """Always there; a click, Space or Enter folds it."""

    folded = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.legend = Legend()
        self.is_folded = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Legend"))
        self.setToolTip(_("Click to fold or unfold"))

    def show_legend(self, legend: Legend) -> None:
        """Say something else, and take the room that it needs."""
        self.legend = legend
        self.setAccessibleDescription(legend.sentence)
        self.resize(self.sizeHint())
        self.update()

    def fold(self) -> None:
        """Show only the head, or all of it again."""
        self.is_folded = not self.is_folded
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
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.fold()
        else:
            super().keyPressEvent(event)
