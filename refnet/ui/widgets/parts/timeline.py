"""What happened with a person or a deal, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.ui.look import fonts, formats, icons, theme
from refnet.ui.look.icon_names import IconName
from refnet.ui.widgets.parts.labels import label

HEIGHT, DISC = 44, 24


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened; `target` is given back when it is opened."""

    on: date | None
    title: str
    detail: str = ""
    icon: IconName = "circle"
    tone: str = "neutral"
    target: object = None


class Timeline(QWidget):
    """A column of entries; those with a target open with a click or Enter."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Timeline"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries in their order."""
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for entry in entries:
            row = _Row(entry, self)
            row.opened.connect(self.opened)
            self._column.addWidget(row)
        if not entries:
            self._column.addWidget(label(_("Nothing has happened yet."), "caption"))
        self._column.addStretch(1)


class _Row(QWidget):
    opened = Signal(object)

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        today = datetime.now(UTC).astimezone().date()
        self._when = formats.day_short(entry.on, today) if entry.on else ""
        self.setAccessibleName(f"{entry.title}, {entry.detail}, {self._when}".strip(", "))
        self.setToolTip(formats.day(entry.on) if entry.on else "")
        if entry.target is not None:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(240, fonts.px(HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        hue = tokens.hue(self._entry.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = fonts.px(DISC)
        disc = QRectF(0, 4, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue.soft))
        painter.drawEllipse(disc)
        icons.paint(painter, self._entry.icon, disc.adjusted(5, 5, -5, -5), hue.text)
        self._paint_words(painter, side + 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_words(self, painter: QPainter, left: int) -> None:
        tokens, line = theme.current(), fonts.px(18)
        painter.setFont(fonts.font(12))
        painter.setPen(QColor(tokens.text3))
        when = painter.fontMetrics().horizontalAdvance(self._when)
        painter.drawText(QRectF(0, 2, self.width() - 2, line), int(Qt.AlignmentFlag.AlignRight), self._when)
        painter.setPen(QColor(tokens.text2))
        _draw_cut(painter, QRectF(left, 2 + line, self.width() - left, line), self._entry.detail)
        painter.setFont(fonts.font(fonts.BODY, 500))
        painter.setPen(QColor(tokens.text))
        _draw_cut(painter, QRectF(left, 2, self.width() - left - when - 10, line), self._entry.title)

    def _open(self) -> None:
        if self._entry.target is not None:
            self.opened.emit(self._entry.target)


def _draw_cut(painter: QPainter, place: QRectF, text: str) -> None:
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)
