from pathlib import Path

import pytest
from acting import Said, accept, click, opened, wrong
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from refnet.domain.kinds import Outcome, Source
from refnet.exchange.mapping import Mapping, Rows
from refnet.services import deals, people
from refnet.services.listing import Listing
from refnet.ui.context import Context
from refnet.ui.dialogs.importing import running as import_running
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.import_file import ROWS, WORDS, ImportDialog
from refnet.ui.dialogs.importing.running import Order
from refnet.ui.jobs import Progress

DEALS = """Our No,Prospect,Account,Channel,Result,First touch,Value
A1,Jonas Weber,Nordhafen,Recommended,signed,03/04/2026,38000
A2,Mei Huang,Pacific,Phone,no,05/06/2026,12000
A3,Nik Pap,Aegean,Phone,maybe,07/08/2026,
,,,,,,
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "deals.csv"
    path.write_text(DEALS, "utf-8")
    return path


@pytest.fixture
def dialog(context: Context, qtbot: QtBot, file: Path) -> ImportDialog:
    made = ImportDialog(context, None, file)
    opened(qtbot, made)
    made.rows.choose(Rows.DEALS)
    made._rows_chosen(Rows.DEALS)
    return made


def _map(dialog: ImportDialog, **fields: str) -> None:
    """Choose what columns mean, as a user does in the table."""
    for row in range(dialog.columns.rowCount()):
        header = dialog.columns.item(row, 0).text()
        if header in fields:
            choice = dialog.columns.choice(row)
            choice.choose(fields[header])
            choice.chosen.emit(fields[header])


def _mean(dialog: ImportDialog, **words: str) -> None:
    """Choose what words mean."""
    for row in range(dialog.words.rowCount()):
        word = dialog.words.item(row, 1).text()
        if word in words:
            dialog.words.choice(row).choose(words[word])
    dialog.words.changed.emit()


def _settle(dialog: ImportDialog) -> None:
    _map(dialog, Channel="deal.source", Result="deal.outcome", **{"First touch": "deal.first_touch_on"})
    _mean(dialog, Recommended="referral", Phone="cold", signed="won", no="lost")


def test_the_file_is_read_and_guessed_at_once(dialog: ImportDialog) -> None:
    assert dialog.columns.columns()["Our No"] == "deal.reference"
    assert "4 rows read" in dialog.report.summary.text()
    assert "1 blank" in dialog.report.summary.text()
    assert dialog.read_as.text() == "Read as UTF-8, comma between cells"


def test_words_are_mapped_and_the_report_follows(dialog: ImportDialog, qtbot: QtBot) -> None:
    _settle(dialog)
    dialog.check_now()
    assert dialog._report is not None
    assert (dialog._report.new, dialog._report.refused) == (2, 1)
    assert dialog.report.refusals.isVisible()
    assert dialog.report.refusals.item(0, 0).text() == "4"
    click(qtbot, dialog.tabs, "First rows")
    assert dialog.parts.currentIndex() == 2
    shown = [dialog.preview.item(0, place).text() for place in range(dialog.preview.columnCount())]
    assert {"A1", "Jonas Weber", "Referral", "Won"} <= set(shown)
    dialog.turn(WORDS)
    assert dialog.parts.currentIndex() == 1


def test_dates_that_can_be_read_in_two_ways_are_asked_about(dialog: ImportDialog, qtbot: QtBot) -> None:
    _settle(dialog)
    accept(qtbot, dialog)
    assert list(wrong(dialog)) == ["date_order"]
    dialog.date_order.choose("dmy")
    accept(qtbot, dialog)
    assert not dialog.isVisible()


def test_the_import_runs_as_one_step_that_can_be_undone(dialog: ImportDialog, context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    _settle(dialog)
    dialog.date_order.choose("dmy")
    dialog.source.setText("Old list")
    accept(qtbot, dialog)
    found = deals.page(context.store, Listing(sort="title"), 0, 10)
    assert {(deal.reference, deal.source, deal.outcome) for deal in found} == {
        ("A1", Source.REFERRAL, Outcome.WON),
        ("A2", Source.COLD, Outcome.LOST),
    }
    assert said.toasts == ["4 rows read: 2 new, 0 merged with what is here, 1 refused, 1 blank."]
    (person,) = people.find(context.store, "jonas")
    assert people.record(context.store, person.id).source == "Old list"
    context.store.undo()
    assert deals.count(context.store, Listing()) == 0


def test_a_mapping_is_saved_and_loaded(dialog: ImportDialog, context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    said = Said(context)
    _settle(dialog)
    before = dialog.mapping()
    click(qtbot, dialog, "Save mapping …")
    files = dialog.findChild(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "map.toml"))
    files.close()
    assert said.toasts == ["The mapping was saved."]
    _map(dialog, Channel="", Result="")
    dialog.load_mapping(str(tmp_path / "map.toml"))
    assert dialog.mapping() == before
    dialog.save_mapping(str(tmp_path / "nowhere" / "map.toml"))
    (tmp_path / "bad.toml").write_text("rows = 3", "utf-8")
    dialog.load_mapping(str(tmp_path / "bad.toml"))
    assert dialog.isVisible()
    click(qtbot, dialog, "Load mapping …")
    dialog._files.close()


def test_rows_without_their_main_field_are_refused_before_anything_is_read(
    dialog: ImportDialog, context: Context, qtbot: QtBot
) -> None:
    _map(dialog, **{"Our No": "", "Prospect": "", "Account": "", "First touch": ""})
    accept(qtbot, dialog)
    assert "No column says what a row" in wrong(dialog)["columns"]
    dialog.check_now()
    assert "No column says" in dialog.report.summary.text()
    assert deals.count(context.store, Listing()) == 0


def test_another_kind_of_rows_offers_other_fields(dialog: ImportDialog) -> None:
    dialog.rows.choose(Rows.PEOPLE)
    dialog._rows_chosen(Rows.PEOPLE)
    offered = dialog.columns.choice(0)._values
    assert "person.email" in offered
    assert "ask.answer" not in offered


def test_a_file_that_cannot_be_read_says_so_and_another_can_be_chosen(
    context: Context, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    dialog = ImportDialog(context, None, tmp_path / "missing.csv")
    opened(qtbot, dialog)
    assert "There is no file" in wrong(dialog)["file"]
    accept(qtbot, dialog)
    assert wrong(dialog)["file"] == "Please choose a file that can be read."
    dialog.turn(ROWS)
    click(qtbot, dialog, "Choose another …")
    dialog.findChild(QFileDialog).fileSelected.emit(str(file))
    dialog._files.close()
    assert dialog.file.text() == "deals.csv"
    assert not wrong(dialog)


def test_without_a_file_the_dialog_asks_for_one_first(context: Context, qtbot: QtBot, file: Path) -> None:
    dialog = ImportDialog(context)
    qtbot.addWidget(dialog)
    dialog.check_now()
    dialog.open()
    assert not dialog.isVisible()
    assert dialog._files is not None
    dialog._files.fileSelected.emit(str(file))
    dialog._files.hide()
    assert dialog.isVisible()


def test_an_import_that_fails_or_is_stopped_says_so(
    dialog: ImportDialog, context: Context, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Said(context)
    order = Order(file, dialog.mapping())
    file.unlink()
    import_running.start(context, order)
    assert "There is no file" in said.warnings[0]
    file.write_text(DEALS, "utf-8")
    monkeypatch.setattr(Progress, "is_cancelled", lambda _self: True)
    import_running.start(context, order)
    assert said.toasts == ["The import was stopped. Nothing of it was kept."]


def test_a_workbook_is_read_as_one(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Name", "Company", "Email"], ["Ann", "Acme", "ann@example.com"], ["Bob", "", "bob@example.com"]):
        book.active.append(row)
    book.save(tmp_path / "people.xlsx")
    dialog = ImportDialog(context, None, tmp_path / "people.xlsx")
    opened(qtbot, dialog)
    assert dialog.read_as.text() == "Read as a workbook"
    accept(qtbot, dialog)
    assert people.count(context.store, Listing()) == 2


def test_every_field_and_kind_of_rows_has_its_words() -> None:
    assert all(import_words.rows_word(rows) and import_words.fields_for(rows) for rows in Rows)
    assert import_words.field_word("prospect.given_name") == "Prospect: given name"
    assert ("confirmed", "Confirmed") in import_words.choices_of("tie.evidence")
    assert import_words.choices_of("person.name") == []


def test_a_file_of_which_nothing_is_kept_is_told_so_in_words(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "products.csv"
    file.write_text("product,series,sales_price\nGTX Basic,GTX,550\n", "utf-8")
    made = ImportDialog(context, None, file)
    opened(qtbot, made)
    accept(qtbot, made)
    assert "No column of this file is something RefNet keeps" in wrong(made)["columns"]


def test_an_untouched_import_closes_without_a_question(context: Context, qtbot: QtBot, file: Path) -> None:
    fresh = ImportDialog(context, None, file)
    opened(qtbot, fresh)
    qtbot.keyClick(fresh, Qt.Key.Key_Escape)
    assert not fresh.isVisible()


def test_fields_are_called_as_on_the_screen() -> None:
    mapping = Mapping(Rows.PEOPLE, {"Town": "person.notes"})
    said = import_words.in_words("Please map a column to one of: person.given_name, person.name.", mapping)
    assert said == "Please map a column to one of: “Person: given name”, “Person: name”."
