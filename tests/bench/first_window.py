"""The first window, `refnet --first-paint`, against a bare Qt window beside an open SQLite file."""

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from tests.bench.measuring import Cost, both, measured, tell

ROUNDS = 7
OURS = [sys.executable, "-m", "refnet", "--first-paint"]
BARE = """
import sqlite3, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
sqlite3.connect(":memory:").execute("SELECT 1").fetchall()
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""


def run() -> None:
    with TemporaryDirectory() as home:
        places = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), home)
        # an installed program keeps its bytecode, and so must this one, whatever the shell says
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **places, "PYTHONPYCACHEPREFIX": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def started(command: list[str]) -> Cost:
            with measured() as cost:
                subprocess.run(command, check=True, env=environment)
            return cost

        started(OURS)  # the first start of a new user makes folders and the font cache
        ours, bare = both(lambda: started(OURS), lambda: started([sys.executable, "-c", BARE]), ROUNDS)
    tell("First window painted", ("refnet --first-paint", ours), ("bare Qt window and sqlite3", bare), "1.5x")
