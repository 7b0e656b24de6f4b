"""What a run must not bring about: an exception, a warning of Qt, or a window that does not answer."""

import sys
import threading
import time
import traceback
from collections import Counter
from types import FrameType, TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler

STALL = 1.0  # seconds of computing during which the window does not answer
BEAT = 20  # milliseconds
KNOWN = ("This plugin does not support",)  # what Qt says of a screen that is none


class Faults(QObject):
    """Counts what went wrong, by where it happened; stalls apart, which a slow machine has of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.stalls: Counter[str] = Counter()
        self.longest = 0.0
        self._ours = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._ours)
        self._last = time.clock_gettime(self._clock)
        self._is_over = threading.Event()
        self._timer = QTimer(self, interval=BEAT)
        self._timer.timeout.connect(self._beat)

    def watch(self) -> None:
        """Begin to watch."""
        sys.excepthook = self._caught
        qInstallMessageHandler(self._told)
        self._beat()
        self._timer.start()
        self._guard = threading.Thread(target=self._look, daemon=True)
        self._guard.start()

    def leave(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._is_over.set()
        self._guard.join()
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)

    def add(self, error: BaseException) -> None:
        """Count an exception by its last lines."""
        self.found["".join(traceback.format_exception(error)[-6:])] += 1

    def _caught(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self.add(error)

    def _told(self, kind: QtMsgType, _where: QMessageLogContext, message: str | None) -> None:
        if kind is not QtMsgType.QtDebugMsg and message and not message.startswith(KNOWN):
            self.found[f"Qt: {message}\n{_where(sys._getframe())}"] += 1

    def _beat(self) -> None:
        now = time.clock_gettime(self._clock)
        self.longest, self._last = max(self.longest, now - self._last), now

    def _look(self) -> None:
        """Note where the window's thread is when it has computed too long; runs beside it."""
        told = 0.0
        while not self._is_over.wait(0.1):
            last = self._last
            if last != told and time.clock_gettime(self._clock) - last > STALL:
                told = last
                self.stalls[_where(sys._current_frames()[self._ours])] += 1


def _where(frame: FrameType) -> str:
    """Return the innermost lines of our own that the window's thread stands in, and the line that it computes."""
    lines = traceback.extract_stack(frame)
    ours = [one for one in lines[:-1] if "/refnet/" in one.filename.replace("\\", "/")]
    return "".join(traceback.format_list([*ours[-5:], lines[-1]]))
