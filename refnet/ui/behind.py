"""What goes on behind the window: reminders, the tray, and an ear for a second start; made after the first paint."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from refnet import paths
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.main_window import MainWindow
from refnet.ui.reminder import Reminder
from refnet.ui.tray import Tray, has_tray
from refnet.ui.voice import Voice, speaker
from refnet.ui.waking import Knock, Waker

if TYPE_CHECKING:
    from refnet.domain.today.rules import Opens


class Behind(QObject):
    """One for the program; the window it speaks for may be made anew."""

    def __init__(
        self,
        app: QApplication,
        context: Context,
        window: Callable[[], MainWindow],
        *,
        parent: QObject | None = None,
        available: Callable[[], bool] = has_tray,
        find: Callable[[], str | None] = speaker,
    ) -> None:
        super().__init__(parent)
        self._app, self._context, self._window = app, context, window
        self._folder = paths.config() / "awake"
        self.tray = Tray(context.settings, self, available)
        self.voice = Voice(self, find)
        self.reminder = Reminder(context, self._is_heard, self)
        self.waker = Waker(self._folder, self)
        self.reminder.speaks.connect(self.voice.say)
        self.voice.unheard.connect(self.tray.say)
        self.voice.opened.connect(self._open)
        self.waker.woken.connect(self.come_forward)
        self.tray.wanted.connect(self.come_forward)
        self.tray.opened.connect(self._open)
        self.tray.quit_wanted.connect(self._leave)
        self.tray.log_wanted.connect(self._log)
        self.tray.changed.connect(self._follow)
        self.tray.lost.connect(self._come_back)
        self._follow()
        self.look_after(window())

    def look_after(self, window: MainWindow) -> None:
        """Let a window go on in the tray when it is closed, where that is wanted."""
        window.stays_behind = self._stays
        window.went_behind.connect(self.tray.say_it_stays)
        window.closing.connect(self._end)

    def hear(self, location: str | Path) -> None:
        """Hear from now on who else wants the file that is open, and look what there is to remind of."""
        self.waker.listen(location)
        self.reminder.look()

    def knock(self, location: str | Path) -> None:
        """Ask whoever has a file to come forward, and give way to them."""
        knock = Knock(self._folder, location, self)
        knock.answered.connect(self._give_way)
        knock.ask()

    def come_forward(self) -> None:
        """Show the window."""
        self._window().come_forward()

    def let_go(self) -> None:
        """Take the icon away; the program ends."""
        self.tray.let_go()
        self.voice.be_quiet()

    def _stays(self) -> bool:
        return self.tray.keeps

    def _open(self, opens: "Opens | None") -> None:
        self.come_forward()
        if not self._context.is_open:
            return
        if opens is None:
            self._context.go("today")
        else:
            from refnet.ui.dialogs.prepare_meeting import open_brief  # noqa: PLC0415 - when it is wanted

            open_brief(self._context, self._window(), opens[1])

    def _log(self) -> None:
        self.come_forward()
        self._context.run("log-introduction")

    def _leave(self) -> None:
        """Quit, but not over a form: what was typed there is asked about first, as when the form is closed."""
        while isinstance(form := self._app.activeModalWidget(), QDialog):
            self.come_forward()
            form.reject()
            if form.isVisible():
                return
        self._window().leave()

    def _give_way(self, is_heard: bool) -> None:
        if is_heard:
            self._window().leave()

    def _end(self) -> None:
        """End the program with its window; Qt would not where the window of the icon is left, or may be in the tray."""
        self.tray.let_go()
        self._app.setQuitOnLastWindowClosed(True)
        self._app.quit()

    def _is_heard(self) -> bool:
        return self.tray.is_there or self.voice.is_there

    def _follow(self) -> None:
        self._app.setQuitOnLastWindowClosed(not self.tray.keeps)

    def _come_back(self) -> None:
        """Show a window that was left in a tray that is gone: nothing runs where nobody can see it."""
        if not self._window().isVisible():
            self._window().come_forward()
            self._context.say(_("The tray of the desktop is gone, so RefNet shows its window again."), undo=False)
