"""The choices over the asks so far: whose, to whom, when, in which words, and with what answer."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from refnet.domain.asking_words import answer_told
from refnet.domain.kinds import Answer
from refnet.i18n import _
from refnet.services.asking import AskChoices, AskQuery
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.typed_choice import TypedChoice
from refnet.ui.widgets.parts.labels import label

LONGEST, LARGE = 60, 150  # letters of a wording in a line; percent of the usual size of letters
MONTHS_BACK = 3


class Period(StrEnum):
    """When somebody was asked."""

    ALL = "all"
    MONTH = "month"
    THREE_MONTHS = "three_months"
    YEAR = "year"


def since(period: Period, today: date) -> date | None:
    """Return the first day of a period that lasts until today, None for all time."""
    months = today.year * 12 + today.month - 1 - MONTHS_BACK
    year, month = divmod(months, 12)
    three_back = date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    return {
        Period.MONTH: today.replace(day=1),
        Period.THREE_MONTHS: three_back,
        Period.YEAR: date(today.year, 1, 1),
    }.get(period)


def short(wording: str) -> str:
    """Return the beginning of a wording, for a line."""
    line = " ".join(wording.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


class AskBar(QWidget):
    """Holds which asks are shown; tells when that changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rep = ChoiceBox([(None, _("Everybody"))], _("Rep"), self)
        self.ally = TypedChoice([(None, _("All who were asked"))], _("Ally"), self)
        self.period = ChoiceBox(_periods(), _("Period"), self)
        self.wording = ChoiceBox([(None, _("All wordings"))], _("Wording"), self)
        self.answer = ChoiceBox(_answers(), _("Answer"), self)
        fields = (
            (_("Rep"), self.rep),
            (_("Ally"), self.ally),
            (_("Period"), self.period),
            (_("Wording"), self.wording),
            (_("Answer"), self.answer),
        )
        self._fields = [(label(title, "field", self), box) for title, box in fields]
        for _title, box in self._fields:
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            box.chosen.connect(self._change)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.set_narrow(False)

    def query(self, today: date) -> AskQuery:
        """Return which asks are meant."""
        first = since(self.period.value(), today)
        until = today if first else None
        return AskQuery(
            self.rep.value(), self.ally.value(), first, until, self.wording.value(), self.answer.value()
        )  # fmt: skip

    def offer(self, choices: AskChoices) -> None:
        """Offer who asked, who was asked, and the words; what is chosen stays, if it is still there."""
        self.rep.set_options([(None, _("Everybody")), *choices.reps])
        allies = [(key, f"{name} ({company})" if company else name) for key, name, company in choices.allies]
        self.ally.set_options([(None, _("All who were asked")), *allies])
        used = [(each, short(each) or _("None noted")) for each in choices.wordings]
        self.wording.set_options([(None, _("All wordings")), *used])
        for place, each in enumerate(choices.wordings, start=1):
            self.wording.setItemData(place, each, Qt.ItemDataRole.ToolTipRole)

    def show_all(self) -> None:
        """Take back every choice."""
        for _title, box in self._fields:
            box.setCurrentIndex(0)
        self.changed.emit()

    def set_narrow(self, narrow: bool) -> None:
        """Follow the window's width: two rows of choices where letters are large and the window is not."""
        across = 2 if narrow and fonts.px(100) >= LARGE else len(self._fields)
        while self._grid.takeAt(0):
            pass
        for number, (title, box) in enumerate(self._fields):
            row, column = divmod(number, across)
            self._grid.addWidget(title, row * 2, column, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(box, row * 2 + 1, column)
        for column in range(len(self._fields)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def _change(self, _value: object) -> None:
        self.wording.setToolTip(self.wording.value() or "")
        self.changed.emit()


def _answers() -> Sequence[tuple[Any, str]]:
    found = [(one, answer_told(one)) for one in Answer if one is not Answer.SILENCE]
    return [(None, _("All answers")), *found[:1], (Answer.SILENCE, _("Silent")), *found[1:]]


def _periods() -> Sequence[tuple[Any, str]]:
    return (
        (Period.ALL, _("All time")),
        (Period.MONTH, _("This month")),
        (Period.THREE_MONTHS, _("Last 3 months")),
        (Period.YEAR, _("This year")),
    )
