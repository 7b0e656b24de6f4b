"""The button that does what a form is for, with its keys beside the verb."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from refnet.ui.look import fonts, theme

GAP, EDGE = 8, 13


class VerbButton(QPushButton):
    """Primary; the keys stand small behind the verb."""

    def __init__(self, verb: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(verb, parent)
        self._keys = keys
        self.setProperty("kind", "primary")
        self.setProperty("hinted", "true")
        self.setAutoDefault(False)
        self.setAccessibleName(verb)
        self.setToolTip(keys)

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        return QSize(usual.width() + GAP + self._metrics().horizontalAdvance(self._keys), usual.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = theme.current()
        painter = QPainter(self)
        painter.setFont(fonts.font(11))
        painter.setPen(QColor(tokens.on_accent if self.isEnabled() else tokens.text3))
        place = QRectF(self.rect()).adjusted(0, 0, -EDGE, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._keys)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(fonts.font(11))
