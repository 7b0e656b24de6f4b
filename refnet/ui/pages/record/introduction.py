"""The side panel of an introduction: what was done, why it is hot or cold, and what became of it."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from refnet.domain.kinds import Outcome
from refnet.domain.loop_words import knows
from refnet.i18n import _
from refnet.services import deals, introductions, loop, today
from refnet.services.introductions import IntroductionRow
from refnet.services.loop import News
from refnet.services.people import PersonHit, TimelineEntry
from refnet.services.today import TaskRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.warmth_card import WarmthCard
from refnet.ui.jobs import Latest
from refnet.ui.look import formats, words
from refnet.ui.pages.lists.introductions_columns import introducer
from refnet.ui.pages.record import parts
from refnet.ui.pages.record.deal_actions import DealActions
from refnet.ui.pages.record.entries import entry
from refnet.ui.pages.record.tasks import KeptPlace, TasksSection
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.chips import hot_chip, stage_chip
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.timeline import Timeline
from refnet.ui.widgets.side_panel import PanelAction, SidePanel


@dataclass(frozen=True, slots=True)
class IntroductionPicture:
    """All that the panel shows of one introduction."""

    row: IntroductionRow
    timeline: list[TimelineEntry]
    news: News | None  # what its introducer knows; None for one that we gave
    tasks: list[TaskRow]


def read(store: Store, key: UUID) -> IntroductionPicture:
    """Read what the panel shows."""
    row = introductions.record(store, key)
    timeline = deals.timeline(store, row.deal_id) if row.deal_id else []
    news = loop.news(store, key) if row.introducer_id else None
    return IntroductionPicture(row, timeline, news, today.tasks_of_introduction(store, key))


class IntroductionPanel(QObject):
    """Fills a side panel with one introduction."""

    def __init__(self, context: Context, panel: SidePanel, parent: QWidget, does: DealActions) -> None:
        super().__init__(parent)
        self._context, self._panel, self._does = context, panel, does
        self._latest = Latest(context.jobs, self)
        self._menu: QMenu | None = None
        self._kept = KeptPlace()
        self.row: IntroductionRow | None = None  # the introduction in view

    def show(self, key: UUID) -> None:
        """Read the introduction and show it; one removed meanwhile closes the panel."""
        self._latest.read(partial(read, self._context.store, key), self._show, self._gone)

    def _gone(self, _error: object) -> None:
        self._panel.hide()

    def _show(self, picture: IntroductionPicture) -> None:
        row = self.row = picture.row
        shown = [hot_chip(row.is_hot)] + ([stage_chip(row.stage)] if row.stage else [])
        self._panel.show_head(row.prospect, row.organization, chips=shown)
        self._set_actions(row)
        self._kept.leave()
        self._panel.set_tabs([
            (_("Overview"), parts.column(*self._overview(picture))),
            (_("History"), parts.HistoryList(self._context, "introduction", row.id)),
        ])  # fmt: skip
        self._kept.come_back(self.tasks)

    def _set_actions(self, row: IntroductionRow) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self._panel)
        self._menu.addAction(_("Edit …"), partial(self._edit, row.id))
        if row.introducer_id is not None:
            self._menu.addAction(_("Go to the introducer"), partial(self._go, "allies", "person", row.introducer_id))
        self._menu.addAction(_("Go to the prospect"), partial(self._go, "allies", "person", row.prospect_id))
        actions = []
        if row.deal_id is not None:
            self._menu.addAction(_("Go to the deal"), partial(self._go, "deals", "deal", row.deal_id))
            if row.outcome is Outcome.OPEN:
                self._menu.addAction(_("Prepare meeting …"), partial(self._does.prepare, [row.deal_id]))
                actions.append(
                    PanelAction(
                        _("Move on"), "circle-dot", partial(self._does.move_on, [row.deal_id]), True, short=_("Move")
                    )
                )
        if row.thanked_on is None and row.introducer_id is not None:
            actions.append(PanelAction(_("Thank"), "heart", partial(self._thank, row), primary=not actions))
        elif row.deal_id is not None and row.outcome is Outcome.OPEN:  # of four one would be cut
            actions.append(PanelAction(_("Prepare"), "clipboard-list", partial(self._does.prepare, [row.deal_id])))
        if row.introducer_id is not None:
            actions.append(PanelAction(_("Tell"), "mail", partial(self._tell, row)))
        self._panel.set_menu(self._menu)
        self._panel.set_actions(actions)

    def _overview(self, picture: IntroductionPicture) -> list[QWidget]:
        row = picture.row
        warmth = WarmthCard()
        warmth.show_warmth(row.kind, row.ticks, row.level)
        shown: list[QWidget] = [warmth, parts.facts(_facts(row))]
        if picture.news is not None:
            told = [(one.told_on, one.stage) for one in picture.news.told]
            line = knows(picture.news.introducer, told, row.thanked_on, picture.news.stage, formats.day)
            shown += [rule(), label(_("What the introducer knows"), "section"), label(line, "body", wrap=True)]
        shown += [rule(), self._tasks(picture)]
        if picture.timeline:
            timeline = Timeline()
            timeline.show_entries([entry(one) for one in picture.timeline])
            shown += [rule(), label(_("What became of it"), "section"), timeline]
        return shown

    def _tasks(self, picture: IntroductionPicture) -> TasksSection:
        row = picture.row
        own = row.deal_id or row.prospect_id
        self.tasks = TasksSection(self._context, self._panel, own, picture.tasks, partial(self._add_task, row))
        return self.tasks

    def _add_task(self, row: IntroductionRow) -> None:
        from refnet.ui.dialogs.task import TaskDialog  # noqa: PLC0415 - when it is wanted

        person = PersonHit(row.prospect_id, row.prospect, row.organization, False) if row.deal_id is None else None
        TaskDialog(self._context, self._panel, person=person, deal_id=row.deal_id).open()

    def _edit(self, key: UUID) -> None:
        from refnet.ui.dialogs import edit_introduction  # noqa: PLC0415 - when it is wanted

        edit_introduction.edit(self._context, self._panel, key)

    def _tell(self, row: IntroductionRow) -> None:
        from refnet.ui.dialogs.tell_introducer import TellDialog  # noqa: PLC0415 - when it is wanted

        TellDialog(self._context, row.id, self._panel).open()

    def _thank(self, row: IntroductionRow) -> None:
        work = partial(introductions.thank, self._context.store, [row.id], self._context.today())
        self._context.jobs.write(work, partial(self._thanked, row.introducer))

    def _thanked(self, name: str, _result: object) -> None:
        self._context.say(_("{name} was thanked.").format(name=name))

    def _go(self, page: str, table: str, key: UUID) -> None:
        self._context.go(page, (table, key))


def _facts(row: IntroductionRow) -> list[tuple[str, str]]:
    step = row.next_step if row.next_step_on is None else f"{row.next_step}, {formats.day(row.next_step_on)}"
    return [
        (_("Introduced by"), introducer(row)),
        (_("Date"), formats.day(row.made_on) if row.made_on else ""),
        (_("How"), words.channel(row.channel)),
        (_("Reason"), row.reason),
        (_("Rep"), row.rep),
        (_("Amount"), formats.money(row.amount, row.currency) if row.amount is not None else ""),
        (_("Next step"), step if row.outcome is Outcome.OPEN else ""),
    ]
