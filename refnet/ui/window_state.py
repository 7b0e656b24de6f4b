"""Remembers where the window stood."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from refnet.ui.settings import Settings

FIRST_WIDTH, FIRST_HEIGHT = 1440, 900
LEAST_WIDTH, LEAST_HEIGHT = 1024, 700


def restore(window: QWidget, settings: Settings) -> None:
    """Put the window where it stood, or in the middle of the screen the first time."""
    window.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
    if window.restoreGeometry(settings.state("window")):
        return
    room = QGuiApplication.primaryScreen().availableGeometry()
    width, height = min(FIRST_WIDTH, room.width()), min(FIRST_HEIGHT, room.height())
    window.resize(width, height)
    window.move(room.center().x() - width // 2, max(room.center().y() - height // 2, room.top()))


def keep(window: QWidget, settings: Settings) -> None:
    """Remember where the window stands."""
    settings.keep_state("window", window.saveGeometry())
