from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from acting import in_front, type_at_once
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import PersonDraft
from refnet.domain.errors import RefNetError
from refnet.services import people
from refnet.ui.context import Context
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.hit_list import Hit
from refnet.ui.widgets.forms.person_picker import PersonPicker, search_in

ANA, ANABEL = Hit(uuid4(), "Ana Ferreira", "Oporto Cold Chain", is_ally=True), Hit(uuid4(), "Anabel Stone")


def _search(text: str, tell: Callable[[list[Hit]], object], _failed: object = None) -> None:
    tell([one for one in (ANA, ANABEL) if one.name.lower().startswith(text.lower())])


@pytest.fixture
def picker(qtbot: QtBot) -> Iterator[PersonPicker]:
    """Return a picker in a form with one field after it."""
    form = QWidget()
    box = QVBoxLayout(form)
    made = PersonPicker(_search, "Introduced by", form)
    box.addWidget(made)
    box.addWidget(QLineEdit(form))
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    made.setFocus()
    yield made
    form.close()


def _type(picker: PersonPicker, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(picker.line, text)
    qtbot.waitUntil(lambda: not picker._pause.isActive())


def _rows(picker: PersonPicker) -> list[str]:
    listed = picker.findChild(QListWidget)
    return [listed.item(row).text() for row in range(listed.count())]


def test_typing_offers_who_is_known_and_adding_somebody_new(picker: PersonPicker, qtbot: QtBot) -> None:
    _type(picker, qtbot, "ana")
    assert _rows(picker) == ["Ana Ferreira, Oporto Cold Chain", "Anabel Stone", "Add “ana”"]
    assert picker.is_new


def test_down_and_enter_pick(picker: PersonPicker, qtbot: QtBot) -> None:
    _type(picker, qtbot, "ana")
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picked.args == [ANABEL]
    assert picker.draft() == PersonDraft(name="Anabel Stone", id=ANABEL.id)


def test_enter_alone_picks_the_first(picker: PersonPicker, qtbot: QtBot) -> None:
    _type(picker, qtbot, "ana")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.hit is ANA
    picker.grab()


def test_tab_picks_a_name_that_was_typed_whole(picker: PersonPicker, qtbot: QtBot) -> None:
    _type(picker, qtbot, "ana ferreira")
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    assert picker.hit is ANA
    assert not picker.company.isVisible()


def test_tab_after_a_new_name_leads_to_the_organization(picker: PersonPicker, qtbot: QtBot) -> None:
    _type(picker, qtbot, "Zoe Adler")
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    assert picker.company.hasFocus()
    qtbot.keyClicks(picker.company, "Adler Foods")
    assert picker.draft() == PersonDraft(name="Zoe Adler", organization="Adler Foods")


def test_tab_at_once_does_not_wait_for_the_search(picker: PersonPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.line, "Zoe")
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    assert picker.company.hasFocus()


def test_up_goes_round_to_adding_somebody_new(picker: PersonPicker, qtbot: QtBot) -> None:
    _type(picker, qtbot, "ana")
    qtbot.keyClick(picker.line, Qt.Key.Key_Up)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.is_new
    assert picker.company.isVisible()


def test_escape_closes_the_list_only(picker: PersonPicker, qtbot: QtBot) -> None:
    _type(picker, qtbot, "ana")
    qtbot.keyClick(picker.line, Qt.Key.Key_Escape)
    assert not picker._list.isVisible()
    assert picker.window().isVisible()
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    assert picker._list.isVisible()


def test_a_click_picks(picker: PersonPicker, qtbot: QtBot) -> None:
    _type(picker, qtbot, "ana")
    listed = picker.findChild(QListWidget)
    place = listed.visualItemRect(listed.item(1)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picker.hit is ANABEL


def test_typing_over_somebody_begins_again(picker: PersonPicker, qtbot: QtBot) -> None:
    picker.set_person(ANA)
    qtbot.keyClicks(picker.line, "x")
    assert picker.hit is None
    picker.line.clear()
    qtbot.keyClick(picker.line, Qt.Key.Key_Backspace)
    picker._look()
    assert not picker._list.isVisible()


def test_clearing_forgets_everything(picker: PersonPicker, qtbot: QtBot) -> None:
    picker.set_person(ANA)
    with qtbot.waitSignal(picker.changed):
        picker.clear()
    assert picker.draft() == PersonDraft()


def test_the_search_looks_through_the_store(context: Context) -> None:
    key = people.add(context.store, PersonDraft("Ana Ferreira", organization="Oporto"))
    found: list[object] = []
    search_in(context)("ferr", found.extend, pytest.fail)
    assert [hit.id for hit in found] == [key]


def test_control_and_enter_send_the_form_while_the_list_is_open(context: Context, qtbot: QtBot) -> None:
    form = FormDialog(context, "Log", "Log")
    picker = PersonPicker(_search, "Introduced by", form)
    form.add_widget(picker)
    sent: list[PersonDraft] = []
    form.submit = lambda: sent.append(picker.draft())  # type: ignore[method-assign]
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    picker.setFocus()
    _type(picker, qtbot, "ana")
    assert picker._list.isVisible()
    qtbot.keyClick(picker.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not picker._list.isVisible()
    assert sent == [PersonDraft(name="ana")]
    form.done(0)


class _Form(FormDialog):
    """Two people and a line, and what was sent."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Log", "Log")
        self.one, self.other = (PersonPicker(search_in(context), name) for name in ("One", "Other"))
        self.reason = QLineEdit()
        self.add_row(Field("one", "One", self.one), Field("other", "Other", self.other))
        self.add_row(Field("reason", "Reason", self.reason))
        self.drafts: list[PersonDraft] = []

    def submit(self) -> None:
        self.drafts = [self.one.draft(), self.other.draft()]


@pytest.fixture
def form(desk: Context, qtbot: QtBot) -> Iterator[_Form]:
    """Return a form in a program that knows Ann Lee once and Bo Ek twice."""
    for name, organization in (("Ann Lee", "Acme"), ("Bo Ek", "Acme"), ("Bo Ek", "Bolt"), ("Anna Leer", "")):
        people.add(desk.store, PersonDraft(name, organization=organization))
    made = _Form(desk)
    with in_front(qtbot, made, made.one):
        yield made


def _names(form: _Form) -> list[tuple[str, str, bool]]:
    return [(one.name, one.organization, one.id is not None) for one in form.drafts]


def test_ctrl_enter_typed_into_the_window_takes_the_name_from_the_open_list_and_sends(
    form: _Form, qtbot: QtBot
) -> None:
    form.one.setFocus()
    for letter in "ann lee":
        QTest.keyClick(QGuiApplication.focusWindow(), letter)
    qtbot.waitUntil(form.one._list.isVisible)
    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(form.drafts))
    assert form.drafts[0].organization == "Acme"
    assert not form.one._list.isVisible()


def test_a_known_name_typed_in_one_go_is_that_person(form: _Form, qtbot: QtBot) -> None:
    type_at_once("ann lee⇥Zoe Adler⇥Adler Foods⇥warehouse⏎")
    qtbot.waitUntil(lambda: bool(form.drafts))
    assert _names(form) == [("Ann Lee", "Acme", True), ("Zoe Adler", "Adler Foods", False)]
    assert form.reason.text() == "warehouse"


def test_sending_the_form_at_once_waits_for_whom_the_name_means(form: _Form, qtbot: QtBot) -> None:
    type_at_once("Zoe⇥⇥ann lee⏎")
    qtbot.waitUntil(lambda: bool(form.drafts))
    assert _names(form) == [("Zoe", "", False), ("Ann Lee", "Acme", True)]


def test_the_button_waits_too(form: _Form, qtbot: QtBot) -> None:
    type_at_once("ann lee")
    qtbot.mouseClick(form.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(form.drafts))
    assert _names(form)[0] == ("Ann Lee", "Acme", True)


def test_down_typed_at_once_chooses_as_it_does_later(form: _Form, qtbot: QtBot) -> None:
    type_at_once("bo ek↓↓⇥Zoe⏎")
    qtbot.waitUntil(lambda: bool(form.drafts))
    assert _names(form)[0] == ("Bo Ek", "Bolt", True)


def test_of_several_namesakes_the_form_asks_which(form: _Form, qtbot: QtBot) -> None:
    type_at_once("bo ek⏎")
    qtbot.waitUntil(lambda: "Several are called bo ek" in form.fields["one"].wrong.text())
    assert form.drafts == []
    assert form.one.line.hasFocus()


def test_the_organization_tells_namesakes_apart(form: _Form, qtbot: QtBot) -> None:
    type_at_once("bo ek⇥bolt⇥Zoe⏎")
    qtbot.waitUntil(lambda: bool(form.drafts))
    assert _names(form)[0] == ("Bo Ek", "Bolt", True)


def test_an_organization_that_none_of_them_is_of_makes_a_new_person(form: _Form, qtbot: QtBot) -> None:
    type_at_once("bo ek⇥Cargo⇥Zoe⏎")
    qtbot.waitUntil(lambda: bool(form.drafts))
    assert _names(form)[0] == ("bo ek", "Cargo", False)
    assert form.one.grab() != form.other.grab()


def test_a_name_left_by_the_mouse_is_looked_up(form: _Form, qtbot: QtBot) -> None:
    type_at_once("ann lee")
    qtbot.mouseClick(form.reason, Qt.MouseButton.LeftButton)
    form.reason.setFocus()
    qtbot.waitUntil(lambda: form.one.hit is not None)
    assert not form.one._list.isVisible()


def test_escape_ends_the_waiting_and_forgets_what_was_typed_ahead(form: _Form, qtbot: QtBot) -> None:
    type_at_once("ann lee⇥Zoe")
    QTest.keyClick(form.one.line, Qt.Key.Key_Escape)
    assert not form.one._held.is_holding
    assert form.isVisible()


def test_a_search_that_fails_says_so_and_lets_the_keys_go(desk: Context, form: _Form, qtbot: QtBot) -> None:
    def refuse(_text: str, _tell: object, failed: Callable[[RefNetError], object]) -> None:
        failed(RefNetError("The server cannot be reached."))

    form.one._lookup._search = refuse
    type_at_once("ann lee⏎")
    assert form.one.told.text() == "The server cannot be reached."
    assert form.drafts == []


def test_a_name_that_is_new_says_so(picker: PersonPicker, qtbot: QtBot) -> None:
    _type(picker, qtbot, "Zoe Adler")
    before = picker.line.grab().toImage()
    assert not picker.stays_new
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    assert picker.stays_new
    qtbot.keyClick(picker.company, Qt.Key.Key_Backtab)
    assert picker.line.grab().toImage() != before


def test_a_window_that_goes_lets_go_of_what_it_held(form: _Form) -> None:
    type_at_once("ann lee⇥Zoe")
    form.hide()
    assert not form.one._held.is_holding
