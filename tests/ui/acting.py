"""What a user does in forms and lists, for tests of the window."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from refnet.ui.context import Context
from refnet.ui.widgets.forms.form_dialog import FormDialog
from refnet.ui.widgets.forms.person_picker import PersonPicker

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Said:
    """Remembers what the toast and the banner say."""

    def __init__(self, context: Context) -> None:
        self.toasts: list[str] = []
        self.warnings: list[str] = []
        self.links: dict[str, Callable[[], object]] = {}
        self.gone: list[tuple[str, object]] = []
        context.said.connect(lambda sentence, _undo: self.toasts.append(sentence))
        context.offered.connect(self._take)
        context.warned.connect(self.warnings.append)
        context.wanted.connect(lambda page, target: self.gone.append((page, target)))
        context.jobs.refused.connect(lambda error: self.warnings.append(str(error)))

    def _take(self, sentence: str, links: list[tuple[str, Callable[[], object]]], _undo: bool) -> None:
        self.toasts.append(sentence)
        self.links = dict(links)


def opened(qtbot: QtBot, dialog: FormDialog) -> FormDialog:
    """Open a form and leave it to the test to close."""
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


@contextmanager
def in_front(qtbot: QtBot, form: FormDialog, first: QWidget) -> Iterator[FormDialog]:
    """Show a form as the active window with the keyboard in its first field, and end it after the test."""
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    first.setFocus()
    yield form
    form.done(0)


def choose(qtbot: QtBot, picker: PersonPicker, beginning: str) -> None:
    """Type the beginning of a name that is known and take the first hit by Enter."""
    picker.setFocus()
    qtbot.keyClicks(picker.line, beginning)
    qtbot.waitUntil(picker._list.isVisible)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.hit is not None


def type_new(qtbot: QtBot, picker: PersonPicker, name: str, company: str = "") -> None:
    """Type the name of somebody new, and one Tab on the organization."""
    picker.setFocus()
    qtbot.keyClicks(picker.line, name)
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    qtbot.waitUntil(picker.company.isVisible)
    qtbot.keyClicks(picker.company, company)


def add_namesake(qtbot: QtBot, picker: PersonPicker, name: str) -> None:
    """Type the name of somebody known, and take the last row of the list: somebody new of this name."""
    picker.setFocus()
    qtbot.keyClicks(picker.line, name)
    qtbot.waitUntil(picker._list.isVisible)
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.stays_new


def type_at_once(text: str) -> None:
    """Send keys to whatever has the keyboard, none waiting for the one before; ⇥ is Tab, ⏎ sends the form."""
    for letter in text:
        key = {"⇥": Qt.Key.Key_Tab, "⏎": Qt.Key.Key_Return, "↓": Qt.Key.Key_Down}.get(letter)
        focus = QApplication.focusWidget()
        assert focus is not None
        if key is None:
            QTest.keyClicks(focus, letter)
        else:
            QTest.keyClick(focus, key, CONTROL if letter == "⏎" else Qt.KeyboardModifier.NoModifier)


def accept(qtbot: QtBot, dialog: FormDialog) -> None:
    """Press Ctrl+Enter."""
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)


def click(qtbot: QtBot, parent: QWidget, text: str) -> None:
    """Click the button with this text, once it is visible."""

    def found() -> list[QPushButton]:
        return [one for one in parent.findChildren(QPushButton) if one.text() == text and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def wrong(dialog: FormDialog) -> dict[str, str]:
    """Return what the form points out, by field."""
    return {name: field.wrong.text() for name, field in dialog.fields.items() if field.wrong.text()}


def dialog_in(parent: QWidget, kind: type[QDialog]) -> QDialog:
    """Return the newest dialog of a kind that is open over a page."""
    return next(one for one in reversed(parent.findChildren(kind)) if one.isVisible())


def close_forms() -> None:
    """Close what is still open without being asked whether it may go."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, FormDialog) and window.isVisible():
            window._is_sure = True
            window.reject()
        elif window.isVisible():
            window.close()
