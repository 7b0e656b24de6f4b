from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from refnet import paths
from refnet.domain.drafts import PersonDraft
from refnet.services import people, preferences, reps
from refnet.services.listing import Listing
from refnet.store.database import Store
from refnet.ui import opening
from refnet.ui.actions import Action
from refnet.ui.context import Context
from refnet.ui.files import Files
from refnet.ui.frame.first_start import FirstStart
from refnet.ui.frame.problem import Problem
from refnet.ui.frame.restore import RestoreDialog
from refnet.ui.main_window import MainWindow
from refnet.ui.page_list import PageEntry
from refnet.ui.truths import Truths
from refnet.ui.widgets.page import Page
from refnet.ui.window_actions import Desk


class Plain(Page):
    """A page without anything."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "People")


@pytest.fixture
def window(bare_context: Context, qtbot: QtBot) -> MainWindow:
    made = MainWindow(bare_context, [PageEntry("people", "People", "users", 0, Plain)])
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def usual(tmp_path: Path) -> Path:
    return tmp_path / "own.db"


@pytest.fixture
def files(bare_context: Context, window: MainWindow, usual: Path) -> Iterator[Files]:
    made = Files(bare_context, window, usual)
    yield made
    made.close()


@pytest.fixture
def desk(window: MainWindow, files: Files) -> Desk:
    made = Desk(window, files)
    window.context.actions.add(*made.actions())
    window.make_menus()
    return made


def _press(window: MainWindow, text: str, qtbot: QtBot) -> None:
    found = next(one for one in window.findChildren(QPushButton) if one.text() == text and one.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_the_first_start_asks_for_a_name_and_a_currency(
    files: Files, window: MainWindow, context_of: Context, usual: Path, qtbot: QtBot
) -> None:
    files.open_usual()
    first = window.findChild(FirstStart)
    first.grab()
    first.name.setText("Marta Lindqvist")
    first.currency.choose("SEK")
    ran: list[str] = []
    context_of.actions.add(Action("add-ally", "Add ally", lambda: ran.append("add-ally")))
    with qtbot.waitSignal(files.opened):
        qtbot.keyClick(first.name, Qt.Key.Key_Return)
    assert ran == ["add-ally"]
    store = context_of.store
    assert reps.me(store).name == "Marta Lindqvist"
    assert preferences.load(store).currency == "SEK"
    assert usual.exists()
    assert window.head.title.text() == "People"
    assert window.status.file.text() == "own.db"
    files.back_up()
    assert window.status.backup.text().startswith("Backup ")


@pytest.fixture
def context_of(bare_context: Context) -> Context:
    return bare_context


def test_contacts_are_brought_after_the_file_is_made(files: Files, window: MainWindow, qtbot: QtBot) -> None:
    files.ask_first()
    window.findChild(FirstStart).name.clear()
    with qtbot.waitSignals([files.opened, files.import_wanted]):
        _press(window, "Choose a file …", qtbot)
    assert reps.me(window.context.store) is None


def test_the_sample_opens_in_a_file_of_its_own(files: Files, window: MainWindow, usual: Path, qtbot: QtBot) -> None:
    files.ask_first()
    _press(window, "Open the sample network", qtbot)
    assert window.context.store.path == paths.sample()
    assert people.count(window.context.store, Listing()) > 100
    assert not usual.exists()
    files.open_sample()
    assert people.count(window.context.store, Listing()) > 100


def test_a_file_that_is_open_elsewhere_says_so_and_can_be_tried_again(
    files: Files, window: MainWindow, usual: Path, qtbot: QtBot
) -> None:
    other = Store.open(usual)
    files.open_usual()
    problem = window.findChild(Problem)
    assert "open in another window" in problem.accessibleName()
    problem.grab()
    assert not window.context.is_open
    window.open_page("people")
    assert window.pages.current() is None
    other.close()
    _press(window, "Try again", qtbot)
    assert window.context.is_open


@pytest.mark.parametrize("content", [b"Dear diary", b"SQLite format 3\x00" + bytes(200)])
def test_a_file_that_is_not_ours_is_refused(files: Files, window: MainWindow, tmp_path: Path, content: bytes) -> None:
    strange = tmp_path / "strange.db"
    strange.write_bytes(content)
    window.open_wanted.emit(strange)
    assert "strange.db" in window.findChild(Problem).accessibleName()
    assert strange.read_bytes() == content


def test_the_ways_on_after_a_problem_are_passed_to_the_window(
    files: Files, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    files.open(tmp_path / "nowhere" / "file.db")
    ways = {
        "Choose another file …": files.choose_wanted,
        "Restore a backup …": files.restore_wanted,
        "Quit": files.quit_wanted,
    }
    for text, signal in ways.items():
        with qtbot.waitSignal(signal):
            _press(window, text, qtbot)


def test_another_file_takes_the_place_of_the_first(
    files: Files, desk: Desk, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = tmp_path / "own.db"
    files.open(usual)
    people.add(window.context.store, PersonDraft("Ann"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "new.db"), ""))
    desk.new_file()
    assert people.count(window.context.store, Listing()) == 0
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(usual), ""))
    desk.choose_file()
    assert people.count(window.context.store, Listing()) == 1
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: ("", ""))
    desk.choose_file()
    desk.new_file()
    assert window.context.store.path == usual


def test_a_backup_can_be_brought_back(files: Files, desk: Desk, window: MainWindow, usual: Path, qtbot: QtBot) -> None:
    files.open(usual)
    people.add(window.context.store, PersonDraft("Ann"))
    window.context.run("back-up")
    people.add(window.context.store, PersonDraft("Bob"))
    window.context.run("restore")
    dialog = window.findChild(RestoreDialog)
    listed = dialog.findChild(QListWidget)
    assert "1 people" in listed.item(0).text()
    dialog.accept()
    assert people.count(window.context.store, Listing()) == 1


def test_without_a_backup_there_is_nothing_to_bring_back(
    files: Files, desk: Desk, window: MainWindow, usual: Path
) -> None:
    files.open(usual)
    window.context.run("restore")
    dialog = window.findChild(RestoreDialog)
    dialog.accept()
    assert dialog.isVisible()
    assert [one.text() for one in dialog.findChildren(QLabel) if "no backup of this file yet" in one.text()]
    assert [one.text() for one in dialog.findChildren(QPushButton) if one.isVisible()] == ["Close"]
    dialog.reject()


def test_the_half_hour_backs_up_only_what_changed(files: Files, window: MainWindow, usual: Path) -> None:
    files.open(usual)
    files._backup.timeout.emit()
    assert opening.backups_of(usual)[1] == []
    people.add(window.context.store, PersonDraft("Ann"))
    files._backup.timeout.emit()
    assert len(opening.backups_of(usual)[1]) == 1
    files.close()
    files.back_up()


def test_an_older_backup_is_told_by_its_day(files: Files, window: MainWindow, usual: Path) -> None:
    files.open(usual)
    assert isinstance(files.truths, Truths)
    assert window.status.backup.text() == "No backup needed yet"
    people.add(window.context.store, PersonDraft("Ann"))
    files.truths.show_backup()
    assert window.status.backup.text() == "No backup yet"


def test_the_computers_user_is_a_first_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "marta.lindqvist")
    assert opening.user_name() == "Marta Lindqvist"
    monkeypatch.setenv("LOGNAME", "root")
    assert opening.user_name() == ""


def test_files_are_looked_for_where_the_last_one_was(
    files: Files, desk: Desk, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    chosen = tmp_path / "team.db"

    def choose(*given: str) -> tuple[str, str]:
        asked.append(given[2])
        return str(chosen), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    desk.choose_file()
    desk.choose_file()
    desk.new_file()
    assert asked == [documents, str(tmp_path), str(tmp_path / "refnet.db")]


def test_files_dropped_on_the_first_page_begin_a_file_and_come_in(
    files: Files, window: MainWindow, qtbot: QtBot
) -> None:
    wanted: list[object] = []
    files.import_wanted.connect(wanted.append)
    files.begin_with([Path("too early.csv")])
    files.ask_first()
    window.show()
    with qtbot.waitSignals([files.opened, files.import_wanted]):
        files.begin_with([Path("contacts.csv")])
    assert wanted == [(Path("contacts.csv"),)]


def test_what_was_to_follow_a_beginning_that_failed_does_not_follow_another_file(
    files: Files, window: MainWindow, usual: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    ran: list[str] = []
    window.context.actions.add(Action("add-ally", "Add ally", lambda: ran.append("add-ally")))
    usual.parent.mkdir(parents=True, exist_ok=True)
    usual.write_text("not a database")
    files.ask_first()
    _begin(window, qtbot)
    assert window.findChild(Problem) is not None
    assert not window.context.is_open
    with qtbot.waitSignal(files.opened):
        files.open(tmp_path / "another.db")
    assert ran == []


def _begin(window: MainWindow, qtbot: QtBot) -> None:
    first = window.findChild(FirstStart)
    first.grab()
    first.name.setText("Marta Lindqvist")
    qtbot.keyClick(first.name, Qt.Key.Key_Return)


def test_a_beginning_that_succeeds_at_the_second_try_goes_on_as_it_was_meant(
    files: Files, window: MainWindow, context_of: Context, usual: Path, qtbot: QtBot
) -> None:
    ran: list[str] = []
    context_of.actions.add(Action("add-ally", "Add ally", lambda: ran.append("add-ally")))
    usual.parent.mkdir(parents=True, exist_ok=True)
    usual.write_text("not a database")
    files.ask_first()
    _begin(window, qtbot)
    assert window.findChild(Problem) is not None
    usual.unlink()
    with qtbot.waitSignal(files.opened):
        window.findChild(Problem).again_wanted.emit()
    assert ran == ["add-ally"]
