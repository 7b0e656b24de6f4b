"""A one-line field with an icon before the words and its key after them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from refnet.ui.look import fonts, icons, theme
from refnet.ui.look.icon_names import IconName

ICON, LEFT, GAP = 16, 11, 8
KEY, BESIDE = 11, 30  # the size of its letters, and the room around it


class SearchField(QLineEdit):
    """Shows its key while it is empty and has not the keyboard."""

    def __init__(self, placeholder: str, icon: IconName, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._key = icon, key
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.setTextMargins(fonts.px(ICON) + GAP, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = fonts.px(ICON)
        place = QRectF(LEFT, (self.height() - side) / 2, side, side)
        icons.paint(painter, self._icon, place, theme.current().text2)
        if self._key and not self.text() and not self.hasFocus() and self._has_room():
            paint_key(painter, self._key, self.width() - 9, self.height() / 2)

    def _has_room(self) -> bool:
        """Tell whether the key fits beside the words of the field."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        key = QFontMetrics(fonts.font(KEY)).horizontalAdvance(self._key)
        return LEFT + fonts.px(ICON) + GAP + words + key + BESIDE <= self.width()


def paint_key(painter: QPainter, key: str, right: float, middle: float) -> float:
    """Paint the name of a key in a small box that ends at `right`; return where it begins."""
    tokens = theme.current()
    painter.setFont(fonts.font(KEY))
    width = painter.fontMetrics().horizontalAdvance(key) + 12
    height = fonts.px(18)
    place = QRectF(right - width + 0.5, round(middle - height / 2) + 0.5, width - 1, height - 1)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.sunken))
    painter.drawRoundedRect(place, 4, 4)
    painter.setPen(QColor(tokens.text2))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), key)
    return right - width
