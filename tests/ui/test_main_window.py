from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import PersonDraft
from refnet.domain.errors import RefNetError
from refnet.services import people, reps
from refnet.ui.actions import Action, Actions
from refnet.ui.context import Context
from refnet.ui.files import Files
from refnet.ui.frame.about import About
from refnet.ui.frame.keys_sheet import KeysSheet
from refnet.ui.jobs import Progress, Tick
from refnet.ui.main_window import MainWindow
from refnet.ui.page_actions import page_actions
from refnet.ui.page_list import PageEntry
from refnet.ui.record_actions import record_actions
from refnet.ui.widgets.page import Page
from refnet.ui.window_actions import Desk

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Plain(Page):
    """Counts how often it was refreshed."""

    tables = ("person",)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "People")
        self.refreshed = 0
        self.shown_target: object = None
        self.box = QLineEdit()
        QVBoxLayout(self).addWidget(self.box)

    def refresh(self) -> None:
        self.refreshed += 1
        self.set_subtitle(f"read {self.refreshed} times")

    def show_target(self, table: str, key: object) -> None:
        self.shown_target = (table, key)

    def find_here(self) -> None:
        self.box.setFocus()


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    entries = [PageEntry("people", "People", "users", 0, Plain), PageEntry("other", "Other", "settings", 1, Plain)]
    made = MainWindow(context, entries)
    qtbot.addWidget(made)
    files = Files(context, made, Path("refnet.db"))
    desk = Desk(made, files)
    context.actions.add(*record_actions(context, made), *desk.actions())
    made.make_menus()
    made.palette_wanted.connect(desk.open_palette)
    made.show_pages()
    files.truths.show_all()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


def _page(window: MainWindow) -> Plain:
    page = window.pages.current()
    assert isinstance(page, Plain)
    return page


def test_the_rail_and_its_keys_open_pages(window: MainWindow, qtbot: QtBot) -> None:
    assert window.head.title.text() == "People"
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.pages.current_key() == "other"
    first = next(one for one in window.rail.findChildren(QToolButton) if one.accessibleName() == "People")
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert window.pages.current_key() == "people"
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert window.pages.current_key() == "other"
    window.open_place(1)
    window.open_place(9)
    assert window.pages.current_key() == "people"


def test_a_page_reads_again_when_its_rows_changed_and_it_is_in_view(window: MainWindow, context: Context) -> None:
    people_page = _page(window)
    window.open_page("other")
    other_page = _page(window)
    before = other_page.refreshed
    people.add(context.store, PersonDraft("Ann"))
    assert (people_page.refreshed, other_page.refreshed) == (1, before + 1)
    window.open_page("people")
    assert people_page.refreshed == 2
    assert window.head.subtitle.text() == "read 2 times"


def test_a_change_of_other_tables_reads_nothing(window: MainWindow, context: Context) -> None:
    reps.become(context.store, "Rae Rep")
    assert _page(window).refreshed == 1
    assert window.rail.findChild(QLabel) is not None


def test_the_status_bar_names_the_step_that_undo_takes_back(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    assert not window.status.undo.isEnabled()
    people.add(context.store, PersonDraft("Ann"))
    said = window.status.undo.text()
    assert said.startswith("Undo: ")
    assert window.status.saved.text().startswith("Everything saved ")
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.status.undo.text() == "Nothing to undo"
    assert window.toast.sentence.text().startswith("Taken back: ")
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert window.status.undo.text() == said
    qtbot.mouseClick(window.status.undo, Qt.MouseButton.LeftButton)
    assert window.status.undo.text() == "Nothing to undo"


def test_undo_without_a_step_says_so(window: MainWindow) -> None:
    window.undo_wanted.emit()
    assert window.toast.sentence.text() == "There is nothing to undo."
    window.context.actions.get("redo").run()
    assert window.toast.sentence.text() == "There is nothing to redo."


def test_a_narrow_window_shows_icons_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1300, 800)
    QApplication.processEvents()
    assert (window.rail.width(), _page(window).margin) == (200, 24)
    window.saying.say("Done.")
    window.resize(1024, 700)
    QApplication.processEvents()
    assert (window.rail.width(), _page(window).margin) == (56, 16)


