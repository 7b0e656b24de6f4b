"""What forms have in common whose list leaves as a file or through the clipboard."""

from PySide6.QtWidgets import QFileDialog

from refnet.domain.errors import InvalidInput
from refnet.i18n import _, counted
from refnet.ui.dialogs.exporting import formats, running
from refnet.ui.dialogs.exporting.running import Outcome, Prepare
from refnet.ui.dialogs.exporting.written import WrittenDialog
from refnet.ui.dialogs.parts import clipboard, folders
from refnet.ui.widgets.forms.form_dialog import FormDialog


class LeavingForm(FormDialog):
    """Asks where to write, copies, and tells what left; each form says what it is (`prepare`) and writes it (`write`)."""

    files: QFileDialog | None = None

    def write(self, name: str) -> None:
        """Write the list into the file that was chosen."""
        raise NotImplementedError

    def prepare(self) -> Prepare:
        """Return what makes the list; raise InvalidInput when there is nothing to take along."""
        raise NotImplementedError

    def ask_for_file(self, title: str, stem: str, suffix: str) -> None:
        """Ask for a file that is called after the list and the day."""
        files = folders.for_export(QFileDialog(self, title), self.context)
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setNameFilter(formats.pattern(suffix))
        files.setDefaultSuffix(suffix)
        files.selectFile(f"{stem}-{self.context.today():%Y-%m-%d}.{suffix}")
        files.fileSelected.connect(self.write)
        self.files = files
        files.open()

    def tell_written(self, outcome: Outcome) -> None:
        """Say what was written, and close."""
        rows = counted("{count} row", "{count} rows", outcome.rows)
        said = _("{file} was written: {rows}.").format(file=outcome.path.name, rows=rows)
        self.context.say(said, undo=False)
        WrittenDialog(said, outcome.path, outcome.told, self.parentWidget()).open()
        self.sent(outcome.path)

    def copy_list(self) -> None:
        """Put the list on the clipboard, and close."""
        try:
            prepare = self.prepare()
        except InvalidInput as error:
            self.point_out(error.field, str(error))
            return
        self.context.jobs.read(lambda: running.copied(self.context.store, prepare), self._copied)

    def _copied(self, content: tuple[str, str]) -> None:
        clipboard.put(content)
        self.context.say(_("Copied. Paste it into a spreadsheet or a letter."), undo=False)
        self.sent(None)
