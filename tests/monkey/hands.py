"""Hands that press and click whatever is in front of them."""

import random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu, QWidget

from refnet.app import Application

KEYS = (
    "Tab", "Backtab", "Return", "Enter", "Escape", "Space", "Up", "Down", "Left", "Right", "Home", "End", "PageUp",
    "PageDown", "Delete", "Backspace", "F1", "F2", "F5", "F6", "F10", "Menu", "D", "L", "N", "A", "X", "1", "2", "3",
)  # fmt: skip
WORDS = (
    "Ann Lee",
    "Bob",
    "12.5.",
    "99999999999999",
    "-1",
    "<b>&</b>",
    "Ünal 李",
    "a\tb",
    "ann@example.org",
    "%s {x}",
    "",
)
NEVER = ("quit",)  # the end comes at the end


class Hands:
    """One deed at a time, by chance."""

    def __init__(self, application: Application, chance: random.Random) -> None:
        self._application, self._context, self._chance = application, application.context, chance
        self.deeds = (self.press, self.press, self.type, self.click, self.click, self.click, self.act, self.act, self.undo,
                      self.escape, self.turn, self.resize)  # fmt: skip

    def do(self) -> None:
        """Do something; a chooser of files is Qt's own, and only left."""
        deed = self._chance.choice(self.deeds)
        front = QApplication.activeModalWidget()
        if isinstance(front, QFileDialog | QPrintDialog):
            front.reject()
        else:
            deed()

    def press(self) -> None:
        """Press a key, mostly alone."""
        modifier = self._chance.choice((Qt.KeyboardModifier.NoModifier,) * 5 + (
            Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
        ))  # fmt: skip
        key = getattr(Qt.Key, f"Key_{self._chance.choice(KEYS)}")
        QTest.keyClick(self._focus(), key, modifier)

    def type(self) -> None:
        """Type something where the keyboard is."""
        words, typed = self._chance.choice(WORDS), QInputMethodEvent()
        if words.isascii():
            QTest.keyClicks(self._focus(), words)
        else:
            typed.setCommitString(words)  # no key of this keyboard: it comes as from an input method
            QApplication.sendEvent(self._focus(), typed)

    def click(self) -> None:
        """Click, or click twice, somewhere on something."""
        found = [one for one in self._front().findChildren(QWidget) if one.isVisible() and one.isEnabled()]
        buttons = [one for one in found if isinstance(one, QAbstractButton)]
        if found:
            self._click(self._chance.choice(buttons if buttons and self._chance.random() < 0.4 else found))

    def act(self) -> None:
        """Run one of the actions of the menus, as its shortcut would."""
        if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            actions = [one for one in self._context.actions.all() if one.id not in NEVER and one.is_enabled()]
            self._context.run(self._chance.choice(actions).id)

    def undo(self) -> None:
        """Take back and do again, many times at once."""
        for _time in range(self._chance.randint(1, 6)):
            self._context.run(self._chance.choice(("undo", "undo", "redo")))

    def escape(self) -> None:
        """Leave what is in front."""
        QTest.keyClick(self._focus(), Qt.Key.Key_Escape)

    def turn(self) -> None:
        """Go to another page, whatever runs."""
        if QApplication.activeModalWidget() is None:
            self._application.window.open_place(self._chance.randint(1, 9))

    def resize(self) -> None:
        """Make the window smaller or larger."""
        if self._chance.random() < 0.2:
            self._application.window.resize(self._chance.randint(1024, 1500), self._chance.randint(700, 1000))

    def _click(self, target: QWidget) -> None:
        button = self._chance.choice((Qt.MouseButton.LeftButton,) * 6 + (Qt.MouseButton.RightButton,))
        place = QPoint(self._chance.randrange(max(1, target.width())), self._chance.randrange(max(1, target.height())))
        press = QTest.mouseDClick if self._chance.random() < 0.15 else QTest.mouseClick
        press(target, button, Qt.KeyboardModifier.NoModifier, place)

    def _front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._application.window

    def _focus(self) -> QWidget:
        front = self._front()
        return front if isinstance(front, QMenu) else front.focusWidget() or front
