"""The switches of the conversion page: what is counted, and what it is compared with."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from refnet.domain.benchmarks import Benchmark
from refnet.domain.kinds import Denominator
from refnet.domain.rates.conversion import HORIZON_DAYS
from refnet.i18n import _
from refnet.services.insights import ConversionQuery
from refnet.services.preferences import Preferences
from refnet.ui.look import fonts, icons
from refnet.ui.pages.conversion import words
from refnet.ui.pages.conversion.reading import ConversionChoices
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

ACROSS, ACROSS_LARGE = 5, 2
SHARES = (4, 4, 5, 5, 6)  # of the room: benchmarks have the longest names
LARGE = 150  # percent of the usual size of letters
ADD = "add"  # stands in the choice of benchmarks for "one of your own"


class ConversionBar(QWidget):
    """Holds the query of the page; tells when it changed, and when a benchmark of one's own is wanted."""

    changed = Signal()
    own_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._benchmarks: tuple[Benchmark, ...] = ()
        self._benchmark = ""
        self.period = ChoiceBox(words.periods(today), _("Period in which deals began"), self)
        self.rep = ChoiceBox([(None, _("Whole team"))], _("Rep"), self)
        self.segment = ChoiceBox([(None, _("All segments"))], _("Segment"), self)
        self.currency = ChoiceBox([(None, _("All currencies"))], _("Currency"), self)
        self.rate = ChoiceBox(words.denominators(), _("Rate"), self)
        self.horizon = ChoiceBox(words.horizons(HORIZON_DAYS), _("Horizon"), self)
        self.names = ChoiceBox(words.names_passed_on(), _("Names passed on"), self)
        self.benchmark = ChoiceBox([], _("Benchmark"), self)
        self.horizon.choose(HORIZON_DAYS)
        self._usual_horizon = HORIZON_DAYS
        self.more = button(_("More"), "chevron-down", parent=self)
        self.more.setCheckable(True)
        self._names: dict[ChoiceBox, QLabel] = {}
        self._folded: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._lay_out()
        for each in self._filters():
            each.chosen.connect(self._change)
        self.benchmark.chosen.connect(self._choose_benchmark)
        self.more.toggled.connect(self._unfold)
        self._unfold(False)

    def query(self) -> ConversionQuery:
        """Return what is asked for."""
        period = self.period.value()
        return ConversionQuery(
            denominator=self.rate.value(),
            horizon_days=self.horizon.value(),
            benchmark=self._benchmark or ConversionQuery().benchmark,
            rep=self.rep.value(),
            segment=self.segment.value(),
            currency=self.currency.value(),
            since=period.since,
            until=period.until,
            names_with_cold=self.names.value(),
        )

    def set_narrow(self, narrow: bool) -> None:
        """Follow the window's width: the period's long name would take the room of the other choices."""
        self._names[self.period].setText(_("Period") if narrow else _("Period (introduced or first contacted)"))

    def start_from(self, preferences: Preferences) -> None:
        """Begin with what was chosen in the settings."""
        self.horizon.set_options(words.horizons(preferences.horizon_days))
        self.horizon.choose(preferences.horizon_days)
        self._usual_horizon = preferences.horizon_days
        self.rate.choose(preferences.denominator)
        self._benchmark = preferences.benchmark

    def offer(self, choices: ConversionChoices) -> None:
        """Offer the reps, segments, currencies and benchmarks there are; what is chosen stays, if it is still there."""
        self.rep.set_options([(None, _("Whole team")), *((row.id, row.name) for row in choices.reps)])
        self.segment.set_options([(None, _("All segments")), *((name, name) for name in choices.segments)])
        self.currency.set_options([(None, _("All currencies")), *((code, code) for code in choices.currencies)])
        self._benchmarks = choices.benchmarks
        offered = [(each.key, words.benchmark_words(each)) for each in choices.benchmarks]
        self.benchmark.set_options([*offered, (ADD, _("Add your own …"))])
        if self._benchmark not in [each.key for each in choices.benchmarks]:
            self._benchmark = choices.preferences.benchmark
        self.benchmark.choose(self._benchmark)
        self._grey_out()

    def show_all(self) -> None:
        """Take back every choice that leaves deals out."""
        for each in (self.period, self.rep, self.segment, self.currency):
            each.setCurrentIndex(0)
        self._change(None)

    @property
    def is_narrowed(self) -> bool:
        """Tell whether a choice leaves deals out."""
        return self.query().is_narrowed

    def _change(self, _value: object) -> None:
        self._grey_out()
        self._count_folded()
        self.changed.emit()

    def _unfold(self, unfolded: bool) -> None:
        for each in self._folded:
            each.setVisible(unfolded)
        self.more.setIcon(icons.icon("chevron-up" if unfolded else "chevron-down", "text2"))

    def _count_folded(self) -> None:
        """Say on the button how many of the choices behind it are not the usual ones, so that none works unseen."""
        count = sum(
            (self.currency.currentIndex() > 0, self.horizon.value() != self._usual_horizon, bool(self.names.value()))
        )
        words = _("More ({count} set)").format(count=count) if count else _("More")
        self.more.setText(words)
        self.more.setAccessibleName(_("{words}: currency, won within, names passed on").format(words=words))

    def _choose_benchmark(self, key: str) -> None:
        if key == ADD:
            self.benchmark.choose(self._benchmark)
            self.own_wanted.emit()
            return
        self._benchmark = key
        self._change(key)

    def _grey_out(self) -> None:
        """Grey the benchmarks whose unit is not that of the rate; their tooltip says why."""
        model = self.benchmark.model()
        denominator: Denominator = self.rate.value()
        if isinstance(model, QStandardItemModel):
            for number, each in enumerate(self._benchmarks):
                refusal = each.refusal(denominator)
                item = model.item(number)
                item.setEnabled(not refusal)
                item.setToolTip(refusal or each.source)
        chosen = next((each for each in self._benchmarks if each.key == self._benchmark), None)
        if chosen is not None:
            self.benchmark.setToolTip(chosen.refusal(denominator) or f"{chosen.source}. {chosen.note}")

    def _filters(self) -> tuple[ChoiceBox, ...]:
        return self.period, self.rep, self.segment, self.currency, self.rate, self.horizon, self.names

    def _fields(self) -> tuple[tuple[str, ChoiceBox], ...]:
        return (
            (_("Period (introduced or first contacted)"), self.period),
            (_("Rep"), self.rep),
            (_("Segment"), self.segment),
            (_("Rate"), self.rate),
            (_("Benchmark"), self.benchmark),
        )

    def _more_fields(self) -> tuple[tuple[str, ChoiceBox], ...]:
        return (
            (_("Currency"), self.currency),
            (_("Won within"), self.horizon),
            (_("Names passed on"), self.names),
        )

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        across = ACROSS_LARGE if fonts.px(100) >= LARGE else ACROSS
        self._place(self._fields(), 0, across)
        last = (len(self._fields()) - 1) // across
        self._grid.addWidget(self.more, last * 2 + 1, across)
        self._folded = self._place(self._more_fields(), last + 1, across)
        for column, share in enumerate(SHARES if across == ACROSS else (1,) * across):
            self._grid.setColumnStretch(column, share)

    def _place(self, fields: Sequence[tuple[str, ChoiceBox]], first: int, across: int) -> list[QWidget]:
        """Lay fields out from a row of theirs on, and return all of their widgets."""
        placed: list[QWidget] = []
        for number, (title, widget) in enumerate(fields):
            row, column = divmod(number + first * across, across)
            name = self._names[widget] = label(title, "field")
            self._grid.addWidget(name, row * 2, column, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(widget, row * 2 + 1, column)
            widget.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            widget.setMinimumContentsLength(8)
            placed += [name, widget]
        return placed
