"""The side panel of a deal: what it is worth, how it began, the history of its stages, and who introduced us."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from refnet.domain.kinds import Outcome
from refnet.i18n import _
from refnet.services import deals, today
from refnet.services.deals import DealRecord, DealRow
from refnet.services.introductions import IntroductionRow
from refnet.services.today import TaskRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.look import formats, words
from refnet.ui.look.icon_names import IconName
from refnet.ui.pages.lists.deals_columns import deal_name
from refnet.ui.pages.lists.introductions_columns import introducer
from refnet.ui.pages.record import meetings, parts
from refnet.ui.pages.record.deal_actions import DealActions
from refnet.ui.pages.record.tasks import KeptPlace, TasksSection
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.chips import source_chip, stage_chip
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.timeline import Entry, Timeline
from refnet.ui.widgets.side_panel import PanelAction, SidePanel


def read(store: Store, key: UUID) -> tuple[DealRecord, list[TaskRow]]:
    """Read what the panel shows: the deal, and the open tasks about it."""
    return deals.record(store, key), today.tasks_about(store, deal_id=key)


class DealPanel(QObject):
    """Fills a side panel with one deal."""

    def __init__(self, context: Context, panel: SidePanel, parent: QWidget, does: DealActions) -> None:
        super().__init__(parent)
        self._context, self._panel, self._does = context, panel, does
        self._latest = Latest(context.jobs, self)
        self._menu: QMenu | None = None
        self._kept = KeptPlace()
        self.row: DealRow | None = None  # the deal in view

    def show(self, key: UUID) -> None:
        """Read the deal and show it; one removed meanwhile closes the panel."""
        self._latest.read(partial(read, self._context.store, key), self._show, self._gone)

    def _gone(self, _error: object) -> None:
        self._panel.hide()

    def _show(self, shown: tuple[DealRecord, list[TaskRow]]) -> None:
        record, tasks = shown
        row = self.row = record.row
        detail = ", ".join(text for text in (row.prospect, row.organization) if text)
        self._panel.show_head(deal_name(row), detail, chips=[source_chip(row.source), stage_chip(row.stage)])
        self._set_actions(record)
        self._kept.leave()
        self._panel.set_tabs([
            (_("Overview"), parts.column(*self._overview(record, tasks))),
            (_("History"), parts.HistoryList(self._context, "deal", row.id, ("meeting",))),
        ])  # fmt: skip
        self._kept.come_back(self.tasks)

    def _set_actions(self, record: DealRecord) -> None:
        row, does, ids = record.row, self._does, [record.row.id]
        if row.outcome is Outcome.OPEN:
            actions = [
                PanelAction(_("Move on"), "circle-dot", partial(does.move_on, ids), True, short=_("Move")),
                PanelAction(_("Won"), "circle-check", partial(does.win, ids)),
                PanelAction(_("Lost"), "circle-x", partial(does.lose, ids)),
            ]
        else:
            actions = [PanelAction(_("Open again"), "undo-2", partial(does.reopen, ids))]
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self._panel)
        self._menu.addAction(_("Edit …"), partial(does.edit, ids))
        if row.outcome is Outcome.OPEN:
            self._menu.addAction(_("Prepare meeting …"), partial(does.prepare, ids))
        self._menu.addAction(_("Log meeting …"), partial(does.log_meeting, ids))
        self._menu.addAction(_("Add note …"), partial(does.add_note, ids))
        self._menu.addAction(_("Add task …"), partial(does.add_task, row.id))
        if row.prospect_id is not None:
            self._menu.addAction(_("Go to the prospect"), partial(self._go, "allies", "person", row.prospect_id))
        self._menu.addSeparator()
        self._menu.addAction(_("Remove"), partial(does.remove, ids))
        self._panel.set_menu(self._menu)
        self._panel.set_actions(actions)

    def _overview(self, record: DealRecord, tasks: list[TaskRow]) -> list[QWidget]:
        row = record.row
        shown: list[QWidget] = []
        if row.amount is not None:
            shown.append(parts.figures([(formats.money(row.amount, row.currency), words.outcome(row.outcome))]))
        shown += [parts.facts(_facts(record)), rule(), self._tasks(row.id, tasks)]
        prepare = partial(self._does.prepare, [row.id]) if row.outcome is Outcome.OPEN else None
        meetings_ = meetings.section(
            record.meetings,
            self._does.edit_meeting,
            partial(self._does.log_meeting, [row.id]),
            prepare,
            self._does.note_answers,
        )
        shown += [rule(), label(_("Meetings"), "section"), meetings_]
        shown += [rule(), label(_("Stages"), "section"), _stages(record)]
        if record.introductions:
            shown += [rule(), label(_("Introductions"), "section"), self._introductions(record.introductions)]
        if record.notes:
            notes = [(formats.day(note.noted_on), note.text) for note in record.notes]
            shown += [rule(), label(_("Notes"), "section"), parts.facts(notes)]
        return shown

    def _tasks(self, key: UUID, rows: list[TaskRow]) -> TasksSection:
        self.tasks = TasksSection(self._context, self._panel, key, rows, partial(self._does.add_task, key))
        return self.tasks

    def _introductions(self, rows: tuple[IntroductionRow, ...]) -> Timeline:
        made = Timeline()
        made.show_entries([
            Entry(row.made_on, introducer(row), row.reason, "handshake", "referral", ("introduction", row.id))
            for row in rows
        ])  # fmt: skip
        made.opened.connect(self._open_introduction)
        return made

    def _open_introduction(self, target: tuple[str, UUID]) -> None:
        self._context.go("introductions", target)

    def _go(self, page: str, table: str, key: UUID) -> None:
        self._context.go(page, (table, key))


def _stages(record: DealRecord) -> Timeline:
    made = Timeline()
    icons: dict[str, tuple[IconName, str]] = {"won": ("circle-check", "won"), "lost": ("circle-x", "lost")}
    entries = []
    for step in reversed(record.stages):
        icon, tone = icons.get(step.stage.value, ("circle-dot", "open"))
        entries.append(Entry(step.entered_on, words.stage(step.stage), "", icon, tone))
    made.show_entries(entries)
    return made


def _facts(record: DealRecord) -> list[tuple[str, str]]:
    row = record.row
    step = row.next_step if row.next_step_on is None else f"{row.next_step}, {formats.day(row.next_step_on)}"
    return [
        (_("Organization"), row.organization),
        (_("Prospect"), row.prospect),
        (_("Source"), words.source(row.source)),
        (_("First touch"), formats.day(row.first_touch_on) if row.first_touch_on else _("not known")),
        (_("Closed"), formats.day(row.closed_on) if row.closed_on else ""),
        (_("Lost because"), row.lost_reason),
        (_("Next step"), step if row.outcome is Outcome.OPEN else ""),
        (_("Segment"), row.segment),
        (_("Rep"), row.rep),
        (_("Reference"), row.reference),
    ]
