"""Does what a key means as a shortcut of a window, for keys that reach it later than they were pressed."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def run_shortcut(window: QWidget, key: QKeyEvent) -> bool:
    """Run the action, shortcut or button of these keys, or go where their letter leads; tell whether there was one."""
    if not key.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    keys = QKeySequence(key.keyCombination())
    found = next((run for one, run in _known(window) if one == keys), None)
    if found is not None:
        found()
    return found is not None


def _known(window: QWidget) -> Iterator[tuple[QKeySequence, Callable[[], object]]]:
    """Give all shortcuts of a window that work now."""
    for action in window.findChildren(QAction):
        if action.isEnabled():
            yield from ((keys, action.trigger) for keys in action.shortcuts())
    for shortcut in window.findChildren(QShortcut):
        yield shortcut.key(), shortcut.activated.emit
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled():
            yield button.shortcut(), button.click
    for label in window.findChildren(QLabel):
        buddy = label.buddy()
        if label.isVisible() and buddy is not None:
            yield QKeySequence.mnemonic(label.text()), buddy.setFocus
