"""Keys typed while a field still looks up a name: held, and typed again once it knows, so that speed changes nothing."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
FINISHING = frozenset(
    {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Up}
)


class HeldKeys(QObject):
    """Listens to the whole program while it holds, for Tab has moved on by the time the next letter comes."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._keys: list[QKeyEvent] = []

    @property
    def is_holding(self) -> bool:
        """Tell whether keys wait."""
        return bool(self._keys)

    def hold(self, event: QKeyEvent) -> None:
        """Hold this key, and all that are typed in the window after it."""
        application = QCoreApplication.instance()
        if not self._keys and application is not None:
            application.installEventFilter(self)
        self._keys.append(_copied(event))

    def release(self) -> None:
        """Type what was held, into whatever has the keyboard by then; the window may close on the way."""
        keys, window = self._keys, self._field.window()
        self.drop()
        for key in keys:
            focus = QApplication.focusWidget()
            if focus is None or focus.window() is not window:
                return
            QCoreApplication.sendEvent(focus, key)

    def drop(self) -> None:
        """Forget what was held."""
        self._keys = []
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in KEYS or not isinstance(event, QKeyEvent) or not self._is_here():
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            self._keys.append(_copied(event))
        return True

    def _is_here(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.window() is self._field.window()


def _copied(event: QKeyEvent) -> QKeyEvent:
    """Return a key of our own: Qt takes its events back once they are delivered."""
    return QKeyEvent(
        event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count()
    )  # fmt: skip
