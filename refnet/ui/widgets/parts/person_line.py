"""The line of a person field: what is typed, or the chosen person with initials and organization."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from refnet.domain.names import initials
from refnet.i18n import _
from refnet.ui.look import fonts, theme

DISC, INDENT = 20, 30


def paint_disc(painter: QPainter, place: QRectF, name: str, color: str, size: float = 9, *, ink: str = "") -> None:
    """Paint somebody's initials on a disc."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(place)
    painter.setFont(fonts.font(size, 600))
    painter.setPen(QColor(ink or theme.current().surface))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), initials(name))


class PersonLine(QLineEdit):
    """Tells the picker about the keys that move in its list before the form sees them."""

    pressed = Signal(object)  # a QKeyEvent that the list may take

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._organization = ""
        self._color = ""
        self._is_new = False

    def show_new(self, *, is_new: bool) -> None:
        """Say at the end of the line whether the name is of somebody new."""
        self._is_new = is_new
        self.update()

    def show_person(self, name: str, organization: str, color: str) -> None:
        """Show somebody who is known."""
        self.setText(name)
        self._organization, self._color, self._is_new = organization, color, False
        self.setTextMargins(fonts.px(INDENT) - 8, 0, 0, 0)
        self.setFont(fonts.font(fonts.BODY, 500))
        self.setCursorPosition(len(name))
        self.update()

    def show_typing(self) -> None:
        """Be a plain field again."""
        self._organization, self._color, self._is_new = "", "", False
        self.setTextMargins(0, 0, 0, 0)
        self.setFont(fonts.font())
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            event.setAccepted(False)
            self.pressed.emit(event)
            if event.isAccepted():
                return True
            event.accept()  # else the key would go on to the parent after the line has used it
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_new:
            self._paint_new(QPainter(self))
        if not self._color:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = fonts.px(DISC)
        middle = QPointF(9 + side / 2, self.height() / 2)
        paint_disc(painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), self.text(), self._color)
        if self._organization:
            self._paint_organization(painter)

    def _paint_organization(self, painter: QPainter) -> None:
        left = fonts.px(INDENT) + 6 + self.fontMetrics().horizontalAdvance(self.text()) + 6
        painter.setFont(fonts.font())
        painter.setPen(QColor(theme.current().text2))
        room = QRectF(left, 0, self.width() - left - 8, self.height())
        cut = painter.fontMetrics().elidedText(self._organization, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)

    def _paint_new(self, painter: QPainter) -> None:
        painter.setFont(fonts.font(11))
        painter.setPen(QColor(theme.current().accent))
        said, room = _("new person"), QRectF(self.rect()).adjusted(0, 0, -10, 0)
        end = self.fontMetrics().horizontalAdvance(self.text()) + 20
        if end + painter.fontMetrics().horizontalAdvance(said) < room.width():
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), said)
        painter.end()
