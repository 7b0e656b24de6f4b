import csv
from datetime import timedelta
from pathlib import Path

import pytest
from acting import Said, accept, click, dialog_in, opened, wrong
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from world import world

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.domain.meetings import PreparationDraft
from refnet.services import deals, everything, exports, meetings, people, reps, today
from refnet.services.listing import Listing
from refnet.ui.coming_in import open_import
from refnet.ui.context import Context
from refnet.ui.dialogs.export_shown import ExportDialog
from refnet.ui.dialogs.exporting import calendars
from refnet.ui.dialogs.exporting.calendars import CalendarDialog
from refnet.ui.dialogs.exporting.everything import EverythingDialog
from refnet.ui.dialogs.exporting.ready_lists import ReadyListsDialog
from refnet.ui.dialogs.exporting.take_folder import TakeFolderDialog
from refnet.ui.dialogs.exporting.what_left import WhatLeftDialog
from refnet.ui.dialogs.exporting.written import WrittenDialog
from refnet.ui.dialogs.union.merge_file import MergeFileDialog
from refnet.ui.moving_actions import moving_actions
from refnet.ui.widgets.parts.banner import Banner


def shown(table) -> list[list[str]]:
    return [[table.item(row, place).text() for place in range(table.columnCount())] for row in range(table.rowCount())]


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_first_rows_follow_what_is_chosen(context: Context, qtbot: QtBot) -> None:
    people.add(context.store, PersonDraft("Ann", email="ann@example.org"))
    people.add(context.store, PersonDraft("Bob"))
    dialog = opened(qtbot, ExportDialog(context, "people", Listing(sort="name"), ("name", "introductions")))
    assert shown(dialog.rows) == [["Ann", "0"], ["Bob", "0"]]
    dialog.letters.setChecked(True)
    assert shown(dialog.rows) == [["", "Ann", "Ann", "ann@example.org", "", "", "Ann"]]
    assert "1 person has no e-mail address." in dialog.fields["rows"]._hint.text()
    assert not dialog.columns.isVisible()


def test_the_choice_of_last_time_is_there_again_and_the_file_is_shown(
    context: Context, qtbot: QtBot, over: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.add(context.store, PersonDraft("Ann", email="ann@example.org"))
    dialog = opened(qtbot, ExportDialog(context, "people", Listing(), ("name",), parent=over))
    dialog.format.choose("pdf")
    dialog.letters.setChecked(True)
    dialog.write(str(tmp_path / "people.pdf"))
    written = dialog_in(over, WrittenDialog)
    assert written.sentence.text() == "people.pdf was written: 1 row."
    went = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(Path(url.toLocalFile())))
    click(qtbot, written, "Open")
    click(qtbot, written, "Show in folder")
    assert went == [tmp_path / "people.pdf", tmp_path]
    click(qtbot, written, "Close")
    again = opened(qtbot, ExportDialog(context, "people", Listing(), ("name",)))
    assert (again.format.value(), again.letters.isChecked()) == ("pdf", True)
    deals = opened(qtbot, ExportDialog(context, "deals", Listing(), ("title",)))
    assert not deals.letters.isChecked()


def test_ready_lists_tell_their_counts_and_are_written(
    context: Context, qtbot: QtBot, over: QWidget, tmp_path: Path
) -> None:
    world(context.store, "Ann>Bob:open")
    dialog = opened(qtbot, ReadyListsDialog(context, over))
    titles = [dialog.lists.item(number).text() for number in range(dialog.lists.count())]
    assert titles[0] == "Allies to thank: 1"
    assert titles[1] == "Allies by credit: nobody"
    assert shown(dialog.rows)[0][0] == "Ann"
    dialog.format.choose("csv")
    accept(qtbot, dialog)
    files = dialog.findChild(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "thank.csv"))
    files.close()
    with (tmp_path / "thank.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["Name"] for row in csv.DictReader(stream)] == ["Ann"]
    assert dialog_in(over, WrittenDialog).path == tmp_path / "thank.csv"


def test_a_ready_list_without_anybody_says_so(context: Context, qtbot: QtBot) -> None:
    world(context.store, "Ann>Bob:open")
    dialog = opened(qtbot, ReadyListsDialog(context))
    dialog.lists.setCurrentRow(1)
    accept(qtbot, dialog)
    assert wrong(dialog) == {"lists": "No deal that began with an introduction is won yet."}
    click(qtbot, dialog, "Copy to clipboard")
    assert "lists" in wrong(dialog)
    dialog.lists.setCurrentRow(0)
    click(qtbot, dialog, "Copy to clipboard")
    assert "Ann" in QApplication.clipboard().text()


def test_follow_ups_are_shown_and_written(context: Context, qtbot: QtBot, over: QWidget, tmp_path: Path) -> None:
    world(context.store, "Ann>Bob:open")
    dialog = opened(qtbot, CalendarDialog(context, calendars.follow_ups(), over))
    assert [row[2] for row in shown(dialog.rows)] == ["Get in touch with Ann", "Thank Ann for introducing Bob"]
    accept(qtbot, dialog)
    files = dialog.findChild(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "f.ics"))
    files.close()
    assert "SUMMARY:Thank Ann" in (tmp_path / "f.ics").read_text(encoding="utf-8")


