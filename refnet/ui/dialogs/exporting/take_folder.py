"""Import everything: what a folder would bring, and then it is taken in as one step."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from refnet.domain.errors import InvalidInput, RefNetError
from refnet.i18n import _, counted
from refnet.ui.context import Context
from refnet.ui.dialogs.exporting.first_rows import FirstRows
from refnet.ui.dialogs.parts import folders
from refnet.ui.jobs import Progress
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

if TYPE_CHECKING:
    from refnet.services.everything import FolderReport
    from refnet.store.database import Store


class TakeFolderDialog(FormDialog):
    """Asks for the folder, tells what is new in it, and takes it in."""

    def __init__(self, context: Context, folder: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Import everything"), verb=_("Take in"), width=640, parent=parent)
        self.folder = folder
        self._report: FolderReport | None = None
        sentence = _(
            "A folder that Export everything wrote. Rows that are here already are not added again; of two that differ"
            " the newer one counts. It is one step: Undo takes all of it back."
        )
        self.add_widget(label(sentence, "muted", wrap=True))
        self.choose = button(_("Choose a folder …"), "folder-open")
        self.choose.clicked.connect(self.ask)
        self.told = label(_("No folder is chosen yet."), "body", wrap=True)
        self.rows = FirstRows()
        self.rows.setMinimumHeight(fonts.px(280))
        self.add_widget(self.told)
        self.add_row(Field("rows", _("What is in it"), self.rows))
        self.set_option(self.choose)
        if folder is None:
            QTimer.singleShot(0, self, self.ask)
        else:
            self.look(str(folder))

    def ask(self) -> None:
        """Ask for the folder."""
        files = folders.for_import(QFileDialog(self, _("Choose a folder of everything")), self.context)
        files.setFileMode(QFileDialog.FileMode.Directory)
        files.setOption(QFileDialog.Option.ShowDirsOnly)
        files.fileSelected.connect(self.look)
        files.open()

    def look(self, name: str) -> None:
        """Read a folder and tell what it would bring."""
        self.clear_errors()
        self.folder, self._report = Path(name), None
        self.told.setText(_("Reading {name} …").format(name=self.folder.name))
        work = partial(_take, self.context.store, self.folder, True)
        self.context.jobs.long(_("Reading {name}").format(name=self.folder.name), work, self._show, self._cannot)

    def submit(self) -> None:
        if self._report is None or self.folder is None:
            raise InvalidInput("rows", _("Please choose a folder that RefNet wrote with everything."))
        self.verb.setEnabled(False)
        label_, work = _("Importing {file}"), partial(_take, self.context.store, self.folder, False)
        self.context.jobs.long(label_.format(file=self.folder.name), work, self._taken, self._refused, writes=True)

    def _show(self, report: "FolderReport") -> None:
        self._report = report
        self.told.setText(" ".join([_sentence(report), *report.warnings]))
        heads = (_("Table"), _("Read"), _("New"), _("Same"), _("Known"), _("Newer"), _("Older"))
        fates = [
            (fate.file.replace("_", " "), fate.read, fate.new, fate.same, fate.known, fate.newer, fate.older)
            for fate in report.fates
            if fate.read
        ]
        self.rows.show_rows(heads, fates)
        for place in range(1, len(heads)):
            self.rows.setColumnWidth(place, fonts.px(68))

    def _cannot(self, error: RefNetError) -> None:
        self.told.setText(_("No folder is chosen yet."))
        self.rows.show_rows((), ())
        self.warn(str(error))

    def _taken(self, report: "FolderReport") -> None:
        self.verb.setEnabled(True)
        told = counted("{count} row was added.", "{count} rows were added.", report.new)
        self.context.say(told, undo=bool(report.new or report.newer))
        self.settle()
        self.sent(report)


def _sentence(report: "FolderReport") -> str:
    if not report.new and not report.newer:
        return _("Everything in it is here already.")
    new = counted("{count} row is new", "{count} rows are new", report.new)
    newer = counted("{count} is newer than here", "{count} are newer than here", report.newer)
    return f"{new}, {newer}."


def _take(store: "Store", folder: Path, is_dry: bool, progress: Progress) -> "FolderReport":
    from refnet.services import everything  # noqa: PLC0415 - SQLAlchemy is heavy

    return everything.take(store, folder, dry_run=is_dry, progress=progress)
