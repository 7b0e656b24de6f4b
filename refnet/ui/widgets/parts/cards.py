"""White cards with a hairline edge, and the hairlines between things."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QRegion
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


def round_corners(window: QWidget, radius: int = 8) -> None:
    """Cut the corners off a window without a frame; a see-through window would have black ones on some desktops."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(window.rect()), radius, radius)
    window.setMask(QRegion(path.toFillPolygon().toPolygon()))


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a horizontal hairline."""
    line = QFrame(parent)
    line.setProperty("rule", "true")
    line.setFixedHeight(1)
    return line
