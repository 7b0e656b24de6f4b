"""Export everything: a folder of tables that anybody can read and that RefNet takes back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _, counted
from refnet.ui.context import Context
from refnet.ui.dialogs.exporting.written import WrittenDialog
from refnet.ui.dialogs.parts import folders
from refnet.ui.jobs import Progress
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.labels import label

if TYPE_CHECKING:
    from refnet.store.database import Store

NOT_IN_NAMES = '\\/:*?"<>|'


class EverythingDialog(FormDialog):
    """Says what the folder holds, and asks for its name and place."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Export everything"), verb=_("Choose a place …"), width=520, parent=parent)
        sentence = _(
            "Every table as a CSV file that any spreadsheet opens, with a README that explains the fields. RefNet takes"
            " the whole folder back without loss: File > Import everything. The folder is not locked: whoever has it"
            " can read it."
        )
        self.add_widget(label(sentence, "muted", wrap=True))
        self.name = QLineEdit(f"RefNet {context.today():%Y-%m-%d}")
        self.add_row(Field("name", _("Name of the new folder"), self.name))
        self.name.selectAll()
        self.name.setFocus()
        self.settle()

    def submit(self) -> None:
        name = self.name.text().strip()
        if not name or name.strip(".") == "" or any(letter in NOT_IN_NAMES for letter in name):
            raise InvalidInput("name", _("Please give a name that a folder can have."))
        files = folders.for_export(QFileDialog(self, _("Where to put the folder")), self.context)
        files.setFileMode(QFileDialog.FileMode.Directory)
        files.setOption(QFileDialog.Option.ShowDirsOnly)
        files.fileSelected.connect(self.write)
        files.open()

    def write(self, place: str) -> None:
        """Write the folder in the background."""
        folder = Path(place) / self.name.text().strip()
        work = partial(_write, self.context.store, folder)
        self.context.jobs.long(_("Exporting everything"), work, partial(self._wrote, folder), self._refused)

    def _wrote(self, folder: Path, rows: int) -> None:
        said = _("{file} was written: {rows}.").format(
            file=folder.name, rows=counted("{count} row", "{count} rows", rows)
        )
        self.context.say(said, undo=False)
        WrittenDialog(said, folder, parent=self.parentWidget()).open()
        self.sent(folder)


def _write(store: "Store", folder: Path, progress: Progress) -> int:
    from refnet.services import everything  # noqa: PLC0415 - SQLAlchemy is heavy

    return sum(everything.write(store, folder, progress).values())
