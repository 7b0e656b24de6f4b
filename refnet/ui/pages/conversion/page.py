"""Conversion: referral against cold beside a published benchmark, as chart, table and one plain sentence."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.domain.conversion.behind import Behind
from refnet.domain.conversion.words import are_few, what_to_record
from refnet.i18n import _
from refnet.services import insights
from refnet.ui.context import Context
from refnet.ui.dialogs.report import report_on_conversion
from refnet.ui.jobs import Latest
from refnet.ui.look import fonts
from refnet.ui.pages.conversion import tables, words
from refnet.ui.pages.conversion.bar import ConversionBar
from refnet.ui.pages.conversion.choosing import View, names
from refnet.ui.pages.conversion.doubts import Doubts
from refnet.ui.pages.conversion.reading import ConversionChoices, ConversionShown, read, read_choices
from refnet.ui.pages.conversion.starting import StartBar
from refnet.ui.pages.conversion.trusting import doubts
from refnet.ui.widgets.charts.card import ChartCard
from refnet.ui.widgets.charts.marks import SourceMarks
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.segmented import Segmented
from refnet.ui.widgets.page import Page
from refnet.ui.widgets.parts.empty_state import EmptyState, Way
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.page_area import PageArea

AFTER_CHARTS = 120  # milliseconds that doubts wait, so that charts are drawn first and a quick next choice saves them
EMPTY = 100  # how much of the room an empty page takes beside what is left below all else
LARGE_LETTERS = 110  # percent, above which the names of all views need more than a narrow window


class ConversionPage(Page):
    """The headline first, then the switches, then one view at a time, and what to keep in mind."""

    key = "conversion"
    has_report = True
    tables = (*insights.TABLES, "own_benchmark", "setting")

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Conversion"))
        self.shown: ConversionShown | None = None
        self._latest, self._later = Latest(self.jobs, self), Latest(self.jobs, self)
        self._pause = QTimer(self, interval=AFTER_CHARTS, singleShot=True)
        self._has_choices = False
        self.bar = ConversionBar(context.today(), self)
        self.headline = ChartCard(context, _("Conversion"), tables.headline_columns(), "sentence", self)
        self.view = _view_choice(self)
        self.cards: dict[View, ChartCard] = {}  # of the views that were shown
        self.footnote = label("", "caption", wrap=True)
        self.start = StartBar(self._ways(), self)
        self.doubts = Doubts(self)
        self.empty = EmptyState(_("Do referrals do better here?"), _nothing_yet(), ways=self._ways(), parent=self)
        self._below = QWidget(self)
        self._beneath = _column(self._below)
        self._area = self._lay_out()
        self._connect()

    @property
    def card(self) -> ChartCard:
        """Return the card of the view that is shown."""
        return self.card_of(self.view.value())

    def card_of(self, view: View) -> ChartCard:
        """Return the card of a view, made when it is first wanted: all nine would hold the window."""
        if view not in self.cards:
            self.cards[view] = self._made_card(view)
        return self.cards[view]

    def refresh(self) -> None:
        """Read the choices first, then the numbers."""
        self.jobs.read(partial(read_choices, self.store), self._take_choices)

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what menus and keys can do here now."""
        is_shown = self.shown is not None and not self.shown.report.is_empty
        shown = {"export-shown": partial(self.headline.choose_file, "png")} if is_shown else {}
        return {"report": partial(report_on_conversion, self.context, self, self.bar.query()), **shown}

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._area.set_margin(self.margin)
        self.bar.set_narrow(narrow)

    def open_behind(self, wanted: Behind | View) -> None:
        """Open the deals that a bar or a sentence stands for, or turn to the view that a sentence points at."""
        if isinstance(wanted, View):
            self.turn_to(wanted)
            return
        work = partial(insights.deals_behind, self.store, self.bar.query(), self.context.today(), wanted)
        self.jobs.read(work, partial(self._open, words.behind(wanted)))

    def turn_to(self, view: View) -> None:
        """Show a view as if it were chosen by hand, in sight and with the focus."""
        self.view.choose(view)
        self._read()
        self._area.ensureWidgetVisible(self.view)
        self.view.setFocus()

    def _open(self, name: str, ids: tuple[UUID, ...]) -> None:
        self.context.go_to_deals(ids, name)

    def _take_choices(self, choices: ConversionChoices) -> None:
        if not self._has_choices:
            self._has_choices = True
            self.bar.start_from(choices.preferences)
        self.bar.offer(choices)
        self._read()

    def _read(self) -> None:
        query, name = self.bar.query(), self.bar.rep.currentText()
        self._latest.read(partial(read, self.store, query, self.context.today(), self.view.value(), name), self._show)

    def _show(self, shown: ConversionShown) -> None:
        self.shown = shown
        is_empty = shown.report.is_empty
        for each in (self.headline, self._below):
            each.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        self.start.setVisible(not is_empty and are_few(shown.report.conversion))
        self.bar.setVisible(not is_empty or self.bar.is_narrowed)
        if is_empty:
            self._say_empty()
            return
        self.set_subtitle(_("Referral against cold"))
        self.headline.show_story(shown.headline)
        card = self.card_of(shown.view)
        for each in self.cards.values():
            each.setVisible(each is card)
        card.show_story(shown.story)
        self.footnote.setText(words.footnote(shown.view, shown.report))
        self._pause.start()

    def _read_doubts(self) -> None:
        if self.shown is not None and not self.shown.report.is_empty:
            self._later.read(partial(doubts, self.shown.report), self.doubts.show_doubts)

    def _say_empty(self) -> None:
        if self.bar.is_narrowed:
            self.empty.say(_("No deals here"), _("No deal fits these choices. Choose others above."))
        else:
            self.empty.say(_("Do referrals do better here?"), _nothing_yet())

    def _connect(self) -> None:
        self._pause.timeout.connect(self._read_doubts)
        self.bar.changed.connect(self._read)
        self.bar.own_wanted.connect(partial(self.context.run, "add-benchmark"))
        self.view.chosen.connect(self._read)
        self.doubts.picked.connect(self.open_behind)
        self.headline.picked.connect(self.open_behind)

    def _made_card(self, view: View) -> ChartCard:
        made = ChartCard(self.context, names()[view], tables.columns(view), "muted", self)
        if view is View.TREND:
            made.add_to_head(SourceMarks())
        if self.was_shown:
            made.table.keep_in(self.context.settings)
        made.picked.connect(self.open_behind)
        self._beneath.insertWidget(self._beneath.indexOf(self.footnote), made)
        follow(self.view, made)
        return made

    def _ways(self) -> list[Way]:
        return [
            Way(_("Log introduction"), "handshake", partial(self.context.run, "log-introduction"), primary=True),
            Way(_("Log cold lead"), "snowflake", partial(self.context.run, "log-cold-lead")),
            Way(_("Import deals"), "file-down", partial(self.context.run, "import")),
        ]

    def _lay_out(self) -> PageArea:
        for part in (self.view, self.footnote, self.doubts):
            self._beneath.addWidget(part)
        inside = QWidget()
        column = _column(inside)
        for each in (self.headline, self.start, self.bar, self._below):
            column.addWidget(each)
        column.addWidget(self.empty, EMPTY)
        column.addStretch(1)
        area = PageArea(inside, self)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.set_margin(self.margin)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(area)
        for each in (self.headline, self.start, self.bar, self._below, self.empty):
            each.hide()
        return area


def _view_choice(page: QWidget) -> Segmented | ChoiceBox:
    """Return all views side by side, or one below the other where letters are large."""
    if fonts.px(100) > LARGE_LETTERS:
        return ChoiceBox(list(names().items()), _("View"), page)
    return Segmented([(view, name, "") for view, name in names().items()], _("View"), page)


def follow(before: QWidget, later: QWidget) -> None:
    """Let the keyboard come from one widget to what was made after its place, part by part."""
    last = [before, *_stops(before)][-1]
    for part in _stops(later):
        QWidget.setTabOrder(last, part)
        last = part


def _stops(widget: QWidget) -> list[QWidget]:
    return [part for part in widget.findChildren(QWidget) if part.focusPolicy() != Qt.FocusPolicy.NoFocus]


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    return column


def _nothing_yet() -> str:
    return what_to_record()
