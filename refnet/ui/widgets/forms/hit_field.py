"""A line that looks up what is typed, with a list of what was found under it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from refnet.domain.errors import RefNetError
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.widgets.forms.held_keys import FINISHING, HeldKeys
from refnet.ui.widgets.forms.hit_list import LEAST, Hit, HitList

PAUSE = 40  # milliseconds without a key before we search


class HitField(QLineEdit):
    """Keyboard: type, Down, then Enter or Tab; who inherits says what is found and what a choice means.

    Keys that come before the search has answered wait for it: how fast somebody types decides nothing.
    """

    picked = Signal(object)  # what was chosen

    def __init__(self, context: Context, name: str, hint: str, found: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._latest = Latest(context.jobs, self)
        self._is_chosen = False
        self._asked, self._answered = "", ""  # the text looked up last, and the text that the list is for
        self._held = HeldKeys(self)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.list = HitList(self, found)
        self.list.clicked.connect(self.take)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(self._typed)

    def look_up(self, text: str) -> None:
        """Read what fits `text`, and `offer` it, or `give_up`."""
        raise NotImplementedError

    def take(self, chosen: object) -> None:
        """Choose a row of the list, or nothing."""
        raise NotImplementedError

    def forget(self) -> None:
        """Forget what was chosen, since something else is typed."""
        self._is_chosen = False

    def settle(self, text: str) -> None:
        """Show the name of what was chosen."""
        self._is_chosen = True
        self._pause.stop()
        self.list.hide()
        self.setText(text)
        self.setCursorPosition(0)

    def offer(self, hits: Sequence[Hit], width: int = LEAST) -> None:
        """Open the list, unless the answer comes too late."""
        self._answered = self._asked
        if not self.hasFocus() or self._is_chosen or not hits:
            self.list.hide()
        else:
            self.list.show_hits(hits, self, width)
            self.list.choose(0)
        self._held.release()

    def give_up(self, error: RefNetError) -> None:
        """Tell why nothing could be looked up; the next key asks again."""
        self._held.drop()
        self._context.jobs.refused.emit(error)

    def event(self, event: QEvent) -> bool:
        is_pressed = event.type() is QEvent.Type.KeyPress
        if is_pressed and isinstance(event, QKeyEvent) and event.key() in FINISHING and self._is_waiting():
            self._held.hold(event)
            self._look()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.list.isVisible():
            super().keyPressEvent(event)
            return
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.list.move_choice(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take(self.list.chosen())
        elif event.key() == Qt.Key.Key_Escape:
            self.list.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.list.isVisible() and event.reason() == Qt.FocusReason.TabFocusReason:
            self.take(self.list.chosen())
        self.list.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.list.hide()
        self._held.drop()
        super().hideEvent(event)

    def _is_waiting(self) -> bool:
        text = self.text().strip()
        return bool(text) and not self._is_chosen and not self.isReadOnly() and self._answered != text

    def _typed(self) -> None:
        self.forget()
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        text = self._asked = self.text().strip()
        if text:
            self.look_up(text)
        else:
            self._latest.forget()  # what is still being looked up was for letters that are gone
            self._answered = ""
            self.list.hide()
