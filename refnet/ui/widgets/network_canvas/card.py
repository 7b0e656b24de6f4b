"""The card that tells about the person under the pointer, beside them and never over them."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from refnet.ui.look import fonts
from refnet.ui.widgets.network_canvas.view import Box
from refnet.ui.widgets.parts.chips import Chip, ChipLabel
from refnet.ui.widgets.parts.labels import label

AWAY = 14.0  # between the mark and the card
EDGE = 8.0  # between the card and the canvas's edge
NARROWEST, WIDEST = 210, 340
MOST_FACTS = 4


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is told of a person: a line on who they are, a chip, and facts as (title, words)."""

    name: str
    detail: str = ""
    chip: Chip | None = None
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """Return it all in one line, for screen readers."""
        told = [self.name, self.chip.text if self.chip else "", self.detail]
        told += [f"{title} {words}" for title, words in self.facts]
        return ", ".join(each for each in told if each)


class HoverCard(QFrame):
    """One card, filled anew for each person; it lets the pointer through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("popup", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._name, self._detail = label("", "card"), label("", "muted", wrap=True)
        self._chip = ChipLabel(Chip(""))
        self._titles = [label("", "caption") for _row in range(MOST_FACTS)]
        self._words = [label("") for _row in range(MOST_FACTS)]
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.hide()

    def show_person(self, facts: PersonFacts, person: Box, canvas: tuple[float, float]) -> None:
        """Show the facts beside the box of a mark, inside a canvas of that size."""
        self._name.setText(facts.name)
        self._detail.setText(facts.detail)
        self._detail.setVisible(bool(facts.detail))
        self._chip.setVisible(facts.chip is not None)
        if facts.chip is not None:
            self._chip.show_chip(facts.chip)
        for row, (title, words) in enumerate(zip(self._titles, self._words, strict=True)):
            _fill(title, words, facts.facts[row] if row < len(facts.facts) else None)
        self._column.invalidate()
        self._column.activate()
        width = min(fonts.px(WIDEST), max(fonts.px(NARROWEST), self._column.sizeHint().width()))
        self.resize(width, max(self.heightForWidth(width), self.minimumSizeHint().height()))
        place = beside(person, (self.width(), self.height()), canvas)
        self.move(round(place.left()), round(place.top()))
        self.show()
        self.raise_()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._chip)
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (title, words) in enumerate(zip(self._titles, self._words, strict=True)):
            grid.addWidget(title, row, 0)
            grid.addWidget(words, row, 1)
        inside = self._column
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(3)
        inside.addLayout(head)
        inside.addWidget(self._detail)
        inside.addLayout(grid)


def beside(person: Box, size: tuple[float, float], canvas: tuple[float, float]) -> QRectF:
    """Return the place right or left of, below or above the person where the card is inside the canvas."""
    left, top, right, bottom = person
    width, height = size
    level = min(max(top - 8, EDGE), canvas[1] - height - EDGE)
    upright = min(max((left + right - width) / 2, EDGE), canvas[0] - width - EDGE)
    places = (
        QRectF(right + AWAY, level, width, height),
        QRectF(left - AWAY - width, level, width, height),
        QRectF(upright, bottom + AWAY, width, height),
        QRectF(upright, top - AWAY - height, width, height),
    )
    inside = QRectF(0, 0, *canvas)
    return next((place for place in places if inside.contains(place)), places[0])


def _fill(title: QLabel, words: QLabel, fact: tuple[str, str] | None) -> None:
    title.setVisible(fact is not None)
    words.setVisible(fact is not None)
    if fact is not None:
        title.setText(fact[0])
        words.setText(fact[1])
