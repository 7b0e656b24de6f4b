"""What happened, and Undo: six seconds at the bottom of the window, never in the way."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QPushButton, QWidget

from refnet.i18n import _
from refnet.ui.look import fonts, icons, theme
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

Link = tuple[str, Callable[[], object]]
STAY, RADIUS, ABOVE = 6_000, 8, 20


class Toast(QWidget):
    """One at a time; it stays while the mouse or the keyboard is on it."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        self.links: list[QPushButton] = []
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14 + fonts.px(16) + 10, 6, 10, 6)
        row.setSpacing(12)
        self.sentence = label("", "toast", wrap=True)
        self.key = label("Ctrl+Enter", "toast")
        self.key.setFont(fonts.font(11))
        self.undo = button(_("Undo"), kind="toast", hint="Ctrl+Z")
        self.undo.clicked.connect(self._undo)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.key)
        row.addWidget(self.undo)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self._stay = QTimer(self, singleShot=True, interval=STAY)
        self._stay.timeout.connect(self._leave)
        self.hide()

    def say(self, sentence: str, *, undo: bool, links: Sequence[Link] = ()) -> None:
        """Show a sentence in the place of the last one, and tell it to screen readers."""
        self._offer(links)
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.undo.setVisible(undo)
        self.settle()
        self.show()
        self.raise_()
        self._stay.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _offer(self, links: Sequence[Link]) -> None:
        for made in self.links:
            made.hide()
            made.deleteLater()
        self.links = [button(text, kind="toast", parent=self) for text, _run in links]
        for place, (made, (_text, run)) in enumerate(zip(self.links, links, strict=True), start=1):
            made.clicked.connect(self.hide)
            made.clicked.connect(run)
            self._row.insertWidget(place if place == 1 else place + 1, made)  # its key stands behind the first
        self.key.setVisible(bool(links))

    @property
    def has_offer(self) -> bool:
        """Tell whether something may come next."""
        return self.isVisible() and bool(self.links)

    def take_offer(self) -> None:
        """Do the first thing that is offered."""
        if self.has_offer:
            self.links[0].click()

    def forget_undo(self) -> None:
        """Offer no Undo any more: the step it speaks of is not the last one."""
        if self.isVisible() and not self.undo.isHidden():
            self.undo.hide()
            self.settle()

    def settle(self) -> None:
        """Stand at the bottom centre of the window's content."""
        home = self._home
        self.setMinimumHeight(fonts.px(40))
        for made in self.links:
            made.show()  # one that came while the toast is in view is else counted only later
        self.sentence.setWordWrap(False)
        self._row.invalidate()
        room = home.width() - 48
        width = min(self.sizeHint().width(), room)
        self.sentence.setWordWrap(self.sizeHint().width() > room)
        self._row.invalidate()
        self.setFixedWidth(width)
        self.resize(width, max(self.minimumHeight(), self._row.totalHeightForWidth(width)))
        self.move((home.width() - self.width()) // 2, home.height() - self.height() - ABOVE)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.toast))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        side = fonts.px(16)
        icons.paint(painter, "check", QRectF(14, (self.height() - side) / 2, side, side), tokens.toast_text)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible() and not self._stay.isActive():
            self._stay.start()

    def _leave(self) -> None:
        if self.underMouse() or any(one.hasFocus() for one in (self.undo, *self.links)):
            self._stay.start()
        else:
            self.hide()

    def _undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()
