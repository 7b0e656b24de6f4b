"""A figure drawn into an image, in any thread."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from refnet.charts.hits import Hit, hit_at, hits_of
from refnet.charts.tokens import Tokens
from refnet.ui.widgets.charts.story import Builder

NARROWEST = 360
SHARPNESS = 2.0  # of a copied picture


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as an image; its parts that open something, and how many pixels of the window one of theirs is."""

    image: QImage
    hits: tuple[Hit, ...] = ()
    scale: float = 1.0

    def at(self, x: float, y: float) -> Hit | None:
        """Return the part at a place of the window."""
        return hit_at(self.hits, x / self.scale, y / self.scale)


def drawn(build: Builder, width: float, tokens: Tokens, sharpness: float = SHARPNESS, scale: float = 1.0) -> Drawn:
    """Return a chart as an image with `sharpness` dots for each pixel.

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
    return Drawn(image, hits_of(figure), scale)
