"""Inter with tabular figures, and the one factor that scales every size of text."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from refnet import paths

FAMILY = "Inter"
BODY = 13

_scale = 1.0


def load(app: QApplication, scale: float = 1.0) -> None:
    """Make Inter the program's font at `scale` times the usual size."""
    for file in sorted((paths.resources() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))
    set_scale(app, scale)


def set_scale(app: QApplication, scale: float) -> None:
    """Let every size follow `scale`; the style sheet has to be applied again afterwards."""
    global _scale  # noqa: PLW0603 - one factor for the whole program, as the text scale of the desktop is
    _scale = max(0.8, min(scale, 3.0))
    app.setFont(font())


def px(size: int) -> int:
    """Return a length that grows with the text, in logical pixels."""
    return round(size * _scale)


def font(size: float = BODY, weight: int = 400) -> QFont:
    """Return the program's font, `size` in unscaled pixels."""
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size * _scale)))
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
