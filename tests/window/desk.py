"""A real desk for a test: the program in a process of its own, in a window of a real screen, driven by keys and mouse."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60  # seconds until a window is given up; machines are slow


@dataclass
class Desk:
    """A running RefNet and the hands on it."""

    display: str
    program: subprocess.Popen[str]

    def tool(self, *words: object) -> str:
        command = ["xdotool", *(str(word) for word in words)]
        environment = os.environ | {"DISPLAY": self.display}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE)
        return done.stdout

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tool("key", "--clearmodifiers", key)
            time.sleep(0.05)

    def type(self, text: str) -> None:
        self.tool("type", "--delay", 15, text)
        time.sleep(0.4)  # a hit list follows what is typed a little later

    def click(self, x: int, y: int) -> None:
        self.tool("mousemove", x, y, "click", 1)
        time.sleep(0.2)

    def wait(self, what: str, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert self.program.poll() is None, f"RefNet ended while a test waited for {what}"
            assert time.monotonic() < end, f"never seen: {what}"
            time.sleep(0.1)

    def see(self, title: str) -> None:
        """Wait for a window whose title begins so, and for its turn at the keyboard."""
        self.wait(title, lambda: self.tool("getactivewindow", "getwindowname").startswith(title))
        time.sleep(0.3)

    def leave(self) -> int:
        """Close the program by keyboard and return its exit code."""
        self.press("ctrl+q")
        return self.program.wait(PATIENCE)


@contextmanager
def at_desk(display: str, *arguments: str | Path) -> Iterator[Desk]:
    """Start RefNet on a screen; a test that fails leaves no process behind."""
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "refnet", *(str(one) for one in arguments)]
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, text=True)
    try:
        yield Desk(display, program)
    finally:
        program.kill()
        program.wait()
