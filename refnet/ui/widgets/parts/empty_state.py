"""What a page shows when there is nothing yet: a question, one sentence, and ways to begin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from refnet.ui.look import fonts
from refnet.ui.look.icon_names import MaybeIcon
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import centred, label

WIDTH, MOST, LEAST = 480, 620, 200
LONG, WRAPPED = 10_000, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to begin."""

    text: str
    icon: MaybeIcon
    run: Callable[[], object]
    primary: bool = False


class EmptyState(QWidget):
    """Stands in the middle of its page."""

    def __init__(self, question: str, sentence: str, ways: Sequence[Way] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        self._question, self._sentence = label(question, "title"), label(sentence, "muted", wrap=True)
        for words in (self._question, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setWordWrap(True)
            words.setFixedWidth(_widest())
            column.addLayout(centred(words))
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for way in ways:
            made = button(way.text, way.icon, "primary" if way.primary else "")
            made.clicked.connect(way.run)
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def say(self, question: str, sentence: str) -> None:
        """Ask something else, as when a filter left nothing."""
        self.setAccessibleName(question)
        self._question.setText(question)
        self._sentence.setText(sentence)
        self._balance()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._balance()

    def _balance(self) -> None:
        for words in (self._question, self._sentence):
            words.setFixedWidth(balanced(words, _widest()))


def balanced(words: QLabel, widest: int) -> int:
    """Return the least width at which words take no more lines than at the widest, so that none is left alone."""
    words.ensurePolished()
    height, low, high = _height(words, widest), min(LEAST, widest), widest
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _height(words, middle) <= height else (middle + 1, high)
    return high


def _height(words: QLabel, width: int) -> int:
    return words.fontMetrics().boundingRect(QRect(0, 0, width, LONG), WRAPPED, words.text()).height()


def _widest() -> int:
    return min(fonts.px(WIDTH), MOST)
