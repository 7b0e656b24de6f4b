from datetime import timedelta

import pytest
from acting import Said, accept, click, dialog_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from world import world

from refnet.services import deals, introductions, people, reps, today
from refnet.services.listing import Listing
from refnet.ui.dialogs.task import TaskDialog
from refnet.ui.dialogs.task_list.dialog import TasksDialog
from refnet.ui.pages.allies.page import AlliesPage
from refnet.ui.pages.deals.page import TABLE, DealsPage
from refnet.ui.pages.introductions.page import IntroductionsPage
from refnet.ui.record_actions import record_actions


@pytest.fixture
def known(context):
    reps.become(context.store, "Rae Rep")
    return world(context.store, "Ann>Bob")


@pytest.fixture
def rep(context, known):
    return reps.me(context.store).id


@pytest.fixture
def shown(qtbot):
    pages = []

    def show(page):
        qtbot.addWidget(page)
        page.resize(1240, 820)
        with qtbot.waitExposed(page):
            page.show()
        pages.append(page)
        return page

    yield show
    for page in pages:
        page.close()


@pytest.fixture
def allies(context, known, shown):
    page = shown(AlliesPage(context))
    page.open_panel(known["Bob"])
    return page


def lines(panel):
    return [line.row.text for line in panel.tasks.lines.lines]


def test_a_task_about_somebody_is_added_from_their_panel_and_ticked_off_there(context, allies, qtbot):
    said = Said(context)
    assert lines(allies.person_panel) == []
    click(qtbot, allies.panel, "Add task")
    form = dialog_in(allies, TaskDialog)
    qtbot.keyClicks(form.what, "Send the deck")
    accept(qtbot, form)
    assert lines(allies.person_panel) == ["Send the deck"]
    qtbot.keyClick(allies.person_panel.tasks.lines.lines[0], Qt.Key.Key_D)
    assert lines(allies.person_panel) == []
    assert said.toasts[-1] == "Send the deck: done."
    context.store.undo()
    assert lines(allies.person_panel) == ["Send the deck"]


def test_the_keyboard_stays_in_the_tasks_while_they_are_done(context, allies, known, rep, qtbot):
    for text in ("One", "Two", "Three"):
        today.add_task(context.store, text, rep, context.today(), person_id=known["Bob"])
    section = allies.person_panel.tasks
    section.lines.lines[1].setFocus()
    qtbot.keyClick(section.lines.lines[1], Qt.Key.Key_D)
    assert lines(allies.person_panel) == ["One", "Three"]
    assert allies.person_panel.tasks.lines.place() == 1
    for _time in range(2):
        qtbot.keyClick(allies.focusWidget(), Qt.Key.Key_D)
    assert allies.person_panel.tasks.add.hasFocus()


def test_the_panels_of_deal_and_introduction_show_the_same_task(context, known, rep, shown, qtbot):
    (deal,) = deals.page(context.store, Listing(), 0, 10)
    (introduction,) = introductions.ids(context.store, Listing())
    today.add_task(context.store, "Send offer", rep, context.today() + timedelta(days=1), deal_id=deal.id)
    page = shown(DealsPage(context))
    page.open_panel(deal.id)
    assert lines(page.deal_panel) == ["Send offer"]
    click(qtbot, page.panel, "Add task")
    form = dialog_in(page, TaskDialog)
    assert not form.person.isVisible()
    form.reject()
    other = shown(IntroductionsPage(context))
    other.open_panel(introduction)
    assert lines(other.introduction_panel) == ["Send offer"]
    click(qtbot, other.panel, "Add task")
    form = dialog_in(other, TaskDialog)
    qtbot.keyClicks(form.what, "Read up")
    accept(qtbot, form)
    assert lines(other.introduction_panel) == ["Read up", "Send offer"]
    assert len(today.tasks_about(context.store, deal_id=deal.id)) == 2


def test_keys_add_a_task_about_what_is_chosen_in_the_page(context, allies, known, shown, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    places = [allies]
    context.actions.add(*record_actions(context, window, lambda: places[0]))
    allies.show_only("name", "")
    allies.clear_filters()
    allies.table.grab()
    allies.table.selectRow(0)
    context.run("add-task")
    form = dialog_in(allies, TaskDialog)
    assert form.person.hit is not None
    form.reject()
    page = places[0] = shown(DealsPage(context))
    page.look.choose(TABLE)
    page.refresh()
    page.table.grab()
    page.table.selectRow(0)
    context.run("add-task")
    assert dialog_in(page, TaskDialog)._deal_id is not None
    places[0] = None
    context.run("add-task")
    assert dialog_in(window, TaskDialog).person.hit is None


def test_of_many_tasks_the_rest_is_in_the_list(context, allies, known, rep, qtbot):
    context.actions.add(*record_actions(context, allies))
    for number in range(10):
        today.add_task(context.store, f"Task {number}", rep, None, person_id=known["Bob"])
    assert len(lines(allies.person_panel)) == 8
    click(qtbot, allies.panel, "2 more in the list of tasks")
    assert len(dialog_in(allies, TasksDialog).lines.lines) == 10


def test_a_task_put_off_in_a_panel_stays_there_and_says_so(context, allies, known, rep, qtbot):
    today.add_task(context.store, "Call", rep, context.today(), person_id=known["Bob"])
    line = allies.person_panel.tasks.lines.lines[0]
    qtbot.keyClick(line, Qt.Key.Key_L)
    assert "put off to" in allies.person_panel.tasks.lines.lines[0].detail.text()
    assert people.record(context.store, known["Bob"]).row.name == "Bob"
