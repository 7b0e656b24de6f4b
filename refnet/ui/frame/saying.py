"""What the window says of steps: in the toast, the status bar and the Edit menu."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from refnet.i18n import _
from refnet.ui.context import Link
from refnet.ui.frame.menus import Menus
from refnet.ui.frame.status import StatusBar
from refnet.ui.look import tips
from refnet.ui.widgets.parts.toast import Toast

if TYPE_CHECKING:
    from refnet.store.history import Step


class Saying(QObject):
    """Knows the newest step until a toast speaks of it, so that a toast's Undo is for no other."""

    def __init__(self, toast: Toast, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self.menus: Menus | None = None
        self._toast, self._status = toast, status
        self._unspoken: Step | None = None

    def say(self, sentence: str, undo: bool = True) -> None:
        """Show the toast; its Undo is for the step that was just done, and for no other."""
        self.offer(sentence, (), undo)

    def offer(self, sentence: str, links: Sequence[Link], undo: bool) -> None:
        """Show the toast with what may come next."""
        self._toast.say(sentence, undo=undo and self._unspoken is not None, links=links)
        self._unspoken = None

    def hear(self, step: "Step", *, is_open: bool) -> None:
        """Say that a step is on the disk, and let the toast before it keep its hands off it."""
        self._toast.forget_undo()
        if not is_open:
            return
        self._unspoken = step if step.kind == "do" else None
        self._status.show_saved(datetime.now(UTC).astimezone())
        if step.kind == "do":
            self.show_undo(step.label)

    def forget(self) -> None:
        """Speak of nothing in the file, which is being closed."""
        self._unspoken = None
        self._toast.hide()

    def show_undo(self, step: str | None) -> None:
        """Name the step that Undo would take back, in menu and status bar."""
        self._status.show_undo(step)
        self._name("undo", _("&Undo {step}").format(step=tips.on_button(step)) if step else _("&Undo"))

    def show_redo(self, step: str | None) -> None:
        """Name the step that Redo would do again."""
        self._name("redo", _("&Redo {step}").format(step=tips.on_button(step)) if step else _("&Redo"))

    def _name(self, action: str, text: str) -> None:
        if self.menus is not None:
            self.menus.set_text(action, text)
