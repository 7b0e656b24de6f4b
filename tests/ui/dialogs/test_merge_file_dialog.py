from pathlib import Path

import pytest
from acting import Said, accept, opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from world import world

from refnet.domain.drafts import PersonDraft
from refnet.services import people, union
from refnet.store.database import Store
from refnet.store.schema import Person
from refnet.ui.context import Context
from refnet.ui.dialogs.union.conflicts import OURS, THEIRS
from refnet.ui.dialogs.union.merge_file import MergeFileDialog
from refnet.ui.main_window import MainWindow
from refnet.ui.moving_actions import merge_file
from refnet.ui.widgets.parts.banner import Banner


@pytest.fixture
def theirs(tmp_path: Path):
    """Return the file of a rep, and who is in it."""
    store = Store.open(tmp_path / "rep.refnet")
    known = world(store, "Ann>Bob:won Ann-Cid", rep="Sam Seller")
    store.close(backup=False)
    return tmp_path / "rep.refnet", known


def edit(store, key, **values):
    with store.step("Edit") as session:
        row = session.get(Person, key)
        for name, value in values.items():
            setattr(row, name, value)


@pytest.fixture
def both_changed(context: Context, theirs):
    """Let both files change the role of Ann and of Bob."""
    path, known = theirs
    union.merge_file(context.store, path)
    store = Store.open(path)
    for name in ("Ann", "Bob"):
        edit(context.store, known[name], job_title="Owner")
        edit(store, known[name], job_title="Chair")
    store.close(backup=False)
    return path, known


def roles(context, known):
    with context.store.reading() as session:
        return [session.get(Person, known[name]).job_title for name in ("Ann", "Bob")]


def test_a_file_is_told_of_before_it_is_merged(context: Context, qtbot: QtBot, theirs) -> None:
    dialog = opened(qtbot, MergeFileDialog(context, theirs[0]))
    assert "rep.refnet: 3 people, 1 introduction, 1 deal. Of Sam Seller. Last changed on" in dialog.told.text()
    assert dialog.told.text().endswith("rows are new.")
    assert dialog.rows.item(0, 0).text() == "Reps"
    assert dialog.rows.item(dialog.rows.rowCount() - 1, 0).text() == "Questions"
    assert not dialog.conflicts.isVisible()
    assert not dialog.bring_back.isVisible()
    assert people.find(context.store, "Ann") == []
    accept(qtbot, dialog)
    assert len(people.find(context.store, "Ann")) == 1


def test_a_second_time_there_is_nothing_new(context: Context, qtbot: QtBot, theirs) -> None:
    union.merge_file(context.store, theirs[0])
    dialog = opened(qtbot, MergeFileDialog(context, theirs[0]))
    assert "Nothing new in it: everything is here already." in dialog.told.text()
    said = Said(context)
    accept(qtbot, dialog)
    assert said.toasts == ["Nothing new in it: everything is here already."]


def test_what_both_changed_is_decided_by_a_key_for_all(context: Context, qtbot: QtBot, both_changed) -> None:
    path, known = both_changed
    dialog = opened(qtbot, MergeFileDialog(context, path))
    table = dialog.conflicts.table
    assert [table.model().index(0, place).data() for place in range(5)] == ["Ann", "Job title", "Owner", "Chair", "ours"]  # fmt: skip
    qtbot.mouseClick(dialog.conflicts.for_all, Qt.MouseButton.LeftButton)
    qtbot.keyClick(table, Qt.Key.Key_T)
    assert dialog.told.text().endswith("2 were changed on both sides.")
    assert [table.model().index(row, 4).data() for row in range(2)] == ["theirs", "theirs"]
    accept(qtbot, dialog)
    assert roles(context, known) == ["Chair", "Chair"]


def test_one_value_is_kept_by_a_click(context: Context, qtbot: QtBot, both_changed) -> None:
    path, known = both_changed
    dialog = opened(qtbot, MergeFileDialog(context, path))
    model = dialog.conflicts.model
    dialog.conflicts.table.clicked.emit(model.index(1, THEIRS))
    dialog.conflicts.table.clicked.emit(model.index(0, 0))
    bold = [model.index(1, place).data(Qt.ItemDataRole.FontRole) is not None for place in (OURS, THEIRS)]
    assert bold == [False, True]
    qtbot.mouseClick(dialog.conflicts.theirs, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog.conflicts.table, Qt.Key.Key_Down)
    qtbot.mouseClick(dialog.conflicts.ours, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.conflicts.theirs, Qt.MouseButton.LeftButton)
    dialog.conflicts.table.selectRow(0)
    qtbot.mouseClick(dialog.conflicts.ours, Qt.MouseButton.LeftButton)
    accept(qtbot, dialog)
    assert roles(context, known) == ["Owner", "Chair"]


