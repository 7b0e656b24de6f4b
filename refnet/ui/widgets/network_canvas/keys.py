"""What the keys do on the network picture: one table, from which the sheet of keys is made, too."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from refnet.i18n import _

ZOOM = 1.25
PAN = 80.0  # pixels
Step = Callable[[int, int], object]
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
DEPTHS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key, with Shift or without, and the deed it does."""

    key: Qt.Key
    deed: str
    with_shift: bool = False


STROKES = (
    Stroke(Qt.Key.Key_Return, "focus"),
    Stroke(Qt.Key.Key_Enter, "focus"),
    Stroke(Qt.Key.Key_F, "fit"),
    Stroke(Qt.Key.Key_T, "table"),
    Stroke(Qt.Key.Key_Plus, "nearer"),
    Stroke(Qt.Key.Key_Plus, "nearer", with_shift=True),
    Stroke(Qt.Key.Key_Equal, "nearer"),
    Stroke(Qt.Key.Key_Minus, "farther"),
    Stroke(Qt.Key.Key_Space, "pick"),
    Stroke(Qt.Key.Key_N, "neighbours"),
    Stroke(Qt.Key.Key_H, "hide"),
    Stroke(Qt.Key.Key_H, "show-hidden", with_shift=True),
    Stroke(Qt.Key.Key_X, "fold"),
    Stroke(Qt.Key.Key_X, "unfold-all", with_shift=True),
    Stroke(Qt.Key.Key_P, "pin"),
    Stroke(Qt.Key.Key_L, "lasso"),
    Stroke(Qt.Key.Key_M, "map"),
    Stroke(Qt.Key.Key_Backspace, "back"),
    Stroke(Qt.Key.Key_Backspace, "forward", with_shift=True),
    Stroke(Qt.Key.Key_F10, "menu", with_shift=True),
    Stroke(Qt.Key.Key_Menu, "menu"),
)


def press(event: QKeyEvent, deeds: Mapping[str, Callable[[], object]], walk: Step, pan: Step) -> bool:
    """Do what a key says; tell whether it says anything here."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    key, with_shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if key in ARROWS:
        (pan if with_shift else walk)(*ARROWS[key])
        return True
    stroke = next((one for one in STROKES if one.key == key and one.with_shift == with_shift), None)
    if stroke is None:
        return False
    deeds[stroke.deed]()
    return True


def sheet() -> list[tuple[str, str]]:
    """Return what can be done by which keys, for the sheet of keys."""
    return [
        (_("Go from person to person"), "↑ ↓ ← →"),
        (_("Show who is around the person"), "Enter"),
        (_("How far around"), "1 2 3 4"),
        (_("See the whole picture"), "F"),
        (_("Picture or table"), "T"),
        (_("Answers about the network"), "A"),
        (_("Closer, further"), "+ −"),
        (_("Move the picture"), _("Shift+↑ ↓ ← →")),
        (_("Who was looked at before, after"), _("Backspace, Shift+Backspace")),
        (_("All that can be done with the person"), "Shift+F10"),
        (_("Select one more, or one less"), _("Space")),
        (_("Select the neighbours"), "N"),
        (_("Select by drawing a line round people"), "L"),
        (_("Hide who is selected, show the hidden again"), "H, Shift+H"),
        (_("Fold whom somebody brought, unfold all"), "X, Shift+X"),
        (_("Hold in place, or let go"), "P"),
        (_("The small map"), "M"),
        (_("Leave path, loss, focus, selection"), "Esc"),
    ]
