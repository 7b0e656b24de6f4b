"""A page of a report as it will be printed, scaled to the room there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.charts.sheet import Sheet
from refnet.ui.look import fonts, theme
from refnet.ui.widgets.charts.painting import paint

USUAL, LEAST = 440, 300  # pixels across


class PagePreview(QWidget):
    """Paints one page; what it says is told to screen readers as its description."""

    def __init__(self, sheet: Sheet, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.setAccessibleName(name)
        self.setAccessibleDescription(". ".join(sheet.all_words()))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self.sheet.height / self.sheet.width)

    def sizeHint(self) -> QSize:
        width = fonts.px(USUAL)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.save()
        scale = self.width() / self.sheet.width
        painter.scale(scale, scale)
        paint(painter, self.sheet)
        painter.restore()
        painter.setPen(QColor(theme.current().line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(0, 0, self.width() - 1, self.heightForWidth(self.width()) - 1)
