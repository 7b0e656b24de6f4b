"""One of two values of a field, to be taken by a click or the space bar."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from refnet.ui.look import fonts
from refnet.ui.widgets.parts.labels import label

DOWN = 4  # the words of a choice stand beside the middle of its mark
_WORD = re.compile(r"\S{24,}")  # fewer letters fit
_JOINT = re.compile(r"[@./_-](?=\w)")  # where an address breaks without a loss to its reader
_LONG = re.compile(r"[^\s\u200b]{20}(?=[^\s\u200b]{4})")  # where a word has no joint


def breakable(text: str) -> str:
    """Return the text with places to break very long words at."""
    return _WORD.sub(lambda found: _LONG.sub(_parted, _JOINT.sub(_parted, found[0])), text)


def _parted(found: re.Match[str]) -> str:
    return f"{found[0]}\u200b"


class ValueChoice(QWidget):
    """A round mark and a value that may take several lines."""

    chosen = Signal()

    def __init__(self, title: str, value: str, *, is_taken: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.mark = QRadioButton()
        self.mark.setAutoExclusive(False)
        self.mark.setChecked(is_taken)
        self.mark.setAccessibleName(f"{title}: {value}")
        self.mark.clicked.connect(self.chosen)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        words = label(breakable(value), "strong" if is_taken else "body", wrap=True)
        words.setContentsMargins(0, fonts.px(DOWN), 0, 0)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.mark)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.chosen.emit()
