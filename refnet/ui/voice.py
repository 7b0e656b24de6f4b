"""Says reminders by the program that Linux desktops have for it: a click on Qt's own messages tells nobody there.

It also works on desktops without a tray. Where it is missing, whoever else can speak is asked to.
"""

import shutil
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, Signal

from refnet import paths
from refnet.domain.reminding import Message
from refnet.i18n import _

SERVICE, PROGRAM = "org.freedesktop.Notifications", "notify-send"
PLAIN = "‹"  # in the place of a sign by which a desktop would take people's words for markup


def speaker() -> str | None:
    """Return the program that shows messages, None where there is none or nobody would show them."""
    program = shutil.which(PROGRAM) if sys.platform.startswith("linux") else None
    return program if program and _is_served() else None


class Voice(QObject):
    """Shows messages; each remembers what a click on it opens, as long as it stands."""

    opened = Signal(object)  # what was reminded of: a table with a key, or None for Today
    unheard = Signal(object)  # a Message that could not be shown

    def __init__(self, parent: QObject | None = None, find: Callable[[], str | None] = speaker) -> None:
        super().__init__(parent)
        self._find = find

    @property
    def is_there(self) -> bool:
        """Tell whether messages can be shown."""
        return self._find() is not None

    def say(self, message: Message) -> None:
        """Show a message, and wait in the background until it is clicked or gone."""
        program = self._find()
        if program is None:
            self.unheard.emit(message)
            return
        saying = _Saying(message, self)
        saying.clicked.connect(self.opened)
        saying.unheard.connect(self.unheard)
        saying.begin(program)

    def be_quiet(self) -> None:
        """Leave messages that still stand; nobody hears a click on them any more."""
        for saying in self.findChildren(QProcess):
            saying.blockSignals(True)
            saying.kill()
            saying.waitForFinished(1_000)


class _Saying(QProcess):
    """The program while one message stands."""

    clicked = Signal(object)
    unheard = Signal(object)

    def __init__(self, message: Message, parent: QObject) -> None:
        super().__init__(parent)
        self._message = message
        self.finished.connect(self._end)
        self.errorOccurred.connect(self._stumble)

    def begin(self, program: str) -> None:
        icon, action = paths.resources() / "icons" / "refnet-app.svg", _("Open")
        known = ["--app-name=RefNet", f"--icon={icon}", f"--action=default={action}", "--"]
        self.start(program, [*known, *_words(self._message)])

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        if code or status is QProcess.ExitStatus.CrashExit:
            self.unheard.emit(self._message)
        elif self.readAllStandardOutput().trimmed() == b"default":
            self.clicked.emit(self._message.opens)
        self.deleteLater()

    def _stumble(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.unheard.emit(self._message)
            self.deleteLater()


def plain(words: str) -> str:
    """Return words in which no desktop sees markup."""
    return words.replace("<", PLAIN)


def _words(message: Message) -> tuple[str, str]:
    """Return title and text as the program takes them, which reads backslashes in the text as C does."""
    return plain(message.title), plain(message.text).replace("\\", "\\\\")


def _is_served() -> bool:
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - Linux only

    bus = QDBusConnection.sessionBus().interface()
    return bus is not None and (
        bus.isServiceRegistered(SERVICE).value() or SERVICE in bus.activatableServiceNames().value()
    )
