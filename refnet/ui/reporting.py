"""What happens when the program itself fails: a report in the log folder, and a sentence for the user."""

import faulthandler
import logging
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

import PySide6
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

import refnet
from refnet.domain.errors import RefNetError

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


class Reporter(QObject):
    """Catches what nobody else caught, in any thread."""

    refused = Signal(object)  # a RefNetError that came up to the top
    crashed = Signal(str)  # the path of the report

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._fault_file: TextIO | None = None

    def install(self) -> None:
        """Begin to catch."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(_log_of_qt)
        try:
            self._fault_file = (self._folder / "faults.log").open("w", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._fault_file)

    def remove(self) -> None:
        """Leave everything as it was before."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._fault_file is not None:
            faulthandler.disable()
            self._fault_file.close()
            self._fault_file = None

    def report(self, error: BaseException) -> None:
        """Tell a failure: its own sentence where it has one, a report where it is a bug."""
        if isinstance(error, RefNetError):
            self.refused.emit(error)
            return
        log.error("crashed: %s", type(error).__name__)
        self.crashed.emit(str(self._write(error)))

    def _write(self, error: BaseException) -> Path:
        """Write where it happened; the error's own text is left out, for it may hold a customer's words."""
        now = datetime.now(UTC)
        file = self._folder / f"crash-{now:%Y-%m-%d-%H%M%S}.txt"
        versions = (
            f"RefNet {refnet.__version__}, Python {sys.version.split()[0]}, Qt {PySide6.__version__}, {sys.platform}"
        )
        frames = "".join(traceback.format_tb(error.__traceback__))
        text = f"{now.isoformat()}\n{versions}\n{frames}{type(error).__name__}\n"
        try:
            file.write_text(text, encoding="utf-8")
        except OSError:
            log.warning("no room for a crash report")
        return file

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.report(error.with_traceback(trace))

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.report(arguments.exc_value)


def _log_of_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.ERROR), "qt: %s", message)
