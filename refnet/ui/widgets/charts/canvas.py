"""A chart in the window: drawn away from the window's thread when it is seen, and again for another width or theme."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from refnet.charts.sheet import Hit, Sheet
from refnet.charts.tokens import Tokens
from refnet.ui.jobs import Jobs, Latest
from refnet.ui.look import fonts, theme
from refnet.ui.widgets.charts.painting import picture
from refnet.ui.widgets.charts.story import Builder

PAUSE = 30  # milliseconds after the last change of width
OUT_OF_VIEW = 150  # milliseconds that a chart waits for those in view
NARROWEST = 360
EMPTY = Sheet(0, 0, "", ())


class ChartCanvas(QWidget):
    """Shows one figure; its description is the sentence over the chart, for those who do not see it.

    Drawing it takes time, so it goes through the reading lane; here its picture is only shown. A click on a part that
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
        self.sheet, self._scale, self._image = EMPTY, 1.0, QImage()
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
        QPainter(self).drawImage(0, 0, self._image)

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
        else:
            self._image = QImage()  # rather nothing than other colours or other numbers when it is shown

    def _draw(self) -> None:
        if self._build is not None and self.isVisible():
            self._asked_width = self.width()
            scale, sharpness = fonts.px(100) / 100, self.devicePixelRatioF()
            work = partial(_drawn, self._build, self._asked_width, theme.current(), scale, sharpness)
            self._latest.read(work, self._take)

    def _take(self, drawn: tuple[Sheet, float, QImage]) -> None:
        self.sheet, self._scale, self._image = drawn
        self.setFixedHeight(round(self.sheet.height * self._scale))
        self.update()


def _drawn(build: Builder, width: float, tokens: Tokens, scale: float, sharpness: float) -> tuple[Sheet, float, QImage]:
    """Return a chart, how much it is enlarged, and its picture with `sharpness` dots for each pixel of the window.

    At a text `scale` it is built for a narrower width, so that words and marks grow alike.
    """
    scale = min(scale, max(1.0, width / NARROWEST))
    sheet = build(max(width / scale, NARROWEST), tokens)
    image = picture(sheet, scale * sharpness)
    image.setDevicePixelRatio(sharpness)
    return sheet, scale, image
