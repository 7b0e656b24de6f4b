from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.ui.context import Context
from refnet.ui.widgets.forms.form_dialog import FormDialog
from refnet.ui.widgets.forms.hit_list import Hit
from refnet.ui.widgets.forms.person_picker import PersonPicker, search_in

ANA, ANABEL = Hit(uuid4(), "Ana Ferreira", "Oporto Cold Chain", is_ally=True), Hit(uuid4(), "Anabel Stone")


def _search(text: str, tell: Callable[[list[Hit]], None]) -> None:
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
    search_in(context)("ferr", found.extend)
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