def test_f6_goes_round_the_areas(window: MainWindow, qtbot: QtBot) -> None:
    people.add(window.context.store, PersonDraft("Ann"))
    _page(window).box.setFocus()
    seen = []
    for _step in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    areas = [window.status, window.rail, window.head, window.pages]
    assert all(area.isAncestorOf(one) for area, one in zip(areas, seen, strict=True))
    qtbot.keyClick(window, Qt.Key.Key_F6, SHIFT)
    assert window.head.isAncestorOf(QApplication.focusWidget())


def test_control_f_goes_to_the_filter_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.findChild(QToolButton).setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert _page(window).box.hasFocus()


def test_a_target_is_handed_to_its_page(window: MainWindow, context: Context) -> None:
    key = people.add(context.store, PersonDraft("Ann"))
    context.go("other", ("person", key))
    assert _page(window).shown_target == ("person", key)


def test_a_refusal_stays_as_a_banner_until_it_is_closed(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    context.warn("The disk is full.")
    context.jobs.refused.emit(RefNetError("The disk is still full."))
    QApplication.processEvents()
    cross = window.banners.banner.findChild(QToolButton)
    assert window.banners.banner.sentence.text() == "The disk is still full."
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert window.banners.banner is None


def test_running_work_shows_its_count_and_can_be_stopped(window: MainWindow, qtbot: QtBot) -> None:
    progress = Progress("Importing contacts.csv", print)
    window.context.jobs.ticked.emit(Tick(progress, 1240, 2000))
    work = window.status.work
    assert work.isHidden()
    qtbot.waitUntil(work.isVisible)
    assert work.count.text() == "1,240 of 2,000"
    qtbot.mouseClick(work.cancel, Qt.MouseButton.LeftButton)
    assert progress.cancelled
    window.context.jobs.ticked.emit(Tick(Progress("Other", print), 0, 0, is_over=True))
    assert work.isVisible()
    window.context.jobs.ticked.emit(Tick(progress, 0, 0, is_over=True))
    assert work.isHidden()
    work._cancel()


def _drop(window: MainWindow, *files: str) -> bool:
    said = QMimeData()
    said.setUrls([QUrl.fromLocalFile(file) for file in files])
    event = QDropEvent(
        QPoint(300, 300), Qt.DropAction.CopyAction, said, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    return event.isAccepted()


def test_files_can_be_dropped_on_the_window(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.import_wanted) as told:
        _drop(window, "/tmp/contacts.CSV")
    assert told.args == [[Path("/tmp/contacts.CSV")]]
    with qtbot.waitSignal(window.import_wanted) as told:
        _drop(window, "/tmp/a.csv", "/tmp/anything")
    assert told.args == [[Path("/tmp/a.csv"), Path("/tmp/anything")]]
    with qtbot.waitSignal(window.merge_wanted) as told:
        _drop(window, "/tmp/team.refnet")
    assert told.args == [Path("/tmp/team.refnet")]
    with qtbot.assertNotEmitted(window.import_wanted):
        _drop(window)


def _dropped_text(window: MainWindow, text: str) -> bool:
    said = QMimeData()
    said.setText(text)
    entering = QDragEnterEvent(
        QPoint(300, 300), Qt.DropAction.CopyAction, said, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dragEnterEvent(entering)
    event = QDropEvent(
        QPoint(300, 300), Qt.DropAction.CopyAction, said, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    return entering.isAccepted() and event.isAccepted()


def test_cells_of_a_spreadsheet_can_be_dropped_on_the_window_and_other_text_not(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.rows_dropped) as told:
        assert _dropped_text(window, "Name\tCompany\nAnn\tAcme")
    assert told.args == ["Name\tCompany\nAnn\tAcme"]
    assert not _dropped_text(window, "only words\t")
    window.context.take_store(None)
    assert not _dropped_text(window, "Name\tCompany\nAnn\tAcme")


def test_a_refnet_file_dropped_while_none_is_open_opens(window: MainWindow, qtbot: QtBot) -> None:
    window.context.take_store(None)
    with qtbot.waitSignal(window.open_wanted):
        _drop(window, "/tmp/team.refnet")


def test_the_window_remembers_where_it_stood(context: Context, qtbot: QtBot) -> None:
    window = MainWindow(context, [])
    qtbot.addWidget(window)
    window.resize(1024, 750)
    window.show()
    window.close()
    again = MainWindow(context, [])
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1024, 750)


def test_every_action_stands_in_a_menu_with_its_key(window: MainWindow) -> None:
    assert window.menus is not None
    window.menus.refresh()
    shown = {action.data() for menu in window.menuBar().actions() for action in menu.menu().actions()}
    assert {action.id for action in window.context.actions.all()} <= shown
    assert [one.text() for one in window.menuBar().actions()] == [
        "&File",
        "&Edit",
        "&View",
        "&Record",
        "&Ask",
        "&Selected",
        "&Help",
    ]


def test_preferences_are_changed_from_the_menu(window: MainWindow, context: Context) -> None:
    context.run("theme-dark")
    assert context.settings.theme == "dark"
    context.run("larger-text")
    assert context.settings.text_scale == 1.1
    context.run("smaller-text")
    context.run("usual-text")
    assert context.settings.text_scale == 1.0


def test_help_lists_every_key(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    context.run("keyboard")
    context.run("about")
    sheet, about = window.findChild(KeysSheet), window.findChild(About)
    said = {one.text() for one in sheet.findChildren(QLabel)}
    assert {action.shortcut for action in context.actions.all() if action.shortcut} <= said
    assert any("Lucide" in one.text() for one in about.findChildren(QLabel))
    sheet.close()
    about.close()


def test_a_taken_key_is_a_bug() -> None:
    actions = Actions()
    actions.add(Action("a", "&A && B", print, "Ctrl+A"))
    assert actions.get("a").plain_text == "A & B"
    for other in (Action("a", "A", print), Action("b", "B", print, "Ctrl+A")):
        with pytest.raises(ValueError, match="taken"):
            actions.add(other)


def test_what_cannot_be_done_now_is_not_done() -> None:
    actions, done = Actions(), []
    actions.add(Action("a", "A", lambda: done.append(1), enabled=lambda: False))
    actions.run("a")
    assert done == []


def test_a_context_without_a_store_says_so(bare_context: Context) -> None:
    assert not bare_context.is_open
    with pytest.raises(RuntimeError):
        _ = bare_context.store
    assert isinstance(bare_context.today(), date)


def test_the_primary_button_logs_an_introduction(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.head.log, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "Log introduction"
    dialog.close()


@pytest.mark.parametrize(
    ("action", "title"),
    [
        ("log-ask", "Log ask"),
        ("log-cold-lead", "Log cold lead"),
        ("log-meeting", "Log meeting"),
        ("add-ally", "Add ally"),
    ],
)
def test_the_record_menu_opens_its_forms(window: MainWindow, context: Context, action: str, title: str) -> None:
    context.run(action)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == title
    dialog.close()


def _nameless(window: MainWindow) -> list[str]:
    controls = [*window.findChildren(QPushButton), *window.findChildren(QToolButton), *window.findChildren(QLineEdit)]
    return [repr(one) for one in controls if not one.accessibleName() and not one.objectName().startswith("qt_")]


def test_every_control_of_the_frame_has_a_name(window: MainWindow) -> None:
    _page(window).box.setAccessibleName("Box")
    assert not _nameless(window)


class Reporting(Plain):
    has_report = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.reports = 0

    def deeds(self) -> dict[str, object]:
        return {"report": self.report}

    def report(self) -> None:
        self.reports += 1


def test_a_page_with_a_report_offers_it_in_its_head_and_by_key(context: Context, qtbot: QtBot) -> None:
    window = MainWindow(
        context, [PageEntry("plain", "Plain", "users", 0, Plain), PageEntry("told", "Told", "users", 0, Reporting)]
    )
    qtbot.addWidget(window)
    context.actions.add(*page_actions(window.pages.current))
    window.show_pages()
    window.show()
    assert not window.head.report.isVisible()
    window.open_page("told")
    assert window.head.report.isVisible()
    qtbot.mouseClick(window.head.report, Qt.MouseButton.LeftButton)
    page = window.pages.current()
    assert isinstance(page, Reporting)
    assert page.reports == 1
    assert context.actions.get("report").shortcut == "Ctrl+P"
    window.close()


def test_no_menu_is_higher_than_the_smallest_window(window: MainWindow) -> None:
    heights = {menu.title(): menu.sizeHint().height() for menu in window.menuBar().findChildren(QMenu)}
    assert max(heights.values()) <= 640, heights
