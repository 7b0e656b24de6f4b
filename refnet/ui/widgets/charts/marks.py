"""Which mark is referral and which is cold, beside a chart."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.i18n import _
from refnet.ui.look import fonts, theme


class SourceMarks(QWidget):
    """Which mark is referral and which is cold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = (("referral", _("Referral")), ("cold", _("Cold")))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Discs are referral, squares are cold"))
        theme.watch.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(fonts.font(12, 600))
        return QSize(
            round(sum(metrics.horizontalAdvance(words) + fonts.px(30) for _tone, words in self._entries)), fonts.px(28)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font(12, 600))
        x, middle, mark = 2.0, self.height() / 2, fonts.px(100) / 100
        for tone, words in self._entries:
            hue = theme.current().hue(tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(hue.main))
            if tone == "referral":
                painter.drawEllipse(QPointF(x + 5 * mark, middle), 5 * mark, 5 * mark)
            else:
                painter.drawRect(QRectF(x + 0.5 * mark, middle - 4.5 * mark, 9 * mark, 9 * mark))
            painter.setPen(QColor(hue.text))
            width = painter.fontMetrics().horizontalAdvance(words)
            place = QRectF(x + 15 * mark, 0, width + 4, self.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
            x += width + 30 * mark
