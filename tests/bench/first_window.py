"""The first window, `refnet --first-paint`, and Today of 10 000 open things, against a bare Qt window beside SQLite."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.many_duties import made
from tests.bench.measuring import Cost, both, measured, tell

ROUNDS, TODAY_ROUNDS = 7, 3
OURS = ("-m", "refnet", "--first-paint")
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

TODAY = """
import os, sys
from PySide6.QtCore import QTimer
from refnet import app as program
qt = program.Program(sys.argv[:1])
application = program.Application(qt, program.parser().parse_args(sys.argv[1:]))
def look():
    page = application.window.pages.current()
    if page is not None and page.rows():
        application.window.repaint()
        os._exit(0)
timer = QTimer(interval=5)
timer.timeout.connect(look)
timer.start()
application.open()
qt.exec()
"""


def run() -> None:
    with TemporaryDirectory() as home:
        places = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), home)
        # an installed program keeps its bytecode, and so must this one, whatever the shell says
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **places, "PYTHONPYCACHEPREFIX": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        file = Path(home, "day.db")
        made(file, datetime.now(UTC).astimezone().date()).close(backup=False)

        def started(*command: str) -> Cost:
            with measured() as cost:
                subprocess.run([sys.executable, *command], check=True, env=environment)
            return cost

        def opened() -> Cost:
            copy = Path(home, "copy", "day.db")  # each start has a file that was closed as always
            shutil.rmtree(copy.parent, ignore_errors=True)
            copy.parent.mkdir()
            shutil.copy(file, copy)
            return started("-c", TODAY, "--database", str(copy))

        def bare() -> Cost:
            return started("-c", BARE)

        started(*OURS)  # the first start of a new user makes folders and the font cache
        window = both(lambda: started(*OURS), bare, ROUNDS)
        opened()
        today = both(opened, bare, TODAY_ROUNDS)
    beside = "bare Qt window and sqlite3"
    tell("First window painted", ("refnet --first-paint", window[0]), (beside, window[1]), "1.5x")
    tell("Today of 10 000 open things painted", ("refnet --database", today[0]), (beside, today[1]), "none")
