"""A chart in the window: drawn away from the window's thread when it is seen, and again for another width or theme."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from refnet.charts.tokens import Tokens
from refnet.ui.jobs import Jobs, Latest
from refnet.ui.look import fonts, theme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Builder = Callable[[float, Tokens], "Figure"]  # from a width in pixels and the colours

PAUSE = 60  # milliseconds after the last change of width
NARROWEST = 360
SHARPNESS = 2.0  # of a copied picture


class ChartCanvas(QWidget):
    """Shows one figure; its description is the sentence over the chart, for those who do not see it.

    Drawing takes a tenth of a second and more, so it goes through the reading lane; here it is only painted.
    """

    def __init__(self, jobs: Jobs, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROWEST)
        self._latest = Latest(jobs, self)
        self._build: Builder | None = None
        self._asked_width = 0
        self._image = QImage()
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._draw)
        theme.watch.changed.connect(self._draw_again)

    @property
    def is_drawn(self) -> bool:
        """Tell whether there is a picture to see."""
        return not self._image.isNull()

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
            self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked_width:
            self._pause.start()

    def _draw_again(self) -> None:
        self._asked_width = 0
        if self.isVisible():
            self._pause.start()

    def _draw(self) -> None:
        if self._build is not None and self.isVisible():
            self._asked_width = self.width()
            scale = fonts.px(100) / 100
            work = partial(drawn, self._build, self._asked_width, theme.current(), self.devicePixelRatioF(), scale)
            self._latest.read(work, self._take)

    def _take(self, image: QImage) -> None:
        self._image = image
        self.setFixedHeight(round(image.height() / image.devicePixelRatio()))
        self.update()


def drawn(build: Builder, width: float, tokens: Tokens, sharpness: float = SHARPNESS, scale: float = 1.0) -> QImage:
    """Return a chart as an image with `sharpness` dots for each pixel; may run in any thread.

    At a text `scale` the chart is built for a narrower width and enlarged, so that words and marks grow alike.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - matplotlib is heavy

    scale = min(scale, max(1.0, width / NARROWEST))
    figure = build(max(width / scale, NARROWEST), tokens)
    figure.set_dpi(figure.dpi * sharpness * scale)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    across, down = canvas.get_width_height()
    image = QImage(bytes(canvas.buffer_rgba()), across, down, 4 * across, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(sharpness)
    return image
