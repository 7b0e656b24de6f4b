"""A rep's day with 10 000 open things: what each screen costs to read, and the longest time the window's thread is held.

Ratios are against plain SQL in the same run: counting the same open rows for Today, all rows of the tables for Plan.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.many_duties import made
from tests.bench.measuring import Cost, both, measured, tell
from tests.bench.turning import Held, Screen

ROUNDS = 3
AIM = 0.05  # seconds that the window's thread may be held
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
        "asks so far": partial(asking.ledger, store, today),
        "the funnel of asks": partial(asking.funnel, store, today),
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
    screen = Screen(path)
    print(f"\nThe window's thread, longest turn, CPU   (aim {AIM * 1000:.0f} ms)")
    _say("opening the file, until Today is whole", screen.open())
    for name, act in _acts(screen):
        _say(name, screen.act(act))
        screen.close_what_opened()
    screen.close()


def _acts(screen: Screen) -> Iterator[tuple[str, Callable[[], object]]]:
    context, today = screen.context, screen.page
    for name, key in (("later", "L"), ("done", "D"), ("not this one", "N")):
        yield f"Today: {name}", partial(_press, today, key)
    yield "Today: all that is due, a page", today.more.click
    yield "Plan", partial(context.go, "plan")
    plan = screen.page
    for key in plan.lists:
        yield f"Plan: {key}", partial(plan.turn, key)
    yield "Plan: a slider", lambda: (plan.turn("plan"), plan.what_if.hours.setValue(20))
    for action in ("log-ask", "quick-entry", "question-bank"):
        yield action, partial(context.run, action)


def _press(page, key: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.keyClick(page.rows()[0], getattr(Qt.Key, f"Key_{key}"))


def _say(name: str, held: Held) -> None:
    mark = "" if held.cpu <= AIM else "   over"
    print(
        f"  {name:<44} {held.cpu * 1000:7.0f} ms   all done after {held.settled * 1000:7.0f} ms wall{mark}", flush=True
    )
