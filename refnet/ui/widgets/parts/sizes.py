"""How large a window opens that has no size of its own."""

from PySide6.QtWidgets import QWidget

from refnet.ui.look import fonts

SHARE_OF_SCREEN = 0.9


def open_at(window: QWidget, width: int, height: int) -> None:
    """Let a window open this large, in pixels at the usual text size, within its screen."""
    room = window.screen().availableSize() * SHARE_OF_SCREEN
    window.resize(min(fonts.px(width), room.width()), min(fonts.px(height), room.height()))
