"""The strip over the list of introductions: how many came how far, each step with its share of the one before."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.domain.kinds import Stage
from refnet.i18n import _
from refnet.services.introductions import StageCount
from refnet.ui.look import fonts, formats, theme, words

HEIGHT, INSIDE, BAR, GAP = 80, 16, 6, 8
SIZES = ((20, 13), (17, 12), (14, 11), (12, 11))  # of a number and its word, the first for which all have room
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class FunnelStrip(QWidget):
    """One cell a step: number, word, bar and share; the whole is told to screen readers as a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[StageCount, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watch.changed.connect(self.update)

    def show_funnel(self, steps: Sequence[StageCount]) -> None:
        """Show these steps; the first is the whole."""
        self._steps = tuple(steps)
        said = [f"{step.count} {_word(step.stage)}" for step in self._steps]
        self.setAccessibleName(_("From introduction to client: {steps}").format(steps=", ".join(said)))
        counted = _("Counted are introductions to us, each deal once; those that we gave are left out.")
        self.setToolTip(f"{self.accessibleName()}\n{counted}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, fonts.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(frame, 8, 8)
        width = frame.width() / max(len(self._steps), 1)
        sizes = self.sizes(width - 2 * INSIDE)
        for number in range(len(self._steps)):
            cell = QRectF(frame.left() + number * width, frame.top(), width, frame.height())
            if number:
                painter.setPen(QColor(tokens.line))
                painter.drawLine(QLineF(cell.left(), cell.top() + 12, cell.left(), cell.bottom() - 12))
            self._draw_step(painter, cell.adjusted(INSIDE, 10, -INSIDE, -8), number, sizes)

    def sizes(self, room: float) -> tuple[int, int]:
        """Return the sizes of numbers and words at which no step is wider than its room."""
        return next((each for each in SIZES if self._widest(*each) <= room), SIZES[-1])

    def _widest(self, large: int, small: int) -> float:
        number, word = QFontMetricsF(fonts.font(large, 600)), QFontMetricsF(fonts.font(small, 400))
        widths = (
            number.horizontalAdvance(formats.number(step.count)) + word.horizontalAdvance(_word(step.stage))
            for step in self._steps
        )
        return max(widths, default=0.0) + fonts.px(GAP)

    def _draw_step(self, painter: QPainter, place: QRectF, number: int, sizes: tuple[int, int]) -> None:
        tokens, step = theme.current(), self._steps[number]
        top = QRectF(place.left(), place.top(), place.width(), fonts.px(26))
        painter.setFont(fonts.font(sizes[0], 600))
        painter.setPen(QColor(tokens.text))
        text = formats.number(step.count)
        painter.drawText(top, _LEFT, text)
        left = painter.fontMetrics().horizontalAdvance(text) + fonts.px(GAP)
        painter.setFont(fonts.font(sizes[1], 400))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(top.adjusted(left, 2, 0, 0), _LEFT, _word(step.stage))
        self._draw_bar(painter, QRectF(place.left(), top.bottom() + 4, place.width(), BAR), number)
        painter.setFont(fonts.font(12, 400))
        painter.setPen(QColor(tokens.text3))
        caption = QRectF(place.left(), top.bottom() + 4 + BAR, place.width(), fonts.px(20))
        painter.drawText(caption, _LEFT, self._share(number))

    def _draw_bar(self, painter: QPainter, place: QRectF, number: int) -> None:
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.sunken))
        painter.drawRoundedRect(place, 3, 3)
        whole = self._steps[0].count
        if whole and self._steps[number].count:
            place.setWidth(max(BAR, place.width() * self._steps[number].count / whole))
            painter.setBrush(QColor(tokens.referral.main))
            painter.drawRoundedRect(place, 3, 3)

    def _share(self, number: int) -> str:
        before = self._steps[number - 1].count if number else 0
        if not before:
            return ""
        share = formats.percent(self._steps[number].count / before)
        return _("{share} of {n}").format(share=share, n=formats.number(before))


def _word(stage: Stage) -> str:
    return _("Introduced") if stage is Stage.LEAD else words.stage(stage)
