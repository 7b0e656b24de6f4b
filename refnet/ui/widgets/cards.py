"""White cards with a hairline edge, and the hairlines between things."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

INSIDE = 20


def card(parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """Return a card and the layout of its inside."""
    frame = QFrame(parent)
    frame.setProperty("card", "true")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(INSIDE, INSIDE - 4, INSIDE, INSIDE - 4)
    inside.setSpacing(8)
    return frame, inside


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a horizontal hairline."""
    line = QFrame(parent)
    line.setProperty("rule", "true")
    line.setFixedHeight(1)
    return line