def test_what_was_removed_here_comes_back_when_asked_for(context: Context, qtbot: QtBot, theirs) -> None:
    path, known = theirs
    union.merge_file(context.store, path)
    people.remove(context.store, [known["Cid"]])
    dialog = opened(qtbot, MergeFileDialog(context, path))
    assert "Removed here, so left out: Cid." in dialog.told.text()
    dialog.bring_back.setChecked(True)
    assert "2 rows are new" in dialog.told.text()
    accept(qtbot, dialog)
    assert len(people.find(context.store, "Cid")) == 1


def test_who_looks_alike_afterwards_is_counted(
    context: Context, qtbot: QtBot, theirs, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.add(context.store, PersonDraft("José García", organization="Acme"))
    store = Store.open(theirs[0])
    people.add(store, PersonDraft("Jose Garcia", organization="Acme"))
    store.close(backup=False)
    said = Said(context)
    accept(qtbot, opened(qtbot, MergeFileDialog(context, theirs[0])))
    assert said.toasts == ["rep.refnet was merged. 1 pair of people looks alike: Find duplicates shows it."]
    context.store.undo()
    monkeypatch.setattr("refnet.services.union.report.MOST_COMPARED", 0)
    accept(qtbot, opened(qtbot, MergeFileDialog(context, theirs[0])))
    assert said.toasts[1] == "rep.refnet was merged. Find duplicates tells who looks alike now."


def test_a_file_that_cannot_be_used_is_said_above(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "no.db").write_text("hello")
    dialog = opened(qtbot, MergeFileDialog(context, tmp_path / "no.db"))
    assert any("is not a RefNet database" in banner.sentence.text() for banner in dialog.findChildren(Banner))
    accept(qtbot, dialog)
    assert dialog.fields["rows"].wrong.text() == "Please choose a RefNet file first."
    dialog.bring_back.setChecked(True)
    qtbot.mouseClick(dialog.instead, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()


def test_without_a_file_it_asks_for_one(context: Context, qtbot: QtBot, theirs) -> None:
    dialog = opened(qtbot, MergeFileDialog(context))
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
    files = dialog.findChildren(QFileDialog)[0]
    files.fileSelected.emit(str(theirs[0]))
    files.close()
    assert "3 people" in dialog.told.text()


def test_a_dropped_file_may_be_opened_instead(context: Context, qtbot: QtBot, theirs) -> None:
    window = MainWindow(context, [])
    qtbot.addWidget(window)
    merge_file(context, window, theirs[0])
    dialog = window.findChild(MergeFileDialog)
    with qtbot.waitSignal(window.open_wanted) as told:
        qtbot.mouseClick(dialog.instead, Qt.MouseButton.LeftButton)
    assert told.args == [theirs[0]]


def test_over_another_widget_it_opens_too(context: Context, qtbot: QtBot, theirs) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    merge_file(context, over, theirs[0])
    assert over.findChild(MergeFileDialog).isVisible()


def test_what_ours_was_kept_of_is_not_asked_when_the_file_comes_again(
    context: Context, qtbot: QtBot, both_changed
) -> None:
    path, known = both_changed
    first = opened(qtbot, MergeFileDialog(context, path))
    assert first.focusWidget() is first.conflicts.table
    accept(qtbot, first)
    assert roles(context, known) == ["Owner", "Owner"]
    again = opened(qtbot, MergeFileDialog(context, path))
    assert not again.conflicts.isVisible()
    assert again.told.text().endswith("Nothing new in it: everything is here already.")


def test_a_dialog_that_has_grown_below_the_screen_moves_up(context: Context, qtbot: QtBot, both_changed) -> None:
    dialog = opened(qtbot, MergeFileDialog(context, both_changed[0]))
    bottom = dialog.screen().availableGeometry().bottom()
    dialog.move(dialog.x(), bottom - 50)
    dialog._stay_on_screen()
    assert dialog.frameGeometry().bottom() <= max(bottom, dialog.frameGeometry().height())
    assert dialog.y() < bottom - 50
