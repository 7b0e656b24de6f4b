from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from refnet.domain.errors import InvalidInput, RefNetError
from refnet.ui.context import Context
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.banner import Banner

CONTROL = Qt.KeyboardModifier.ControlModifier


class NameForm(FormDialog):
    """Writes a name into a list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Add name", verb="Add name", width=400, parent=parent)
        self.name, self.note = QLineEdit(), QPlainTextEdit()
        self.kept: list[str] = []
        self.fails: Exception | None = None
        self.add_row(Field("name", "Name", self.name, hint="as on the card"), Field("box", "Kind", QComboBox()))
        self.add_row(Field("note", "Note", self.note))
        self.add_widget(QWidget())
        self.set_option(QCheckBox("Add another"))

    def submit(self) -> None:
        if not self.name.text():
            raise InvalidInput("name", "Please say who this is.")
        self.send(self.write, f"{self.name.text()} was added.")

    def write(self) -> str:
        if self.fails:
            raise self.fails
        self.kept.append(self.name.text())
        return self.name.text()


@pytest.fixture
def form(bare_context: Context, qtbot: QtBot) -> Iterator[NameForm]:
    made = NameForm(bare_context)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitExposed(made):
        made.open()
    made.name.setFocus()
    yield made
    made.name.clear()
    made.note.clear()
    made.reject()


def _banners(form: FormDialog) -> list[str]:
    QApplication.processEvents()
    return [banner.sentence.text() for banner in form.findChildren(Banner) if banner.isVisible()]


def test_enter_in_a_line_sends_the_form_and_says_so(form: NameForm, bare_context: Context, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.name, "Ann")
    with qtbot.waitSignals([form.saved, bare_context.said]):
        qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert form.kept == ["Ann"]
    assert not form.isVisible()


def test_control_enter_sends_it_from_a_text_of_many_lines(form: NameForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.name, "Ann")
    form.note.setFocus()
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    assert form.kept == []
    qtbot.keyClick(form.note, Qt.Key.Key_Return, CONTROL)
    assert form.kept == ["Ann"]


def test_what_cannot_be_right_is_said_below_its_field(form: NameForm, qtbot: QtBot) -> None:
    form.note.setFocus()
    qtbot.mouseClick(form.verb, Qt.MouseButton.LeftButton)
    field = form.fields["name"]
    assert field.wrong.text() == "Please say who this is."
    assert form.name.hasFocus()
    assert form.name.accessibleDescription() == "Please say who this is."
    qtbot.keyClicks(form.name, "Ann")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert field.wrong.isHidden()


def test_a_refusal_of_the_store_is_told_and_the_form_stays(form: NameForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.name, "Ann")
    form.fails = RefNetError("The disk is full.")
    form.accept()
    assert _banners(form) == ["The disk is full."]
    form.fails = InvalidInput("name", "Ann is here already.")
    form.accept()
    assert form.fields["name"].wrong.text() == "Ann is here already."
    form.fails = InvalidInput("unseen", "Something else.")
    form.accept()
    assert _banners(form) == ["Something else."]
    assert form.isVisible()


def test_nothing_is_sent_twice(form: NameForm) -> None:
    form.name.setText("Ann")
    form.verb.setEnabled(False)
    form.accept()
    assert form.kept == []
    form.verb.setEnabled(True)


def test_escape_closes_an_untouched_form(form: NameForm, qtbot: QtBot) -> None:
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_escape_asks_when_something_was_typed(form: NameForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.name, "Ann")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    _discard, go_on = form.findChild(Banner).links
    qtbot.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_enter_on_a_button_presses_it(form: NameForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.name, "Ann")
    form.verb.setFocus()
    qtbot.keyClick(form.verb, Qt.Key.Key_Return)
    assert form.kept == ["Ann"]


def test_a_field_can_be_hidden_with_its_label(form: NameForm) -> None:
    form.fields["note"].set_shown(False)
    assert not form.note.isVisible()
    assert partial(form.point_out, "name", "Wrong.")() is None


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def _opened(context: Context, window: QWidget) -> NameForm:
    made = NameForm(context, window)
    made.open()
    return made


def test_a_form_whose_key_was_pressed_twice_stands_there_once(bare_context: Context, window: QWidget) -> None:
    first = _opened(bare_context, window)
    _opened(bare_context, window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(NameForm) == [first]
    first.done(0)


def test_a_form_that_stands_before_another_window_keeps_nobody_away(bare_context: Context, window: QWidget) -> None:
    first = _opened(bare_context, window)
    second = _opened(bare_context, first)
    assert first.isVisible()
    assert second.isVisible()
    second.done(0)
    first.done(0)


@pytest.mark.parametrize("when", ["saved", "accepted", "rejected"])
def test_the_next_of_its_kind_opens_when_one_is_through(bare_context: Context, window: QWidget, when: str) -> None:
    forms = [_opened(bare_context, window)]
    getattr(forms[0], when).connect(lambda *_result: forms.append(_opened(bare_context, window)))
    if when == "rejected":
        forms[0].reject()
    else:
        forms[0].name.setText("Ann")
        forms[0].accept()
    assert window.findChildren(NameForm)[-1] is forms[1]
    assert forms[1].isVisible()
    forms[1].done(0)


def test_a_long_text_shows_its_beginning_where_nobody_types(form: NameForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.name, "Nordhafen Logistik")
    assert form.name.cursorPosition() == len("Nordhafen Logistik")
    form.note.setFocus()
    assert form.name.cursorPosition() == 0
    form.name.setText("Nordhafen Logistik und Kühlhaus")
    assert form.name.cursorPosition() == 0
    form.point_out("name", "Shorter, please.")
    assert form.name.cursorPosition() == len("Nordhafen Logistik und Kühlhaus")


def test_all_that_is_wrong_finds_room_while_the_screen_has_it(form: NameForm) -> None:
    for name in form.fields:
        form.point_out(name, "This sentence is so long that it takes several lines below a field of this width.")
    QApplication.processEvents()
    assert form.findChild(QScrollArea).verticalScrollBar().maximum() == 0


def test_what_is_wrong_is_brought_into_view(form: NameForm, qtbot: QtBot) -> None:
    room = QWidget()
    room.setMinimumHeight(2000)
    form.add_widget(room)
    last = Field("last", "Last", QLineEdit())
    form.add_row(last)
    QApplication.processEvents()
    form.point_out("last", "Please fill this in.")
    qtbot.waitUntil(lambda: last.wrong.visibleRegion().boundingRect().height() == last.wrong.height())
    form.warn("The disk is full.")
    qtbot.waitUntil(lambda: not form.findChild(Banner).visibleRegion().isEmpty())


def test_a_form_that_is_too_wide_for_its_window_can_be_scrolled(form: NameForm, qtbot: QtBot) -> None:
    wide = QWidget()
    wide.setMinimumWidth(3000)
    form.add_widget(wide)
    qtbot.waitUntil(lambda: form.findChild(QScrollArea).horizontalScrollBar().maximum() > 0)
