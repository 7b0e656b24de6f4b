"""Hands on a keyboard: every key goes through them and is counted; letters of names and of words are counted apart."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from refnet.ui.dialogs.task_list.line import TaskLine
from refnet.ui.pages.today.row import TodayRow
from refnet.ui.widgets.lists.table import Table
from refnet.ui.widgets.parts.toast import Toast
from refnet.ui.widgets.side_panel import SidePanel

T = TypeVar("T", bound=QWidget)

PATIENCE = 30  # seconds until something that should be seen is given up


class Hands:
    """Counts a key with its modifiers as one."""

    def __init__(self) -> None:
        self.keys, self.names, self.words = 0, 0, 0
        self.reach: int | None = None

    def press(self, *keys: str) -> None:
        """Press keys, each written as in the menus: Ctrl+Shift+A."""
        for key in keys:
            self.wait("a window", QApplication.activeWindow)
            combination = QKeySequence(key)[0]
            QTest.keyClick(_under_the_hands(), combination.key(), combination.keyboardModifiers())
            self.keys += 1

    def type(self, text: str) -> None:
        """Type something short, a key a letter."""
        self._click(text)
        self.keys += len(text)

    def name(self, text: str) -> None:
        """Type whom it is about."""
        self._click(text)
        self.names += len(text)

    def tell(self, text: str) -> None:
        """Type words that are the entry itself: a reason, a task, a sentence."""
        self._click(text)
        self.words += len(text)

    def see(self, title: str) -> None:
        """Wait until a window of this title has the keyboard, as somebody would who looks at the screen."""
        self.wait(title, lambda: _has_keyboard(title))

    def stand(self, title: str) -> None:
        """See the form of the act, the cursor in its first field: from here on it is filled in."""
        self.wait(title, lambda: _has_keyboard(title) and QApplication.activeWindow().windowTitle() == title)
        self.reach = self.keys

    def see_rows(self) -> None:
        """Wait until a list with rows has the keyboard."""
        self.wait("a list", lambda: isinstance(QApplication.focusWidget(), Table))

    def see_line(self) -> None:
        """Wait until a line of Today or of the tasks has the keyboard."""
        self.wait("a line", lambda: isinstance(QApplication.focusWidget(), TodayRow | TaskLine))

    def see_record(self, name: str) -> None:
        """Wait until the panel beside a list shows somebody."""
        self.wait(name, lambda: any(one.isVisible() and one._name.text() == name for one in _all(SidePanel)))

    def see_text(self) -> None:
        """Wait until there is something to read where the keyboard is."""
        self.wait("a text", _stands_text)

    def see_card(self) -> None:
        """Wait until the text of an ask stands there."""
        self.wait("a card", lambda: any(one.toPlainText() for one in _texts()))

    def see_offer(self) -> None:
        """Wait until the toast offers what may come next."""
        self.wait("an offer", lambda: any(one.has_offer for one in _toasts()))

    def wait(self, what: str, is_so: Callable[[], object]) -> None:
        """Wait for something to be true."""
        end = monotonic() + PATIENCE
        while not is_so():
            _bring_to_front()
            if monotonic() > end:
                shown = [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()]
                raise AssertionError(
                    f"never seen: {what}; on the screen: {shown}, in front {QApplication.activeWindow()}"
                )
            QTest.qWait(5)

    def _click(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(_under_the_hands(), letter)


def _stands_text() -> bool:
    focus = QApplication.focusWidget()
    return isinstance(focus, QPlainTextEdit) and bool(focus.toPlainText())


def _texts() -> list[QPlainTextEdit]:
    window = QApplication.activeWindow()
    return window.findChildren(QPlainTextEdit) if window is not None else []


def _toasts() -> list[Toast]:
    return _all(Toast)


def _all(kind: type[T]) -> list[T]:
    return [one for window in QApplication.topLevelWidgets() for one in window.findChildren(kind)]


def _bring_to_front() -> None:
    """Do what a window manager does when a window has closed; without a screen there is none."""
    if QApplication.activeWindow() is None and QApplication.platformName() == "offscreen":
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowTitle()]
        front = QApplication.activeModalWidget() or next(iter(shown), None)
        if front is not None:
            front.activateWindow()


def _under_the_hands() -> QWidget:
    found = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None, "no window has the keyboard"
    return found


def _has_keyboard(title: str) -> bool:
    window, focus = QApplication.activeWindow(), QApplication.focusWidget()
    return window is not None and window.windowTitle().startswith(title) and focus is not None
