"""What a page scrolls; its bar stands in the margin, so that cards end where the page's head and bars end."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from refnet.ui.look.sheet import SCROLL_BAR

TOP = 4


class PageArea(QScrollArea):
    """Keeps the room of its bar also while there is nothing to scroll: the cards never change their width by it."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None, *, at_once: bool = True) -> None:
        """Make it around `inside`, which comes into it a turn of the window later where it takes long to lay out."""
        super().__init__(parent)
        self.inside = inside
        inside.setProperty("back", "none")
        if at_once:
            self.setWidget(inside)
        else:
            QTimer.singleShot(0, self, partial(self.setWidget, inside))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_room_of_bar(self)

    def set_margin(self, margin: int) -> None:
        """Leave a margin around what is scrolled; at the right, the bar is part of it."""
        layout = self.inside.layout()
        if layout is not None:
            layout.setContentsMargins(margin, TOP, margin - SCROLL_BAR, margin)


def keep_room_of_bar(area: QAbstractScrollArea) -> None:
    """Let the vertical bar always have its place, and show its handle only while there is something to scroll."""
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar = area.verticalScrollBar()

    def follow(low: int, high: int) -> None:
        bar.setEnabled(high > low)

    bar.rangeChanged.connect(follow)
    follow(bar.minimum(), bar.maximum())
