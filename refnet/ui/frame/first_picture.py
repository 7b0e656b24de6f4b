"""The drawing of the first start: someone who trusts you, a client, and whom that client brings next."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.i18n import _
from refnet.ui.look import fonts, theme

WIDTH, HEIGHT = 520, 160
ALLY, CLIENT, NEXT, TALK = QPointF(232, 84), QPointF(344, 42), QPointF(442, 74), QPointF(328, 128)
FAR = (QPointF(24, 86), QPointF(122, 48), QPointF(138, 126))


class FirstPicture(QWidget):
    """Painted, so that it follows the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("An ally leads to a client, and that client to the next one"))
        theme.watch.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        return QSize(fonts.px(WIDTH), fonts.px(HEIGHT))

    def _fit(self) -> None:
        """Grow with the words."""
        self.setFixedSize(self.sizeHint())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / WIDTH, self.height() / HEIGHT)
        self._paint_far(painter)
        for start, end, color in ((ALLY, CLIENT, tokens.won.main), (CLIENT, NEXT, tokens.won.main)):
            painter.setPen(QPen(QColor(color), 2))
            painter.drawLine(start, end)
        painter.setPen(QPen(QColor(tokens.open.main), 2))
        painter.drawLine(ALLY, TALK)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, radius, color in (
            (ALLY, 17, tokens.ally),
            (CLIENT, 13, tokens.won.main),
            (NEXT, 9, tokens.won.main),
        ):
            painter.setBrush(QColor(color))
            painter.drawEllipse(place, radius, radius)
        painter.setBrush(QColor(tokens.open.main))
        painter.drawPolygon(QPolygonF([TALK + QPointF(*at) for at in ((0, -10), (10, 0), (0, 10), (-10, 0))]))
        self._paint_words(painter)

    def _paint_far(self, painter: QPainter) -> None:
        tokens = theme.current()
        pen = QPen(QColor(tokens.knows), 2, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(FAR[0], FAR[1])
        painter.drawLine(FAR[1], ALLY)
        painter.drawLine(FAR[2], ALLY)
        painter.setPen(QPen(QColor(tokens.knows), 2))
        painter.setBrush(QColor(tokens.window))
        for place in FAR:
            painter.drawEllipse(place, 8, 8)

    def _paint_words(self, painter: QPainter) -> None:
        font = fonts.font(12, 500)
        font.setPixelSize(12)  # the painter enlarges it
        painter.setFont(font)
        painter.setPen(QColor(theme.current().text2))
        middle = int(Qt.AlignmentFlag.AlignHCenter)
        words = (
            (QRectF(274, 8, 140, 20), _("a client")),
            (QRectF(372, 90, 140, 40), _("whom that client\nbrings next")),
            (QRectF(330, 138, 100, 20), _("a first talk")),
            (QRectF(148, 134, 160, 20), _("someone who trusts you")),
        )
        for place, text in words:
            painter.drawText(place, middle, text)
