from uuid import uuid4

import pytest
from acting import dialog_in
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.domain.meetings import PreparationDraft
from refnet.domain.reminding import Message
from refnet.services import deals, meetings, reps, today
from refnet.ui.behind import Behind
from refnet.ui.dialogs.add_note import AddNoteDialog
from refnet.ui.dialogs.report import ReportDialog
from refnet.ui.main_window import MainWindow
from refnet.ui.page_list import PageEntry
from refnet.ui.reminder import REMIND
from refnet.ui.tray import KEEP, TOLD, Tray, has_tray
from refnet.ui.widgets.page import Page

MESSAGE = Message("Title", "Text")
Reason = QSystemTrayIcon.ActivationReason


def here_is_one():
    return True


def none():
    return None


class Desktop:
    """A desktop whose tray comes and goes."""

    def __init__(self):
        self.tray = True

    def has_tray(self):
        return self.tray


class Plain(Page):
    """A page without anything."""

    def __init__(self, context):
        super().__init__(context, "Today")


@pytest.fixture
def window(context, qtbot):
    made = MainWindow(
        context, [PageEntry("today", "Today", "users", 0, Plain), PageEntry("deals", "Deals", "users", 0, Plain)]
    )
    qtbot.addWidget(made)
    made.show()
    made.show_pages()
    yield made
    made.leave()


@pytest.fixture
def desktop():
    return Desktop()


@pytest.fixture
def behind(context, window, desktop, qapp):
    qapp.setQuitOnLastWindowClosed(True)
    made = Behind(qapp, context, lambda: window, available=desktop.has_tray, find=none)
    yield made
    made.let_go()
    qapp.setQuitOnLastWindowClosed(True)


def test_no_icon_is_shown_until_it_is_wished_and_it_goes_with_the_last_wish(context, qapp):
    tray = Tray(context.settings, available=here_is_one)
    assert tray.icon is None
    tray.say(MESSAGE)
    assert tray.shown == []
    context.settings.keep(REMIND, True)
    assert tray.icon is not None
    assert not tray.keeps
    context.settings.keep(KEEP, True)
    context.settings.keep(REMIND, False)
    assert tray.keeps
    context.settings.keep(KEEP, False)
    assert tray.icon is None


def test_where_the_desktop_has_no_tray_nothing_changes(context, window, qapp):
    assert not has_tray()
    behind = Behind(qapp, context, lambda: window, find=none)
    context.settings.keep(KEEP, True)
    assert behind.tray.icon is None
    window.close()
    assert not window.isVisible()
    assert behind.tray.shown == []
    assert qapp.quitOnLastWindowClosed()


def test_a_closed_window_goes_on_in_the_tray_and_says_so_once(context, window, behind, qapp):
    context.settings.keep(KEEP, True)
    assert not qapp.quitOnLastWindowClosed()
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted()
    assert not window.isVisible()
    assert [one.title for one in behind.tray.shown] == ["RefNet goes on"]
    behind.tray.icon.messageClicked.emit()
    assert window.isVisible()
    window.close()
    assert len(behind.tray.shown) == 1


def test_quit_really_quits(context, window, behind, qapp):
    context.settings.keep(KEEP, True)
    closed = []
    window.closing.connect(lambda: closed.append(True))
    window.close()
    assert closed == []
    quit_ = next(one for one in behind.tray.menu.actions() if one.text() == "Quit")
    quit_.trigger()
    assert closed == [True]
    assert not window.isVisible()
    assert behind.tray.icon is None
    assert qapp.quitOnLastWindowClosed()


def test_quit_asks_before_it_throws_away_what_was_typed_in_a_form(context, window, behind, qapp):
    context.settings.keep(KEEP, True)
    closed = []
    window.closing.connect(lambda: closed.append(True))
    form = AddNoteDialog(context, uuid4(), "Ann Lee", window)
    form.open()
    form.note.setPlainText("Likes to be called early.")
    quit_ = next(one for one in behind.tray.menu.actions() if one.text() == "Quit")
    quit_.trigger()
    assert closed == []
    assert form.isVisible()
    assert form.note.toPlainText() == "Likes to be called early."
    quit_.trigger()
    assert closed == [True]


def test_a_reminder_wished_later_lets_the_window_stay_in_the_tray(context, window, qapp):
    found = []
    context.settings.keep(KEEP, True)
    behind = Behind(qapp, context, lambda: window, available=lambda: bool(found), find=none)
    assert qapp.quitOnLastWindowClosed()
    found.append(True)
    context.settings.keep(REMIND, True)
    assert behind.tray.keeps
    assert not qapp.quitOnLastWindowClosed()
    behind.let_go()
    qapp.setQuitOnLastWindowClosed(True)


def test_a_tray_that_comes_after_the_program_gets_the_icon(context, window, behind, desktop, qapp):
    desktop.tray = False
    context.settings.keep(KEEP, True)
    assert behind.tray.icon is None
    assert qapp.quitOnLastWindowClosed()
    desktop.tray = True
    behind.tray.look()
    assert behind.tray.keeps
    assert not qapp.quitOnLastWindowClosed()


