"""Merge another RefNet file: what is in it, what it would bring, what both changed, and then one step."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from refnet.domain.errors import InvalidInput, RefNetError
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.dialogs.exporting.first_rows import RIGHT, FirstRows
from refnet.ui.dialogs.parts import folders
from refnet.ui.dialogs.union import told
from refnet.ui.dialogs.union.conflicts import ConflictsView
from refnet.ui.jobs import Progress
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

if TYPE_CHECKING:
    from refnet.services.union import UnionReport
    from refnet.store.database import Store


class MergeFileDialog(FormDialog):
    """Asks for the file, tells what it would bring, and merges it."""

    open_wanted = Signal(Path)

    def __init__(self, context: Context, path: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Merge another RefNet file"), verb=_("Merge"), width=880, parent=parent)
        self.path: Path | None = None
        self._report: UnionReport | None = None
        sentence = _(
            "Brings in what another RefNet file has and this one lacks, such as the file of a rep. The other file is"
            " only read. It is one step: Undo takes all of it back."
        )
        self.add_widget(label(sentence, "muted", wrap=True))
        self.told = label(_("No file is chosen yet."), "body", wrap=True)
        self.add_widget(self.told)
        self.rows, self.conflicts = FirstRows(), ConflictsView()
        self.rows.setMinimumHeight(fonts.px(130))
        self.conflicts.setMinimumHeight(fonts.px(170))
        for field in (
            Field("rows", _("What becomes of its rows"), self.rows, grows=True),
            Field("conflicts", _("Changed here and there"), self.conflicts, grows=True),
        ):
            self.fields[field.name] = field
            self.add_widget(field)
            self.let_grow(field)
        self.bring_back = QCheckBox(_("Also bring back what was removed here"))
        self.bring_back.toggled.connect(self._look_again)
        self.add_widget(self.bring_back)
        self.choose = button(_("Choose a file …"), "folder-open")
        self.choose.clicked.connect(self.ask)
        self.instead = button(_("Open it instead"), kind="link")
        self.instead.clicked.connect(self._open_instead)
        for one in (self.choose, self.instead):
            self.set_option(one)
        self._clear(_("No file is chosen yet."))
        if path is None:
            QTimer.singleShot(0, self, self.ask)
        else:
            self.look(str(path))

    def ask(self) -> None:
        """Ask for the file."""
        files = folders.for_import(QFileDialog(self, _("Choose a RefNet file")), self.context)
        files.setNameFilters([_("RefNet files (*.refnet *.db)"), _("All files (*)")])
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.fileSelected.connect(self.look)
        files.open()

    def look(self, name: str) -> None:
        """Read a file and tell what it would bring."""
        self.clear_errors()
        self.path = Path(name)
        self._clear(_("Reading {name} …").format(name=self.path.name))
        self._look(self.path)

    def submit(self) -> None:
        if self._report is None or self.path is None:
            raise InvalidInput("rows", _("Please choose a RefNet file first."))
        self.verb.setEnabled(False)
        work = partial(_merge, self.context.store, self.path, self.conflicts.chosen(), self.bring_back.isChecked())
        self.context.jobs.long(
            _("Merging {file}").format(file=self.path.name), work, self._merged, self._refused, writes=True
        )

    def _look(self, path: Path) -> None:
        work = partial(_look, self.context.store, path, self.bring_back.isChecked())
        self.context.jobs.long(_("Reading {name}").format(name=path.name), work, self._show, self._cannot, writes=True)

    def _look_again(self) -> None:
        if self.path is not None and self._report is not None:
            self._look(self.path)

    def _clear(self, sentence: str) -> None:
        self._report = None
        self.told.setText(sentence)
        self.rows.show_rows((), ())
        self.conflicts.show_conflicts(())
        self.fields["conflicts"].hide()
        self.bring_back.hide()
        self.instead.hide()

    def _show(self, report: "UnionReport") -> None:
        self._report = report
        self.told.setText(told.about(report))
        self.rows.show_rows(*told.table(report))
        for place in range(1, self.rows.columnCount()):
            self.rows.setColumnWidth(place, fonts.px(76))
            self.rows.model().setHeaderData(place, Qt.Orientation.Horizontal, RIGHT, Qt.ItemDataRole.TextAlignmentRole)
        self.rows.setColumnWidth(0, fonts.px(180))
        self.conflicts.show_conflicts(report.conflicts)
        self.fields["conflicts"].setVisible(bool(report.conflicts))
        self.bring_back.setVisible(bool(report.removed) or self.bring_back.isChecked())
        self.instead.show()
        (self.conflicts.table if report.conflicts else self.verb).setFocus()
        QTimer.singleShot(0, self, self._stay_on_screen)
        self.settle()

    def _stay_on_screen(self) -> None:
        """Move up by what the dialog has grown below the screen."""
        below = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if below > 0:
            self.move(self.x(), max(self.y() - below, self.screen().availableGeometry().top()))

    def _cannot(self, error: RefNetError) -> None:
        self.path = None
        self._clear(_("No file is chosen yet."))
        self.warn(str(error))

    def _open_instead(self) -> None:
        if self.path is not None:
            self.settle()
            self.reject()
            self.open_wanted.emit(self.path)

    def _merged(self, outcome: "tuple[UnionReport, int | None]") -> None:
        report, alike = outcome
        self.verb.setEnabled(True)
        self.context.say(told.merged(report, alike), undo=report.has_news)
        self.settle()
        self.sent(report)


def _look(store: "Store", path: Path, bring_back: bool, progress: Progress) -> "UnionReport":
    from refnet.services import union  # noqa: PLC0415 - SQLAlchemy is heavy

    decisions = union.Decisions(bring_back=bring_back)
    return union.merge_file(store, path, decisions, dry_run=True, progress=progress)


def _merge(
    store: "Store", path: Path, chosen: dict[str, bool], bring_back: bool, progress: Progress
) -> "tuple[UnionReport, int | None]":
    from refnet.services import union  # noqa: PLC0415 - SQLAlchemy is heavy

    decisions = union.Decisions(chosen, bring_back=bring_back)
    report = union.merge_file(store, path, decisions, progress=progress)
    return report, union.alike_among(store, report)
