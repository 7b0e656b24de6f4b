"""What only the owner of a file knows, asked in place with an example from it, and what waits to be decided."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.services.imports import Doubt, Question
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.parts.fields import Suggestions
from refnet.ui.look import fonts, formats, tips
from refnet.ui.look.countries import countries, country_of, country_word, own_country
from refnet.ui.widgets.parts.banner import Banner

COUNTRY_WIDTH = 170
Link = tuple[str, Callable[[], object]]


class Questions(QWidget):
    """A banner for each question, gone once it is answered."""

    answered = Signal(
        object, str
    )  # a Question, and the order of dates, the decimal sign, or a country; empty: as it is

    def __init__(self) -> None:
        super().__init__()
        self._banners: list[Banner] = []
        self._told: Banner | None = None
        self._open: tuple[Doubt, ...] = ()
        self._left: set[Question] = set()
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
        self._open = tuple(doubt for doubt in doubts if doubt.question not in self._left)
        for doubt in self._open:
            links: list[Link] = [
                (word, partial(self.answered.emit, doubt.question, key)) for key, word in _answers(doubt)
            ]
            self._add(doubt, links)
        self._show()

    def leave(self, question: Question) -> None:
        """Ask this no more of the same file."""
        self._left.add(question)
        self.ask(self._open)

    def forget(self) -> None:
        """Forget what was asked of another file."""
        self._left.clear()
        self.ask(())

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

    def _add(self, doubt: Doubt, links: Sequence[Link]) -> None:
        banner = Banner(_question(doubt), "open", "circle-question-mark", links)
        if doubt.question is Question.COUNTRY:
            other = OtherCountry()
            other.told.connect(partial(self.answered.emit, doubt.question))
            banner.put(other, before=banner.links[-1])
        self._banners.append(banner)
        self._column.addWidget(banner)

    def _show(self) -> None:
        self.setVisible(bool(self._banners) or self._told is not None)

    def _clear(self) -> None:
        for banner in self._banners:
            banner.hide()
            banner.deleteLater()
        self._banners.clear()


class OtherCountry(Suggestions):
    """Takes the name of a country; Enter or a choice from the list tells it."""

    told = Signal(str)  # two letters

    def __init__(self) -> None:
        super().__init__(_("Another country"), list(countries().values()))
        line = self.lineEdit()
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(_("Another country"))
            line.returnPressed.connect(self._tell)
        self.activated.connect(self._tell)
        self.setFixedWidth(fonts.px(COUNTRY_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # it answers here and does not import

    def _tell(self) -> None:
        if code := country_of(self.text()):
            self.told.emit(code)


def _answers(doubt: Doubt) -> list[tuple[str, str]]:
    """Return the answers with their words; a country may also be another one, or none at all."""
    if doubt.question is Question.HEADERS:
        return [(key, _("Yes") if key == "0" else _("These are the headers")) for key, _row in doubt.answers]
    if doubt.question is not Question.COUNTRY:
        return [(key, _say(read)) for key, read in doubt.answers]
    likely = [key for key, _count in doubt.answers] or ([own_country()] if own_country() else [])
    return [*((code, tips.on_button(country_word(code))) for code in likely), ("", _("Leave them as they are"))]


def _question(doubt: Doubt) -> str:
    sentence = {
        Question.DATES: _("“{text}” in “{column}”, row {row}, can be two days. Which is meant?"),
        Question.DECIMAL: _("“{text}” in “{column}”, row {row}, can be two amounts. Which is meant?"),
        Question.HEADERS: _(
            "The table has no headers; it begins with “{text}”. Are its columns taken for the right things?"
        ),
        Question.COUNTRY: _("“{text}” in row {row} has no country code. Where are such telephone numbers from?"),
    }[doubt.question]
    return sentence.format(
        text=doubt.text, column=import_words.header_word(doubt.column), row=formats.number(doubt.row)
    )


def _say(read: date | int) -> str:
    return formats.day(read) if isinstance(read, date) else formats.money(read, "")
