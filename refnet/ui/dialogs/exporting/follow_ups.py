"""Follow-ups for a calendar: how many of each kind there are, and a file that every calendar opens."""

from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _, counted
from refnet.services import exports
from refnet.ui.context import Context
from refnet.ui.dialogs.exporting.first_rows import FirstRows
from refnet.ui.dialogs.exporting.written import WrittenDialog
from refnet.ui.dialogs.parts import folders
from refnet.ui.look import fonts, formats
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.labels import label

if TYPE_CHECKING:
    from refnet.services.exports import FollowUp
    from refnet.store.database import Store

SHOWN = 50  # in the table


class FollowUpsDialog(FormDialog):
    """What is to be done, by day, and the verb that saves it as a calendar."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Follow-ups for a calendar"), verb=_("Save as …"), width=640, parent=parent)
        self._count = -1
        sentence = _(
            "Next steps, answers awaited, thanks owed and allies gone quiet, each on its day. Open the file in a"
            " calendar; when you export again, what is there already is brought up to date."
        )
        self.add_widget(label(sentence, "muted", wrap=True))
        self.rows = FirstRows()
        self.rows.setMinimumHeight(fonts.px(280))
        self.add_row(Field("rows", _("To be done"), self.rows, hint=" "))
        context.jobs.read(partial(exports.follow_ups, context.store, context.today()), self._show)

    def submit(self) -> None:
        if self._count == 0:
            raise InvalidInput("rows", _("There is nothing to follow up: no next step, no open ask, no thanks owed."))
        name = f"{_('follow-ups')}-{self.context.today():%Y-%m-%d}.ics"
        files = folders.for_export(QFileDialog(self, self.windowTitle()), self.context)
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setNameFilter(_("Calendar") + " (*.ics)")
        files.setDefaultSuffix("ics")
        files.selectFile(name)
        files.fileSelected.connect(self.write)
        files.open()

    def write(self, name: str) -> None:
        """Write the calendar in the background."""
        path = Path(name)
        work = partial(_write, self.context.store, path, self.context.today())
        self.context.jobs.read(work, partial(self._wrote, path), self._refused)

    def _show(self, found: "list[FollowUp]") -> None:
        self._count = len(found)
        kinds = Counter(one.kind for one in found)
        told = ", ".join(f"{kind}: {formats.number(count)}" for kind, count in sorted(kinds.items()))
        self.fields["rows"].set_hint(told or _("nothing"))
        self.rows.show_rows(
            (_("Day"), _("What"), _("Kind")), [(one.day, one.summary, one.kind) for one in found[:SHOWN]]
        )
        self.rows.setColumnWidth(1, fonts.px(330))

    def _wrote(self, path: Path, count: int) -> None:
        told = counted("{count} follow-up", "{count} follow-ups", count)
        said = _("{file} was written: {rows}.").format(file=path.name, rows=told)
        self.context.say(said, undo=False)
        WrittenDialog(said, path, parent=self.parentWidget()).open()
        self.sent(path)


def _write(store: "Store", path: Path, today: date) -> int:
    return exports.write_follow_ups(store, path, today)
