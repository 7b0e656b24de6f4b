"""The switches over the diagnosis page: whose leads, which leads, compared with what, and when."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QWidget

from refnet.domain.funnel.comparison import Against, DiagnosisQuery, Leads
from refnet.i18n import _
from refnet.ui.look import fonts
from refnet.ui.pages.conversion.words import periods
from refnet.ui.pages.diagnosis import words
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

LARGE = 150  # percent of the usual size of letters


class DiagnosisBar(QWidget):
    """Holds the query of the page; tells when it changed, and when targets are to be set."""

    changed = Signal()
    targets_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rep = ChoiceBox([(None, _("Whole team"))], _("Rep"), self)
        self.leads = ChoiceBox(words.leads(), _("Which leads"), self)
        self.against = ChoiceBox(words.against(), _("Compared with"), self)
        self.period = ChoiceBox(periods(today), _("Period in which leads began"), self)
        self.targets = button(_("Set targets …"), kind="link", parent=self)
        self._grid = QGridLayout(self)
        self._lay_out()
        self._follow()
        for each in (self.rep, self.leads, self.against, self.period):
            each.chosen.connect(self._change)
        self.targets.clicked.connect(self.targets_wanted)

    def query(self) -> DiagnosisQuery:
        """Return what is asked for; a comparison that makes no sense gives way to one that does."""
        return self._asked().settled()

    def show_reps(self, reps: Sequence[tuple[UUID, str]]) -> None:
        """Offer each of us who sells."""
        self.rep.set_options([(None, _("Whole team")), *reps])

    def choose(self, leads: Leads, against: Against) -> None:
        """Ask for a comparison as if it were chosen by hand."""
        self.leads.choose(leads)
        self.against.choose(against)
        self._change(None)

    def show_everything(self) -> None:
        """Take back every choice that leaves leads out."""
        self.period.setCurrentIndex(0)
        self.rep.choose(None)
        self._change(None)

    @property
    def is_narrowed(self) -> bool:
        """Tell whether a period or a rep leaves leads out."""
        return self.period.currentIndex() > 0 or self.rep.value() is not None

    def set_narrow(self, narrow: bool) -> None:
        """Follow the window's width: two rows of switches where one is too long."""
        self._place(2 if narrow or fonts.px(100) >= LARGE else 4)

    def _asked(self) -> DiagnosisQuery:
        period = self.period.value()
        return DiagnosisQuery(
            leads=self.leads.value(),
            against=self.against.value(),
            rep=self.rep.value(),
            since=period.since,
            until=period.until,
        )

    def _change(self, _value: object) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Grey the comparisons that make no sense, each with its reason, and leave one that was chosen before."""
        refused = words.refusals(self._asked())
        model = self.against.model()
        if isinstance(model, QStandardItemModel):
            for place, (each, _text) in enumerate(words.against()):
                model.item(place).setEnabled(each not in refused)
                model.item(place).setToolTip(refused.get(each, ""))
        self.against.choose(self.query().against)
        self.targets.setVisible(self.against.value() is Against.TARGETS)

    def _fields(self) -> tuple[tuple[str, ChoiceBox], ...]:
        return (
            (_("Rep"), self.rep),
            (_("Which leads"), self.leads),
            (_("Compared with"), self.against),
            (_("Period (introduced or first contacted)"), self.period),
        )

    def _lay_out(self) -> None:
        self._titles = [label(title, "field", self) for title, _widget in self._fields()]
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for _title, each in self._fields():
            each.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            each.setMinimumContentsLength(12)
        self._place(4)

    def _place(self, across: int) -> None:
        while self._grid.takeAt(0):
            pass
        for number, (_title, widget) in enumerate(self._fields()):
            row, column = divmod(number, across)
            self._grid.addWidget(self._titles[number], row * 2, column, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(widget, row * 2 + 1, column)
        last = (len(self._fields()) - 1) // across * 2 + 1
        self._grid.addWidget(self.targets, last, across)
        for column in range(5):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
