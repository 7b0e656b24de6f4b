"""Files and pasted tables on their way in, one dialog after another."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.dialogs.importing.import_file import ImportDialog
from refnet.ui.dialogs.importing.incoming import Incoming, copied_files, copied_rows, name_filters, pasted, tables_among
from refnet.ui.dialogs.parts import folders


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
        """Bring these in, one after another; of a folder the tables and cards that lie in it."""
        self._waiting = [Incoming.of(file) for file in tables_among(files)]
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