def test_a_window_left_in_a_tray_that_goes_away_comes_back_unless_the_tray_was_only_started_anew(
    context, window, behind, desktop
):
    context.settings.keep(KEEP, True)
    said = []
    context.said.connect(lambda sentence, undo: said.append(sentence))
    window.close()
    desktop.tray = False
    behind.tray.look()
    desktop.tray = True
    behind.tray.look()
    desktop.tray = False
    behind.tray.look()
    assert not window.isVisible()
    behind.tray.look()
    assert window.isVisible()
    assert said == ["The tray of the desktop is gone, so RefNet shows its window again."]
    behind.tray.look()
    assert len(said) == 1


def test_without_a_tray_left_closing_ends_the_program(context, window, behind, desktop, qapp):
    context.settings.keep(KEEP, True)
    desktop.tray = False
    closed = []
    window.closing.connect(lambda: closed.append(True))
    window.close()
    assert closed == [True]
    assert behind.tray.icon is None
    assert qapp.quitOnLastWindowClosed()


def test_a_tray_that_goes_while_the_window_is_open_is_no_news(context, window, behind, desktop):
    context.settings.keep(KEEP, True)
    said = []
    context.said.connect(lambda sentence, undo: said.append(sentence))
    desktop.tray = False
    for _look in range(3):
        behind.tray.look()
    assert said == []


def test_the_icon_says_that_it_reminds_only_where_it_does(context, window, behind):
    context.settings.keep(KEEP, True)
    behind.tray.say_it_stays()
    context.settings.keep(TOLD, False)
    context.settings.keep(REMIND, True)
    behind.tray.say_it_stays()
    assert [("reminds" in one.text) for one in behind.tray.shown] == [False, True]


def test_a_program_that_is_to_end_does_not_stay_in_the_tray(context, window, behind):
    context.settings.keep(KEEP, True)
    closed = []
    window.closing.connect(lambda: closed.append(True))
    window.goes_for_good()
    window.close()
    assert closed == [True]


def test_a_reminder_waits_until_there_is_somebody_to_hear_it(context, window, behind, desktop):
    reps.become(context.store, "Rae Rep")
    today.add_task(context.store, "Call Bob Ray", reps.me(context.store).id, context.today())
    context.settings.keep(REMIND, True)
    heard = []
    behind.reminder.speaks.connect(heard.append)
    desktop.tray = False
    behind.reminder.look()
    assert heard == []
    assert context.settings.text("reminded_on") == ""


def test_without_the_wish_closing_closes(context, window, behind):
    context.settings.keep(REMIND, True)
    closed = []
    window.closing.connect(lambda: closed.append(True))
    window.close()
    assert closed == [True]
    assert behind.tray.shown == []


@pytest.mark.parametrize(
    ("reason", "is_shown"), [(Reason.Trigger, True), (Reason.DoubleClick, True), (Reason.Context, False)]
)
def test_a_click_on_the_icon_shows_the_window(context, window, behind, reason, is_shown):
    context.settings.keep(KEEP, True)
    window.close()
    behind.tray.icon.activated.emit(reason)
    assert window.isVisible() is is_shown


def test_a_click_on_a_reminder_opens_today_or_the_brief_of_the_meeting(context, window, behind, qtbot):
    context.settings.keep(KEEP, True)
    went = []
    context.wanted.connect(lambda page, target: went.append((page, target)))
    window.close()
    behind.tray.say(MESSAGE)
    behind.tray.icon.messageClicked.emit()
    assert window.isVisible()
    assert went == [("today", None)]
    rep, store = reps.become(context.store, "Rae Rep"), context.store
    deal = deals.open_deal(store, DealDraft(PersonDraft("Bob Ray"), rep, context.today()))
    meeting = meetings.prepare(store, deal, PreparationDraft(context.today(), "9:30"))
    window.close()
    behind.tray.say(Message("Title", "Text", ("meeting", meeting)))
    behind.tray.icon.messageClicked.emit()
    assert window.isVisible()
    dialog_in(window, ReportDialog).close()


def test_without_a_file_a_click_shows_the_window_alone(context, window, behind):
    context.settings.keep(KEEP, True)
    went = []
    context.wanted.connect(lambda page, target: went.append(page))
    store = context.store
    context.take_store(None)
    behind.tray.say(MESSAGE)
    behind.tray.icon.messageClicked.emit()
    assert went == []
    context.take_store(store)


def test_the_menu_of_the_icon_opens_the_window_and_logs_an_introduction(context, window, behind):
    from refnet.ui.actions import Action

    ran = []
    context.actions.add(
        Action("log-introduction", "Log", lambda: ran.append(True), "", "", "record", "", "", lambda: True)
    )
    context.settings.keep(KEEP, True)
    window.close()
    for action in behind.tray.menu.actions()[:2]:
        action.trigger()
    assert window.isVisible()
    assert ran == [True]


def test_reminders_are_shown_by_the_icon(context, window, behind, qapp):
    reps.become(context.store, "Rae Rep")
    context.settings.keep(REMIND, True)
    behind.reminder.speaks.emit(MESSAGE)
    assert behind.tray.shown == [MESSAGE]
    assert isinstance(qapp, QApplication)
