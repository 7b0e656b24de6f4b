"""Remembers where the window stood."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from refnet.ui.settings import Settings

FIRST_WIDTH, FIRST_HEIGHT = 1440, 900
TITLE_BAR, EDGE = 40, 8  # what the system's frame takes at most, for it is not known before the window is shown
LEAST_WIDTH, LEAST_HEIGHT = 1024, 700


def restore(window: QWidget, settings: Settings) -> None:
    """Put the window where it stood, or in the middle of the screen the first time."""
    window.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
    if window.restoreGeometry(settings.state("window")):
        if not window.isMaximized() and not window.isFullScreen():
            window.setGeometry(fitted(window.geometry(), window.screen().availableGeometry()))
        return
    room = QGuiApplication.primaryScreen().availableGeometry()
    first = QRect(0, 0, FIRST_WIDTH, FIRST_HEIGHT)
    first.moveCenter(room.center())
    window.setGeometry(fitted(first, room))


def fitted(wanted: QRect, room: QRect) -> QRect:
    """Return the place inside the room nearest to the wanted one, with the title bar and edges on the screen too."""
    inside = room.adjusted(EDGE, TITLE_BAR, -EDGE, -EDGE)
    place = QRect(wanted.topLeft(), wanted.size().boundedTo(inside.size()))
    left = max(min(place.left(), inside.right() - place.width() + 1), inside.left())
    top = max(min(place.top(), inside.bottom() - place.height() + 1), inside.top())
    place.moveTo(left, top)
    return place


def keep(window: QWidget, settings: Settings) -> None:
    """Remember where the window stands."""
    settings.keep_state("window", window.saveGeometry())
