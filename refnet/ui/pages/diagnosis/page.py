"""Diagnosis: is it really closing? Where leads are lost, what winning goes with, six answers, and how wrong it is."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from refnet.domain.funnel.report import Diagnosis
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.dialogs.report import report_on_diagnosis
from refnet.ui.jobs import Latest
from refnet.ui.look import fonts
from refnet.ui.pages.diagnosis import lines, tables, words, working
from refnet.ui.pages.diagnosis.bar import LARGE, DiagnosisBar
from refnet.ui.pages.diagnosis.linked_lines import LinkedLines, texts
from refnet.ui.pages.diagnosis.reading import DiagnosisRest, DiagnosisShown, read, read_rest
from refnet.ui.pages.diagnosis.verdict_card import VerdictCard
from refnet.ui.pages.diagnosis.words_card import WordsCard
from refnet.ui.widgets.charts.card import ChartCard
from refnet.ui.widgets.page import Page
from refnet.ui.widgets.parts.empty_state import EmptyState, Way
from refnet.ui.widgets.parts.page_area import PageArea

AFTER_CHARTS = 120  # milliseconds that answers and doubts wait, so that a quick next choice saves them


class DiagnosisPage(Page):
    """The verdict over where, why, the six questions, and how wrong it could be."""

    key = "diagnosis"
    has_report = True
    tables = ("deal", "introduction", "meeting", "question_asked", "note", "rep", "setting", "stage_entry")

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Diagnosis"))
        self.found: Diagnosis | None = None
        self._latest, self._later = Latest(self.jobs, self), Latest(self.jobs, self)
        self._pause = QTimer(self, interval=AFTER_CHARTS, singleShot=True)
        self.bar = DiagnosisBar(context.today(), self)
        self.verdict = VerdictCard(context, self)
        self.gap = ChartCard(context, _("Where the gap comes from"), tables.step_columns(), "muted", self)
        self.funnel = ChartCard(context, _("Both funnels"), tables.stage_columns(), "muted", self)
        self.factors = ChartCard(context, _("What goes with winning"), tables.factor_columns(), "muted", self)
        self.unrecorded = LinkedLines()
        self.questions = WordsCard(context, _("Six questions"), self, _("after Joanne Black"))
        self.doubts = WordsCard(context, _("How wrong could this be?"), self)
        self.answers, self.doubted = LinkedLines(), LinkedLines()
        self.empty = EmptyState(_("Is it really closing?"), _nothing_yet(), ways=self._ways(), parent=self)
        self._stack, self._columns = QStackedWidget(self), (_Column(), _Column())
        self._over = QVBoxLayout()
        self._area = self._lay_out()
        self._set_margins()
        self._connect()

    def refresh(self) -> None:
        """Read the diagnosis of what the switches say."""
        self._latest.read(partial(read, self.store, self.bar.query(), self.context.today()), self._show)

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what menus and keys can do here now."""
        query = self.bar.query() if self.found is None else self.found.query  # the latter with its targets
        report = {"report": partial(report_on_diagnosis, self.context, self, query)}
        is_shown = self.found is not None and not self.found.is_empty
        return report | ({"export-shown": partial(self.gap.choose_file, "png")} if is_shown else {})

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._set_margins()
        self.bar.set_narrow(narrow)
        self.verdict.set_narrow(narrow or fonts.px(100) >= LARGE)
        self._arrange()

    def open_behind(self, key: str) -> None:
        """Open the deals behind a figure or a sentence, or the form that a line asks for."""
        if key in lines.FORMS:
            self.context.run(key)
        elif self.found is not None and self.found.count(key):
            name = words.behind(self.found, key)
            self.jobs.read(partial(self.found.ids, key), partial(self._go, name))

    def _go(self, name: str, ids: tuple[UUID, ...]) -> None:
        self.context.go_to_deals(ids, name)

    def _show(self, shown: DiagnosisShown) -> None:
        found = self.found = shown.found
        self.bar.show_reps([(row.id, row.name) for row in shown.reps])
        told = shown.stories
        if told is None:
            self._show_empty(found)
            return
        self._stack.setCurrentIndex(0)
        self.set_subtitle(_("Is it really closing?"))
        self.verdict.show_diagnosis(found)
        self.gap.show_story(told.gap)
        self.funnel.show_story(told.funnel)
        self.factors.show_story(told.factors)
        self.unrecorded.show_lines(told.unrecorded)
        self._pause.start()

    def _read_rest(self) -> None:
        if self.found is not None:
            self._later.read(partial(read_rest, self.found), self._show_rest)

    def _show_rest(self, rest: DiagnosisRest) -> None:
        self.answers.show_lines(rest.answers)
        self.doubted.show_lines(rest.doubts)

    def _show_empty(self, found: Diagnosis) -> None:
        self._stack.setCurrentWidget(self.empty)
        if found.is_empty:
            self.empty.say(_("Is it really closing?"), _nothing_yet())
        elif self.bar.is_narrowed:
            self.empty.say(
                _("No leads here"), _("No such lead began in this period with this rep. Choose another above.")
            )
        else:
            self.empty.say(_("No leads here"), _("There are no leads of this kind yet. Choose others above."))

    def _connect(self) -> None:
        self.bar.changed.connect(self.refresh)
        self._pause.timeout.connect(self._read_rest)
        self.bar.targets_wanted.connect(self._set_targets)
        for each in (self.gap, self.funnel, self.factors):
            each.picked.connect(self.open_behind)
        self.verdict.opened.connect(self.open_behind)
        for told in (self.unrecorded, self.answers, self.doubted):
            told.opened.connect(self.open_behind)
        self.questions.text = lambda: texts(lines.answers(self.found)) if self.found else ""
        self.doubts.text = lambda: texts(lines.doubts(self.found)) if self.found else ""

    def _set_targets(self) -> None:
        from refnet.ui.dialogs.set_targets import TargetsDialog  # noqa: PLC0415 - when it is wanted

        if self.found is not None:
            TargetsDialog(self.context, self.found.query.targets, self).open()

    def _ways(self) -> list[Way]:
        return [
            Way(_("Log introduction"), "handshake", partial(self.context.run, "log-introduction"), primary=True),
            Way(_("Log cold lead"), "snowflake", partial(self.context.run, "log-cold-lead")),
            Way(_("Import deals"), "file-down", partial(self.context.run, "import")),
        ]

    def _lay_out(self) -> PageArea:
        self.questions.body.addWidget(self.answers)
        self.questions.how.show_how(working.answers())
        self.doubts.body.addWidget(self.doubted)
        self.factors.add_below(self.unrecorded)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setSpacing(14)
        whole.addWidget(self.verdict)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        for column, stretch in zip(self._columns, (58, 42), strict=True):
            beside.addWidget(column, stretch, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(beside)
        whole.addStretch(1)
        self._arrange()
        area = PageArea(inside, self, at_once=False)  # cards take as long as all the rest of the page
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(area)
        self._stack.addWidget(self.empty)
        self._over.addWidget(self.bar)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(10)
        outside.addLayout(self._over)
        outside.addWidget(self._stack, 1)
        return area

    def _set_margins(self) -> None:
        self._over.setContentsMargins(self.margin, 4, self.margin, 0)
        self._area.set_margin(self.margin)

    def _arrange(self) -> None:
        """Lay the cards in two columns, or below each other where there is little room."""
        is_one = self.is_narrow or fonts.px(100) >= LARGE
        left, right = (self.gap, self.factors, self.funnel), (self.questions, self.doubts)
        one = (self.gap, self.factors, self.questions, self.doubts, self.funnel)
        for column, cards in zip(self._columns, (one, ()) if is_one else (left, right), strict=True):
            column.take(cards)


class _Column(QWidget):
    """A column of cards."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("back", "none")
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(14)

    def take(self, cards: Sequence[QWidget]) -> None:
        """Hold these cards from now on, in their order; without any it is not there."""
        for card in cards:
            self._inside.removeWidget(card)
            self._inside.addWidget(card)
        self.setVisible(bool(cards))


def _nothing_yet() -> str:
    return _(
        "Record introductions and cold leads, and how far each of them came. Ten of each are enough for a first answer."
    )
