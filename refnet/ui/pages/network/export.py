"""Saves and copies the network picture as it is on the screen."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas

NAME = "network"


class NetworkExport(QObject):
    """Asks where to, writes, and says so."""

    def __init__(self, context: Context, canvas: NetworkCanvas, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._canvas, self._page = context, canvas, page

    def start(self, kind: str) -> None:
        """Export as png or svg, or to the clipboard."""
        if kind == "clipboard":
            QGuiApplication.clipboard().setImage(self._canvas.image())
            self._context.say(_("The picture was copied."), undo=False)
            return
        words = {"png": _("PNG picture (*.png)"), "svg": _("SVG drawing (*.svg)")}[kind]
        dialog = QFileDialog(self._page, _("Export picture"), f"{NAME}.{kind}", words)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def write(self, name: str) -> None:
        """Write the picture to a file, which says by its suffix what it is."""
        file = Path(name)
        try:
            self._canvas.save(file, _("Network"))
        except RefNetError as error:
            self._context.warn(str(error))
        else:
            self._context.say(_("The picture was saved as {name}.").format(name=file.name), undo=False)
