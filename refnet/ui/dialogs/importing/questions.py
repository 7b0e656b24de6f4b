"""What only the owner of a file knows, asked in place with an example from it, and what waits to be decided."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.services.imports import Doubt, Question
from refnet.ui.look import formats
from refnet.ui.widgets.parts.banner import Banner

Link = tuple[str, Callable[[], object]]


class Questions(QWidget):
    """A banner for each question, gone once it is answered."""

    answered = Signal(object, str)  # a Question, and the order of dates or the decimal sign

    def __init__(self) -> None:
        super().__init__()
        self._banners: list[Banner] = []
        self._told: Banner | None = None
        self._open: tuple[Doubt, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Tell whether something was asked and not answered yet."""
        return bool(self._open)

    def ask(self, doubts: Sequence[Doubt]) -> None:
        """Ask these in the place of all others."""
        self._clear()
        self._open = tuple(doubts)
        for doubt in doubts:
            links = [(_say(read), partial(self.answered.emit, doubt.question, key)) for key, read in doubt.answers]
            self._add(_question(doubt), links)
        self._show()

    def tell(self, sentence: str, links: Sequence[Link]) -> None:
        """Say something beside the questions that may be left as it is; an empty sentence takes it back."""
        if self._told is not None:
            self._told.hide()
            self._told.deleteLater()
            self._told = None
        if sentence:
            self._told = Banner(sentence, "open", "info", links)
            self._column.addWidget(self._told)
        self._show()

    def go(self) -> None:
        """Move the keyboard to the first answer."""
        self._banners[0].links[0].setFocus()

    def _add(self, sentence: str, links: Sequence[Link]) -> None:
        banner = Banner(sentence, "open", "circle-question-mark", links)
        self._banners.append(banner)
        self._column.addWidget(banner)

    def _show(self) -> None:
        self.setVisible(bool(self._banners) or self._told is not None)

    def _clear(self) -> None:
        for banner in self._banners:
            banner.hide()
            banner.deleteLater()
        self._banners.clear()


def _question(doubt: Doubt) -> str:
    sentence = {
        Question.DATES: _("“{text}” in “{column}”, row {row}, can be two days. Which is meant?"),
        Question.DECIMAL: _("“{text}” in “{column}”, row {row}, can be two amounts. Which is meant?"),
    }[doubt.question]
    return sentence.format(text=doubt.text, column=doubt.column, row=formats.number(doubt.row))


def _say(read: date | int) -> str:
    return formats.day(read) if isinstance(read, date) else formats.money(read, "")
