"""What keys reach: every action from every page, one letter each in menus and forms, and all controls by Tab."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from refnet import app
from refnet.domain.drafts import AskDraft, DealDraft, PersonDraft
from refnet.services import asking, asks, deals, reps
from refnet.services.people import PersonHit, find
from refnet.ui.context import Context
from refnet.ui.dialogs.add_ally import AddAllyDialog
from refnet.ui.dialogs.ask_card import AskCardDialog
from refnet.ui.dialogs.close_deal import CloseDealDialog
from refnet.ui.dialogs.log_ask import LogAskDialog
from refnet.ui.dialogs.log_cold_lead import LogColdLeadDialog
from refnet.ui.dialogs.log_given import LogGivenDialog
from refnet.ui.dialogs.log_introduction import LogIntroductionDialog
from refnet.ui.dialogs.log_meeting import MeetingDialog
from refnet.ui.dialogs.note_names import NoteNamesDialog
from refnet.ui.dialogs.prepare_meeting import PrepareMeetingDialog
from refnet.ui.dialogs.quick_entry import QuickEntryDialog
from refnet.ui.dialogs.task import TaskDialog
from refnet.ui.main_window import MainWindow
from refnet.ui.page_list import pages
from refnet.ui.widgets.forms.form_dialog import FormDialog

# what Linux, Windows and macOS keep for themselves; Ctrl is Command on macOS
TAKEN = (
    "Ctrl+H", "Ctrl+M", "Ctrl+W", "Ctrl+Space", "Ctrl+Tab", "Ctrl+Esc", "Ctrl+Shift+Esc", "Ctrl+Shift+Q", "Ctrl+Shift+U", "Alt+F4",
    "Alt+Tab", "Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+5", "Ctrl+Alt+Del",
)  # fmt: skip
OF_TEXT = {"Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+V"}  # in a field they edit what is typed


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """Open the window on a file without anybody."""
    arguments = app.parser().parse_args(["--database", str(tmp_path_factory.mktemp("empty") / "empty.db")])
    application = app.Application(qapp, arguments, inline=True)
    application.open()
    qtbot.waitUntil(lambda: application.context.is_open, timeout=120_000)
    with qtbot.waitActive(application.window):
        application.window.activateWindow()
    yield application.window
    application.close()


@pytest.fixture
def fired(window: MainWindow) -> list[str]:
    """Let every action only note that its keys reached it."""
    noted: list[str] = []
    known = window.context.actions._known
    for key, action in known.items():
        known[key] = replace(action, run=partial(noted.append, key), enabled=None)
    return noted


def _press(window: MainWindow, shortcut: str, qtbot: QtBot) -> None:
    keys = QKeySequence(shortcut)[0]
    qtbot.keyClick(QApplication.focusWidget() or window, keys.key(), keys.keyboardModifiers())


def test_every_shortcut_reaches_its_action_from_every_page(window: MainWindow, fired: list[str], qtbot: QtBot) -> None:
    shortcuts = {one.id: one.shortcut for one in window.context.actions.all() if one.shortcut}
    for entry in pages():
        window.open_page(entry.key)
        for key, shortcut in shortcuts.items():
            fired.clear()
            _press(window, shortcut, qtbot)
            is_text = isinstance(QApplication.focusWidget(), QLineEdit | QComboBox)
            assert fired == [key] or (is_text and shortcut in OF_TEXT), f"{shortcut} on {entry.title}"


def test_shortcuts_reach_their_action_from_a_field_too_unless_they_edit_its_text(
    window: MainWindow, fired: list[str], qtbot: QtBot
) -> None:
    window.open_page("allies")
    window.find_here()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    for one in window.context.actions.all():
        if one.shortcut and one.shortcut not in OF_TEXT:
            fired.clear()
            _press(window, one.shortcut, qtbot)
            assert fired == [one.id], one.shortcut


def test_no_two_things_in_the_window_have_the_same_keys(window: MainWindow) -> None:
    for entry in pages():
        window.open_page(entry.key)
    keys: list[str] = []
    for action in window.findChildren(QAction):
        keys += [one.toString(QKeySequence.SequenceFormat.PortableText) for one in action.shortcuts()]
    for shortcut in window.findChildren(QShortcut):
        keys.append(shortcut.key().toString(QKeySequence.SequenceFormat.PortableText))
    assert [key for key, count in Counter(filter(None, keys)).items() if count > 1] == []


def test_no_shortcut_is_one_that_a_desktop_keeps_for_itself(window: MainWindow) -> None:
    assert {one.shortcut for one in window.context.actions.all()} & set(TAKEN) == set()


def test_no_letter_stands_twice_in_a_menu(window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        letters = [_letter(action.text()) for action in menu.actions()]
        assert _twice(letters) == [], menu.title()


def _letter(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()


def _twice(letters: list[str]) -> list[str]:
    return [letter for letter, count in Counter(letters).items() if letter and count > 1]


def _hit(context: Context) -> PersonHit:
    return find(context.store, "Ann")[0]


def _names(context: Context) -> FormDialog:
    key = asks.log(context.store, AskDraft(PersonDraft("Hal"), reps.become(context.store, "Rae"), context.today()))
    return NoteNamesDialog(context, asking.ask(context.store, key))


def _deal(context: Context) -> deals.DealRow:
    draft = DealDraft(PersonDraft("Ann Lee"), reps.become(context.store, "Rae"), date(2026, 1, 5), title="Move")
    return deals.rows(context.store, [deals.open_deal(context.store, draft)])[0]


FORMS: dict[str, Callable[[Context], FormDialog]] = {
    "ask": LogAskDialog,
    "introduction": LogIntroductionDialog,
    "given": LogGivenDialog,
    "cold lead": LogColdLeadDialog,
    "meeting": lambda context: MeetingDialog(context, _deal(context)),
    "preparation": lambda context: PrepareMeetingDialog(context, _deal(context)),
    "close": lambda context: CloseDealDialog(context, _deal(context)),
    "task": TaskDialog,
    "ally": AddAllyDialog,
    "names": _names,
    "card": AskCardDialog,
    "quick": QuickEntryDialog,
}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest, context: Context, qtbot: QtBot) -> Iterator[FormDialog]:
    """Return each form of the rep's day."""
    made = FORMS[request.param](context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.done(0)


def _shown(form: QDialog) -> list[QWidget]:
    return [one for one in form.findChildren(QWidget) if one.isVisible()]


def test_no_letter_leads_to_two_places_of_a_form(form: FormDialog) -> None:
    letters = [_letter(one.text()) for one in _shown(form) if isinstance(one, QAbstractButton)]
    letters += [_letter(one.text()) for one in _shown(form) if isinstance(one, QLabel) and one.buddy() is not None]
    assert _twice(letters) == []


def _stops(form: FormDialog, qtbot: QtBot) -> list[QWidget]:
    """Return where Tab stops, once round."""
    first = QApplication.focusWidget()
    assert first is not None
    stops = [first]
    while True:
        qtbot.keyClick(stops[-1], Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is None or here is first:
            return stops
        assert len(stops) < 80, f"Tab does not come round: {stops[-5:]}"
        stops.append(here)


def _awaited(form: FormDialog) -> set[QWidget]:
    """Return what should be reached: of buttons of which one is pressed, that one."""
    return {
        one
        for one in _shown(form)
        if one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not (isinstance(one, QAbstractButton) and one.group() is not None and not one.isChecked())
    }


def test_tab_reaches_every_control_of_a_form(form: FormDialog, qtbot: QtBot) -> None:
    stops = _stops(form, qtbot)
    assert _awaited(form) - set(stops) == set()
    assert form.verb in stops


def test_a_form_begins_in_a_field_and_leaves_by_escape(form: FormDialog, qtbot: QtBot) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not isinstance(focus, QAbstractButton) or focus.group() is not None
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert not form.isVisible()
