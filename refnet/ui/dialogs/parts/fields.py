"""Small fields that several forms share."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from refnet.domain.drafts import LONGEST_TEXT
from refnet.domain.errors import InvalidInput
from refnet.i18n import _
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.choice_box import bounded, least, paint_chevron

SATURDAY = 5


def line(name: str, text: str = "", placeholder: str = "") -> QLineEdit:
    """Return a field of one line."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(placeholder)
    return field


def completing(field: QLineEdit, words: Sequence[str]) -> QLineEdit:
    """Let a field of one line finish what begins like one of these words; typing on writes something else."""
    completer = QCompleter(list(words), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    field.setCompleter(completer)
    return field


def tick(text: str, *, ticked: bool = False) -> QCheckBox:
    """Return a tick box that says what it means."""
    box = QCheckBox(text)
    box.setAccessibleName(text)
    box.setChecked(ticked)
    return box


class TextField(QPlainTextEdit):
    """A text of a few lines; Tab goes on to the next field."""

    def __init__(self, name: str, lines: int = 2, text: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + fonts.px(18))

    def text(self) -> str:
        """Return what was typed, without spaces around it."""
        return self.toPlainText().strip()[: LONGEST_TEXT + 1]


class Suggestions(QComboBox):
    """A field of one line that offers words and takes any other."""

    def __init__(self, name: str, words: Sequence[str] = (), text: str = "") -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.addItems(list(words))
        self.setCurrentIndex(-1)
        self.setEditText(text)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            popup.installEventFilter(self)

    def text(self) -> str:
        """Return what was typed or chosen, without spaces around it."""
        return " ".join(self.currentText().split())

    def sizeHint(self) -> QSize:
        return bounded(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return least(super().minimumSizeHint())

    def show_beginning(self) -> None:
        """Bring the first letters of long words into view."""
        if (field := self.lineEdit()) is not None:
            field.home(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_chevron(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Enter in the open list, which has the keyboard, send the form as it does in the field."""
        field = self.lineEdit()
        if field is not None and isinstance(watched, QWidget) and isinstance(event, QKeyEvent) and _sends(event):
            watched.hide()
            QCoreApplication.sendEvent(field, event)
            return True
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a wheel that scrolls the form must not change a choice on its way


class NumberField(QLineEdit):
    """A whole number, typed; arrows up and down move it by one."""

    def __init__(self, name: str, least: int, most: int, value: int) -> None:
        super().__init__(str(value))
        self.setAccessibleName(name)
        self._least, self._most = least, most

    def checked(self, field: str) -> int:
        """Return the number; raise InvalidInput for `field` when it is none or out of bounds."""
        text = self.text().strip()
        if text.isdecimal() and self._least <= int(text) <= self._most:
            return int(text)
        sentence = _("Please give a number from {least} to {most}.")
        raise InvalidInput(field, sentence.format(least=self._least, most=self._most))

    def set_value(self, value: int) -> None:
        """Show a number."""
        self.setText(str(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step and self.text().strip().isdecimal():
            self.set_value(min(max(int(self.text()) + step, self._least), self._most))
        else:
            super().keyPressEvent(event)


def _sends(event: QKeyEvent) -> bool:
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    is_pressed = event.type() is QEvent.Type.KeyPress
    return is_pressed and is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def not_ahead(on: date, today: date, field: str) -> date:
    """Return the day; raise InvalidInput for `field` when it is still to come, since what happened has a day by now."""
    if on > today:
        raise InvalidInput(field, _("This day is still to come. Please give today or a day before."))
    return on


def working_days_later(day: date, count: int) -> date:
    """Return the day that lies `count` working days after `day`, Monday to Friday."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day
