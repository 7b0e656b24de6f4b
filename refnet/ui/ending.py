"""Ends the program in good order when the system asks for it: at log-out, at shutdown, or by Ctrl+C in a terminal."""

import signal
import socket
from functools import partial
from types import FrameType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtWidgets import QApplication

ASKED = ("SIGTERM", "SIGINT", "SIGHUP")  # Windows lacks some


class Program(QApplication):
    """Qt's application, which says so when all of it is to end and not only a window is to be closed."""

    ending = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit:
            self.ending.emit()
        return super().event(event)


class Ending(QObject):
    """Leaves the event loop at a signal, so that the file is closed and backed up as always; nothing is asked then.

    Python hears signals only while it runs, and Qt's loop does not: a byte on a socket wakes it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        self._before = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        numbers = [getattr(signal, name) for name in ASKED if hasattr(signal, name)]
        self._handlers = {number: signal.signal(number, _leave) for number in numbers}
        self._awake = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._awake.activated.connect(self._take)

    def close(self) -> None:
        """Leave signals to whoever had them before."""
        self._awake.setEnabled(False)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before)
        self._reading.close()
        self._writing.close()

    def _take(self) -> None:
        self._reading.recv(64)


def _leave(_number: int, _frame: FrameType | None) -> None:
    QTimer.singleShot(0, partial(QCoreApplication.exit, 0))  # a loop that is only about to begin is left, too
