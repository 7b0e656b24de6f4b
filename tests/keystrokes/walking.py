"""Walks one walk in a window of its own, and tells what it took and whether the database holds."""

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from refnet import app
from refnet.store.database import Store
from tests.keystrokes.hands import Hands
from tests.keystrokes.kept import Found, everything
from tests.keystrokes.walks import REACH, TODAY, Walk


@dataclass(frozen=True, slots=True)
class Walked:
    """How many keys a walk took beyond the letters of names and words, and what the database held instead of what it should."""

    walk: Walk
    reach: int
    keys: int
    names: int
    words: int
    expected: Found
    kept: Found
    left: tuple[str, ...]  # tables that are not as before once each deed was undone by one Ctrl+Z

    @property
    def holds(self) -> bool:
        """Tell whether the walk was short enough, wrote what it should, and was undone whole."""
        is_short = self.reach <= REACH and (self.walk.most is None or self.keys <= self.walk.most)
        return is_short and self.kept == self.expected and not self.left


def walked(walk: Walk, qapp: QApplication, file: Path) -> Walked:
    """Walk on a file that is empty so far; the searches and writes run beside the window, as for a user."""
    application = app.Application(qapp, app.parser().parse_args(["--database", str(file)]))
    today, hands = application.context.today(), Hands()
    store = Store.open(file)
    walk.prepare(store, today)
    before = everything(store)
    store.close(backup=False)
    try:
        application.open()
        hands.wait("the file", lambda: application.context.is_open)
        hands.see("Today")
        page = application.window.pages.current()
        hands.wait("what is due", lambda: getattr(page, "shown", None) is not None)
        _begin(application, walk, hands)
        walk.go(hands)
        expected, store = walk.expected(today), application.context.store
        _wait_for(hands, lambda: walk.read(store) == expected)
        kept = walk.read(store)
        left = _undone(application, walk, before)
    finally:
        application.close()
        _let_go(application)
    reach = hands.keys if hands.reach is None else hands.reach
    return Walked(walk, reach, hands.keys, hands.names, hands.words, expected, kept, left)


def _begin(application: app.Application, walk: Walk, hands: Hands) -> None:
    """Stand where the walk begins; on any page but Today nothing is chosen."""
    if walk.start != TODAY:
        application.window.open_page(walk.start)
        hands.see(application.window.pages.current().title)
    application.window.go_to_content()


def _undone(application: app.Application, walk: Walk, before: dict[str, list[Found]]) -> tuple[str, ...]:
    """Press Ctrl+Z once for each deed, and return which tables are not as they were."""
    hands, store = Hands(), application.context.store
    for _deed in range(walk.deeds):
        label = store.undo_label()
        application.window.go_to_content()
        hands.press("Ctrl+Z")
        _wait_for(hands, lambda label=label: store.redo_label() == label)
    now = everything(store)
    return tuple(name for name in before if now[name] != before[name])


def _let_go(application: app.Application) -> None:
    """Delete the window here and now: left to the collector, it might go in one of the threads of the next."""
    for one in (application.window, application):
        one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def _wait_for(hands: Hands, is_so: Callable[[], bool]) -> None:
    """Wait for the lane that writes; what never comes is told by the comparison afterwards."""
    with suppress(AssertionError):
        hands.wait("the database", is_so)
