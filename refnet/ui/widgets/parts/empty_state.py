"""What a page shows when there is nothing yet: a question, one sentence, and ways to begin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.ui.look import fonts
from refnet.ui.look.icon_names import MaybeIcon
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import centred, label

WIDTH, MOST = 480, 620


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
            words.setFixedWidth(min(fonts.px(WIDTH), MOST))
            words.setWordWrap(True)
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
