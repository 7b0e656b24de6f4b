import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest
from acting import Said, accept, click, dialog_in
from importing import close, shown, write
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import PersonDraft
from refnet.exchange.mapping import Mapping, Rows
from refnet.services import imports, people
from refnet.services.imports import Change, ChangeKind, Refusal, Report
from refnet.services.listing import Listing
from refnet.ui.coming_in import open_import, open_last_import, paste_rows
from refnet.ui.context import Context
from refnet.ui.dialogs.importing import imported
from refnet.ui.dialogs.importing.coming import Coming
from refnet.ui.dialogs.importing.import_file import ImportDialog
from refnet.ui.dialogs.importing.imported import Imported, ImportedDialog
from refnet.ui.dialogs.importing.incoming import tables_among
from refnet.ui.dialogs.importing.order import Order
from refnet.ui.dialogs.log_ask import LogAskDialog

PEOPLE = "Name,Email\nAnn,ann@example.org\n"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def test_several_files_come_in_one_after_another(
    context: Context, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [
        write(tmp_path, "a.csv", PEOPLE),
        write(tmp_path, "b.csv", PEOPLE.replace("n", "m")),
        write(tmp_path, "c.csv", "Name,Email\nCid,cid@example.org\n"),
    ]
    open_import(context, window, files)
    first = dialog_in(window, ImportDialog)
    assert first.windowTitle() == "Import, file 1 of 3"
    accept(qtbot, first)
    second = dialog_in(window, ImportDialog)
    assert (second.windowTitle(), second.what.name.text()) == ("Import, file 2 of 3", "b.csv")
    qtbot.keyClick(second, Qt.Key.Key_Escape)
    third = dialog_in(window, ImportDialog)
    assert third.what.name.text() == "c.csv"
    accept(qtbot, third)
    assert {row.name for row in people.page(context.store, Listing(), 0, 9)} == {"Ann", "Cid"}


def test_a_file_among_several_is_left_out_by_a_button_that_says_so(
    context: Context, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    open_import(context, window, [write(tmp_path, "a.csv", PEOPLE), write(tmp_path, "b.csv", PEOPLE)])
    click(qtbot, dialog_in(window, ImportDialog), "Leave this out")
    assert dialog_in(window, ImportDialog).what.name.text() == "b.csv"
    assert dialog_in(window, ImportDialog).report.summary.text().startswith("1 row read: 1 new")


def test_of_a_folder_the_tables_and_cards_in_it_come_in(
    context: Context, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    said = Said(context)
    folder = tmp_path / "phone"
    folder.mkdir()
    open_import(context, window, [folder])
    assert said.toasts == ["There is no table and there are no address cards in that folder."]
    write(folder, "b.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Bob Ray\nEND:VCARD\n")
    write(folder, "A.CSV", PEOPLE)
    write(folder, "photo.jpg", "x")
    open_import(context, window, [folder])
    first = dialog_in(window, ImportDialog)
    assert (first.windowTitle(), first.what.name.text()) == ("Import, file 1 of 2", "A.CSV")
    accept(qtbot, first)
    accept(qtbot, dialog_in(window, ImportDialog))
    assert {row.name for row in people.page(context.store, Listing(), 0, 9)} == {"Ann", "Bob Ray"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read here")
def test_in_a_folder_that_may_not_be_looked_into_nothing_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0)
    assert tables_among([folder]) == []
    folder.chmod(0o700)


def test_linkedins_packed_folder_comes_in_as_its_connections(
    context: Context, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Basic_LinkedInDataExport.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("Positions.csv", "Company Name,Title\nZinc,Baker\n")
        archive.writestr("Connections.csv", "First Name,Last Name,Connected On\nAnn,Lee,15 Jul 2026\n")
    open_import(context, window, [path])
    dialog = dialog_in(window, ImportDialog)
    assert dialog.what.title.text() == "LinkedIn connections, 1 row"
    assert dialog.what.how.line.text() == "Table “Connections.csv”, headers in row 1"
    assert dialog.what.how.encoding.isVisible()
    accept(qtbot, dialog)
    assert [row.name for row in people.page(context.store, Listing(), 0, 9)] == ["Ann Lee"]
    assert tables_among([tmp_path]) == []


def test_rows_dropped_as_text_come_in(context: Context, window: QWidget, qtbot: QtBot) -> None:
    paste_rows(context, window, "Name\tCompany\nAnn\tAcme\n")
    accept(qtbot, dialog_in(window, ImportDialog))
    assert [row.name for row in people.page(context.store, Listing(), 0, 9)] == ["Ann"]


def test_without_files_the_import_asks_for_them(
    context: Context, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    open_import(context, window)
    coming = window.findChild(Coming)
    coming.files.filesSelected.emit([str(write(tmp_path, "a.csv", PEOPLE))])
    coming.files.hide()
    dialog = dialog_in(window, ImportDialog)
    assert (dialog.windowTitle(), dialog.what.name.text()) == ("Import", "a.csv")
    close(dialog)


@pytest.mark.usefixtures("clipboard")
@pytest.mark.parametrize(
    "text",
    [
        "Name\tEmail\nAnn\tann@example.org\nBob\tbob@example.org\n",
        "Ann Lee\tann@example.org\nBob Ray\tbob@example.org\n",
    ],
)
def test_rows_pasted_from_a_spreadsheet_come_in_with_headers_or_without(
    context: Context, window: QWidget, qtbot: QtBot, text: str
) -> None:
    QGuiApplication.clipboard().setText(text)
    said = Said(context)
    paste_rows(context, window)
    dialog = dialog_in(window, ImportDialog)
    assert dialog.what.name.text() == "Pasted"
    assert dialog.what.title.text().endswith("2 rows")
    assert dialog.look.header == (1 if text.startswith("Name") else 0)
    for row, field in enumerate(("person.name", "person.email")):
        dialog.parts.columns.choice(row).choose(field)
    dialog.check_now()
    if dialog.look.header == 0:
        click(qtbot, dialog, "Yes")
    accept(qtbot, dialog)
    assert people.count(context.store, Listing()) == 2
    assert said.toasts == ["2 rows read: 2 new, 0 merged with what is here, 0 refused, 0 blank."]
    assert people.page(context.store, Listing(), 0, 1)


@pytest.mark.usefixtures("clipboard")
@pytest.mark.usefixtures("clipboard")
def test_files_copied_in_a_file_manager_and_cards_as_text_are_pasted(
    context: Context, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(write(tmp_path, "a.csv", PEOPLE)))])
    QGuiApplication.clipboard().setMimeData(copied)
    paste_rows(context, window)
    dialog = dialog_in(window, ImportDialog)
    assert dialog.what.name.text() == "a.csv"
    close(dialog)
    QGuiApplication.clipboard().setText("BEGIN:VCARD\nVERSION:3.0\nFN:Bob Ray\nEND:VCARD\n")
    paste_rows(context, window)
    assert dialog_in(window, ImportDialog).what.title.text() == "Address cards, 1 card"


@pytest.mark.usefixtures("clipboard")
def test_a_table_that_was_copied_as_a_page_only_is_pasted(context: Context, window: QWidget, qtbot: QtBot) -> None:
    copied = QMimeData()
    copied.setHtml("<p>Hi</p><table><tr><th>Name<th>E-mail<tr><td>Zoë<br>Zinc<td>z@example.org</table>")
    QGuiApplication.clipboard().setMimeData(copied)
    paste_rows(context, window)
    dialog = dialog_in(window, ImportDialog)
    assert (dialog.what.name.text(), dialog.look.headers) == ("Pasted", ("Name", "E-mail"))
    accept(qtbot, dialog)
    assert [row.name for row in people.page(context.store, Listing(), 0, 9)] == ["Zoë Zinc"]


def test_pasting_without_a_table_on_the_clipboard_says_what_to_do(context: Context, window: QWidget) -> None:
    QGuiApplication.clipboard().setText(" ")
    said = Said(context)
    paste_rows(context, window)
    assert said.toasts == ["There is no table on the clipboard. Please copy some rows in your spreadsheet first."]


@pytest.mark.usefixtures("clipboard")
def test_rows_are_pasted_into_the_open_dialog(context: Context, window: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    open_import(context, window, [write(tmp_path, "a.csv", PEOPLE)])
    dialog = dialog_in(window, ImportDialog)
    QGuiApplication.clipboard().setText("Name\tEmail\nBob\tbob@example.org\n")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.parts.preview.setFocus()
    qtbot.keyClick(dialog.parts.preview, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.what.name.text() == "Pasted"
    assert shown(dialog.parts.preview, 1) == ["Bob"]
    QGuiApplication.clipboard().setText("")
    dialog.paste()
    assert dialog.what.name.text() == "Pasted"
    close(dialog)


def _result(context: Context, *, brings: bool = True) -> Imported:
    person = people.add(context.store, PersonDraft(name="Ann Lee", organization="Acme"))
    changes = (
        Change(ChangeKind.TITLE, person, "Ann Lee", "Buyer", "Director"),
        Change(ChangeKind.COMPANY, person, "Ann Lee", "Acme", "Nordhafen", suggestion="Now at a target: ask?"),
        Change(ChangeKind.GONE, None, "Bob Ray"),
        Change(ChangeKind.NEW, None, "Cid"),
    )
    order = Order(Path("people.csv"), Mapping(Rows.PEOPLE, {}), headers=("Name",))
    refusals = (Refusal(3, "The row is wrong.", "x", ("x",)),)
    return Imported(order, Report(3, 2, 0, 1, 0, refusals, batch_id=uuid4() if brings else None, changes=changes))


def test_the_report_of_the_last_import_opens_again_and_leads_on(
    context: Context, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    open_last_import(context, window)
    assert not window.findChildren(ImportedDialog)
    said, result = Said(context), _result(context)
    imported.remember(context, result)
    open_last_import(context, window)
    dialog = dialog_in(window, ImportedDialog)
    assert "1 new, 1 with a new company, 1 with a new title, 1 no longer in it." in dialog.changes.said.text()
    assert shown(dialog.changes.table, 1) == ["new company", "new title", "no longer in it", "new"]
    assert dialog.changes.open_button.isEnabled()
    click(qtbot, dialog, "Prepare the ask …")
    ask = dialog_in(window, LogAskDialog)
    assert (ask.ally.hit.name, ask.target.text()) == ("Ann Lee", "Acme")
    close(ask)
    qtbot.keyClick(dialog.changes.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.changes.table, Qt.Key.Key_Down)
    assert not dialog.changes.open_button.isEnabled()
    qtbot.keyClick(dialog.changes.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    dialog.turn(imported.REFUSED)
    click(qtbot, dialog, "Save refused rows …")
    dialog.files.fileSelected.emit(str(tmp_path / "refused.csv"))
    dialog.files.close()
    assert said.toasts == ["1 refused row was saved."]
    dialog.turn(imported.CHANGES)
    click(qtbot, dialog, "Open person")
    assert said.gone == [("allies", ("person", result.report.changes[0].person_id))]
    assert not dialog.isVisible()


def test_the_report_that_the_toast_offers_opens_over_the_window_and_stays(
    context: Context, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    said = Said(context)
    open_import(context, window, [write(tmp_path, "a.csv", "Name,Email\nAnn,ann@example.org\n,,x\n")])
    accept(qtbot, dialog_in(window, ImportDialog))
    said.links["Report"]()
    gc.collect()
    assert "1 refused" in dialog_in(window, ImportedDialog).findChildren(QLabel)[0].text()


def test_the_whole_suggestion_of_a_change_stands_below_the_list(
    context: Context, window: QWidget, qtbot: QtBot
) -> None:
    imported.open_report(context, _result(context), window)
    changes = dialog_in(window, ImportedDialog).changes
    assert changes.suggestion.text() == "Now at a target: ask?"
    qtbot.keyClick(changes.table, Qt.Key.Key_Down)
    assert changes.suggestion.isHidden()


def test_an_import_that_only_merged_has_no_rows_to_show(context: Context, window: QWidget, qtbot: QtBot) -> None:
    said = Said(context)
    imported.open_report(context, _result(context), window)
    dialog = dialog_in(window, ImportedDialog)
    click(qtbot, dialog, "Show them")
    assert said.toasts == ["The import added to what is here; it brought no rows of its own."]
    imported.open_report(context, _result(context, brings=False), window)
    dialog = dialog_in(window, ImportedDialog)
    assert "Show them" not in [one.text() for one in dialog.findChildren(QPushButton) if one.isVisible()]
    click(qtbot, dialog, "Close")


def test_what_an_import_brought_is_found_again(context: Context, tmp_path: Path) -> None:
    file = write(tmp_path, "a.csv", PEOPLE)
    report = imports.run(context.store, file, imports.guess(file))
    found = imports.brought(context.store, report.batch_id)
    assert (found.page, len(found.ids)) == ("allies", 1)


class Watched(type(Path())):
    """A path that notes who touches the disk."""

    def is_dir(self) -> bool:
        touched.append(threading.current_thread())
        return super().is_dir()


touched: list[threading.Thread] = []


def test_a_folder_is_never_looked_into_by_the_window(
    desk: Context, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    touched.clear()
    write(tmp_path, "a.csv", PEOPLE)
    open_import(desk, window, [Watched(tmp_path)])
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    assert touched
    assert threading.main_thread() not in touched
    close(window.findChild(ImportDialog))


def test_a_clipboard_that_holds_nothing_at_all_is_as_one_without_a_table(
    context: Context, window: QWidget, clipboard: None
) -> None:
    QGuiApplication.clipboard().clear()
    assert QGuiApplication.clipboard().mimeData() is None
    said = Said(context)
    paste_rows(context, window)
    assert said.toasts == ["There is no table on the clipboard. Please copy some rows in your spreadsheet first."]
