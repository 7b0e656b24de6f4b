"""The picture as a file: what the screen shows, with title and legend, as PNG, as SVG with text kept as text, or PDF."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from refnet.exchange.files import saving
from refnet.exchange.xml_text import allowed
from refnet.ui.look import fonts
from refnet.ui.widgets.network_canvas.legend_painting import WIDTH, legend_height, paint_legend
from refnet.ui.widgets.network_canvas.legend_words import Legend
from refnet.ui.widgets.network_canvas.painting import Brushes, paint_people, paint_rings
from refnet.ui.widgets.network_canvas.scene import Scene

SHARPNESS = 2.0  # image pixels for each pixel of the screen
MARGIN = 12.0  # round the legend
HEAD = 52  # height of the title and the line below it
POINTS = 0.75  # of a pixel, on paper
DOTS_AN_INCH = 288


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture to keep: the scene as it is on the screen, its legend, its title, and a line below the title."""

    scene: Scene
    legend: Legend
    title: str
    detail: str = ""

    @property
    def left(self) -> float:
        """Return how wide the strip on the left is in which the legend stands, so that it covers nobody."""
        return fonts.px(WIDTH) + 2 * MARGIN

    @property
    def top(self) -> float:
        """Return how high the strip of the title is."""
        return float(fonts.px(HEAD))

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height in pixels of the screen."""
        width, height = self.scene.size
        return width + self.left, max(height, legend_height(self.legend) + 2 * MARGIN) + self.top


def image(kept: Kept) -> QImage:
    """Return the picture twice as sharp as the screen."""
    width, height = (round(length * SHARPNESS) for length in kept.size)
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(SHARPNESS)
    painter = QPainter(made)
    _paint(painter, kept)
    painter.end()
    return made


def save(kept: Kept, file: Path) -> None:
    """Write the picture whole or not at all; the suffix says which kind. RefNetError when it cannot be written.

    Needs no window's thread: nothing is drawn by way of pixmaps.
    """
    writers = {".svg": _svg, ".pdf": _pdf}
    made = writers.get(file.suffix.lower(), _png)(kept)
    with saving(file) as stream:
        stream.write(made)


def _png(kept: Kept) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image(kept))
    return bytes(buffer.data().data())


def _svg(kept: Kept) -> bytes:
    width, height = (round(length) for length in kept.size)
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setResolution(96)
    generator.setTitle(kept.title)
    painter = QPainter(generator)
    _paint(painter, kept)
    painter.end()
    return allowed(bytes(buffer.data().data()).decode()).encode()  # Qt escapes names, but leaves controls in them


def _pdf(kept: Kept) -> bytes:
    """Return one page as large as the picture."""
    width, height = kept.size
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(kept.title)
    writer.setResolution(DOTS_AN_INCH)
    page = QPageSize(
        QSizeF(width * POINTS, height * POINTS), QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    painter.scale(DOTS_AN_INCH / 96, DOTS_AN_INCH / 96)
    _paint(painter, kept)
    painter.end()
    return bytes(buffer.data().data())


def _paint(painter: QPainter, kept: Kept) -> None:
    tokens = kept.scene.tokens
    painter.fillRect(QRectF(0, 0, *kept.size), QColor(tokens.surface))
    _write_head(painter, kept)
    painter.save()
    painter.translate(kept.left, kept.top)
    people = replace(kept.scene, taken=())  # on paper there are no buttons
    paint_people(painter, people, Brushes(), as_shapes=True)
    paint_rings(painter, people)
    painter.restore()
    painter.setPen(Qt.PenStyle.NoPen)
    corner = QPointF(MARGIN, kept.size[1] - legend_height(kept.legend) - MARGIN)
    paint_legend(painter, corner, kept.legend, tokens, is_folded=False)


def _write_head(painter: QPainter, kept: Kept) -> None:
    tokens, width = kept.scene.tokens, kept.size[0] - 2 * MARGIN
    painter.setFont(fonts.font(17, 600))
    painter.setPen(QColor(tokens.text))
    painter.drawText(QRectF(MARGIN, 8, width, fonts.px(24)), Qt.AlignmentFlag.AlignVCenter, kept.title)
    painter.setFont(fonts.font(12))
    painter.setPen(QColor(tokens.text2))
    painter.drawText(QRectF(MARGIN, 8 + fonts.px(24), width, fonts.px(18)), Qt.AlignmentFlag.AlignVCenter, kept.detail)
