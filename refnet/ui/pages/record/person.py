"""The side panel of a person: scorecard, timeline, neighbours, record and history."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from refnet.i18n import _, counted
from refnet.services import people, today
from refnet.services.people import Neighbour, PersonRecord, PersonRow, TimelineEntry
from refnet.services.today import TaskRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.look import formats, words
from refnet.ui.pages.lists.allies_columns import estimate, won_of
from refnet.ui.pages.record import parts
from refnet.ui.pages.record.entries import entry
from refnet.ui.pages.record.facts import person_facts
from refnet.ui.pages.record.neighbours_picture import NeighboursPicture
from refnet.ui.pages.record.person_actions import PersonActions, hit
from refnet.ui.pages.record.scorecard import ScorecardTab
from refnet.ui.pages.record.tasks import KeptPlace, TasksSection
from refnet.ui.widgets.lists.meters import IntervalBar
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.chips import Chip, ally_chip
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.timeline import Timeline
from refnet.ui.widgets.side_panel import PanelAction, SidePanel

NEWEST, MOST = 5, 200  # lines in the overview, and under their own tab


@dataclass(frozen=True, slots=True)
class PersonPicture:
    """All that the panel shows of one person."""

    record: PersonRecord
    timeline: list[TimelineEntry]
    neighbours: list[Neighbour]
    tasks: list[TaskRow]


def read(store: Store, key: UUID, on: date) -> PersonPicture:
    """Read what the panel shows."""
    return PersonPicture(
        people.record(store, key), people.timeline(store, key, on), people.neighbours(store, key),
        today.tasks_about(store, person_id=key),
    )  # fmt: skip


class PersonPanel(QObject):
    """Fills a side panel with one person."""

    def __init__(self, context: Context, panel: SidePanel, actions: PersonActions, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._panel, self._actions = context, panel, actions
        self._latest = Latest(context.jobs, self)
        self._menu: QMenu | None = None
        self._kept = KeptPlace()
        self.benchmark: float | None = None
        self.row: PersonRow | None = None  # the person in view

    def show(self, key: UUID) -> None:
        """Read the person and show them; a person removed meanwhile closes the panel."""
        self._latest.read(partial(read, self._context.store, key, self._context.today()), self._show, self._gone)

    def _gone(self, _error: object) -> None:
        self._panel.hide()

    def _show(self, picture: PersonPicture) -> None:
        record, row = picture.record, picture.record.row
        self.row = row
        detail = ", ".join(text for text in (row.job_title, row.organization) if text)
        self._panel.show_head(row.name, detail, chips=chips(record))
        self._set_actions(record)
        self._kept.leave()
        self._panel.set_tabs([
            (_("Overview"), self._overview(picture)),
            (_("Score"), ScorecardTab(self._context, hit(row))),
            (_("Timeline"), parts.column(self._timeline(picture.timeline[:MOST]), *_more(picture.timeline))),
            (_("Record"), parts.column(*person_facts(record))),
            (_("History"), parts.HistoryList(self._context, "person", row.id)),
        ])  # fmt: skip
        self._kept.come_back(self.tasks)

    def _set_actions(self, record: PersonRecord) -> None:
        ally, does = hit(record.row), self._actions
        shown = [
            PanelAction(_("Ask"), "message-circle-question-mark", partial(does.ask, ally), True),
            PanelAction(_("Thank"), "heart", partial(does.thank, ally), False),
            PanelAction(_("Log introduction"), "handshake", partial(does.log_introduction, ally), short=_("Log")),
        ]
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = does.panel_menu(record)
        self._panel.set_menu(self._menu)
        self._panel.set_actions(shown)

    def _overview(self, picture: PersonPicture) -> QWidget:
        row = picture.record.row
        shown: list[QWidget] = [parts.figures(_figures(picture.record))]
        rate = estimate(row, self.benchmark)
        if rate is not None:
            shown.append(IntervalBar(rate, _("Became clients")))
        shown += [label(scorecard_sentence(row), "body", wrap=True), rule()]
        shown += [self._tasks(picture), rule()]
        shown += [label(_("Timeline"), "section"), self._timeline(picture.timeline[:NEWEST]), rule()]
        shown.append(label(_("Neighbours"), "section"))
        if picture.neighbours:
            mini = NeighboursPicture()
            mini.show_neighbours(row.name, picture.neighbours)
            mini.opened.connect(self._open_neighbour)
            shown.append(mini)
        else:
            shown.append(label(_("Nobody yet. An introduction or a tie brings the first."), "caption", wrap=True))
        return parts.column(*shown)

    def _tasks(self, picture: PersonPicture) -> TasksSection:
        row = picture.record.row
        add = partial(self._actions.add_task, hit(row))
        self.tasks = TasksSection(self._context, self._panel, row.id, picture.tasks, add)
        return self.tasks

    def _timeline(self, entries: list[TimelineEntry]) -> Timeline:
        made = Timeline()
        made.show_entries([entry(one) for one in entries])
        made.opened.connect(self._open_target)
        return made

    def _open_neighbour(self, neighbour: Neighbour) -> None:
        if neighbour.relation != "rep":
            self._context.go("allies", ("person", neighbour.id))

    def _open_target(self, target: tuple[str, UUID]) -> None:
        page = {"introduction": "introductions", "deal": "deals"}.get(target[0])
        if page is not None:
            self._context.go(page, target)


def chips(record: PersonRecord) -> tuple[Chip, ...]:
    """Return what a person is, as chips."""
    shown: list[Chip] = []
    ally = record.ally
    if ally is not None:
        kind = words.ally_kind(ally.kind)
        since = _("{kind} since {year}").format(kind=kind, year=ally.since.year) if ally.since else kind
        shown += [ally_chip(), Chip(since, "won", "circle-check")]
    if record.row.do_not_contact:
        shown.append(Chip(_("Do not contact"), "danger", "ban"))
    return tuple(shown + [Chip(tag, "neutral", "tag") for tag in record.tags[:1]])


def scorecard_sentence(row: PersonRow) -> str:
    """Say what the numbers mean, with their range or that they are too few."""
    rate = estimate(row)
    if rate is None:
        if not row.introductions:
            return _("No introduction yet.")
        return _("Too few finished introductions yet to speak of a share.")
    spread = formats.percent_range(rate.low, rate.high)
    sentence = _("About {rate} of the finished introductions became clients (range {spread}).")
    return sentence.format(rate=formats.percent(rate.rate), spread=spread)


def _more(entries: list[TimelineEntry]) -> list[QWidget]:
    rest = len(entries) - MOST
    return [label(counted("{count} older line", "{count} older lines", rest), "caption")] if rest > 0 else []


def _figures(record: PersonRecord) -> list[tuple[str, str]]:
    row = record.row
    return [
        (won_of(row) or formats.number(0), _("became clients")),
        (formats.money_short(record.won_amount, row.currency), _("credit")),
        (formats.number(row.open), _("still open")),
    ]
