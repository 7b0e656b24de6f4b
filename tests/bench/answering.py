"""Many answers in a row by key on Today with 10 000 open things: what they queue, and what they leave in memory."""

import os
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.many_duties import made
from tests.bench.turning import Screen

ANSWERS, MANY = 50, 200
PAUSE = 0.15  # seconds between two keys of somebody who is fast
KEYS = "LDN"


def run() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "day.db")
        made(path, datetime.now(UTC).astimezone().date()).close(backup=False)
        screen = Screen(path)
        screen.open()
        _tell(screen, 3, "warming up")
        _tell(screen, ANSWERS, "answers in a row")
        before = _megabytes()
        _tell(screen, MANY, "answers in a row")
        between = _megabytes()
        _tell(screen, MANY, "answers in a row")
        print(
            f"Memory: {before:.0f} MB, after {MANY} answers {between:.0f} MB, after as many again {_megabytes():.0f} MB"
        )
        screen.close()


def _tell(screen: Screen, answers: int, name: str) -> None:
    begun, process, longest, given = time.perf_counter(), time.process_time(), 0.0, 0
    waited = 0.0
    while given < answers:
        pause = screen.act_for(PAUSE)
        longest = max(longest, pause)
        if screen.page.rows():
            longest = max(longest, screen.turn(partial(_press, screen.page, KEYS[given % len(KEYS)])))
            given += 1
        else:
            waited += PAUSE
    typed = time.perf_counter() - begun
    rest = screen.act(lambda: None)
    print(
        f"{answers} {name}: typed in {typed:.1f} s (of which {waited:.1f} s without a line), at rest {rest.settled:.2f} s "
        f"after the last; CPU {time.process_time() - process:.1f} s; longest turn {max(longest, rest.cpu) * 1000:.0f} ms CPU",
        flush=True,
    )


def _press(page, key: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    row = page.chosen_row() or page.rows()[0]
    QTest.keyClick(row, getattr(Qt.Key, f"Key_{key}"))


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
