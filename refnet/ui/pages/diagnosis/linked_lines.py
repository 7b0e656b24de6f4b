"""Lines of words, each with links to the deals it speaks of; used again for other words, so that focus stays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.chips import Chip, ChipLabel
from refnet.ui.widgets.parts.labels import label


@dataclass(frozen=True, slots=True)
class Link:
    """A link under a line: what it says, the key that it opens, and more about it in the tooltip."""

    text: str
    key: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: a number or bullet, words in bold (empty for none), words, a chip and links."""

    mark: str
    strong: str
    words: str
    links: tuple[Link, ...] = ()
    chip: Chip | None = None


class LinkedLines(QWidget):
    """Shows lines below each other, with hairlines between them where they have bold words; tells what is opened."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.lines: list[_LineRow] = []
        self.hide()  # the first lines come into view together, or each would lay out the whole page

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines in their order."""
        while len(self.lines) < len(lines):
            made = _LineRow(self.opened.emit, self)
            self.lines.append(made)
            self._column.addWidget(made)
        for number, row in enumerate(self.lines):
            if number < len(lines):
                row.show_line(lines[number], is_first=number == 0)
            row.setVisible(number < len(lines))
        self.setVisible(bool(lines))


class _LineRow(QWidget):
    """One line."""

    def __init__(self, opened: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._opened = opened
        self._rule, self.mark = rule(), label("", "muted")
        self.strong, self.words = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self.chip = ChipLabel(Chip(""))
        self._links = QHBoxLayout()
        self.links: list[QPushButton] = []
        self._lay_out()

    def show_line(self, line: Line, *, is_first: bool) -> None:
        """Show another line."""
        self._rule.setVisible(bool(line.strong) and not is_first)
        self.mark.setVisible(bool(line.mark))
        for each, text in ((self.mark, line.mark), (self.strong, line.strong), (self.words, line.words)):
            each.setText(text)
        self.strong.setVisible(bool(line.strong))
        self.words.setVisible(bool(line.words))
        self.chip.setVisible(line.chip is not None)
        if line.chip is not None:
            self.chip.show_chip(line.chip)
        self._show_links(line)

    def _show_links(self, line: Line) -> None:
        while len(self.links) < len(line.links):
            made = button("", kind="link", parent=self)
            made.clicked.connect(self._open)
            self.links.append(made)
            self._links.insertWidget(len(self.links) - 1, made)
        for number, made in enumerate(self.links):
            made.setVisible(number < len(line.links))
            if number < len(line.links):
                link = line.links[number]
                made.setText(link.text)
                made.setToolTip(link.hint)
                made.setAccessibleName(": ".join(part for part in (line.strong or line.words, link.text) if part))
                made.setProperty("opens", link.key)

    def _open(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._opened(str(sender.property("opens")))

    def _lay_out(self) -> None:
        self._links.setSpacing(16)
        self._links.addStretch(1)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self.strong)
        text.addWidget(self.words)
        text.addLayout(self._links)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.mark.setFixedWidth(12)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._rule)
        column.addLayout(row)


def texts(lines: Sequence[Line]) -> str:
    """Return the lines as text for a copy."""
    return "\n".join(" ".join(part for part in (line.mark, line.strong, line.words) if part) for line in lines)
