"""The first visit of every page and tab and the first opening of every dialog with 10 000 open things, as a table.

A turn of the window's thread is what one call of the event loop does: an upper bound of what one event holds it.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.many_duties import made
from tests.bench.turning import Screen

AIM = 0.05  # seconds that the window's thread may be held
ANYWHERE = (
    "log-introduction", "quick-entry", "log-ask", "ask-card", "log-given", "log-cold-lead", "add-task", "tasks",
    "add-ally", "find-duplicates", "question-bank", "edit-texts", "add-benchmark", "ready-lists", "export-asks",
    "follow-ups", "today-calendar", "export-everything", "what-left", "import", "find-anything", "keyboard", "about",
)  # fmt: skip
CHOSEN = {
    "allies": ("edit-record", "add-note", "tag", "export-shown", "report", "save-view", "columns"),
    "introductions": ("edit-record", "thank", "log-meeting", "export-shown"),
    "deals": ("edit-record", "move-on", "log-meeting", "prepare-meeting", "close-won", "close-lost", "export-shown"),
}
PAGES = ("plan", "allies", "introductions", "deals", "network", "conversion", "diagnosis", "settings", "today")
Act = tuple[str, Callable[[], object]]


def run() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "day.db")
        made(path, datetime.now(UTC).astimezone().date()).close(backup=False)
        screen = Screen(path)
        print(f"Longest turn of the window's thread (aim {AIM * 1000:.0f} ms CPU), and until all is at rest, in ms")
        print(f"  {'':<44} {'CPU':>6} {'wall':>6}   {'all CPU':>8} {'wall':>8}")
        _tell("opening the file", screen.open())
        for name, act in _acts(screen):
            _tell(name, screen.act(act))
            screen.close_what_opened()
        screen.close()


def _acts(screen: Screen) -> Iterator[Act]:
    go, run = screen.context.go, screen.context.run
    for key in PAGES:
        yield f"page {key}, first", partial(go, key)
        yield from _tabs(screen, key)
        if key in CHOSEN:
            screen.act(partial(_choose_first, screen))
            for action in CHOSEN[key]:
                yield f"{key}: {action}", partial(run, action)
    for key in PAGES:
        yield f"page {key}, again", partial(go, key)
    for action in ANYWHERE:
        yield action, partial(run, action)
    for theme in ("dark", "light"):
        yield f"{theme} theme with all pages open", partial(screen.context.settings.keep, "theme", theme)
    yield "larger text with all pages open", partial(screen.context.settings.keep, "text_scale", 1.25)


def _tabs(screen: Screen, key: str) -> Iterator[Act]:
    page = screen.page
    if key == "plan":
        for tab in ("next", "cold", "never", "ledger", "give", "team"):
            yield f"Plan: {tab}", partial(page.turn, tab)
        yield "Plan: set goal", page.set_goal
        yield "Plan: set rates", page.set_rates
    if key == "network":
        for tab in ("path", "referrers", "leaving", "business"):
            yield f"network: {tab}", partial(page.answer, tab)


def _choose_first(screen: Screen) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down):
        QTest.keyClick(screen.page.main_control(), key)


def _tell(name: str, held) -> None:
    mark = "" if held.cpu <= AIM else "   over"
    print(
        f"  {name:<44} {held.cpu * 1000:6.0f} {held.wall * 1000:6.0f}   {held.process * 1000:8.0f} "
        f"{held.settled * 1000:8.0f}{mark}",
        flush=True,
    )
