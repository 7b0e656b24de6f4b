"""Export shown: what a list shows, as a file or for the clipboard, in the columns that are wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _, counted
from refnet.services import exports
from refnet.services.exports import ExportColumn
from refnet.services.listing import Listing
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts import clipboard
from refnet.ui.dialogs.parts.fields import tick
from refnet.ui.jobs import Progress
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.segmented import Segmented
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

CARDS = "vcf"
KEY_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is exported: a list by its listing, or some rows of it by id, and in which columns."""

    what: str
    listing: Listing
    ids: tuple[UUID, ...] | None
    columns: tuple[str, ...]
    for_spreadsheets: bool


class ExportDialog(FormDialog):
    """Format and columns; then a file, or the clipboard."""

    def __init__(
        self,
        context: Context,
        what: str,
        listing: Listing,
        shown: Sequence[str],
        *,
        ids: Sequence[UUID] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, _("Export"), verb=_("Save as …"), width=480, parent=parent)
        self._what, self._listing = what, listing
        self._ids = tuple(ids) if ids is not None else None
        self._files: QFileDialog | None = None
        self.format = Segmented(_formats(what), _("Format"))
        self.columns = _column_list(exports.LISTS[what].columns, exports.columns_shown(what, shown))
        self.neutral = tick(_("Keep formulas of others from running in a spreadsheet"), ticked=True)
        self.copy = button(_("Copy to clipboard"), "copy")
        self.copy.clicked.connect(self._copy)
        hint = (
            counted("{count} chosen row", "{count} chosen rows", len(ids)) if ids is not None else _("all rows shown")
        )
        self.add_row(Field("format", _("Format"), self.format, hint=hint))
        self.add_row(Field("columns", _("Columns"), self.columns, hint=_("drag to put them in another order")))
        self.add_widget(self.neutral)
        self.whole = label(
            _("An address card is always whole, and holds no formulas: there is nothing to choose."), "caption"
        )
        self.whole.setWordWrap(True)
        self.add_widget(self.whole)
        self.whole.hide()
        self.format.chosen.connect(self._follow)
        self.set_option(self.copy)
        self.format.setFocus()

    def _follow(self) -> None:
        """Let only tables choose their columns."""
        is_card = self.format.value() == CARDS
        for part in (self.columns, self.neutral, self.copy):
            part.setEnabled(not is_card)
        self.whole.setVisible(is_card)

    def wanted(self) -> Wanted:
        """Return what the form asks for; raise InvalidInput when no column is ticked."""
        items = [self.columns.item(number) for number in range(self.columns.count())]
        chosen = tuple(str(item.data(KEY_ROLE)) for item in items if item.checkState() is Qt.CheckState.Checked)
        if not chosen and self.format.value() != CARDS:
            raise InvalidInput("columns", _("Please tick at least one column."))
        return Wanted(self._what, self._listing, self._ids, chosen, self.neutral.isChecked())

    def submit(self) -> None:
        self.wanted()
        suffix = str(self.format.value())
        name = f"{self._what}-{self.context.today():%Y-%m-%d}.{suffix}"
        files = QFileDialog(self, _("Export"), str(Path.home() / name))
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setNameFilter(f"{suffix.upper()} (*.{suffix})")
        files.setDefaultSuffix(suffix)
        files.fileSelected.connect(self.write)
        self._files = files
        files.open()

    def write(self, name: str) -> None:
        """Write the file in the background and close."""
        path = Path(name)
        work = partial(_write, self.context.store, self.wanted(), path)
        self.context.jobs.long(
            _("Exporting {file}").format(file=path.name), work, partial(self._wrote, path), self._refused
        )

    def _wrote(self, path: Path, rows: int) -> None:
        said = _("{file} was written: {rows}.").format(
            file=path.name, rows=counted("{count} row", "{count} rows", rows)
        )
        self.context.say(said, undo=False)
        self.sent(path)

    def _copy(self) -> None:
        try:
            wanted = self.wanted()
        except InvalidInput as error:
            self.point_out(error.field, str(error))
            return
        self.context.jobs.read(partial(_clipboard, self.context.store, wanted), self._copied)

    def _copied(self, content: tuple[str, str]) -> None:
        clipboard.put(content)
        self.context.say(_("Copied. Paste it into a spreadsheet or a letter."), undo=False)
        self.sent(None)


def _write(store: Store, wanted: Wanted, path: Path, _progress: Progress) -> int:
    chosen = wanted.listing if wanted.ids is None else list(wanted.ids)
    return exports.write(store, wanted.what, chosen, path, wanted.columns, for_spreadsheets=wanted.for_spreadsheets)


def _clipboard(store: Store, wanted: Wanted) -> tuple[str, str]:
    chosen = wanted.listing if wanted.ids is None else list(wanted.ids)
    return exports.clipboard(store, wanted.what, chosen, wanted.columns)


def _formats(what: str) -> list[tuple[str, str, str]]:
    formats = [("xlsx", _("Excel"), "table-2"), ("csv", _("CSV"), "file-text")]
    return [*formats, (CARDS, _("vCard"), "user")] if exports.LISTS[what].has_cards else formats


def _column_list(columns: Sequence[ExportColumn], shown: Sequence[str]) -> QListWidget:
    """Return the list of columns, those in view ticked and first."""
    known = {column.key: column for column in columns}
    order = [key for key in shown if key in known] + [key for key in known if key not in shown]
    listed = QListWidget()
    listed.setAccessibleName(_("Columns"))
    listed.setDragDropMode(QListWidget.DragDropMode.InternalMove)
    listed.setMinimumHeight(fonts.px(260))
    for key in order:
        item = QListWidgetItem(known[key].title, listed)
        item.setData(KEY_ROLE, key)
        item.setSizeHint(QSize(200, fonts.px(28)))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
    return listed
