from dataclasses import replace
from datetime import date, timedelta

import pytest
from acting import CONTROL, SHIFT, Said, accept, click, dialog_in
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from refnet.domain.drafts import PersonDraft
from refnet.domain.kinds import Role
from refnet.domain.today.rules import working_days_after
from refnet.services import people, reps, today
from refnet.store.schema import Rep
from refnet.ui.actions import Action
from refnet.ui.dialogs.task import TaskDialog
from refnet.ui.dialogs.task_list import dialog as tasks
from refnet.ui.dialogs.task_list.dialog import TasksDialog
from refnet.ui.dialogs.task_list.lines import later_days
from refnet.ui.record_actions import record_actions

THURSDAY, FRIDAY, MONDAY = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def rep(file_store):
    return reps.become(file_store, "Rae Rep")


@pytest.fixture
def three(context, rep):
    day, store = context.today(), context.store
    ann = people.add(store, PersonDraft("Ann Lee"))
    return [
        today.add_task(store, "Send the deck", rep, day - timedelta(days=2), person_id=ann),
        today.add_task(store, "Book a room", rep, day + timedelta(days=3)),
        today.add_task(store, "Read the report", rep, None),
    ]


@pytest.fixture
def dialog(context, three, qtbot):
    made = TasksDialog(context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def shown(dialog):
    return [(line.row.text, line.detail.text()) for line in dialog.lines.lines]


def chosen(menu, text):
    next(one for one in menu.actions() if one.text() == text).trigger()


def test_tasks_stand_in_the_order_of_their_days_with_the_keyboard_on_the_first(dialog):
    assert shown(dialog) == [
        ("Send the deck", "due 2 days ago; Ann Lee"),
        ("Book a room", "due in 3 days"),
        ("Read the report", "any day"),
    ]
    assert dialog.lines.place() == 0
    assert not dialog.whose.isVisible()


def test_keys_are_told_only_once_there_was_a_line_for_them(context, rep, qtbot):
    dialog = TasksDialog(context)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: bool(dialog.told.text()))
    assert dialog.keys.text() == ""
    task = today.add_task(context.store, "Send the deck", rep, None)
    qtbot.waitUntil(lambda: dialog.keys.text().startswith("D: done."))
    today.finish(context.store, task, context.today())
    qtbot.waitUntil(lambda: not dialog.lines.lines)
    assert dialog.keys.text().startswith("D: done.")


def test_tasks_are_done_one_after_the_other_by_one_key_and_taken_up_again(context, dialog, qtbot):
    said = Said(context)
    for _time in range(3):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_D)
    assert said.toasts == ["Send the deck: done.", "Book a room: done.", "Read the report: done."]
    assert "No task is open." in dialog.told.text()
    context.store.undo()
    assert [text for text, _detail in shown(dialog)] == ["Read the report"]
    click(qtbot, dialog.which, "Done")
    assert [text for text, _detail in shown(dialog)] == ["Book a room", "Send the deck"]
    assert shown(dialog)[0][1] == "done today"
    assert not dialog.search.isEnabled()
    qtbot.keyClick(dialog.lines.lines[0], Qt.Key.Key_L)
    qtbot.keyClick(dialog.lines.lines[0], Qt.Key.Key_Return)
    qtbot.mouseDClick(dialog.lines.lines[0], LEFT)
    qtbot.mouseClick(dialog.lines.lines[0].tick, LEFT)
    chosen(dialog.lines.lines[0].menu(), "Open again")
    assert dialog.told.text() == "No task was done yet."
    assert len(today.open_tasks(context.store, None)) == 3


def test_a_task_is_put_off_from_its_day_and_comes_back(context, dialog, qtbot):
    first, second = dialog.lines.lines[:2]
    qtbot.keyClick(first, Qt.Key.Key_L)
    assert "put off to" in shown(dialog)[0][1]
    assert today.task(context.store, first.row.id).put_off_until == working_days_after(context.today(), 1)
    chosen(dialog.lines.lines[0].menu(), "Back on the list")
    assert "put off" not in shown(dialog)[0][1]
    chosen(dialog.lines.lines[1].menu(), "The day after")
    assert today.task(context.store, second.row.id).put_off_until == context.today() + timedelta(days=4)
    qtbot.keyClick(dialog.lines.lines[2], Qt.Key.Key_N)
    assert "not on Today" in shown(dialog)[2][1]


