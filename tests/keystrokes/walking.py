"""Walks one walk in a window of its own, and tells what it took and whether the database holds."""

import gc
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from refnet import app
from refnet.store.database import Store
from tests.keystrokes.hands import Hands
from tests.keystrokes.walks import Found, Walk


@dataclass(frozen=True, slots=True)
class Walked:
    """How many keys a walk took beyond the letters of names and words, and what the database held instead of what it should."""

    walk: Walk
    keys: int
    names: int
    words: int
    expected: Found
    kept: Found

    @property
    def holds(self) -> bool:
        """Tell whether the walk was short enough, and wrote what it should."""
        return self.keys <= self.walk.allowed and self.kept == self.expected


def walked(walk: Walk, qapp: QApplication, file: Path) -> Walked:
    """Walk on a file that is empty so far; the searches and writes run beside the window, as for a user."""
    application = app.Application(qapp, app.parser().parse_args(["--database", str(file)]))
    today, hands = application.context.today(), Hands()
    store = Store.open(file)
    walk.prepare(store, today)
    store.close(backup=False)
    try:
        application.open()
        hands.wait("the file", lambda: application.context.is_open)
        hands.see("Today")
        page = application.window.pages.current()
        hands.wait("what is due", lambda: getattr(page, "shown", None) is not None)
        application.window.go_to_content()
        walk.go(hands)
        expected = walk.expected(today)
        _wait_for(hands, walk, application.context.store, expected)
        kept = walk.read(application.context.store)
    finally:
        application.close()
        _let_go(application)
    return Walked(walk, hands.keys, hands.names, hands.words, expected, kept)


def _let_go(application: app.Application) -> None:
    """Delete the window here and now: left to the collector, it might go in one of the threads of the next."""
    for one in (application.window, application):
        one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def _wait_for(hands: Hands, walk: Walk, store: Store, expected: Found) -> None:
    """Wait for the lane that writes; what never comes is told by the comparison afterwards."""
    with suppress(AssertionError):
        hands.wait("the database", lambda: walk.read(store) == expected)