def test_today_is_shown_and_written_with_what_rings(
    context: Context, qtbot: QtBot, over: QWidget, tmp_path: Path
) -> None:
    dialog = opened(qtbot, CalendarDialog(context, calendars.today(), over))
    accept(qtbot, dialog)
    assert "Nothing is on your list" in wrong(dialog)["rows"]
    dialog.reject()
    rep = reps.become(context.store, "Rae Rep")
    today.add_task(context.store, "Call the bank", rep, context.today())
    deal = deals.open_deal(context.store, DealDraft(PersonDraft("Bob Ray"), rep, context.today()))
    meetings.prepare(context.store, deal, PreparationDraft(context.today() + timedelta(days=9), "9:30"))
    dialog = opened(qtbot, CalendarDialog(context, calendars.today(), over))
    assert [row[1:] for row in shown(dialog.rows)] == [
        ["", "Call the bank", "Task"],
        ["09:30", "Meeting with Bob Ray", "Meeting"],
    ]
    qtbot.keyClick(dialog.rings, Qt.Key.Key_Space)
    accept(qtbot, dialog)
    files = dialog.findChild(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "t.ics"))
    files.close()
    assert (tmp_path / "t.ics").read_text(encoding="utf-8").count("BEGIN:VALARM") == 2
    assert opened(qtbot, CalendarDialog(context, calendars.today(), over)).rings.isChecked()


def test_without_follow_ups_there_is_nothing_to_write(context: Context, qtbot: QtBot) -> None:
    dialog = opened(qtbot, CalendarDialog(context, calendars.follow_ups()))
    accept(qtbot, dialog)
    assert "nothing to follow up" in wrong(dialog)["rows"]


def test_everything_goes_into_a_folder_of_the_users_choice(
    context: Context, qtbot: QtBot, over: QWidget, tmp_path: Path
) -> None:
    world(context.store, "Ann>Bob:open")
    dialog = opened(qtbot, EverythingDialog(context, over))
    dialog.name.setText("a/b")
    accept(qtbot, dialog)
    assert "name" in wrong(dialog)
    dialog.name.setText("All of it")
    accept(qtbot, dialog)
    files = dialog.findChild(QFileDialog)
    files.fileSelected.emit(str(tmp_path))
    files.close()
    assert everything.is_everything(tmp_path / "All of it")
    assert dialog_in(over, WrittenDialog).sentence.text().startswith("All of it was written")


def test_a_folder_is_looked_at_and_then_taken_in(context: Context, qtbot: QtBot, over: QWidget, tmp_path: Path) -> None:
    world(context.store, "Ann>Bob:open")
    everything.write(context.store, tmp_path / "all")
    context.store.undo()
    said = Said(context)
    open_import(context, over, [tmp_path / "all"])
    dialog = dialog_in(over, TakeFolderDialog)
    assert "rows are new" in dialog.told.text() or "row is new" in dialog.told.text()
    assert {row[0] for row in shown(dialog.rows)} >= {"people", "introductions", "deals"}
    accept(qtbot, dialog)
    assert "added" in said.toasts[0]
    assert context.store.undo_label() == "Import everything from all"
    again = opened(qtbot, TakeFolderDialog(context, tmp_path / "all"))
    assert again.told.text() == "Everything in it is here already."


def test_a_folder_that_is_none_of_ours_is_told(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, TakeFolderDialog(context, tmp_path))
    assert "not a folder that RefNet wrote" in dialog.findChild(Banner).sentence.text()
    accept(qtbot, dialog)
    assert "rows" in wrong(dialog)


def test_the_folder_is_asked_for_first(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    world(context.store, "Ann>Bob:open")
    everything.write(context.store, tmp_path / "all")
    dialog = opened(qtbot, TakeFolderDialog(context))
    qtbot.waitUntil(lambda: dialog.findChild(QFileDialog) is not None)
    files = dialog.findChild(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "all"))
    files.close()
    assert dialog.told.text() == "Everything in it is here already."


def test_what_left_is_listed_with_its_filter(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    empty = WhatLeftDialog(context)
    qtbot.addWidget(empty)
    assert "Nothing left RefNet yet" in empty.about.text()
    people.add(context.store, PersonDraft("Ann"))
    exports.write(context.store, "people", Listing("ann"), tmp_path / "people.csv")
    exports.clipboard(context.store, "people", Listing())
    dialog = WhatLeftDialog(context)
    qtbot.addWidget(dialog)
    rows = shown(dialog.rows)
    assert [row[2:] for row in rows] == [
        ["people", "1", "clipboard", ""], ["people", "1", "people.csv", "“ann” in the name"],
    ]  # fmt: skip


def test_each_action_opens_its_dialog(context: Context, over: QWidget) -> None:
    kinds = (
        ReadyListsDialog, ExportDialog, CalendarDialog, CalendarDialog, EverythingDialog, TakeFolderDialog,
        MergeFileDialog, WhatLeftDialog,
    )  # fmt: skip
    for action, kind in zip(moving_actions(context, over), kinds, strict=True):
        assert action.is_enabled()
        action.run()
        dialog_in(over, kind).close()
