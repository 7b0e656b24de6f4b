"""Files and pasted tables on their way in, one dialog after another."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from refnet.exchange.folder import is_everything
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.dialogs.exporting.take_folder import TakeFolderDialog
from refnet.ui.dialogs.importing.import_file import ImportDialog
from refnet.ui.dialogs.importing.incoming import Incoming, copied_files, copied_rows, name_filters, pasted, tables_among
from refnet.ui.dialogs.parts import folders
from refnet.ui.jobs import Progress


class Coming(QObject):
    """The next file is opened when the one before has run or was left out, so that each sees what the last brought."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._waiting: list[Incoming] = []
        self._count = 0
        self.dialog: ImportDialog | None = None
        self.files: QFileDialog | None = None

    def ask(self) -> None:
        """Ask for files first."""
        files = QFileDialog(self._window, _("Import files (a folder of everything: File > Import everything)"))
        self.files = folders.for_import(files, self._context)
        self.files.setNameFilters(name_filters())
        self.files.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self.files.filesSelected.connect(self._take_names)
        self.files.rejected.connect(self.deleteLater)
        self.files.open()

    def paste(self, text: str | None = None) -> None:
        """Take a table that was dropped as text, or the one on the clipboard."""
        files = copied_files() if text is None else []
        text = copied_rows() if text is None else text
        if files:
            self.take(files)
        elif text.strip():
            self._context.jobs.read(partial(pasted, text), self._take_one)
        else:
            sentence = _("There is no table on the clipboard. Please copy some rows in your spreadsheet first.")
            self._context.say(sentence, undo=False)
            self.deleteLater()

    def take(self, files: Sequence[Path]) -> None:
        """Bring these in, one after another; of a folder the tables and cards that lie in it, or all that RefNet wrote.

        Folders are looked into beside the window, for one on a network may take long to answer.
        """
        self._context.jobs.long(_("Looking at what comes in"), partial(_found, files), self._take_found)

    def _take_found(self, found: Path | list[Path]) -> None:
        if isinstance(found, Path):
            TakeFolderDialog(self._context, found, self._window).open()
            self.deleteLater()
            return
        self._waiting = [Incoming.of(file) for file in found]
        self._count = len(self._waiting)
        if not self._waiting:
            self._context.say(_("There is no table and there are no address cards in that folder."), undo=False)
        self._next()

    def _take_names(self, names: Sequence[str]) -> None:
        self.take([Path(name) for name in names])

    def _take_one(self, incoming: Incoming) -> None:
        self._waiting, self._count = [incoming], 1
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self.deleteLater()
            return
        place = self._count - len(self._waiting) + 1
        title = _("Import, file {place} of {count}").format(place=place, count=self._count) if self._count > 1 else ""
        self.dialog = ImportDialog(self._context, self._waiting.pop(0), self._window, title)
        if self._count > 1:
            self.dialog.cancel.setText(_("Leave this out"))
        self.dialog.then = self._next
        self.dialog.rejected.connect(self._next)
        self.dialog.open()


def _found(files: Sequence[Path], progress: Progress) -> Path | list[Path]:
    """Return the one folder of everything, or the files and what lies in folders; runs in the lane."""
    progress(0, len(files))
    return files[0] if len(files) == 1 and is_everything(files[0]) else tables_among(files)
