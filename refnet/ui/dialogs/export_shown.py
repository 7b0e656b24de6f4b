"""Export shown: what a list shows, as a file or for the clipboard, in the columns that are wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _, counted
from refnet.services import exports
from refnet.services.exports import Prepared
from refnet.services.listing import Listing
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.exporting import formats, running
from refnet.ui.dialogs.exporting.column_list import KEY_ROLE, column_list, ticked
from refnet.ui.dialogs.exporting.first_rows import FirstRows
from refnet.ui.dialogs.exporting.formats import CARDS, PLAIN
from refnet.ui.dialogs.exporting.leaving import LeavingForm
from refnet.ui.dialogs.exporting.running import How, Prepare, Preview
from refnet.ui.dialogs.parts.fields import tick
from refnet.ui.jobs import Latest
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.form_dialog import Field
from refnet.ui.widgets.forms.segmented import Segmented
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

__all__ = ["KEY_ROLE", "ExportDialog", "Wanted"]

FORMAT, NEUTRAL, NEWER, LETTERS = "export_format", "export_neutral", "export_newer_cards", "export_letters"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is exported: a list by its listing, or some rows of it by id, in which columns or as letters."""

    what: str
    listing: Listing
    ids: tuple[UUID, ...] | None
    columns: tuple[str, ...]
    for_spreadsheets: bool
    is_newer_card: bool = False
    is_letters: bool = False


class ExportDialog(LeavingForm):
    """Format, columns and the first rows; then a file, or the clipboard."""

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
        super().__init__(context, _("Export"), verb=_("Save as …"), width=860, parent=parent)
        self._what, self._listing = what, listing
        self._ids = tuple(ids) if ids is not None else None
        self._count: int | None = None  # of the rows, once it is known
        self._latest = Latest(context.jobs, self)
        kind = exports.LISTS[what]
        self.format = Segmented(formats.options(has_cards=kind.has_cards), _("Format"))
        self.about = label("", "muted", wrap=True)
        self.columns = column_list(kind.columns, exports.columns_shown(what, shown))
        self.rows = FirstRows()
        self.rows.setMinimumHeight(fonts.px(260))
        self.neutral = tick(_("Keep formulas of others from running in a spreadsheet"), ticked=True)
        self.neutral.setToolTip(_("Text that begins like a formula gets an apostrophe; RefNet takes it off again."))
        self.newer = tick(_("Version 4.0, which not every phone reads"))
        self.letters = tick(_("For a mail merge: one row a person with an e-mail address"))
        self.letters.setVisible(kind.has_cards)
        self.copy = button(_("Copy to clipboard"), "copy")
        self.whole = label(
            _("An address card is always whole, and holds no formulas: there is nothing to choose."), "caption"
        )
        self.whole.setWordWrap(True)
        self._lay_out(ids)
        self._recall()
        self._connect()
        self._follow()
        self.settle()
        self.format.setFocus()

    def wanted(self) -> Wanted:
        """Return what the form asks for; raise InvalidInput when no column is ticked."""
        chosen = ticked(self.columns)
        if not chosen and self._has_columns():
            raise InvalidInput("columns", _("Please tick at least one column."))
        return Wanted(
            self._what, self._listing, self._ids, chosen, self.neutral.isChecked(), self.newer.isChecked(),
            self._is_letters(),
        )  # fmt: skip

    def submit(self) -> None:
        self._check()
        self.wanted()
        self.ask_for_file(_("Export"), self._what, str(self.format.value()))

    def prepare(self) -> Prepare:
        self._check()
        return partial(_prepared, self.wanted())

    def _check(self) -> None:
        """Raise InvalidInput when there is nothing to take along."""
        if self._count == 0:
            raise InvalidInput("rows", _("Nothing is on this list. Please choose another view or filter first."))

    def write(self, name: str) -> None:
        """Write the file in the background and close."""
        wanted = self.wanted()
        how = How(wanted.for_spreadsheets, wanted.is_newer_card)
        self._remember()
        prepare = partial(_prepared, wanted)
        running.run(self.context, prepare, Path(name), how, done=self.tell_written, failed=self._refused)

    def _is_letters(self) -> bool:
        return self.letters.isChecked() and self._is_people() and self.format.value() != CARDS

    def _is_people(self) -> bool:
        return exports.LISTS[self._what].has_cards

    def _has_columns(self) -> bool:
        return self.format.value() != CARDS and not self._is_letters()

    def _follow(self) -> None:
        """Let only what a format has be chosen, and show the first rows of it."""
        kind = str(self.format.value())
        is_card = kind == CARDS
        self.about.setText(formats.explained(kind))
        self.columns.setEnabled(self._has_columns())
        self.fields["columns"].set_shown(self._has_columns())
        self.neutral.setEnabled(not is_card)
        self.copy.setEnabled(not is_card)
        self.neutral.setVisible(kind == PLAIN)
        self.newer.setVisible(is_card)
        self.letters.setVisible(self._is_people() and not is_card)
        self.whole.setVisible(is_card)
        self._look()

    def _look(self) -> None:
        try:
            wanted = self.wanted()
        except InvalidInput:
            self.rows.show_rows((), ())
            return
        self.clear_errors()
        self._latest.read(partial(running.preview, self.context.store, partial(_prepared, wanted)), self._show)

    def _show(self, found: Preview) -> None:
        self.rows.show_rows(found.heads, found.rows)
        self._count = found.count
        words = counted("{count} row", "{count} rows", found.count)
        self.fields["rows"].set_hint(f"{words}. {found.told}".strip() if found.told else words)

    def _recall(self) -> None:
        settings = self.context.settings
        kinds = [value for value, _words, _icon in formats.options(has_cards=self._is_people())]
        kept = settings.text(FORMAT)
        if kept in kinds:
            self.format.choose(kept)
        self.neutral.setChecked(settings.text(NEUTRAL, "yes") == "yes")
        self.newer.setChecked(settings.text(NEWER) == "yes")
        self.letters.setChecked(settings.text(LETTERS) == "yes" and self._is_people())

    def _remember(self) -> None:
        ticks = {NEUTRAL: self.neutral, NEWER: self.newer, LETTERS: self.letters}
        self.context.settings.keep(FORMAT, str(self.format.value()))
        for name, box in ticks.items():
            self.context.settings.keep(name, "yes" if box.isChecked() else "no")

    def _lay_out(self, ids: Sequence[UUID] | None) -> None:
        hint = (
            counted("{count} chosen row", "{count} chosen rows", len(ids)) if ids is not None else _("all rows shown")
        )
        self.add_row(Field("format", _("Format"), self.format, hint=hint))
        for part in (self.about, self.neutral, self.newer, self.letters, self.whole):
            self.add_widget(part)
        columns = Field("columns", _("Columns"), self.columns, hint=_("drag to put them in another order"), stretch=2)
        self.add_row(columns, Field("rows", _("First rows"), self.rows, hint=" ", stretch=3))
        self.set_option(self.copy)

    def _connect(self) -> None:
        self.copy.clicked.connect(self.copy_list)
        self.format.chosen.connect(self._follow)
        self.letters.toggled.connect(self._follow)
        self.columns.itemChanged.connect(self._look)
        self.columns.model().rowsMoved.connect(self._look)


def _prepared(wanted: Wanted, store: Store) -> Prepared:
    chosen = wanted.listing if wanted.ids is None else list(wanted.ids)
    if wanted.is_letters:
        return exports.prepare_mail(store, wanted.what, chosen)
    return exports.prepare(store, wanted.what, chosen, wanted.columns or None)
