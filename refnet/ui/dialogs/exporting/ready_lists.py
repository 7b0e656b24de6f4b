"""Ready lists: whom to thank, who brings business, who went quiet, whom to ask, who cannot be reached."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _, counted
from refnet.services import exports
from refnet.ui.context import Context
from refnet.ui.dialogs.exporting import formats, running
from refnet.ui.dialogs.exporting.first_rows import FirstRows
from refnet.ui.dialogs.exporting.leaving import LeavingForm
from refnet.ui.dialogs.exporting.running import How, Preview
from refnet.ui.jobs import Latest
from refnet.ui.look import fonts
from refnet.ui.look import formats as looks
from refnet.ui.widgets.forms.form_dialog import Field
from refnet.ui.widgets.forms.segmented import Segmented
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

if TYPE_CHECKING:
    from refnet.services.exports import Prepared
    from refnet.store.database import Store

KEY_ROLE = Qt.ItemDataRole.UserRole
FORMAT = "export_format"


class ReadyListsDialog(LeavingForm):
    """The lists with how many are on each, the first rows of the chosen one, and ways to take it along."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Ready lists"), verb=_("Save as …"), width=860, parent=parent)
        self._latest = Latest(context.jobs, self)
        self._counts: dict[str, int] = {}
        self.lists = QListWidget()
        self.lists.setAccessibleName(_("Lists"))
        self.lists.setProperty("plain", "true")
        self.lists.setMinimumHeight(fonts.px(250))
        self.about = label("", "muted", wrap=True)
        self.rows = FirstRows()
        self.rows.setMinimumHeight(fonts.px(250))
        self.format = Segmented(formats.options(has_cards=True), _("Format"))
        kept = context.settings.text(FORMAT)
        if kept in (formats.BOOK, formats.PLAIN, formats.PAPER, formats.CARDS):
            self.format.choose(kept)
        self.copy = button(_("Copy to clipboard"), "copy")
        for key, kind in exports.READY.items():
            item = QListWidgetItem(kind.title, self.lists)
            item.setData(KEY_ROLE, key)
            item.setSizeHint(QSize(200, fonts.px(32)))
        self.add_row(
            Field("lists", _("Lists"), self.lists, stretch=2),
            Field("rows", _("First rows"), self.rows, hint=" ", stretch=4),
        )
        self.add_widget(self.about)
        self.add_row(Field("format", _("Format"), self.format))
        self.set_option(self.copy)
        self.copy.clicked.connect(self.copy_list)
        self.lists.currentRowChanged.connect(self._follow)
        self.lists.setCurrentRow(0)
        self.lists.setFocus()
        self.settle()
        context.jobs.read(partial(_counted, context.store, context.today()), self._show_counts)

    def chosen(self) -> str:
        """Return the name of the chosen list."""
        return str(self.lists.currentItem().data(KEY_ROLE))

    def submit(self) -> None:
        self._check()
        self.ask_for_file(_("Ready lists"), self.chosen(), str(self.format.value()))

    def prepare(self) -> running.Prepare:
        self._check()
        return self._prepare()

    def write(self, name: str) -> None:
        """Write the chosen list in the background."""
        self.context.settings.keep(FORMAT, str(self.format.value()))
        running.run(self.context, self._prepare(), Path(name), How(), done=self.tell_written, failed=self._refused)

    def _check(self) -> None:
        """Raise InvalidInput when nobody is on the list: there is nothing to take along."""
        if self._counts.get(self.chosen()) == 0:
            raise InvalidInput("lists", exports.READY[self.chosen()].empty)

    def _prepare(self) -> running.Prepare:
        return partial(_ready, self.chosen(), self.context.today())

    def _follow(self) -> None:
        self.clear_errors()
        self.about.setText(exports.READY[self.chosen()].about)
        self._latest.read(partial(running.preview, self.context.store, self._prepare()), self._show)

    def _show(self, found: Preview) -> None:
        self.rows.show_rows(found.heads, found.rows)
        kind = exports.READY[self.chosen()]
        words = counted("{count} row", "{count} rows", found.count) if found.count else kind.empty
        self.fields["rows"].set_hint(f"{words}. {found.told}" if found.told else words)

    def _show_counts(self, counts: dict[str, int]) -> None:
        self._counts = counts
        for number in range(self.lists.count()):
            item = self.lists.item(number)
            key = str(item.data(KEY_ROLE))
            how_many = looks.number(counts[key]) if counts[key] else _("nobody")
            item.setText(f"{exports.READY[key].title}: {how_many}")


def _ready(name: str, today: date, store: "Store") -> "Prepared":
    return exports.ready(store, name, today)


def _counted(store: "Store", today: date) -> dict[str, int]:
    return {name: exports.ready(store, name, today).count for name in exports.READY}
