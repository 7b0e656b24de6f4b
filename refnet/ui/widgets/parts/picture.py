"""A small picture beside words or above them, in a colour of the theme."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.ui.look import fonts, icons, theme
from refnet.ui.look.icon_names import IconName


class Picture(QWidget):
    """Painted and not kept as pixels, so that it follows the theme; `side` is in pixels at the usual text size."""

    def __init__(self, icon: IconName, side: int, role: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._side, self._role = icon, side, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(fonts.px(self._side), fonts.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.paint(painter, self._icon, QRectF(self.rect()), getattr(theme.current(), self._role))
        painter.end()
