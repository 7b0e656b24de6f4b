"""A rep's day with 10 000 open things: what each screen costs to read, and the longest time the window's thread is held.

Ratios are against plain SQL in the same run: counting the same open rows for Today, all rows of the tables for Plan.
"""

import os
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.many_duties import made
from tests.bench.measuring import Cost, both, measured, tell

ROUNDS = 3
AIM = 0.1  # seconds that the window's thread may be held
PLAIN = """
    SELECT ask.id, person.name, ask.asked_on, ask.answer FROM ask JOIN person ON person.id = ask.ally_id
    UNION ALL SELECT deal.id, person.name, deal.first_touch_on, deal.stage FROM deal JOIN person ON person.id = prospect_id
    UNION ALL SELECT meeting.id, deal.title, held_on, meeting.next_step FROM meeting JOIN deal ON deal.id = meeting.deal_id
    UNION ALL SELECT introduction.id, person.name, made_on, channel FROM introduction
        JOIN person ON person.id = introduction.prospect_id
"""


def run() -> None:
    with TemporaryDirectory() as folder:
        today = datetime.now(UTC).astimezone().date()
        store = made(Path(folder, "day.db"), today)
        _tell_readings(store, today)
        store.close(backup=False)
        _tell_window(Path(folder, "day.db"))


def _tell_readings(store, today) -> None:
    from refnet.services import asking, coaching, giving, planning, reps
    from refnet.services import today as day
    from refnet.ui.pages.today.reading import read

    me = reps.me(store).id
    works = {
        "Today": partial(read, store, "", today, with_ideas=True),
        "the agenda alone": partial(day.agenda, store, me, today, with_ideas=False),
        "plan": partial(planning.plan, store, me, today),
        "whom to ask": partial(asking.suggestions, store, today),
        "cold deals to warm": partial(asking.warmings, store, today),
        "clients never asked": partial(asking.never_asked, store),
        "asks so far": partial(asking.ledger, store),
        "give": partial(giving.gives, store),
        "team": partial(coaching.team, store, today),
    }
    with measured() as first:
        works["Today"]()
    print(f"Today read for the first time: CPU {first.cpu * 1000:.0f} ms, wall {first.wall * 1000:.0f} ms")
    for name, work in works.items():
        work()
        ours, theirs = both(partial(_timed, work), partial(_plain, store.path), ROUNDS)
        tell(name, ("read, warm", ours), ("plain SQL: all asks, deals, meetings, introductions", theirs), "none")


def _timed(work: Callable[[], object]) -> Cost:
    with measured() as cost:
        work()
    return cost


def _plain(path: Path) -> Cost:
    from refnet.store import sqlite

    with closing(sqlite.connect(path)) as connection, measured() as cost:
        connection.execute(PLAIN).fetchall()
    return cost


def _tell_window(path: Path) -> None:
    """Open the window on the file, go through the screens, and print how long its thread was held at most."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    places = TemporaryDirectory()
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    os.environ.update(dict.fromkeys(names, places.name))
    from PySide6.QtWidgets import QApplication

    from refnet import app as program

    application = QApplication.instance() or QApplication([])
    window = program.Application(application, program.parser().parse_args(["--database", str(path)]))
    window.open()
    seen = _Seen(application, window)
    print(f"\nThe window's thread, longest time held by one event, CPU   (aim {AIM * 1000:.0f} ms)")
    seen.tell("opening the file, until Today is whole", lambda: None, until=lambda: window.context.is_open)
    today = window.window.pages.current()
    seen.tell("Today: later", lambda: _press(today, "L"))
    seen.tell("Today: done", lambda: _press(today, "D"))
    seen.tell("Today: not this one", lambda: _press(today, "N"))
    seen.tell("Today: all that is due, a page", today.more.click)
    seen.tell("Plan", partial(window.context.go, "plan"))
    plan = window.window.pages.current()
    for key, tab in plan.lists.items():
        seen.tell(f"Plan: {tab.kind.name}", partial(plan.turn, key))
    seen.tell("Plan: a slider", lambda: (plan.turn("plan"), plan.what_if.asks.setValue(20)))
    for action in ("log-ask", "quick-entry", "question-bank"):
        seen.tell(action, partial(window.context.run, action))
        seen.close_dialogs()
    window.close()
    places.cleanup()


def _press(page, key: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.keyClick(page.rows()[0], getattr(Qt.Key, f"Key_{key}"))


class _Seen:
    """Turns the event loop by hand and times each turn."""

    def __init__(self, application, window) -> None:
        self._application, self._window = application, window
        self._waiting = 0
        start, deliver = window.jobs._start, window.jobs._deliver

        def counted(*request: object) -> None:
            self._waiting += 1
            start(*request)

        def delivered(answer: object) -> None:
            deliver(answer)
            self._waiting -= 1

        window.jobs._start = counted
        window.jobs._answered.disconnect()
        window.jobs._answered.connect(delivered)

    def tell(self, name: str, act: Callable[[], object], until: Callable[[], bool] = lambda: True) -> None:
        begun, held = time.perf_counter(), self._turn(act)
        calm = begun
        while time.perf_counter() - calm < 0.3 or not until():
            turn = self._turn(self._application.processEvents)
            held = max(held, turn)
            if self._waiting or turn > 0.005:
                calm = time.perf_counter()
        whole = calm - begun
        mark = "" if held <= AIM else "   over"
        print(f"  {name:<44} {held * 1000:7.0f} ms   all done after {whole * 1000:7.0f} ms wall{mark}", flush=True)

    def close_dialogs(self) -> None:
        from PySide6.QtWidgets import QDialog

        for dialog in self._window.window.findChildren(QDialog):
            dialog.done(0)

    def _turn(self, act: Callable[[], object]) -> float:
        begun = time.thread_time()
        act()
        return time.thread_time() - begun
