"""The card that shows an introduction as hot or cold, and why; never typed, always derived."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.domain.drafts import EvidenceTicks
from refnet.domain.kinds import IntroductionKind
from refnet.domain.warmth import is_hot
from refnet.ui.dialogs.parts import warmth_words
from refnet.ui.look import fonts, icons, theme, words

MARGIN = 12


class WarmthCard(QWidget):
    """Hot or cold, the level, and the reason for both, on the soft colour of its source."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = ("", "", "")
        self._is_hot = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.watch.changed.connect(self.update)

    def show_warmth(self, kind: IntroductionKind, ticks: EvidenceTicks, level: int) -> None:
        """Show what follows from kind, ticks and level."""
        _number, _space, effort = words.level(level).partition(" ")
        self._is_hot = is_hot(kind, ticks)
        self._lines = (
            warmth_words.title(kind, ticks, level),
            warmth_words.reason(kind, ticks),
            effort,
        )
        self.setAccessibleName(". ".join(self._lines))
        self.update()

    def text(self) -> str:
        """Return the lines that are shown."""
        return "\n".join(self._lines)

    def sizeHint(self) -> QSize:
        return QSize(fonts.px(240), fonts.px(3 * 18 + 2 * MARGIN))

    def paintEvent(self, _event: QPaintEvent) -> None:
        hue = theme.current().hue("referral" if self._is_hot else "cold")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue.soft))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        size = fonts.px(16)
        painter.drawPixmap(
            fonts.px(MARGIN), (self.height() - size) // 2, icons.pixmap("flame" if self._is_hot else "snowflake", size, hue.main)
        )  # fmt: skip
        painter.setPen(QColor(hue.text))
        self._draw_lines(painter, fonts.px(MARGIN) + size + fonts.px(MARGIN))

    def _draw_lines(self, painter: QPainter, left: int) -> None:
        row = fonts.px(18)
        top = (self.height() - row * len(self._lines)) // 2
        for number, line in enumerate(self._lines):
            font = fonts.font(13, 600) if number == 0 else fonts.font(12, 400)
            painter.setFont(font)
            place = QRectF(left, top + number * row, self.width() - left - fonts.px(MARGIN), row)
            cut = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
