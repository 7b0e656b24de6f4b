"""Saves and copies the network picture as it is on the screen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.widgets.network_canvas import export
from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas
from refnet.ui.widgets.network_canvas.export import Kept

NAME = "network"


class NetworkExport(QObject):
    """Asks where to, writes away from the window's thread, and says so."""

    def __init__(self, context: Context, canvas: NetworkCanvas, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._canvas, self._page = context, canvas, page
        self.title = _("Network")
        self.detail: Callable[[], str] = str  # the line below the title

    def start(self, kind: str) -> None:
        """Export as png, svg or pdf, or to the clipboard."""
        if kind == "clipboard":
            self._context.jobs.read(partial(export.image, self._kept()), self._copied)
            return
        kinds = {"png": _("PNG picture (*.png)"), "svg": _("SVG drawing (*.svg)"), "pdf": _("PDF page (*.pdf)")}
        dialog = QFileDialog(self._page, _("Export picture"), f"{NAME}.{kind}", kinds[kind])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def write(self, name: str) -> None:
        """Write the picture to a file, which says by its suffix what it is."""
        file = Path(name)
        work = partial(_written, self._kept(), file)
        self._context.jobs.read(work, self._saved, self._refused)

    def _kept(self) -> Kept:
        return Kept(self._canvas.still(), self._canvas.legend, self.title, self.detail())

    def _copied(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self._context.say(_("The picture was copied."), undo=False)

    def _saved(self, file: Path) -> None:
        self._context.say(_("The picture was saved as {name}.").format(name=file.name), undo=False)

    def _refused(self, error: Exception) -> None:
        self._context.warn(str(error))


def _written(kept: Kept, file: Path) -> Path:
    export.save(kept, file)
    return file
