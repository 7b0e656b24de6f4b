"""Another file in the place of the open one: nothing of the first may act on the second."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from refnet import paths
from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.services.listing import Listing
from refnet.ui.context import Context
from refnet.ui.files import Files
from refnet.ui.frame.problem import Problem
from refnet.ui.frame.restore import RestoreDialog
from refnet.ui.main_window import MainWindow
from refnet.ui.page_list import PageEntry
from refnet.ui.widgets.page import Page
from refnet.ui.window_actions import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


class Counting(Page):
    """Reads the store whenever it is refreshed, as every real page does."""

    tables = ("person",)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "People")

    def refresh(self) -> None:
        self.set_subtitle(str(people.count(self.store, Listing())))


@pytest.fixture
def window(bare_context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    entries = [PageEntry(key, key.title(), "users", 0, Counting) for key in ("first", "second", "third")]
    made = MainWindow(bare_context, entries)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def files(bare_context: Context, window: MainWindow) -> Iterator[Files]:
    made = Files(bare_context, window, paths.database())
    desk = Desk(window, made)
    made.restore_wanted.connect(desk.restore)
    bare_context.actions.add(*desk.actions())
    window.make_menus()
    yield made
    made.close()


def _people(window: MainWindow) -> int:
    return people.count(window.context.store, Listing())


def _add(window: MainWindow, name: str) -> None:
    """Add somebody as a form does: a write, and a toast about it."""
    people.add(window.context.store, PersonDraft(name))
    window.context.say(f"{name} was added.")


def _click_undo(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)


def test_the_toast_takes_back_its_own_step(files: Files, window: MainWindow, qtbot: QtBot) -> None:
    files.open(paths.database())
    _add(window, "Ann")
    assert window.toast.undo.isVisible()
    _click_undo(window, qtbot)
    assert _people(window) == 0
    assert window.toast.sentence.text().startswith("Taken back: ")


def test_the_toast_goes_with_the_file_it_spoke_of(files: Files, window: MainWindow) -> None:
    files.open(paths.database())
    people.add(window.context.store, PersonDraft("The last step of the user's own file"))
    window.context.run("open-sample")
    _add(window, "Ann")
    assert window.toast.isVisible()
    window.context.run("open-own")
    assert window.toast.isHidden()
    window.own_undo_wanted.disconnect()
    assert _people(window) == 1


@pytest.mark.parametrize("newer", ["step", "undo", "redo"])
def test_the_toast_offers_no_undo_once_something_newer_was_done(
    files: Files, window: MainWindow, qtbot: QtBot, newer: str
) -> None:
    files.open(paths.database())
    people.add(window.context.store, PersonDraft("Ann"))
    if newer == "redo":
        window.context.store.undo()
        window.context.store.redo()
    _add(window, "Bob")
    if newer == "redo":
        window.context.store.undo()
        _add(window, "Cat")
        window.context.store.undo()
        window.context.store.redo()
    elif newer == "undo":
        window.context.store.undo()
    else:
        people.add(window.context.store, PersonDraft("Dan"))
    assert window.toast.undo.isHidden()


def test_a_toast_without_a_step_of_its_own_offers_no_undo(files: Files, window: MainWindow) -> None:
    files.open(paths.database())
    _add(window, "Ann")
    window.context.say("The setting was kept as it was.")
    assert window.toast.undo.isHidden()


def test_a_step_that_is_on_its_way_is_not_taken_back_for_another(
    files: Files, window: MainWindow, qtbot: QtBot
) -> None:
    files.open(paths.database())
    _add(window, "Ann")
    window.context.notices.blockSignals(True)
    people.add(window.context.store, PersonDraft("Bob, of whom the window has not heard yet"))
    window.context.notices.blockSignals(False)
    _click_undo(window, qtbot)
    assert _people(window) == 2
    assert window.toast.sentence.text() == "Something newer was done meanwhile, so nothing was taken back."


def test_what_an_old_file_says_late_has_no_undo_in_the_new_one(files: Files, window: MainWindow) -> None:
    files.open(paths.database())
    store = window.context.store
    window.context.take_store(None)
    people.add(store, PersonDraft("Ann"))
    window.context.say("Ann was added.")
    assert window.toast.undo.isHidden()
    store.close(backup=False)


def _open(window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(tmp_path / "other.db"), ""))
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)


def _new(window: MainWindow, monkeypatch: pytest.MonkeyPatch, _qtbot: QtBot, tmp_path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "new.db"), ""))
    window.context.run("new-file")


def _own(window: MainWindow, *_more: object) -> None:
    window.context.run("open-own")


def _sample(window: MainWindow, *_more: object) -> None:
    window.context.run("open-sample")


def _restore(window: MainWindow, _monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, _tmp_path: Path) -> None:
    window.context.run("back-up")
    window.context.run("restore")
    dialog = window.findChild(RestoreDialog)
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)


def _drop(window: MainWindow, _monkeypatch: pytest.MonkeyPatch, _qtbot: QtBot, tmp_path: Path) -> None:
    window.open_wanted.emit(tmp_path / "dropped.db")


@pytest.mark.parametrize("road", [_open, _new, _own, _sample, _restore, _drop])
def test_another_file_opens_though_hidden_pages_are_stale(  # noqa: PLR0917
    files: Files,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    road: Callable[..., None],
) -> None:
    files.open(paths.database())
    for key in ("second", "third", "first"):
        window.open_page(key)
    people.add(window.context.store, PersonDraft("Ann"))
    road(window, monkeypatch, qtbot, tmp_path)
    assert window.context.is_open
    assert window.head.title.text() == "People"
    assert window.head.subtitle.text() == str(_people(window))
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.pages.current_key() == "second"
    assert window.head.subtitle.text() == str(_people(window))


def test_a_file_that_cannot_be_opened_leaves_nothing_said_of_the_one_before(
    files: Files, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    files.open(paths.database())
    _add(window, "Ann")
    letter = tmp_path / "letter.db"
    letter.write_text("Dear Marta, these are words and no database.", encoding="utf-8")
    files.open(letter)
    problem, status = window.findChild(Problem), window.status
    assert problem.isVisible()
    words = (status.saved, status.undo, status.file, status.backup)
    assert not any(one.isVisible() for one in words)
    back = next(one for one in problem.findChildren(QPushButton) if one.text() == "Back to my own file")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert _people(window) == 1
    assert status.saved.isVisible()
    assert status.file.text() == paths.database().name


def test_there_is_no_way_back_to_an_own_file_that_is_the_problem(files: Files, window: MainWindow) -> None:
    own = paths.database()
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("Dear Marta, these are words and no database.", encoding="utf-8")
    files.open_usual()
    problem = window.findChild(Problem)
    assert "Back to my own file" not in [one.text() for one in problem.findChildren(QPushButton)]
