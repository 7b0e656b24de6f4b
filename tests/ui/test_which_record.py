"""Actions on records from anywhere: they ask which one, Ctrl+K does them with what it found, and held keys do nothing twice."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from acting import Said, type_at_once
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from refnet import app
from refnet.domain.drafts import AllyDraft, ClosingDraft, DealDraft, PersonDraft
from refnet.domain.kinds import Outcome, Source, Stage
from refnet.services import allies, deals, reps
from refnet.ui.dialogs.add_note import AddNoteDialog
from refnet.ui.dialogs.ask_card import AskCardDialog
from refnet.ui.dialogs.close_deal import CloseDealDialog
from refnet.ui.dialogs.edit_person import EditPersonDialog
from refnet.ui.main_window import MainWindow
from refnet.ui.page_list import pages
from refnet.ui.palette.rows import commands
from refnet.ui.palette.window import PaletteWindow
from refnet.ui.record_deeds import RecordDeeds

DAY = date(2026, 1, 5)
DEALS = ("Alpha", "Beta", "Gamma")


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """Open the window on three deals and an ally, where nothing is chosen."""
    arguments = app.parser().parse_args(["--database", str(tmp_path_factory.mktemp("some") / "some.db")])
    application = app.Application(qapp, arguments, inline=True)
    application.open()
    qtbot.waitUntil(lambda: application.context.is_open, timeout=120_000)
    store = application.context.store
    rep = reps.become(store, "Rae Rep")
    for number, title in enumerate(DEALS, 1):
        prospect = PersonDraft(f"Prospect {title}", organization=f"{title} Works")
        deals.open_deal(store, DealDraft(prospect, rep, DAY.replace(day=number), title, source=Source.COLD))
    allies.add(store, AllyDraft(PersonDraft("Ann Lee", organization="Acme")))
    application.window.open_page("diagnosis")
    with qtbot.waitActive(application.window):
        application.window.activateWindow()
    yield application.window
    for one in application.window.findChildren(QDialog):
        one.done(0)
    application.close()


def _press(window: MainWindow, shortcut: str) -> None:
    keys = QKeySequence(shortcut)[0]
    QTest.keyClick(QApplication.focusWidget() or window, keys.key(), keys.keyboardModifiers())


def _asked(window: MainWindow, shortcut: str, qtbot: QtBot) -> PaletteWindow:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    _press(window, shortcut)
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, PaletteWindow)
    palette.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is palette.field)
    return palette


def _form(kind: type[QDialog], qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def _stages(window: MainWindow) -> list[Stage]:
    found = {row.title: row.stage for row in deals.find(window.context.store, "", 9)}
    return [found[title] for title in DEALS]


def _titles(palette: PaletteWindow) -> list[str]:
    return [row.title for row in palette.list.rows()]


def _key(window: MainWindow, title: str) -> UUID:
    return deals.find(window.context.store, title)[0].id


def test_where_no_deal_is_chosen_it_is_asked_for_and_enter_does_the_action(window: MainWindow, qtbot: QtBot) -> None:
    said = Said(window.context)
    palette = _asked(window, "Alt+Right", qtbot)
    assert palette.windowTitle() == "Next stage: which deal?"
    type_at_once("bet")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said.toasts == ["1 deal was moved."])
    assert _stages(window) == [Stage.LEAD, Stage.CONTACTED, Stage.LEAD]
    window.context.store.undo()
    assert _stages(window) == [Stage.LEAD, Stage.LEAD, Stage.LEAD]


def test_before_a_letter_is_typed_the_newest_deals_are_offered_and_enter_takes_none(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = _asked(window, "Ctrl+Shift+W", qtbot)
    qtbot.waitUntil(lambda: _titles(palette) == ["Gamma", "Beta", "Alpha"])
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    dialog = _form(CloseDealDialog, qtbot)
    assert dialog.outcome.value() is Outcome.WON
    assert "Gamma" in [label.text() for label in dialog.findChildren(QLabel)]


def test_a_deal_that_is_over_is_not_offered_for_an_end_but_for_its_amount(window: MainWindow, qtbot: QtBot) -> None:
    store = window.context.store
    deals.close(store, _key(window, "Beta"), ClosingDraft(Outcome.LOST, DAY.replace(day=9), lost_reason="no need"))
    palette = _asked(window, "Ctrl+Shift+O", qtbot)
    type_at_once("bet")
    qtbot.waitUntil(palette._empty.isVisible)
    assert palette._empty.text() == "Nothing has this name. Fewer letters find more."
    palette.close()
    palette = _asked(window, "Ctrl+R", qtbot)
    type_at_once("bet")
    qtbot.waitUntil(lambda: _titles(palette) == ["Beta"])


def test_a_person_is_asked_for_a_note_and_either_for_a_change(window: MainWindow, qtbot: QtBot) -> None:
    palette = _asked(window, "Ctrl+Shift+N", qtbot)
    assert palette._empty.text() == "Type a name"
    type_at_once("ann")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    note = _form(AddNoteDialog, qtbot)
    note.reject()
    palette = _asked(window, "Ctrl+E", qtbot)
    type_at_once("prospect gam")
    qtbot.waitUntil(lambda: _titles(palette) == ["Gamma", "Prospect Gamma"])
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    _form(EditPersonDialog, qtbot)


def test_what_was_found_in_the_palette_is_done_by_the_keys_of_its_action(window: MainWindow, qtbot: QtBot) -> None:
    palette = _asked(window, "Ctrl+K", qtbot)
    type_at_once("gamma works")
    QTest.keyClick(palette.field, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = _form(CloseDealDialog, qtbot)
    assert dialog.outcome.value() is Outcome.LOST
    dialog.reject()
    palette = _asked(window, "Ctrl+K", qtbot)
    type_at_once("ann")
    qtbot.waitUntil(palette.deeds.isVisible)
    assert "Ask card" in [label.text() for label in palette.deeds.findChildren(QLabel)]
    _press(window, "Ctrl+Shift+K")
    assert _form(AskCardDialog, qtbot).ally.name == "Ann Lee"


def test_keys_of_an_action_that_a_row_has_not_do_nothing(window: MainWindow, qtbot: QtBot) -> None:
    palette = _asked(window, "Ctrl+K", qtbot)
    type_at_once("acme")
    qtbot.waitUntil(lambda: _titles(palette) == ["Acme"])
    assert not palette.deeds.isVisible()
    _press(window, "Ctrl+Shift+O")
    assert palette.isVisible()


AT_ONCE = {
    "Ctrl+I": "Log introduction", "Ctrl+Shift+I": "Quick entry", "Ctrl+Shift+A": "Log ask", "Ctrl+Shift+K": "Ask card",
    "Ctrl+Shift+L": "Log cold lead", "Ctrl+Shift+M": "Log meeting", "Ctrl+Shift+R": "Prepare meeting",
    "Ctrl+Shift+D": "Add task", "Ctrl+D": "Tasks", "Ctrl+N": "Add ally", "Ctrl+K": "Find",
    "Alt+Right": "Next stage: which deal?", "Alt+Left": "Stage before: which deal?", "Ctrl+J": "Move on: which deal?",
    "Ctrl+Shift+W": "Close as won: which deal?", "Ctrl+Shift+O": "Close as lost: which deal?",
    "Ctrl+Shift+X": "Next step: which deal?", "Ctrl+R": "Amount: which deal?", "Ctrl+E": "Edit: which deal, or whom?",
    "Ctrl+Shift+N": "Add note: whom?", "Ctrl+T": "Tag: whom?", "Ctrl+Shift+T": "Thank: whom?",
    "Ctrl+L": "Tell the introducer: which deal?",
}  # fmt: skip


def test_one_key_opens_the_form_of_every_act_from_every_page_or_asks_what_it_is_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    for entry in pages():
        window.open_page(entry.key)
        for shortcut, title in AT_ONCE.items():
            window.activateWindow()
            qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
            window.go_to_content()
            _press(window, shortcut)
            opened = QApplication.activeModalWidget()
            assert opened is not None, f"{shortcut} on {entry.title}"
            assert _fits(opened.windowTitle(), title, entry.key), f"{shortcut} on {entry.title}: {opened.windowTitle()}"
            focus = opened.focusWidget()
            assert focus is not None, title
            opened.done(0)


def _fits(shown: str, title: str, page: str) -> bool:
    """Tell whether this may open: on the board of deals the first card is chosen already, and is what is meant."""
    chosen = {"Close as won: which deal?": "Close deal", "Close as lost: which deal?": "Close deal"}
    chosen |= {
        "Next step: which deal?": "Edit deal",
        "Amount: which deal?": "Edit deal",
        "Move on: which deal?": "Move on",
    }
    chosen |= {"Edit: which deal, or whom?": "Edit deal"}
    return shown == title or (page == "deals" and shown == chosen.get(title))


def test_every_action_of_a_menu_has_keys_or_is_found_by_its_words_in_the_palette(window: MainWindow) -> None:
    actions = window.context.actions
    for one in actions.all():
        found = [row.title for row in commands(actions, one.short_text, 99)]
        assert one.shortcut or not one.is_enabled() or one.short_text in found, one.id
    assert {one.id for one in actions.all() if not one.menu} == set()


def test_a_form_opens_once_however_often_its_keys_come(window: MainWindow, qtbot: QtBot) -> None:
    deeds = RecordDeeds(window.context, window).deals
    for _press_again in range(3):
        deeds.lose([_key(window, "Alpha")])
    _form(CloseDealDialog, qtbot)
    assert len([one for one in window.findChildren(CloseDealDialog) if one.isVisible()]) == 1


def test_only_what_may_be_done_again_and_again_repeats_while_its_keys_are_held(window: MainWindow) -> None:
    made = {action.data(): action.autoRepeat() for action in window.menus._made.values()}
    repeating = {key for key, repeats in made.items() if repeats}
    assert repeating == {"undo", "redo", "larger-text", "smaller-text", "next-area", "last-area"}
