"""A real window whose event loop is turned by hand, so that each turn can be timed until everything has come to rest."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

CALM = 0.3  # seconds without work or a long turn, after which nothing more comes
LONG_TURN = 0.005  # seconds
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


@dataclass(frozen=True, slots=True)
class Held:
    """What an act cost in seconds: the longest turn of the window's thread in CPU and wall, all until it was at rest."""

    cpu: float
    wall: float
    process: float  # CPU of all threads
    settled: float  # wall


class Screen:
    """The program on a file, without a screen of its own."""

    def __init__(self, path: Path) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._places = TemporaryDirectory()
        os.environ.update(dict.fromkeys(FOLDERS, self._places.name))
        from PySide6.QtWidgets import QApplication

        from refnet import app as program

        self.application = QApplication.instance() or QApplication([])
        self.program = program.Application(self.application, program.parser().parse_args(["--database", str(path)]))
        self.context, self._waiting = self.program.context, 0
        self._count_work()

    @property
    def page(self):
        return self.program.window.pages.current()

    def open(self) -> Held:
        return self.act(self.program.open, until=lambda: self.context.is_open and self._waiting == 0)

    def close(self) -> None:
        self.program.close()
        self._places.cleanup()

    def act(self, act: Callable[[], object], until: Callable[[], bool] = lambda: True) -> Held:
        begun, process = time.perf_counter(), time.process_time()
        turns = [self._turn(act)]
        calm, at_rest = time.perf_counter(), time.process_time()
        while time.perf_counter() - calm < CALM or not until():
            turn = self._turn(self.application.processEvents)
            turns.append(turn)
            if self._waiting or turn[0] > LONG_TURN:
                calm, at_rest = time.perf_counter(), time.process_time()
        cpu, wall = (max(one[place] for one in turns) for place in (0, 1))
        return Held(cpu, wall, at_rest - process, calm - begun)

    def act_for(self, seconds: float) -> float:
        """Turn the loop for a while and return the longest turn in CPU."""
        end, longest = time.perf_counter() + seconds, 0.0
        while time.perf_counter() < end:
            longest = max(longest, self.turn(self.application.processEvents))
        return longest

    def turn(self, act: Callable[[], object]) -> float:
        """Do something in the window's thread and return its CPU."""
        return self._turn(act)[0]

    def close_what_opened(self) -> None:
        """Close dialogs and menus as Escape does, without asking."""
        from PySide6.QtWidgets import QDialog

        for dialog in self.program.window.findChildren(QDialog):
            dialog.done(0)
        while (menu := self.application.activePopupWidget()) is not None:
            menu.close()
        self.act(lambda: None)

    def _count_work(self) -> None:
        jobs = self.program.jobs
        start, deliver = jobs._start, jobs._deliver

        def counted(*request: object) -> None:
            self._waiting += 1
            start(*request)

        def delivered(answer: object) -> None:
            deliver(answer)
            self._waiting -= 1

        jobs._start = counted
        jobs._answered.disconnect()
        jobs._answered.connect(delivered)

    def _turn(self, act: Callable[[], object]) -> tuple[float, float]:
        cpu, wall = time.thread_time(), time.perf_counter()
        act()
        return time.thread_time() - cpu, time.perf_counter() - wall
