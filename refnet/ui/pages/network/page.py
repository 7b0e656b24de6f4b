"""Network: who brought whom, as a picture and as a table of the same people, with the record beside it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from refnet.domain.kinds import Role
from refnet.i18n import _
from refnet.services import reps
from refnet.services.insights import NetworkQuery
from refnet.services.insights.paths import Target, target_of
from refnet.services.pictures import PictureDraft
from refnet.services.reps import RepRow
from refnet.ui.context import Context
from refnet.ui.jobs import Progress
from refnet.ui.pages.network import words as network_words
from refnet.ui.pages.network.answers.panel import AnswersPanel
from refnet.ui.pages.network.bar import NetworkBar
from refnet.ui.pages.network.choosing import WHOLE, Choosing
from refnet.ui.pages.network.export import NetworkExport
from refnet.ui.pages.network.keeping import PictureKeeping
from refnet.ui.pages.network.laying import Laying
from refnet.ui.pages.network.looking import Looking
from refnet.ui.pages.network.notes import NetworkNotes
from refnet.ui.pages.network.offers import PersonOffers
from refnet.ui.pages.network.panel import NetworkPanel
from refnet.ui.pages.network.reading import NetworkPerson, NetworkShown, read
from refnet.ui.pages.network.slider import TimeSlider
from refnet.ui.pages.record.benchmark_rate import benchmark_rate
from refnet.ui.widgets.lists.rows_model import RowsModel
from refnet.ui.widgets.lists.table import Table
from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas
from refnet.ui.widgets.page import Page
from refnet.ui.widgets.parts.empty_state import EmptyState, Way
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.side_panel import SidePanel

_ANSWERS: Mapping[str, Callable[[AnswersPanel], Callable[[Target], None]]] = {
    "reach": lambda answers: answers.reach,
    "leave": lambda answers: answers.leave,
}  # what a target may ask for instead of a person's record


class NetworkPage(Page):
    """The picture of the network."""

    key = "network"
    tables = ("person", "ally", "introduction", "deal", "tie", "organization", "rep", "setting", "saved_view")

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Network"))
        self.query, self._asked = WHOLE, NetworkQuery()
        self.shown: NetworkShown | None = None
        self._reading: Progress | None = None
        self._round = 0
        self.bar, self.canvas = NetworkBar(self), NetworkCanvas(self)
        self.model = RowsModel(self.jobs, network_words.columns(self._currency), parent=self)
        self.table = Table(self.model, "network", _("People of the network"), self)
        self.panel = SidePanel(_("Person"), self)
        self.beside = NetworkPanel(context, self.panel, self)
        self.answers = AnswersPanel(context, self.canvas, self)
        self.export = NetworkExport(context, self.canvas, self)
        self.slider = TimeSlider(self)
        self.looking = Looking(context, self.canvas, self.bar, self.slider)
        self.laying = Laying(self.canvas, self.bar, self)
        self.keeping = PictureKeeping(context, self.canvas, self.bar, self)
        self.choosing = Choosing(context, self.canvas, self.bar, self.beside, self.answers, query=self._now)
        self.offers = PersonOffers(context, self, self.choosing.known)
        self.empty = EmptyState(_("Who brought whom?"), _nothing_yet(), ways=self._ways(), parent=self)
        self._first_reading = label(_("Reading …"), "muted", parent=self)
        self._first_reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notes = NetworkNotes(self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.notes.set_margin(self.margin)
        self._connect()

    def refresh(self) -> None:
        """Read and lay out away from the window; an older reading is stopped."""
        if self._reading is not None:
            self._reading.cancel()
        self._round += 1
        self.keeping.refresh()
        work = partial(read, self.store, self.laying.wish(self.query))
        self._reading = self.jobs.long(_("Drawing the network"), work, partial(self._show, self._round), self._stopped)
        self.jobs.read(partial(reps.all, self.store), self._take_reps)
        self.jobs.read(partial(benchmark_rate, self.store), self.beside.take_benchmark)
        self.answers.refresh()

    def find_here(self) -> None:
        """Go to the field that finds people in the picture."""
        self.bar.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.box.selectAll()

    def show_target(self, table: str, key: UUID) -> None:
        """Select somebody, or answer how to reach them, or what is lost without them.

        Who is not in the picture is shown with those around them.
        """
        if table in _ANSWERS:
            self.jobs.read(partial(target_of, self.store, key), _ANSWERS[table](self.answers))
            return
        self.choosing.want(key if table in ("person", "rep") else None)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.bar.set_narrow(narrow, self.margin)
        self.notes.set_margin(self.margin)
        self.slider.set_narrow(narrow)
        self.panel.set_narrow(narrow)
        self.answers.panel.set_narrow(narrow)
        self.table.set_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.bar.table.toggle()
        elif event.key() == Qt.Key.Key_A and not event.modifiers():
            self.answers.open()
        elif event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.panel.close_panel()
        elif event.key() == Qt.Key.Key_Escape and self.answers.panel.isVisible():
            self.answers.panel.close_panel()
        else:
            super().keyPressEvent(event)

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what menus and keys can do here now."""
        return {"export-shown": partial(self.export.start, "png")} if self.shown and self.shown.people else {}

    def answer(self, tab: str) -> None:
        """Open the answers at a tab."""
        self.answers.open(tab)

    def show_whole(self) -> None:
        """Leave the surroundings of one person, the rings, and every filter."""
        self.laying.leave_rings()
        self.bar.reps.choose(None)
        self._ask(WHOLE)

    def _now(self) -> NetworkQuery:
        return self.query

    def _ask(self, query: NetworkQuery) -> None:
        self.query = query
        self.refresh()

    def _show(self, asked_in: int, shown: NetworkShown) -> None:
        if asked_in != self._round:
            return
        is_another = self._asked != self.query or self.laying.is_another
        self.shown, self._reading, self._asked = shown, None, self.query
        self.laying.take(shown)
        facts = partial(network_words.facts, shown)
        if is_another and not self.canvas.hiding.is_still:
            self.canvas.stage.frames.soften()
        self.canvas.show_picture(shown.picture, facts, shown.search, shown.currency)
        self.canvas.stage.outline(shown.outlines)
        self.model.show_rows(list(shown.listed))
        self.looking.take(shown)
        self.export.detail = lambda: self.subtitle
        if is_another:
            self.canvas.fit()
        self._apply_draft()
        self._tell_size()
        self.notes.show_note(shown, self.query)
        self._show_empty(shown)
        self._turn()
        self.choosing.take(shown)

    def _stopped(self, error: Exception) -> None:
        if self.shown is None:
            self._first_reading.setText(str(error))

    def _show_empty(self, shown: NetworkShown) -> None:
        if shown.introductions or self.query == WHOLE:
            self.empty.say(_("Who brought whom?"), _nothing_yet())
        else:
            name = self.bar.reps.currentText()
            self.empty.say(_("No introductions here yet"), _("Nobody introduced anybody to {name}.").format(name=name))

    def _turn(self) -> None:
        """Bring the empty state, the table or the picture to the front."""
        shown = self.shown
        if shown is None:
            return
        is_empty = _is_empty(shown)
        self.slider.setVisible(not is_empty and not self.bar.table.isChecked() and self.slider.has_months)
        page = self.empty if is_empty else self.table if self.bar.table.isChecked() else self.canvas
        self._stack.setCurrentWidget(page)
        self.bar.setEnabled(not is_empty or self.query != WHOLE)

    def open_draft(self, draft: PictureDraft) -> None:
        """Look at the network as in a saved picture."""
        self.laying.open(draft)
        self.bar.reps.choose(draft.rep)
        self._ask(replace(WHOLE, rep=draft.rep))

    def _tell_size(self) -> None:
        """Say beside the title how many people are shown, and of which time."""
        if self.shown is None or _is_empty(self.shown):
            self.set_subtitle("")
        elif self.slider.days == (None, None):
            self.set_subtitle(network_words.subtitle(self.shown))
        else:
            self.set_subtitle(network_words.subtitle_then(self.canvas.scene, self.slider.words))

    def _apply_draft(self) -> None:
        draft = self.laying.opened()
        if draft is not None:
            self.bar.steps.choose(draft.depth)
            self.looking.apply(draft)

    def _save_picture(self) -> None:
        self.keeping.save(self.query, self.laying.view)

    def _take_reps(self, rows: list[RepRow]) -> None:
        self.bar.show_reps([(row.id, row.name) for row in rows if row.role is Role.REP])

    def _choose_rep(self, rep: UUID | None) -> None:
        self.bar.reps.choose(rep)
        self.canvas.select(None)
        self._ask(replace(WHOLE, rep=rep))

    def _open_row(self, person: NetworkPerson) -> None:
        self.bar.table.setChecked(False)
        self.canvas.select(person.id)
        self.canvas.setFocus()

    def _select_row(self, person: NetworkPerson | None) -> None:
        if person is not None and self._stack.currentWidget() is self.table:
            self.canvas.select(person.id)

    def _currency(self) -> str:
        return self.shown.currency if self.shown else ""

    def _ways(self) -> list[Way]:
        return [
            Way(_("Log introduction"), "handshake", partial(self.context.run, "log-introduction"), primary=True),
            Way(_("Import a list"), "file-down", partial(self.context.run, "import")),
        ]

    def _lay_out(self) -> None:
        for widget in (self._first_reading, self.canvas, self.table, self.empty):
            self._stack.addWidget(widget)
        below = QHBoxLayout()
        below.setSpacing(0)
        picture = QVBoxLayout()
        picture.setSpacing(0)
        picture.addWidget(self._stack, 1)
        picture.addWidget(self.slider)
        below.addLayout(picture, 1)
        below.addWidget(self.panel)
        below.addWidget(self.answers.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.notes)
        column.addLayout(below, 1)

    def _connect(self) -> None:
        bar, canvas = self.bar, self.canvas
        self.notes.whole_wanted.connect(self.show_whole)
        self.slider.moved.connect(self._tell_size)  # after the picture has gone there
        self.laying.changed.connect(self.refresh)
        self.choosing.query_wanted.connect(self._ask)
        self.choosing.whole_wanted.connect(self.show_whole)
        bar.saved.save_wanted.connect(self._save_picture)
        self.keeping.opened.connect(self.open_draft)
        canvas.offers, self.offers.more = self.offers.of, self.choosing.questions
        self.offers.rings, self.offers.only_rep = self.laying.rings_round, self._choose_rep
        bar.rep_chosen.connect(self._choose_rep)
        self.beside.rep_wanted.connect(self._choose_rep)
        bar.table_wanted.connect(self._turn)
        canvas.table_wanted.connect(bar.table.toggle)
        bar.export_wanted.connect(self.export.start)
        bar.answers_wanted.connect(self.answers.open)
        self.answers.opened.connect(self.panel.hide)
        self.beside.leave_wanted.connect(self.answers.leave)
        self.table.opened.connect(self._open_row)
        self.table.current_changed.connect(self._select_row)


def _is_empty(shown: NetworkShown) -> bool:
    """Tell whether there is nobody to draw but us."""
    return not shown.introductions and not any(not person.rank and person.is_ally for person in shown.people)


def _nothing_yet() -> str:
    return _("Log an introduction or import a list, and the picture draws itself.")
