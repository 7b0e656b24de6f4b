from pathlib import Path

import pytest
from acting import Said, accept, click, opened, wrong
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.services.listing import Listing
from refnet.ui.context import Context
from refnet.ui.dialogs.export_shown import KEY_ROLE, ExportDialog
from refnet.ui.widgets.parts.banner import Banner

SHOWN = ("name", "organization", "credit")


@pytest.fixture
def dialog(context: Context, qtbot: QtBot) -> ExportDialog:
    people.add(context.store, PersonDraft("Ann", organization="=1+1"))
    people.add(context.store, PersonDraft("Bob"))
    made = ExportDialog(context, "people", Listing(sort="name"), SHOWN)
    opened(qtbot, made)
    return made


def test_the_columns_in_view_are_ticked_and_an_amount_brings_its_currency(dialog: ExportDialog) -> None:
    assert dialog.wanted().columns == (*SHOWN, "currency")
    first = [dialog.columns.item(number).data(KEY_ROLE) for number in range(4)]
    assert first == [*SHOWN, "currency"]


def test_what_is_shown_is_written_with_formulas_kept_quiet(
    dialog: ExportDialog, context: Context, tmp_path: Path
) -> None:
    said = Said(context)
    dialog.write(str(tmp_path / "people.csv"))
    text = (tmp_path / "people.csv").read_text("utf-8-sig")
    assert "Ann" in text
    assert ",=1+1" not in text
    assert said.toasts == ["people.csv was written: 2 rows."]
    assert not dialog.isVisible()


def test_a_folder_that_is_not_there_is_told_in_the_form(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.write(str(tmp_path / "nowhere" / "people.csv"))
    assert dialog.isVisible()
    assert "does not exist" in dialog.findChild(Banner).sentence.text()


def test_a_workbook_has_only_the_columns_that_are_ticked(dialog: ExportDialog, tmp_path: Path) -> None:
    for number in range(1, dialog.columns.count()):
        dialog.columns.item(number).setCheckState(Qt.CheckState.Unchecked)
    dialog.write(str(tmp_path / "people.xlsx"))
    rows = list(load_workbook(tmp_path / "people.xlsx").active.values)
    assert rows == [("Name",), ("Ann",), ("Bob",)]


def test_without_a_column_nothing_is_written(dialog: ExportDialog, qtbot: QtBot) -> None:
    for number in range(dialog.columns.count()):
        dialog.columns.item(number).setCheckState(Qt.CheckState.Unchecked)
    accept(qtbot, dialog)
    assert wrong(dialog) == {"columns": "Please tick at least one column."}
    dialog.clear_errors()
    click(qtbot, dialog, "Copy to clipboard")
    assert "columns" in wrong(dialog)


def test_chosen_rows_alone_are_copied(context: Context, qtbot: QtBot) -> None:
    people.add(context.store, PersonDraft("Ann"))
    bob = people.add(context.store, PersonDraft("Bob"))
    dialog = ExportDialog(context, "people", Listing(), ("name",), ids=[bob])
    opened(qtbot, dialog)
    click(qtbot, dialog, "Copy to clipboard")
    carried = QApplication.clipboard().mimeData()
    assert carried.text().split() == ["Name", "Bob"]
    assert "Bob" in carried.html()


def test_save_as_asks_for_the_file(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.format.choose("vcf")
    accept(qtbot, dialog)
    files = dialog.findChild(QFileDialog)
    assert files.defaultSuffix() == "vcf"
    files.fileSelected.emit(str(tmp_path / "people.vcf"))
    files.close()
    assert (tmp_path / "people.vcf").read_text("utf-8").count("BEGIN:VCARD") == 2


def test_introductions_are_no_address_cards(context: Context, qtbot: QtBot) -> None:
    dialog = ExportDialog(context, "introductions", Listing(), ("prospect",))
    opened(qtbot, dialog)
    assert dialog.format._values == ["xlsx", "csv", "pdf"]
    assert not dialog.letters.isVisible()


def test_an_address_card_leaves_nothing_to_choose(dialog: ExportDialog, qtbot: QtBot) -> None:
    click(qtbot, dialog.format, "vCard")
    assert dialog.whole.isVisible()
    assert not any(part.isEnabled() for part in (dialog.columns, dialog.neutral, dialog.copy))
    click(qtbot, dialog.format, "CSV")
    assert dialog.columns.isEnabled()
    assert not dialog.whole.isVisible()


def test_an_empty_list_is_neither_saved_nor_copied(context: Context, qtbot: QtBot) -> None:
    dialog = ExportDialog(context, "people", Listing(sort="name"), SHOWN)
    opened(qtbot, dialog)
    accept(qtbot, dialog)
    assert wrong(dialog) == {"rows": "Nothing is on this list. Please choose another view or filter first."}
    assert not dialog.findChildren(QFileDialog)
    dialog.clear_errors()
    click(qtbot, dialog, "Copy to clipboard")
    assert "rows" in wrong(dialog)
    assert dialog.isVisible()
