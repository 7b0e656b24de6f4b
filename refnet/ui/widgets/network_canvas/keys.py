"""What the keys do on the network picture."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ZOOM = 1.25
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
DEPTHS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}


class Steered(Protocol):
    """What the keys steer."""

    def walk(self, across: int, down: int) -> None:
        """Go to the neighbour in a direction."""

    def focus_selected(self) -> None:
        """Focus on the selected person."""

    def want_depth(self, depth: int) -> None:
        """Say how many lines away from the focused person stays lit."""

    def want_table(self) -> None:
        """Ask for the table of the same people."""

    def step_back(self) -> bool:
        """Undo the last of find, focus and selection; tell whether there was one."""

    def zoom_by(self, factor: float) -> None:
        """Zoom at the middle."""

    def fit(self) -> None:
        """Show everybody."""


def press(canvas: Steered, event: QKeyEvent) -> bool:
    """Do what a key says; tell whether it says anything here."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    key = Qt.Key(event.key())
    if key in ARROWS:
        canvas.walk(*ARROWS[key])
    elif key in DEPTHS:
        canvas.want_depth(DEPTHS[key])
    elif key == Qt.Key.Key_Escape:
        return canvas.step_back()
    elif key in (deeds := _deeds(canvas)):
        deeds[key]()
    else:
        return False
    return True


def _deeds(canvas: Steered) -> dict[Qt.Key, Callable[[], None]]:
    return {
        Qt.Key.Key_F: canvas.fit,
        Qt.Key.Key_T: canvas.want_table,
        Qt.Key.Key_Return: canvas.focus_selected,
        Qt.Key.Key_Enter: canvas.focus_selected,
        Qt.Key.Key_Plus: lambda: canvas.zoom_by(ZOOM),
        Qt.Key.Key_Equal: lambda: canvas.zoom_by(ZOOM),
        Qt.Key.Key_Minus: lambda: canvas.zoom_by(1 / ZOOM),
    }
