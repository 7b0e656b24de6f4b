"""The switches over the conversion page: what is counted, and what it is compared with."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QWidget

from refnet.domain.benchmarks import Benchmark
from refnet.domain.kinds import Denominator
from refnet.i18n import _
from refnet.services.insights import ConversionQuery
from refnet.services.preferences import Preferences
from refnet.ui.look import fonts
from refnet.ui.pages.conversion import words
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.segmented import Segmented
from refnet.ui.widgets.parts.labels import label

STRETCHES = {5: (2, 2, 3, 0, 4), 3: (3, 3, 3, 0, 0), 2: (1, 1, 0, 0, 0)}
LARGE = 150  # percent of the usual size of letters


class ConversionBar(QWidget):
    """Holds the query of the page; tells when it changed."""

    changed = Signal()

    def __init__(self, today: date, benchmarks: Sequence[Benchmark], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._benchmarks, self._horizon, self._wanted = tuple(benchmarks), 180, ""
        self.period = ChoiceBox(words.periods(today), _("Period in which deals began"), self)
        self.rep = ChoiceBox([(None, _("Whole team"))], _("Rep"), self)
        self.rate = ChoiceBox(words.denominators(self._horizon), _("Rate"), self)
        self.by = Segmented(words.groupings(), _("Rows"), self)
        self.benchmark = ChoiceBox(
            [(each.key, words.benchmark_words(each)) for each in benchmarks], _("Benchmark"), self
        )
        self._grid = QGridLayout(self)
        self._lay_out()
        self._grey_out()
        for each in (self.period, self.rep, self.rate, self.by, self.benchmark):
            each.chosen.connect(self._change)

    def query(self) -> ConversionQuery:
        """Return what is asked for."""
        period, rep = self.period.value(), self.rep.value()
        return ConversionQuery(
            denominator=self.rate.value() or Denominator.ALL,
            horizon_days=self._horizon,
            by=self.by.value(),
            benchmark=self.benchmark.value(),
            rep=rep,
            since=period.since,
            until=period.until,
        )

    def start_from(self, preferences: Preferences) -> None:
        """Begin with what was chosen in the settings."""
        self._horizon = preferences.horizon_days
        self.rate.set_options(words.denominators(self._horizon))
        self.rate.choose(preferences.denominator)
        self._wanted = preferences.benchmark
        self.benchmark.choose(self._wanted)
        self._grey_out()

    def show_benchmarks(self, benchmarks: Sequence[Benchmark]) -> None:
        """Offer these, such as those of the user's own; the one wanted stays chosen, or becomes it where it is new."""
        before, self._benchmarks = self.benchmark.value(), tuple(benchmarks)
        self.benchmark.set_options([(each.key, words.benchmark_words(each)) for each in benchmarks])
        self.benchmark.choose(self._wanted or before)
        self._grey_out()
        if self.benchmark.value() != before:
            self.changed.emit()

    def show_reps(self, reps: Sequence[tuple[UUID, str]]) -> None:
        """Offer each of us who sells."""
        self.rep.set_options([(None, _("Whole team")), *reps])

    def show_all_time(self) -> None:
        """Take back every choice that leaves deals out."""
        self.period.setCurrentIndex(0)
        self.rep.choose(None)
        self.changed.emit()

    @property
    def is_narrowed(self) -> bool:
        """Tell whether a period or a rep leaves deals out."""
        return self.period.currentIndex() > 0 or self.rep.value() is not None

    def set_narrow(self, narrow: bool) -> None:
        """Follow the window's width: two lines of switches where one is too long, three with large letters."""
        is_large = fonts.px(100) >= LARGE
        self._place(self._fields(), 2 if is_large else 3 if narrow else 5)

    def _change(self, _value: object) -> None:
        self._wanted = self.benchmark.value()
        self._grey_out()
        self.changed.emit()

    def _grey_out(self) -> None:
        """Grey the benchmarks whose unit is not that of the rate; their tooltip says why."""
        model = self.benchmark.model()
        if not isinstance(model, QStandardItemModel):
            return
        for number, each in enumerate(self._benchmarks):
            refusal = each.refusal(self.rate.value())
            item = model.item(number)
            item.setEnabled(not refusal)
            item.setToolTip(refusal or each.source)
        chosen = self._benchmarks[max(self.benchmark.currentIndex(), 0)]
        self.benchmark.setToolTip(chosen.refusal(self.rate.value()) or f"{chosen.source}. {chosen.note}")

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            (_("Period (introduced or first contacted)"), self.period),
            (_("Rep"), self.rep),
            (_("Rate"), self.rate),
            (_("Rows"), self.by),
            (_("Benchmark"), self.benchmark),
        )

    def _lay_out(self) -> None:
        self._titles = [label(title, "field") for title, _widget in self._fields()]
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for each in (self.period, self.rep, self.rate, self.benchmark):
            each.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            each.setMinimumContentsLength(12)
        self.set_narrow(False)

    def _place(self, fields: Sequence[tuple[str, QWidget]], across: int) -> None:
        while self._grid.takeAt(0):
            pass
        for number, (_title, widget) in enumerate(fields):
            row, column = divmod(number, across)
            self._grid.addWidget(self._titles[number], row * 2, column, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(widget, row * 2 + 1, column)
        for column, stretch in enumerate(STRETCHES[across]):
            self._grid.setColumnStretch(column, stretch)
