"""A field for whom an answer is about: type-ahead over people, companies or those of us."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from refnet.i18n import _
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.widgets.forms.hit_list import Hit, HitList

if TYPE_CHECKING:
    from refnet.services.insights.paths import Target

PAUSE = 40  # milliseconds without a key before we search
LIMIT = 7
Find = Callable[[Store, str, int], "list[Target]"]


class TargetPicker(QLineEdit):
    """Keyboard: type, Down, then Enter or Tab."""

    picked = Signal(object)  # a Target

    def __init__(self, context: Context, find: Find, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._find = context, find
        self._latest = Latest(context.jobs, self)
        self._targets: Sequence[Target] = ()
        self.target: Target | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.list = HitList(self, _("Found"))
        self.list.clicked.connect(self._take)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(self._typed)

    def set_target(self, target: "Target") -> None:
        """Choose somebody."""
        self._pause.stop()
        self.target = target
        self.list.hide()
        self.setText(target.name)
        self.setCursorPosition(0)
        self.picked.emit(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.list.isVisible():
            super().keyPressEvent(event)
            return
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.list.move_choice(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.chosen())
        elif event.key() == Qt.Key.Key_Escape:
            self.list.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.list.isVisible() and event.reason() == Qt.FocusReason.TabFocusReason:
            self._take(self.list.chosen())
        self.list.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.list.hide()
        super().hideEvent(event)

    def _typed(self) -> None:
        self.target = None
        self._pause.start()

    def _look(self) -> None:
        text = self.text().strip()
        if text:
            self._latest.read(partial(self._find, self._context.store, text, LIMIT), self._show)
        else:
            self.list.hide()

    def _show(self, targets: "list[Target]") -> None:
        if not self.hasFocus() or self.target is not None or not targets:
            self.list.hide()
            return
        self._targets = targets
        icons = {True: "building-2", False: ""}
        self.list.show_hits([Hit(one.id, one.name, one.detail, icon=icons[one.is_company]) for one in targets], self)
        self.list.choose(0)

    def _take(self, chosen: object) -> None:
        found = next((one for one in self._targets if isinstance(chosen, Hit) and one.id == chosen.id), None)
        if found is not None:
            self.set_target(found)