def test_later_is_the_next_working_day_and_tomorrow_stays_a_choice(dialog):
    row = replace(dialog.lines.lines[0].row, due_on=None)
    assert later_days(row, THURSDAY)[0] == ("Tomorrow", FRIDAY)
    assert later_days(row, FRIDAY)[:2] == (("Next working day", MONDAY), ("Tomorrow", FRIDAY + timedelta(days=1)))


def test_arrows_go_along_the_lines_and_other_keys_do_nothing(dialog, qtbot):
    lines = dialog.lines.lines
    qtbot.keyClick(lines[0], Qt.Key.Key_Down)
    assert dialog.lines.place() == 1
    qtbot.keyClick(lines[1], Qt.Key.Key_Up)
    qtbot.keyClick(lines[0], Qt.Key.Key_Up)
    assert dialog.lines.place() == 0
    qtbot.keyClick(lines[0], Qt.Key.Key_X)
    qtbot.keyClick(lines[0], Qt.Key.Key_D, CONTROL)
    assert len(dialog.lines.lines) == 3
    lines[0].grab()


def test_a_task_is_changed_removed_and_another_added_by_keys(context, dialog, qtbot):
    qtbot.keyClick(dialog.lines.lines[0], Qt.Key.Key_Return)
    form = dialog_in(dialog, TaskDialog)
    form.what.setText("Send the offer")
    accept(qtbot, form)
    assert shown(dialog)[0][0] == "Send the offer"
    qtbot.keyClick(dialog.lines.lines[0], Qt.Key.Key_Delete)
    assert shown(dialog)[0][0] == "Book a room"
    qtbot.keyClick(dialog, Qt.Key.Key_D, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in dialog.findChildren(TaskDialog)))
    form = dialog_in(dialog, TaskDialog)
    form.what.setText("Call the bank")
    accept(qtbot, form)
    assert ("Call the bank", "due today") in shown(dialog)


def test_keys_of_the_window_work_in_the_list(context, dialog, qtbot):
    context.actions.add(Action("undo", "Undo", context.store.undo, "Ctrl+Z", "", "edit", "", "", lambda: True))
    qtbot.keyClick(dialog.lines.lines[0], Qt.Key.Key_D)
    qtbot.keyClick(dialog.lines.lines[0], Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(dialog.lines.lines) == 3)


def test_a_task_is_found_by_words(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "ann")
    assert [text for text, _detail in shown(dialog)] == ["Send the deck"]
    qtbot.keyClicks(dialog.search, "x")
    assert dialog.told.text() == "No open task has these words."


def test_tasks_of_everybody_are_one_choice_away_for_a_manager_alone(context, rep, dialog, qtbot):
    kim = reps.add(context.store, "Kim")
    today.add_task(context.store, "Kim's own", kim, None)
    assert not dialog.whose.isVisible()
    with context.store.step("promote") as session:
        session.get_one(Rep, rep).role = Role.MANAGER
    assert dialog.whose.isVisible()
    assert len(dialog.lines.lines) == 3
    dialog.whose.choose(True)
    dialog.whose.chosen.emit(True)
    assert ("Kim's own", "any day; Kim") in shown(dialog)


def test_of_very_many_the_earliest_are_shown(context, rep, qtbot, monkeypatch):
    monkeypatch.setattr(tasks, "SHOWN", 2)
    for number in range(3):
        today.add_task(context.store, f"Task {number}", rep, None)
    dialog = TasksDialog(context)
    qtbot.addWidget(dialog)
    assert len(dialog.lines.lines) == 2
    assert dialog.told.text() == "3 tasks are open; here are the earliest."


def test_the_menu_of_a_line_opens_by_mouse_and_key(dialog, qtbot):
    line = dialog.lines.lines[0]
    qtbot.mouseClick(line.more, LEFT)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    QApplication.activePopupWidget().close()
    for reason in QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard:
        QApplication.sendEvent(line, QContextMenuEvent(reason, QPoint(5, 5), line.mapToGlobal(QPoint(5, 5))))
        assert isinstance(QApplication.activePopupWidget(), QMenu)
        QApplication.activePopupWidget().close()


def test_the_list_is_reached_from_menu_and_palette_and_lives_without_a_file(context, three, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    context.actions.add(*record_actions(context, window))
    context.run("tasks")
    dialog = dialog_in(window, TasksDialog)
    store = context.store
    context.take_store(None)
    dialog.refresh()
    assert len(dialog.lines.lines) == 3
    context.take_store(store)
    dialog.close()
