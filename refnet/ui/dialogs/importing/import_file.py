"""Import: one screen from a file to its rows in RefNet: what it is, what its columns mean, and what would come of it."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from refnet.domain.errors import Cancelled, InvalidInput, RefNetError
from refnet.exchange import mapping as mappings
from refnet.exchange.mapping import FIELDS, Kind, Mapping, Rows
from refnet.i18n import _
from refnet.services import imports
from refnet.services.imports import Report
from refnet.ui.context import Context
from refnet.ui.dialogs.importing import report as import_report
from refnet.ui.dialogs.importing import running as import_running
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.preview import PreviewTable
from refnet.ui.dialogs.importing.reading import Look, look
from refnet.ui.dialogs.importing.running import Order, check
from refnet.ui.dialogs.importing.tables import ColumnsTable, WordsTable
from refnet.ui.dialogs.parts.fields import Suggestions, line
from refnet.ui.jobs import Latest, Progress
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.lists.tab_row import TabRow, ViewTab
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel, label

FILES = "CSV, Excel (*.csv *.xlsx *.tsv *.txt)"
MAPPINGS = "TOML (*.toml)"
_AMBIGUOUS = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}")
COLUMNS, WORDS, ROWS = "columns", "words", "rows"
PREVIEWED = 30  # rows
PAUSE = 300  # milliseconds after the last change before the file is gone through again


class ImportDialog(FormDialog):
    """Guesses, lets every guess be changed, and tells at once what would come of it."""

    def __init__(self, context: Context, parent: QWidget | None = None, path: Path | None = None) -> None:
        super().__init__(context, _("Import"), verb=_("Import"), width=920, parent=parent)
        self._path = path
        self._look: Look | None = None
        self._report: Report | None = None
        self._check: Progress | None = None
        self._latest, self._previews = Latest(context.jobs, self), Latest(context.jobs, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.check_now)
        self._files: QFileDialog | None = None
        self._make_fields()
        self._lay_out()
        self.setMinimumHeight(fonts.px(640))
        self.rows.setFocus()
        if path is not None:
            self.read(path)

    def open(self) -> None:
        """Ask for the file first when none was given."""
        if self._path is None:
            self._choose(_("Import a file"), FILES, self._read_chosen, cancelled=self.deleteLater)
        else:
            super().open()

    def read(self, path: Path) -> None:
        """Look into a file."""
        self._path, self._look, self._report = path, None, None
        self.file.setText(str(path.name))
        self.file.setToolTip(str(path))
        self.report.say(_("Reading …"))
        self._latest.read(partial(look, path), self._show_look, self._unreadable)

    def mapping(self) -> Mapping:
        """Return the mapping as the form has it."""
        look_ = self._look
        decimal = look_.mapping.decimal if look_ is not None else None
        return Mapping(
            rows=Rows(self.rows.value()),
            columns=self.columns.columns(),
            values=self.words.values(),
            date_order=self.date_order.value() or None,
            decimal=decimal,
        )

    def check_now(self) -> None:
        """Go through the whole file without writing, and show what would come of it."""
        self._pause.stop()
        if self._look is None:
            return
        self._stop_check()
        order = Order(self._look.path, self.mapping())
        label = _("Checking {file}").format(file=order.path.name)
        self.report.say(_("Checking …"))
        work = partial(check, self.context.store, order)
        self._check = self.context.jobs.long(label, work, self._checked, self._check_failed)
        show = partial(imports.preview, order.path, order.mapping, PREVIEWED)
        self._previews.read(show, self.preview.show_preview, self._check_failed)

    def submit(self) -> None:
        if self._look is None:
            raise InvalidInput("file", _("Please choose a file that can be read."))
        mapping = self.mapping()
        self._check_dates(mapping)
        try:
            mapping.check(self._look.headers)
        except RefNetError as error:
            raise InvalidInput("columns", import_words.in_words(str(error), mapping)) from error
        self._stop_check()
        source = self.source.text().strip()
        import_running.start(self.context, Order(self._look.path, mapping, source, self.legal_basis.text()))
        self.sent(None)

    def done(self, result: int) -> None:
        self._stop_check()
        super().done(result)

    def turn(self, tab: str) -> None:
        """Show one part of the mapping."""
        self.tabs.choose(tab)
        self.parts.setCurrentIndex((COLUMNS, WORDS, ROWS).index(tab))

    def load_mapping(self, name: str) -> None:
        """Take the mapping from a file; columns that this file has not stay out."""
        try:
            loaded = mappings.load(Path(name))
        except RefNetError as error:
            self.clear_errors()
            self.warn(str(error))
            return
        if self._look is not None:
            self._look = replace(self._look, mapping=loaded)
            self._show_mapping(loaded)

    def save_mapping(self, name: str) -> None:
        """Keep the mapping in a file."""
        self.context.jobs.write(partial(mappings.save, self.mapping(), Path(name)), self._saved, self._unsaved)

    def _make_fields(self) -> None:
        self.file = ElidedLabel(_("No file yet"), "strong")
        self.rows = ChoiceBox([(rows, import_words.rows_word(rows)) for rows in Rows], _("What a row is"))
        orders = [
            ("", _("as the file suggests")),
            ("dmy", _("day, month, year")),
            ("mdy", _("month, day, year")),
            ("ymd", _("year, month, day")),
        ]
        self.date_order = ChoiceBox(orders, _("Order in dates"))
        self.source = line(_("Where it is from"), placeholder=_("the file's name"))
        bases = [_("Consent"), _("Legitimate interest"), _("Contract")]
        self.legal_basis = Suggestions(_("Legal basis"), bases)
        self.columns = ColumnsTable()
        self.words = WordsTable()
        self.preview = PreviewTable()
        self.report = import_report.ReportView()
        self.rows.chosen.connect(self._rows_chosen)
        self.date_order.chosen.connect(self._changed)
        self.columns.changed.connect(self._columns_changed)
        self.words.changed.connect(self._changed)

    def _lay_out(self) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        other = button(_("Choose another …"))
        other.clicked.connect(self._choose_other)
        row.addWidget(self.file, 1)
        row.addWidget(other)
        self.read_as = label("", "caption")
        self.add_row(
            Field("file", _("File"), holder, stretch=3),
            Field("rows", _("A row is"), self.rows, stretch=2),
            Field("date_order", _("Order in dates"), self.date_order, stretch=2),
        )
        self.add_row(
            Field("source", _("Where it is from"), self.source),
            Field("legal_basis", _("Legal basis"), self.legal_basis),
        )
        self.parts = QStackedWidget()
        for part in (self.columns, self.words, self.preview):
            self.parts.addWidget(part)
        self.parts.setMinimumHeight(fonts.px(236))
        self.tabs = TabRow(_("Parts of the mapping"))
        self.tabs.set_tabs([ViewTab(COLUMNS, _("Columns")), ViewTab(WORDS, _("Words")), ViewTab(ROWS, _("First rows"))])
        self.tabs.chosen.connect(self.turn)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.read_as)
        column.addLayout(head)
        column.addWidget(self.parts, 1)
        self.add_row(Field("columns", _("What it means"), whole, hint=_("guessed; change what is wrong")))
        self.add_row(Field("report", _("What would come of it"), self.report))
        self.set_option(self._mapping_button(_("Load mapping …"), self._load))
        self.set_option(self._mapping_button(_("Save mapping …"), self._save))

    def _mapping_button(self, text: str, run: Callable[[], object]) -> QPushButton:
        made = button(text, kind="quiet")
        made.clicked.connect(run)
        return made

    def _show_look(self, found: Look) -> None:
        self._look = found
        self.file.setToolTip(_how_read(found))
        self.read_as.setText(_how_read(found))
        self._show_mapping(found.mapping)

    def _show_mapping(self, mapping: Mapping) -> None:
        if self._look is None:
            return
        self.clear_errors()
        self.rows.choose(mapping.rows)
        self.date_order.choose(mapping.date_order or "")
        self.columns.show_look(self._look, mapping.rows, mapping.columns)
        self._show_words(mapping)
        self.settle()
        self.check_now()

    def _show_words(self, mapping: Mapping) -> None:
        if self._look is not None:
            self.words.show_words(self._look, mapping.columns, mapping.values)
            self.tabs.set_count(WORDS, self.words.rowCount())

    def _rows_chosen(self, rows: Rows) -> None:
        if self._look is not None:
            self.columns.show_look(self._look, rows, self.columns.columns())
        self._columns_changed()

    def _columns_changed(self) -> None:
        if self._look is not None:
            known = self._look.mapping.values
            mapping = self.mapping()
            self._show_words(replace(mapping, values={**known, **mapping.values}))
        self._changed()

    def _changed(self) -> None:
        self.clear_errors()
        self._pause.start()

    def _checked(self, report: Report) -> None:
        self._report = report
        self.report.show_report(report)

    def _check_failed(self, error: RefNetError) -> None:
        if not isinstance(error, Cancelled):
            self.report.say(import_words.in_words(str(error), self.mapping()))

    def _stop_check(self) -> None:
        if self._check is not None:
            self._check.cancel()
            self._check = None

    def _check_dates(self, mapping: Mapping) -> None:
        """Raise InvalidInput when dates are used whose order nobody told."""
        look_ = self._look
        has_dates = any(FIELDS[field].kind is Kind.DATE for field in mapping.columns.values())
        if has_dates and mapping.date_order is None and look_ is not None and is_ambiguous(look_, mapping):
            raise InvalidInput("date_order", _("3/4 could be April or March here. Please say which comes first."))

    def _unreadable(self, error: RefNetError) -> None:
        self.columns.setRowCount(0)
        self.report.say(_("This file could not be read."))
        self.point_out("file", str(error))

    def _read_chosen(self, name: str) -> None:
        self.read(Path(name))
        super().open()

    def _choose_other(self) -> None:
        self._choose(_("Import a file"), FILES, self._read_other)

    def _read_other(self, name: str) -> None:
        self.clear_errors()
        self.read(Path(name))

    def _load(self) -> None:
        self._choose(_("Load mapping"), MAPPINGS, self.load_mapping)

    def _save(self) -> None:
        files = self._choose(_("Save mapping"), MAPPINGS, self.save_mapping)
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setDefaultSuffix("toml")

    def _choose(
        self, title: str, kinds: str, then: Callable[[str], object], cancelled: Callable[[], object] | None = None
    ) -> QFileDialog:
        files = QFileDialog(self.parentWidget() if cancelled else self, title)
        files.setNameFilter(kinds)
        files.fileSelected.connect(then)
        if cancelled is not None:
            files.rejected.connect(cancelled)
        self._files = files
        files.open()
        return files

    def _saved(self, _nothing: object) -> None:
        self.context.say(_("The mapping was saved."), undo=False)

    def _unsaved(self, error: RefNetError) -> None:
        self.clear_errors()
        self.warn(str(error))


def _how_read(found: Look) -> str:
    """Say how the file was read, so that a wrong guess can be seen."""
    if not found.encoding:
        return _("Read as a workbook")
    marks = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("bar")}
    between = marks.get(found.delimiter, found.delimiter)
    return _("Read as {encoding}, {mark} between cells").format(encoding=found.encoding.upper(), mark=between)


def is_ambiguous(found: Look, mapping: Mapping) -> bool:
    """Tell whether some mapped date of the first rows can be read in two ways."""
    places = [place for place, header in enumerate(found.headers) if _is_date(mapping.columns.get(header, ""))]
    return any(_AMBIGUOUS.match(cell.strip()) for place in places for cell in found.samples[place])


def _is_date(field: str) -> bool:
    return bool(field) and FIELDS[field].kind is Kind.DATE
