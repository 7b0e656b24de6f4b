"""An active filter: its words, and a cross that takes it away."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from refnet.i18n import _
from refnet.ui.look import fonts, icons, tips

ICON, GAP, EDGES, LEAST = 12, 4, 18, 72


class FilterChip(QPushButton):
    """Gives way when there is little room: its words are cut, and told whole by the tooltip."""

    def __init__(self, key: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName(key)
        self.setProperty("kind", "chip")
        self.setAutoDefault(False)
        self.setAccessibleName(_("Remove the filter {filter}").format(filter=words))
        self.setToolTip(tips.plain(self.accessibleName()))
        self.setIcon(icons.icon("x", "soft_text", at_right=True))
        self.setIconSize(QSize(fonts.px(ICON) + GAP, fonts.px(ICON)))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(words.replace("&", "&&"))

    def sizeHint(self) -> QSize:
        return QSize(self._metrics().horizontalAdvance(self._words) + self._rest(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(fonts.px(LEAST), self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - self._rest()
        cut = self._metrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room + 2)
        self.setText(cut.replace("&", "&&"))

    def _rest(self) -> int:
        return fonts.px(ICON) + 2 * GAP + EDGES

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(fonts.font(12, 500))
