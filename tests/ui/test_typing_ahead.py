"""Keys that come before a search has answered mean what they mean after it."""

from collections.abc import Callable, Iterator
from datetime import date
from threading import Event

import pytest
from acting import Said, in_front, type_at_once
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Source
from refnet.services import deals, people, reps
from refnet.services.introductions import page
from refnet.services.listing import Listing
from refnet.ui.actions import Action
from refnet.ui.context import Context
from refnet.ui.dialogs.log_introduction import LogIntroductionDialog
from refnet.ui.dialogs.parts.deal_picker import DealPicker
from refnet.ui.dialogs.parts.rep_field import RepField
from refnet.ui.jobs import READERS
from refnet.ui.palette.rows import PaletteRow
from refnet.ui.palette.search import Search, everything
from refnet.ui.palette.window import PaletteWindow
from refnet.ui.record_deeds import RecordDeeds
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog


class _Form(FormDialog):
    def __init__(self, context: Context) -> None:
        super().__init__(context, "Log", "Log")
        self.deal, self.reason, self.rep = DealPicker(context, "Deal"), QLineEdit(), RepField(context)
        self.add_row(Field("deal", "Deal", self.deal), Field("reason", "Reason", self.reason))
        self.add_row(Field("rep", "Rep", self.rep))
        self.sent_for: list[tuple[str, str]] = []

    def submit(self) -> None:
        self.sent_for = [(self.deal.checked("deal").title, self.rep.choice().name)]


@pytest.fixture
def form(desk: Context, qtbot: QtBot) -> Iterator[_Form]:
    """Return a form with a deal in a program that knows one."""
    me = reps.become(desk.store, "Mara Test")
    draft = DealDraft(PersonDraft("Bob Ray"), me, date(2026, 1, 5), title="Warehouse move", source=Source.COLD)
    deals.open_deal(desk.store, draft)
    made = _Form(desk)
    with in_front(qtbot, made, made.deal):
        yield made


def test_a_deal_typed_in_one_go_is_found_and_the_form_waits_for_it(form: _Form, qtbot: QtBot) -> None:
    type_at_once("wareh⇥because⏎")
    qtbot.waitUntil(lambda: form.sent_for == [("Warehouse move", "Mara Test")])
    assert form.reason.text() == "because"


def test_a_deal_that_nobody_knows_lets_the_keys_go_on(form: _Form, qtbot: QtBot) -> None:
    type_at_once("nothing⇥because⏎")
    qtbot.waitUntil(lambda: bool(form.fields["deal"].wrong.text()))
    assert form.reason.text() == "because"


def test_a_search_for_deals_that_fails_lets_the_keys_go(form: _Form, desk: Context) -> None:
    said = Said(desk)
    form.deal.look_up = lambda _text: form.deal.give_up(RefNetError("The server cannot be reached."))  # type: ignore[method-assign]
    type_at_once("wareh⇥")
    assert said.warnings == ["The server cannot be reached."]
    assert not form.deal._held.is_holding


def test_a_form_sent_before_it_is_known_who_we_are_waits_for_it(desk: Context, qtbot: QtBot) -> None:
    people.add(desk.store, PersonDraft("Ann Lee"))
    reps.become(desk.store, "Mara Test")
    dialog = LogIntroductionDialog(desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.introducer.set_new("Ann Lee", "")
    dialog.prospect.set_new("Bob Ray", "")
    assert dialog.rep.currentText() != "Mara Test"
    with qtbot.waitSignal(dialog.saved):
        dialog.accept()
    (made,) = page(desk.store, Listing(), 0, 10)
    assert (made.introducer, made.prospect, made.rep) == ("Ann Lee", "Bob Ray", "Mara Test")
    assert people.count(desk.store, Listing()) == 2


def test_what_is_typed_into_a_window_that_closed_meanwhile_goes_nowhere(form: _Form, qtbot: QtBot) -> None:
    answers: list[Callable[[], None]] = []
    form.deal.look_up = lambda _text: answers.append(lambda: form.deal.offer([]))  # type: ignore[method-assign]
    type_at_once("wareh⇥because")
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    QTest.keyClicks(other, "here")
    answers[0]()
    assert (form.reason.text(), other.text()) == ("", "here")


def test_enter_in_the_palette_opens_what_was_typed_and_no_command(desk: Context, qtbot: QtBot) -> None:
    ann, said, window = people.add(desk.store, PersonDraft("Ann Lee")), Said(desk), QWidget()
    desk.actions.add(Action("log-ask", "Log &ask …", lambda: said.toasts.append("command")))
    qtbot.addWidget(window)
    window.show()
    palette = PaletteWindow(desk, window, everything(desk, RecordDeeds(desk, window)))
    palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitActive(palette):
        palette.open()
        palette.activateWindow()
    palette.field.setFocus()
    type_at_once("ann le")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said.gone == [("allies", ("person", ann))])
    assert said.toasts == []


def test_a_form_that_is_closed_before_it_was_settled_is_not_sent_any_more(desk: Context, qtbot: QtBot) -> None:
    reps.become(desk.store, "Mara Test")
    field, sent = RepField(desk), list[bool]()
    qtbot.addWidget(field)
    field.show()
    assert not field.settle(lambda: sent.append(True))
    field.hide()
    qtbot.waitUntil(lambda: field.count() == 1)
    assert sent == []


def test_a_letter_that_leads_somewhere_waits_for_the_keys_before_it(form: _Form, qtbot: QtBot) -> None:
    form.fields["reason"].findChild(QLabel).setText("Rea&son")
    type_at_once("wareh⇥")
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    type_at_once("because")
    qtbot.waitUntil(lambda: form.deal.deal is not None)
    assert form.reason.text() == "because"


def test_a_click_waits_for_the_keys_before_it(form: _Form, qtbot: QtBot) -> None:
    form.reason.setText("last")
    type_at_once("wareh⇥because")
    QTest.mouseClick(form.deal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: form.deal.deal is not None)
    assert form.reason.text() == "because"
    assert form.focusWidget() is form.deal


def test_no_list_opens_over_a_field_that_was_emptied_meanwhile(form: _Form, desk: Context, qtbot: QtBot) -> None:
    over, answered = Event(), list[object]()
    for _lane in range(READERS - 1):
        desk.jobs.read(over.wait, answered.append)  # so that the one left answers in the order it was asked
    QTest.keyClicks(form.deal, "w")
    form.deal._look()
    QTest.keyClick(form.deal, Qt.Key.Key_Backspace)
    form.deal._look()
    desk.jobs.read(lambda: "the last", answered.append)
    qtbot.waitUntil(lambda: answered == ["the last"])
    assert not form.deal.list.isVisible()
    over.set()


def test_what_is_typed_after_a_choice_in_the_palette_reaches_the_form_that_opens(
    form: _Form, desk: Context, qtbot: QtBot
) -> None:
    form.hide()
    form.reason.setFocus()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    rows = [PaletteRow("Deals", "briefcase", "Warehouse move", form.open)]
    palette = PaletteWindow(desk, window, Search("Deals", "Type a deal", str, lambda _found: rows))
    palette.open()
    palette.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is palette.field)
    type_at_once("wareh")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    type_at_once("because")
    qtbot.waitUntil(lambda: form.reason.text() == "because")
