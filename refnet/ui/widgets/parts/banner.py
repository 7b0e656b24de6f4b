"""A sentence in the page that stays until it is answered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from refnet.i18n import _
from refnet.ui.look import fonts, icons, theme
from refnet.ui.look.icon_names import IconName
from refnet.ui.widgets.parts.buttons import button, icon_button
from refnet.ui.widgets.parts.labels import label

BAR, RADIUS, ICON = 3, 4, 16


class Banner(QWidget):
    """Soft colour, a bar at the left, an icon, a sentence, one or two links."""

    closed = Signal()

    def __init__(
        self,
        sentence: str,
        tone: str = "open",
        icon: IconName = "info",
        links: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
        *,
        closable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tone, self._icon = tone, icon
        self.setAccessibleName(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16 + fonts.px(ICON) + 10, 8, 12, 8)
        row.setSpacing(10)
        self.sentence = label(sentence, wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self.sentence, 1)
        self.links = [self._link(text, run) for text, run in links]
        for link in self.links:
            row.addWidget(link)
        if closable:
            cross = icon_button("x", _("Close"))
            cross.clicked.connect(self._close)
            row.addWidget(cross)
        theme.watch.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        hue = theme.current().hue(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue.soft))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setBrush(QColor(hue.main))
        painter.drawRoundedRect(QRectF(0, 0, BAR, self.height()), 1.5, 1.5)
        side = fonts.px(ICON)
        icons.paint(painter, self._icon, QRectF(16, (self.height() - side) / 2, side, side), hue.text)

    def put(self, widget: QWidget, *, before: QWidget) -> None:
        """Put a field before one of the links."""
        self._row.insertWidget(self._row.indexOf(before), widget)

    def _link(self, text: str, run: Callable[[], object]) -> QPushButton:
        made = button(text, kind="link", parent=self)
        made.clicked.connect(run)
        return made

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
