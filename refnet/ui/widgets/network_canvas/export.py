"""The picture as a file: what the screen shows, legend included, as PNG or as SVG with text kept as text."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from refnet.exchange.files import saving
from refnet.ui.widgets.network_canvas.legend_painting import paint_legend
from refnet.ui.widgets.network_canvas.legend_words import Legend
from refnet.ui.widgets.network_canvas.painting import Brushes, paint_people, paint_rings
from refnet.ui.widgets.network_canvas.scene import Scene

SHARPNESS = 2.0  # image pixels for each pixel of the screen


def image(scene: Scene, legend: Legend, corner: QPointF) -> QImage:
    """Return the scene with its legend at `corner`, twice as sharp as the screen."""
    width, height = (round(length * SHARPNESS) for length in scene.size)
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(SHARPNESS)
    painter = QPainter(made)
    _paint(painter, scene, legend, corner, as_shapes=False)
    painter.end()
    return made


def save(scene: Scene, legend: Legend, corner: QPointF, file: Path, title: str) -> None:
    """Write the picture whole or not at all; the suffix says which kind. RefNetError when it cannot be written."""
    is_drawing = file.suffix.lower() == ".svg"
    made = _svg(scene, legend, corner, title) if is_drawing else _png(image(scene, legend, corner))
    with saving(file) as stream:
        stream.write(made)


def _png(made: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(made)
    return bytes(buffer.data().data())


def _svg(scene: Scene, legend: Legend, corner: QPointF, title: str) -> bytes:
    width, height = (round(length) for length in scene.size)
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setResolution(96)
    generator.setTitle(title)
    painter = QPainter(generator)
    _paint(painter, scene, legend, corner, as_shapes=True)
    painter.end()
    return bytes(buffer.data().data())


def _paint(painter: QPainter, scene: Scene, legend: Legend, corner: QPointF, *, as_shapes: bool) -> None:
    paint_people(painter, scene, Brushes(), as_shapes=as_shapes)
    paint_rings(painter, scene)
    painter.setPen(Qt.PenStyle.NoPen)
    paint_legend(painter, corner, legend, scene.tokens, is_folded=False)
