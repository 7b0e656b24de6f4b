"""The picture as a file: what the screen shows, legend included, as PNG or as SVG with text kept as text."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from refnet.domain.errors import RefNetError
from refnet.i18n import _
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
    """Write the picture to a file; its suffix says which kind. Raises RefNetError when it cannot be written."""
    if file.suffix.lower() == ".svg":
        _save_svg(scene, legend, corner, file, title)
    elif not image(scene, legend, corner).save(str(file), b"PNG"):
        raise RefNetError(_not_written(file))
    if not file.exists():
        raise RefNetError(_not_written(file))


def _save_svg(scene: Scene, legend: Legend, corner: QPointF, file: Path, title: str) -> None:
    width, height = (round(length) for length in scene.size)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setFileName(str(file))
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setResolution(96)
    generator.setTitle(title)
    painter = QPainter()
    if not painter.begin(generator):
        raise RefNetError(_not_written(file))
    _paint(painter, scene, legend, corner, as_shapes=True)
    painter.end()


def _paint(painter: QPainter, scene: Scene, legend: Legend, corner: QPointF, *, as_shapes: bool) -> None:
    paint_people(painter, scene, Brushes(), as_shapes=as_shapes)
    paint_rings(painter, scene)
    painter.setPen(Qt.PenStyle.NoPen)
    paint_legend(painter, corner, legend, scene.tokens, is_folded=False)


def _not_written(file: Path) -> str:
    return _("{name} could not be written there. Please choose another folder or name.").format(name=file.name)
