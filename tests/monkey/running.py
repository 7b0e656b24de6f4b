"""One run of the clumsy user in a window on a file, and what came of it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from refnet.app import Application, parser
from refnet.store.database import Store
from tests.monkey.faults import Faults
from tests.monkey.hands import Hands

PACE = 5  # milliseconds between two deeds
PATIENCE = 120  # seconds until a file is open


@dataclass(frozen=True, slots=True)
class Run:
    """How many deeds and written steps there were, what went wrong, where the window stalled, and how long at most."""

    deeds: int
    steps: int
    faults: dict[str, int]
    stalls: dict[str, int]
    longest: float  # seconds of computing


class Elsewhere(QObject):
    """Takes what would be opened in a mail program or a browser."""

    @Slot(QUrl)
    def take(self, _address: QUrl) -> None:
        """Open nothing."""

    def stand(self) -> None:
        """Stand in for every program from now on."""
        for scheme in ("mailto", "file", "http", "https"):
            QDesktopServices.setUrlHandler(scheme, self, "take")


class Play(QObject):
    """Deed after deed; one may wait in a loop of its own, as a menu does, and the next is done in there."""

    def __init__(self, hands: Hands, is_over: Callable[[int], bool]) -> None:
        super().__init__()
        self._hands, self._is_over = hands, is_over
        self._loop = QEventLoop()
        self.deeds = 0

    def go(self) -> None:
        """Play until it is over."""
        QTimer.singleShot(0, self._next)
        self._loop.exec()

    def _next(self) -> None:
        if self._is_over(self.deeds):
            self._end()
        else:
            QTimer.singleShot(PACE, self._next)
            self.deeds += 1
            self._hands.do()

    def _end(self) -> None:
        waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(waiting, QMenu | QFileDialog):
            waiting.close()
            QTimer.singleShot(PACE, self._end)
        else:
            self._loop.quit()


def run(app: QApplication, file: Path, seed: int, *, seconds: float = 1e9, most: int = 10**9) -> Run:
    """Play for some time or until `most` deeds are done, close in the midst of it, and look at the file."""
    application, faults = Application(app, parser().parse_args(["--database", str(file)])), Faults()
    application.open()
    application.jobs.crashed.connect(faults.add)
    _wait(application)
    faults.watch()
    elsewhere = Elsewhere(application)
    elsewhere.stand()
    end = monotonic() + seconds
    play = Play(Hands(application, random.Random(seed)), lambda deeds: monotonic() > end or deeds >= most)
    play.go()
    steps = application.context.notices.told
    application.close()
    for left in app.topLevelWidgets():
        left.hide()
        left.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    faults.leave()
    _check(file, faults)
    return Run(play.deeds, steps, dict(faults.found), dict(faults.stalls), faults.longest)


def _wait(application: Application) -> None:
    end = monotonic() + PATIENCE
    while not application.context.is_open:
        QApplication.processEvents()
        assert monotonic() < end, "the file was not opened"


def _check(file: Path, faults: Faults) -> None:
    """Open the file again: a run may not leave it damaged or locked."""
    try:
        Store.open(file).close(backup=False)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        faults.add(error)
