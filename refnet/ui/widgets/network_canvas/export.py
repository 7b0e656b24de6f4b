"""The picture as a file: what the screen shows, legend included, as PNG or as SVG with text kept as text."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from refnet.exchange.files import saving
from refnet.ui.look import fonts
from refnet.ui.widgets.network_canvas.legend_painting import WIDTH, legend_height, paint_legend
from refnet.ui.widgets.network_canvas.legend_words import Legend
from refnet.ui.widgets.network_canvas.painting import Brushes, paint_people, paint_rings
from refnet.ui.widgets.network_canvas.scene import Scene

SHARPNESS = 2.0  # image pixels for each pixel of the screen
MARGIN = 12.0  # round the legend


def room_for_legend() -> float:
    """Return how wide the strip on the left is in which the legend stands, so that it covers nobody."""
    return fonts.px(WIDTH) + 2 * MARGIN


def image(scene: Scene, legend: Legend) -> QImage:
    """Return the scene with its legend beside it, twice as sharp as the screen."""
    width, height = (round(length * SHARPNESS) for length in _size(scene, legend))
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(SHARPNESS)
    painter = QPainter(made)
    _paint(painter, scene, legend, as_shapes=False)
    painter.end()
    return made


def save(scene: Scene, legend: Legend, file: Path, title: str) -> None:
    """Write the picture whole or not at all; the suffix says which kind. RefNetError when it cannot be written."""
    is_drawing = file.suffix.lower() == ".svg"
    made = _svg(scene, legend, title) if is_drawing else _png(image(scene, legend))
    with saving(file) as stream:
        stream.write(made)


def _png(made: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(made)
    return bytes(buffer.data().data())


def _svg(scene: Scene, legend: Legend, title: str) -> bytes:
    width, height = (round(length) for length in _size(scene, legend))
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setResolution(96)
    generator.setTitle(title)
    painter = QPainter(generator)
    _paint(painter, scene, legend, as_shapes=True)
    painter.end()
    return bytes(buffer.data().data())


def _size(scene: Scene, legend: Legend) -> tuple[float, float]:
    return scene.size[0] + room_for_legend(), max(scene.size[1], legend_height(legend) + 2 * MARGIN)


def _paint(painter: QPainter, scene: Scene, legend: Legend, *, as_shapes: bool) -> None:
    size = _size(scene, legend)
    painter.fillRect(QRectF(0, 0, *size), QColor(scene.tokens.surface))
    painter.save()
    painter.translate(room_for_legend(), 0)
    people = replace(scene, taken=())  # on paper there are no buttons
    paint_people(painter, people, Brushes(), as_shapes=as_shapes)
    paint_rings(painter, people)
    painter.restore()
    painter.setPen(Qt.PenStyle.NoPen)
    corner = QPointF(MARGIN, size[1] - legend_height(legend) - MARGIN)
    paint_legend(painter, corner, legend, scene.tokens, is_folded=False)
