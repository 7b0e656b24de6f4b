"""After an import: the rows it brought, what was refused, and what changed, each leading on."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from refnet.i18n import _
from refnet.services import imports, people
from refnet.services.imports import Brought, Change, Report
from refnet.services.listing import Only
from refnet.services.people import PersonHit, PersonRecord
from refnet.ui.context import Context, Link
from refnet.ui.dialogs.importing import report as import_report
from refnet.ui.dialogs.importing.changes import ChangesView
from refnet.ui.dialogs.importing.order import Order
from refnet.ui.dialogs.importing.refused import RefusedView
from refnet.ui.dialogs.importing.saving import ask_where
from refnet.ui.widgets.lists.tab_row import TabRow, ViewTab
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.sizes import open_at

CHANGES, REFUSED = "changes", "refused"
WIDTH, HEIGHT = 900, 480


@dataclass(frozen=True, slots=True)
class Imported:
    """An order and what came of it."""

    order: Order
    report: Report


def remember(context: Context, result: Imported) -> None:
    """Keep the last import of this window, so that its report can be opened again."""
    context.last_import = result


def last(context: Context) -> Imported | None:
    """Return the last import of this window, or None."""
    found = context.last_import
    return found if isinstance(found, Imported) else None


def links(context: Context, result: Imported, window: QWidget | None = None) -> list[Link]:
    """Return what the toast offers; the report opens over `window`."""
    offered: list[Link] = []
    if result.report.batch_id is not None:
        offered.append((_("Show them"), partial(show_rows, context, result)))
    if result.report.refusals or result.report.changes:
        offered.append((_("Report"), partial(open_report, context, result, window)))
    return offered


def show_rows(context: Context, result: Imported) -> None:
    """Open the list of what the import brought."""
    if result.report.batch_id is None:
        return
    work = partial(imports.brought, context.store, result.report.batch_id)
    context.jobs.read(work, partial(_show, context, result.order.path.name))


def open_report(context: Context, result: Imported, parent: QWidget | None = None) -> None:
    """Open what came of the import."""
    over = parent if parent is not None and isValid(parent) else None
    ImportedDialog(context, result, over).open()


def _show(context: Context, name: str, brought: Brought) -> None:
    if brought.ids:
        context.go_to_ids(brought.page, Only.of(_("From {file}").format(file=name), brought.ids))
    else:
        context.say(_("The import added to what is here; it brought no rows of its own."), undo=False)


class ImportedDialog(QDialog):
    """The sentence of the toast to be read in peace, with what changed and what was refused."""

    def __init__(self, context: Context, result: Imported, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self._result = context, result
        self.setWindowTitle(_("Import of {file}").format(file=result.order.path.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, WIDTH, HEIGHT)
        self.changes, self.refused = ChangesView(can_open=True), RefusedView(can_mend=False)
        self.changes.show_changes(result.report.changes)
        self.refused.show_refusals(result.order.headers, result.report.refusals)
        self.changes.open_wanted.connect(self._open_person)
        self.changes.ask_wanted.connect(self._prepare_ask)
        self.refused.save_wanted.connect(self._save)
        self._lay_out()

    def turn(self, tab: str) -> None:
        """Show what changed or what was refused."""
        self.tabs.choose(tab)
        self.parts.setCurrentWidget(self.changes if tab == CHANGES else self.refused)

    def _lay_out(self) -> None:
        report = self._result.report
        self.tabs, self.parts = TabRow(_("Parts of the report")), QStackedWidget()
        shown = []
        if report.changes:
            shown.append(ViewTab(CHANGES, _("Changed"), len(report.changes)))
        if report.refusals:
            shown.append(ViewTab(REFUSED, _("Refused"), len(report.refusals)))
        for part in (self.changes, self.refused):
            self.parts.addWidget(part)
        self.tabs.set_tabs(shown)
        self.tabs.chosen.connect(self.turn)
        self.parts.setVisible(bool(shown))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(import_report.sentence(report), "strong", wrap=True))
        since = label(import_report.since(report), "caption", wrap=True)
        since.setVisible(bool(since.text()))
        column.addWidget(since)
        column.addWidget(self.tabs)
        column.addWidget(self.parts, 1)
        column.addLayout(self._foot())
        if shown:
            self.turn(shown[0].key)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        show = button(_("Show them"))
        show.clicked.connect(self._show_rows)
        show.setVisible(self._result.report.batch_id is not None)
        close = button(_("Close"), kind="primary")
        close.clicked.connect(self.accept)
        row.addWidget(show)
        row.addWidget(close)
        return row

    def _show_rows(self) -> None:
        self.accept()
        show_rows(self.context, self._result)

    def _open_person(self, change: Change) -> None:
        self.accept()
        if change.person_id is not None:
            self.context.go("allies", ("person", change.person_id))

    def _prepare_ask(self, change: Change) -> None:
        if change.person_id is not None:
            self.context.jobs.read(
                partial(people.record, self.context.store, change.person_id), partial(self._ask, change)
            )

    def _ask(self, change: Change, record: PersonRecord) -> None:
        from refnet.ui.dialogs.log_ask import LogAskDialog  # noqa: PLC0415 - only when it is wanted

        if change.person_id is None or not isValid(self):
            return
        ally = PersonHit(change.person_id, record.row.name, record.row.organization, record.ally is not None)
        LogAskDialog(self.context, self.parentWidget(), ally, target=record.row.organization).open()

    def _save(self) -> None:
        order = self._result.order
        self.files: QFileDialog = ask_where(self.context, self, order.path, order.headers, self._result.report.refusals)
