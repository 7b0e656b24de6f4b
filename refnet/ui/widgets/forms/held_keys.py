"""Keys and clicks while a field still looks up a name: held, and done again once it knows, so that speed changes nothing."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from refnet.ui.widgets.forms.shortcut_of import run_shortcut

KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
FINISHING = frozenset(
    {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Up}
)


class HeldKeys(QObject):
    """Listens to the whole program while it holds, for Tab has moved on by the time the next letter comes."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._events: list[QKeyEvent | QMouseEvent] = []

    @property
    def is_holding(self) -> bool:
        """Tell whether keys wait."""
        return bool(self._events)

    def hold(self, event: QKeyEvent) -> None:
        """Hold this key, and all that is typed and clicked in the window after it."""
        application = QCoreApplication.instance()
        if not self._events and application is not None:
            application.installEventFilter(self)
        self._events.append(_copied(event))

    def release(self) -> None:
        """Type and click what was held, into whatever has the keyboard by then.

        A window that closes on the way may have opened a form, to which the rest belongs; else it goes nowhere.
        """
        events, window = self._events, self._field.window()
        self.drop()
        for event in events:
            focus = _receiver(window)
            if focus is None:
                return
            if isinstance(event, QMouseEvent):
                _click(window, event)
            elif event.type() is QEvent.Type.KeyRelease or not run_shortcut(focus.window(), event):
                QCoreApplication.sendEvent(focus, event)

    def drop(self) -> None:
        """Forget what was held."""
        self._events = []
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in CLICKS and isinstance(event, QMouseEvent):
            return self._hold_click(watched, event)
        if not isinstance(event, QKeyEvent) or not self._is_here():
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # it comes as a key then, and waits for those before it
        elif event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            self._events.append(_copied(event))
        return True

    def _hold_click(self, watched: QObject, event: QMouseEvent) -> bool:
        """Hold a click into the window, which would else take the letters typed before it."""
        window = self._field.window()
        is_ours = watched.window() is window if isinstance(watched, QWidget) else watched is window.windowHandle()
        if is_ours:
            self._events.append(_in_window(window, event))
        return is_ours

    def _is_here(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.window() is self._field.window()


def _receiver(window: QWidget) -> QWidget | None:
    """Return what has the keyboard in a window, or in the form that has come in its place."""
    focus, form = QApplication.focusWidget(), QApplication.activeModalWidget()
    if focus is not None and focus.window() is window:
        return focus
    return form.focusWidget() if form is not None and not window.isVisible() else None


def _click(window: QWidget, event: QMouseEvent) -> None:
    """Click where it was clicked; the keyboard goes along, which Qt grants to clicks of its own alone."""
    target = window.childAt(event.position().toPoint())
    while target is not None and not target.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        target = target.parentWidget()
    if target is not None and event.type() is QEvent.Type.MouseButtonPress:
        target.setFocus(Qt.FocusReason.MouseFocusReason)
    handle = window.windowHandle()
    if handle is not None:
        QCoreApplication.sendEvent(handle, event)


def _in_window(window: QWidget, event: QMouseEvent) -> QMouseEvent:
    """Return a click of our own, at its place in the window."""
    place = QPointF(window.mapFromGlobal(event.globalPosition().toPoint()))
    return QMouseEvent(
        event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
    )  # fmt: skip


def _copied(event: QKeyEvent) -> QKeyEvent:
    """Return a key of our own: Qt takes its events back once they are delivered."""
    return QKeyEvent(
        event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count()
    )  # fmt: skip
