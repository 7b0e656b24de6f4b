"""File > Restore: the backups of a file, newest first, to go back to one of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.look import fonts, formats
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.labels import label

if TYPE_CHECKING:
    from refnet.store.backup import Backup


class RestoreDialog(FormDialog):
    """Tells which backup is to take the place of the file."""

    chosen = Signal(Path)

    def __init__(
        self, context: Context, folder: Path, backups: "Sequence[Backup]", parent: QWidget | None = None
    ) -> None:
        super().__init__(context, _("Restore"), _("Restore this backup"), 560, parent)
        self._folder, self._backups = folder, list(backups)
        self.list = QListWidget()
        self.list.setProperty("plain", "true")
        self.list.setMinimumHeight(fonts.px(240))
        self.list.setSpacing(2)
        for backup in self._backups:
            QListWidgetItem(_words(backup), self.list)
        self.list.setCurrentRow(0)
        if not self._backups:
            self._say_none()
            return
        sentence = _("The file as it is now is backed up first, so that you can come back to it.")
        self.add_widget(label(sentence, "muted", wrap=True))
        self.add_row(Field("backup", _("Backups"), self.list))

    def _say_none(self) -> None:
        self.list.hide()
        self.verb.hide()
        self.cancel.setText(_("Close"))
        sentence = _("There is no backup of this file yet. One is made when you close it after a change.")
        self.add_widget(label(sentence, wrap=True))

    def submit(self) -> None:
        place = self.list.currentRow()
        if not 0 <= place < len(self._backups):
            return  # there is none
        self.chosen.emit(self._folder / self._backups[place].name)
        self.sent(None)


def _words(backup: "Backup") -> str:
    moment = backup.moment.astimezone()
    when = f"{formats.day(moment.date())} {moment:%H:%M}"
    counts = _("{people} people, {introductions} introductions, {deals} deals")
    return f"{when}    " + counts.format(
        people=formats.number(backup.people),
        introductions=formats.number(backup.introductions),
        deals=formats.number(backup.deals),
    )
