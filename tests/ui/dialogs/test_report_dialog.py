"""The report for Monday in the window: its pages before they are printed, and ways to save and print them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from refnet.charts.report.content import Report
from refnet.domain.errors import RefNetError
from refnet.domain.funnel.comparison import DiagnosisQuery, Leads
from refnet.services import sample
from refnet.services.insights import ConversionQuery
from refnet.ui.dialogs import report as dialogs
from refnet.ui.dialogs.report import ReportDialog
from refnet.ui.printing import print_pages, printer


@pytest.fixture
def filled(context):
    sample.fill(context.store, seed=1, today=date(2026, 6, 1))
    return context


@pytest.fixture
def page(filled, qtbot):
    from refnet.ui.widgets.page import Page

    made = Page(filled, "Conversion")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(filled, page):
    dialogs.report_on_conversion(filled, page, ConversionQuery())
    (made,) = page.findChildren(ReportDialog)
    yield made
    made.close()


def to_file(path):
    device = printer()
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(path))
    return device


def test_the_pages_are_seen_before_they_are_printed(dialog):
    assert [preview.accessibleName() for preview in dialog.previews] == ["Page 1 of 2", "Page 2 of 2"]
    assert "Referral against cold" in dialog.previews[0].accessibleDescription()
    assert dialog.save.isEnabled()
    preview = dialog.previews[0]
    assert preview.heightForWidth(794) == 1123
    assert preview.grab().toImage().pixelColor(30, 30).name() == "#ffffff"


def test_the_report_on_a_diagnosis(filled, page):
    dialogs.report_on_diagnosis(filled, page, DiagnosisQuery(Leads.REFERRAL))
    (dialog,) = page.findChildren(ReportDialog)
    assert any("targets" in preview.accessibleDescription() for preview in dialog.previews)
    dialog.close()


@pytest.mark.parametrize(("name", "start"), [("monday.pdf", b"%PDF"), ("monday.html", b"<!DOCTYPE")])
def test_the_report_is_saved_and_that_is_told(dialog, filled, tmp_path, name, start):
    said = []
    filled.said.connect(lambda sentence, _undo: said.append(sentence))
    dialog.write(str(tmp_path / name))
    assert (tmp_path / name).read_bytes().startswith(start)
    assert said == [f"The report was saved as {name}."]
    assert dialog.waiting.text() == said[0]


def test_saving_asks_where_to(dialog, qtbot):
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.save_page, Qt.MouseButton.LeftButton)
    asked = dialog.findChildren(QFileDialog)
    assert [one.defaultSuffix() for one in asked] == ["pdf", "html"]
    for one in asked:
        one.close()


def test_a_file_that_cannot_be_written_is_told_and_the_pages_stay(dialog, tmp_path):
    dialog.write(str(tmp_path / "nowhere" / "monday.pdf"))
    assert "does not exist" in dialog.waiting.text()
    assert dialog.isVisible()


def test_printing_asks_which_printer(dialog, qtbot):
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    (asked,) = dialog.findChildren(QPrintDialog)
    assert (asked.minPage(), asked.maxPage()) == (1, 2)
    asked.close()


def test_what_the_print_dialog_accepts_is_printed(dialog, qtbot, tmp_path):
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    (asked,) = dialog.findChildren(QPrintDialog)
    assert asked.printer().docName() == "Report, Referral against cold"
    asked.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    asked.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    asked.done(QPrintDialog.DialogCode.Accepted)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert dialog.waiting.text() == "The report went to the printer."


def test_nothing_is_printed_when_the_print_dialog_is_cancelled(dialog, qtbot):
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    (asked,) = dialog.findChildren(QPrintDialog)
    asked.reject()
    assert dialog.waiting.isHidden()


def test_a_file_is_called_after_whom_the_page_is_about_without_letters_that_no_file_may_have(filled, page):
    dialog = ReportDialog(filled, lambda: Report('Ann "A/B" Lee', (), (), ""), page, title="Meeting brief")
    assert dialog.file_stem() == "Meeting brief, Ann A B Lee"
    dialog.close()


def test_pages_are_printed_as_lines_and_letters(dialog, tmp_path):
    dialog.print_on(to_file(tmp_path / "printed.pdf"))
    document = (tmp_path / "printed.pdf").read_bytes()
    assert b"Inter" in document
    assert dialog.waiting.text() == "The report went to the printer."


def test_only_the_pages_asked_for_are_printed(dialog, tmp_path):
    sheets = [preview.sheet for preview in dialog.previews]
    device = to_file(tmp_path / "printed.pdf")
    device.setFromTo(2, 2)
    assert print_pages(sheets, device, lambda _done, _total: None) == 1
    assert print_pages(sheets, to_file(tmp_path / "both.pdf"), lambda _done, _total: None) == 2


def test_printing_can_be_stopped(dialog, tmp_path):
    def stop(done, _total):
        if done:
            raise RefNetError("stopped")

    with pytest.raises(RefNetError, match="stopped"):
        print_pages([preview.sheet for preview in dialog.previews], to_file(tmp_path / "printed.pdf"), stop)


def test_a_printer_that_does_not_answer_is_told(dialog, tmp_path):
    dialog.print_on(to_file(tmp_path / "nowhere" / "printed.pdf"))
    assert dialog.waiting.text() == "The printer does not answer. Please check it, or save the report as PDF."


def test_nothing_is_saved_before_the_report_is_there(filled, page, tmp_path, monkeypatch):
    monkeypatch.setattr(filled.jobs, "read", lambda *_work: None)
    dialog = ReportDialog(filled, lambda: None, page)
    dialog.write(str(tmp_path / "monday.pdf"))
    assert list(tmp_path.glob("*.pdf")) == []
    assert not dialog.save.isEnabled()
    dialog.choose_printer()
    dialog.close()
