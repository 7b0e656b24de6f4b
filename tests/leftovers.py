"""What a test has left behind: windows on the screen and running threads."""

import sys
import threading
from collections.abc import Set as AbstractSet


def close_windows() -> list[str]:
    """Close what is still on the screen and name it; a test without Qt has nothing there."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if not hasattr(application, "topLevelWidgets"):
        return []
    left = [window for window in application.topLevelWidgets() if window.isVisible()]
    names = [f"{type(window).__name__} {window.windowTitle()!r}" for window in left]
    for window in left:
        window.hide()
        window.deleteLater()
    return names


def running_threads(before: AbstractSet[threading.Thread], patience: float = 2) -> list[str]:
    """Name the threads that were not there before and do not end within some seconds."""
    started = [thread for thread in threading.enumerate() if thread not in before and not _is_foreign(thread)]
    for thread in started:
        thread.join(timeout=patience)
    return [thread.name for thread in started if thread.is_alive()]


def _is_foreign(thread: threading.Thread) -> bool:
    """Tell whether Python only met this thread, as it does those of Qt, which keeps them for later."""
    return isinstance(thread, threading._DummyThread)
