"""Conversion: referral against cold beside a published benchmark, as chart, table and one plain sentence."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from refnet.i18n import _, counted
from refnet.services import insights
from refnet.ui.context import Context
from refnet.ui.dialogs.report import report_on_conversion
from refnet.ui.jobs import Latest
from refnet.ui.look import fonts
from refnet.ui.pages.conversion import stories, tables, words
from refnet.ui.pages.conversion.bar import LARGE, ConversionBar
from refnet.ui.pages.conversion.reading import ConversionChoices, ConversionShown, read, read_choices
from refnet.ui.widgets.charts.card import ChartCard
from refnet.ui.widgets.charts.marks import SourceMarks
from refnet.ui.widgets.page import Page
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.empty_state import EmptyState, Way
from refnet.ui.widgets.parts.labels import label


class ConversionPage(Page):
    """The headline card over the trend and all sources."""

    key = "conversion"
    has_report = True
    tables = ("deal", "introduction", "rep", "setting", "stage_entry", "own_benchmark")

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Conversion"))
        self.shown: ConversionShown | None = None
        self._latest = Latest(self.jobs, self)
        self._has_choices = False
        self.bar = ConversionBar(context.today(), insights.benchmarks(), self)
        self.headline = ChartCard(context, _("Conversion"), tables.rate_columns(), "sentence", self)
        self.headline.add_to_head(SourceMarks())
        self.trend = ChartCard(context, _("Trend"), tables.rate_columns(), "muted", self)
        self.sources = ChartCard(context, _("All sources"), tables.source_columns(), "muted", self)
        self.footnote = label("", "caption", wrap=True)
        self.how = label("", "muted", wrap=True)
        self.how_link = button(_("How this is counted"), kind="link")
        self.empty = EmptyState(_("Do referrals do better here?"), _nothing_yet(), ways=self._ways(), parent=self)
        self._stack, self._below = QStackedWidget(self), QGridLayout()
        self._outside: QVBoxLayout
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the choices first, then the numbers."""
        self.jobs.read(partial(insights.benchmarks, self.store), self.bar.show_benchmarks)
        self.jobs.read(partial(read_choices, self.store), self._take_choices)

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what menus and keys can do here now."""
        is_shown = self.shown is not None and not self.shown.report.is_empty
        shown = {"export-shown": partial(self.headline.choose_file, "png")} if is_shown else {}
        return {"report": partial(report_on_conversion, self.context, self, self.bar.query()), **shown}

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._outside.setContentsMargins(self.margin, 4, self.margin, self.margin)
        self.bar.set_narrow(narrow)

    def _take_choices(self, choices: ConversionChoices) -> None:
        self.bar.show_reps([(row.id, row.name) for row in choices.reps])
        if not self._has_choices:
            self._has_choices = True
            self.bar.start_from(choices.preferences)
        self._read()

    def _read(self) -> None:
        self._latest.read(partial(read, self.store, self.bar.query(), self.context.today()), self._show)

    def _show(self, shown: ConversionShown) -> None:
        self.shown = shown
        report = shown.report
        if report.is_empty:
            self._show_empty()
            return
        self._stack.setCurrentIndex(0)
        self.set_subtitle(_("Referral against cold"))
        name = self.bar.rep.currentText()
        self.headline.show_story(stories.headline(report, name))
        self.trend.show_story(stories.trend(shown))
        self.sources.show_story(stories.sources(report.conversion))
        self.footnote.setText(_footnote(shown))
        self.how.setText(words.how_counted(report.conversion))

    def _show_empty(self) -> None:
        self._stack.setCurrentWidget(self.empty)
        if self.bar.is_narrowed:
            self.empty.say(_("No deals here"), _("No deal began in this period with this rep. Choose another above."))
        else:
            self.empty.say(_("Do referrals do better here?"), _nothing_yet())

    def _toggle_how(self) -> None:
        self.how.setVisible(not self.how.isVisible())

    def _connect(self) -> None:
        self.bar.changed.connect(self._read)
        self.how_link.clicked.connect(self._toggle_how)

    def _ways(self) -> list[Way]:
        return [
            Way(_("Log introduction"), "handshake", partial(self.context.run, "log-introduction"), primary=True),
            Way(_("Log cold lead"), "snowflake", partial(self.context.run, "log-cold-lead")),
            Way(_("Import deals"), "file-down", partial(self.context.run, "import")),
        ]

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("back", "none")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.headline)
        self._below.setSpacing(14)
        is_large = fonts.px(100) >= LARGE  # one under the other
        for place, each in enumerate((self.trend, self.sources)):
            self._below.addWidget(each, *((place, 0) if is_large else (0, place)))
            self._below.setColumnStretch(0 if is_large else place, 1)
        column.addLayout(self._below)
        column.addLayout(self._foot())
        column.addWidget(self.how)
        column.addStretch(1)
        self.how.hide()
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(area)
        self._stack.addWidget(self.empty)
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(self.margin, 4, self.margin, self.margin)
        self._outside.setSpacing(14)
        self._outside.addWidget(self.bar)
        self._outside.addWidget(self._stack, 1)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.footnote, 1)
        row.addWidget(self.how_link, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _footnote(shown: ConversionShown) -> str:
    """Return what is counted, and what cannot be traced."""
    parts = [shown.report.what_counts]
    if shown.unknown_introducers:
        parts.append(
            counted(
                "{count} referral names no introducer; it counts as referral.",
                "{count} referrals name no introducer; they count as referral.",
                shown.unknown_introducers,
            )
        )
    return " ".join(parts)


def _nothing_yet() -> str:
    return _(
        "Record introductions and cold leads with their dates, and what became of them. Five of each are enough for a first range."
    )
