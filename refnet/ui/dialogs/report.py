"""The report for Monday: its pages as they will be printed, and ways to print and save them."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from refnet.charts.sheet import Sheet
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.jobs import Progress
from refnet.ui.widgets.charts.preview import PagePreview
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.sizes import open_at

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from refnet.charts.report.content import Report
    from refnet.domain.conversion.query import ConversionQuery
    from refnet.domain.funnel.comparison import DiagnosisQuery
    from refnet.store.database import Store

Gathering = Callable[[], "Report"]

WIDTH, HEIGHT, MARGIN = 980, 760, 20
UNFIT_FOR_FILES = '<>:"/\\|?*'  # what one of the systems does not take in the name of a file


class ReportDialog(QDialog):
    """Shows the pages and hands them on; it stays open so that one can print and save."""

    def __init__(
        self, context: Context, gathering: Gathering, parent: QWidget | None = None, *, title: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title or _("Report"))
        self._context, self._gathering = context, gathering
        self._report: Report | None = None
        self._pages: tuple[Sheet, ...] = ()
        self.waiting = label(_("Reading …"), "muted")
        self.previews: list[PagePreview] = []
        self._row = QHBoxLayout()
        self.save = button(_("Save as PDF …"), "download", "primary")
        self.save_page = button(_("Save as web page …"), "file-text")
        self.print = button(_("Print …"), "printer")
        self.done_button = button(_("Close"))
        self._lay_out()
        self._connect()
        context.jobs.read(partial(_gathered, gathering), self._show)

    def choose_file(self, kind: str) -> None:
        """Ask where to save the report as pdf or html."""
        kinds = {"pdf": _("PDF document (*.pdf)"), "html": _("Web page (*.html)")}
        dialog = QFileDialog(self, _("Save report"), f"{self.file_stem()}.{kind}", kinds[kind])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def file_stem(self) -> str:
        """Return what the file is called at first: the kind of report and whom or what it is about."""
        title = self._report.title if self._report is not None else ""
        about = " ".join("".join(letter if letter not in UNFIT_FOR_FILES else " " for letter in title).split())
        return f"{self.windowTitle()}, {about}" if about else self.windowTitle()

    def write(self, name: str) -> None:
        """Save the report; its suffix says which kind of file."""
        if self._report is not None:
            work = partial(_written, self._report, Path(name))
            self._context.jobs.long(_("Saving the report"), work, self._saved, self._refused)

    def choose_printer(self) -> None:
        """Ask which printer, and print there."""
        if not self._pages:
            return
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - looks for printers

        from refnet.ui.printing import printer  # noqa: PLC0415

        device = printer()
        device.setDocName(self.file_stem())
        dialog = QPrintDialog(device, self)
        dialog.setMinMax(1, len(self._pages))
        dialog.finished.connect(
            partial(self._print_if_wanted, device)
        )  # its accepted() hands over a printer or nothing
        QDialog.open(dialog)  # its own open() is another one

    def print_on(self, device: "QPrinter") -> None:
        """Print on a printer."""
        work = partial(_printed, self._pages, device)
        self._context.jobs.long(_("Printing the report"), work, self._was_printed, self._refused)

    def _print_if_wanted(self, device: "QPrinter", code: int) -> None:
        if code == QDialog.DialogCode.Accepted:
            self.print_on(device)

    def _show(self, found: "tuple[Report, tuple[Sheet, ...]]") -> None:
        self._report, self._pages = found
        self.waiting.hide()
        for number, sheet in enumerate(self._pages, 1):
            preview = PagePreview(sheet, _("Page {number} of {count}").format(number=number, count=len(self._pages)))
            self.previews.append(preview)
            self._row.addWidget(preview, 1, Qt.AlignmentFlag.AlignTop)
        for each in (self.save, self.save_page, self.print):
            each.setEnabled(True)
        self.save.setFocus()

    def _saved(self, file: Path) -> None:
        self._context.say(_("The report was saved as {name}.").format(name=file.name), undo=False)
        self.waiting.setText(_("The report was saved as {name}.").format(name=file.name))
        self.waiting.show()

    def _was_printed(self, _pages: int) -> None:
        self.waiting.setText(_("The report went to the printer."))
        self.waiting.show()

    def _refused(self, error: Exception) -> None:
        self.waiting.setText(str(error))
        self.waiting.show()

    def _connect(self) -> None:
        self.save.clicked.connect(partial(self.choose_file, "pdf"))
        self.save_page.clicked.connect(partial(self.choose_file, "html"))
        self.print.clicked.connect(self.choose_printer)
        self.done_button.clicked.connect(self.close)
        for keys, run in (("Ctrl+P", self.choose_printer), ("Ctrl+S", partial(self.choose_file, "pdf"))):
            action = QAction(self)
            action.setShortcut(keys)
            action.triggered.connect(run)
            self.addAction(action)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("back", "window")
        self._row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._row.setSpacing(MARGIN)
        inside.setLayout(self._row)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Pages of the report"))
        foot = QWidget(self)
        foot.setProperty("back", "sunken")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(MARGIN, 12, MARGIN, 12)
        buttons.addWidget(self.waiting, 1)
        buttons.addStretch(0)
        for each in (self.done_button, self.print, self.save_page, self.save):
            buttons.addWidget(each)
        for each in (self.save, self.save_page, self.print):
            each.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(foot)
        open_at(self, WIDTH, HEIGHT)


def report_on_conversion(context: Context, page: QWidget, query: "ConversionQuery") -> None:
    """Open the report on what is chosen on the conversion page."""
    ReportDialog(context, partial(_on_conversion, context.store, query, context.today()), page).open()


def report_on_diagnosis(context: Context, page: QWidget, query: "DiagnosisQuery") -> None:
    """Open the report on what is compared on the diagnosis page."""
    ReportDialog(context, partial(_on_diagnosis, context.store, query, context.today()), page).open()


def _on_conversion(store: "Store", query: "ConversionQuery", today: date) -> "Report":
    from refnet.charts.report.gathering import on_conversion  # noqa: PLC0415 - matplotlib is heavy

    return on_conversion(store, query, today)


def _on_diagnosis(store: "Store", query: "DiagnosisQuery", today: date) -> "Report":
    from refnet.charts.report.gathering import on_diagnosis  # noqa: PLC0415 - matplotlib is heavy

    return on_diagnosis(store, query, today)


def _gathered(gathering: Gathering) -> "tuple[Report, tuple[Sheet, ...]]":
    from refnet.charts.report.pages import pages  # noqa: PLC0415 - matplotlib is heavy

    found = gathering()
    return found, pages(found)


def _written(report: "Report", file: Path, progress: Progress) -> Path:
    from refnet.charts.report.writing import write_report  # noqa: PLC0415 - matplotlib is heavy

    write_report(report, file, progress)
    return file


def _printed(sheets: tuple[Sheet, ...], device: "QPrinter", progress: Progress) -> int:
    from refnet.ui.printing import print_pages  # noqa: PLC0415

    return print_pages(sheets, device, progress)
