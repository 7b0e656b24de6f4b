"""A chart in the window: laid out away from the window's thread when it is seen, and again for another width or theme."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from refnet.charts.sheet import Hit, Sheet
from refnet.charts.tokens import Tokens
from refnet.ui.jobs import Jobs, Latest
from refnet.ui.look import fonts, theme
from refnet.ui.widgets.charts.painting import paint
from refnet.ui.widgets.charts.story import Builder

PAUSE = 30  # milliseconds after the last change of width
OUT_OF_VIEW = 150  # milliseconds that a chart waits for those in view
NARROWEST = 360
EMPTY = Sheet(0, 0, "#000000", ())


class ChartCanvas(QWidget):
    """Shows one figure; its description is the sentence over the chart, for those who do not see it.

    Laying it out takes time, so it goes through the reading lane; here it is only painted. A click on a part that
    opens something tells its key; the keyboard does the same in the table of the same numbers.
    """

    picked = Signal(object)  # the key of a hit

    def __init__(self, jobs: Jobs, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROWEST)
        self.setMouseTracking(True)
        self._latest = Latest(jobs, self)
        self._build: Builder | None = None
        self._asked_width = 0
        self.sheet, self._scale = EMPTY, 1.0
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._draw)
        theme.watch.changed.connect(self._draw_again)

    @property
    def is_drawn(self) -> bool:
        """Tell whether there is a picture to see."""
        return self.sheet is not EMPTY

    def show_chart(self, build: Builder, sentence: str) -> None:
        """Show another chart, which `build` makes for the width there is."""
        self._build = build
        self.setAccessibleDescription(sentence)
        self._draw_again()

    def sizeHint(self) -> QSize:
        return QSize(640, max(self.height(), 120))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.scale(self._scale, self._scale)
        paint(painter, self.sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._asked_width:
            self._pause.start(PAUSE)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked_width:
            self._pause.start(PAUSE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_over = self._hit(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(event.button() is Qt.MouseButton.LeftButton and self._hit(event) is not None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event)
        if hit is not None and event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(hit.key)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            hit = self.hit_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), hit.words if hit else "", self)
            return True
        return super().event(event)

    def hit_at(self, x: float, y: float) -> Hit | None:
        """Return the part of the chart that lies at a place of the widget."""
        return self.sheet.hit_at(x / self._scale, y / self._scale)

    def _hit(self, event: QMouseEvent) -> Hit | None:
        return self.hit_at(event.position().x(), event.position().y())

    def _draw_again(self) -> None:
        self._asked_width = 0
        if self.isVisible():
            self._pause.start(OUT_OF_VIEW if self.visibleRegion().isEmpty() else 0)

    def _draw(self) -> None:
        if self._build is not None and self.isVisible():
            self._asked_width = self.width()
            work = partial(_laid_out, self._build, self._asked_width, theme.current(), fonts.px(100) / 100)
            self._latest.read(work, self._take)

    def _take(self, laid_out: tuple[Sheet, float]) -> None:
        self.sheet, self._scale = laid_out
        self.setFixedHeight(round(self.sheet.height * self._scale))
        self.update()


def _laid_out(build: Builder, width: float, tokens: Tokens, scale: float) -> tuple[Sheet, float]:
    """Return a chart and how much it is enlarged.

    At a text `scale` it is built for a narrower width, so that words and marks grow alike.
    """
    scale = min(scale, max(1.0, width / NARROWEST))
    return build(max(width / scale, NARROWEST), tokens), scale
