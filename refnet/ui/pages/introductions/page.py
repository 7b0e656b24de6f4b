"""Introductions: how far they come, the list of them, thanks owed, and the stages of their deals."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QMenu, QVBoxLayout

from refnet.domain.kinds import OPEN_STAGES, IntroductionKind, Outcome, Stage
from refnet.i18n import _, counted
from refnet.services import introductions, reps, thanking
from refnet.services.introductions import IntroductionRow, StageCount
from refnet.services.listing import Listing
from refnet.services.reps import RepRow
from refnet.ui.context import Context
from refnet.ui.dialogs import edit_introduction
from refnet.ui.jobs import Latest
from refnet.ui.look import formats, words
from refnet.ui.page_actions import Deeds
from refnet.ui.pages.introductions.funnel_strip import FunnelStrip
from refnet.ui.pages.lists.introductions_columns import columns
from refnet.ui.pages.lists.menus import fill_filters, menu_button
from refnet.ui.pages.lists.page import ListPage
from refnet.ui.pages.lists.state import FilterField
from refnet.ui.pages.record.deal_actions import DealActions
from refnet.ui.pages.record.introduction import IntroductionPanel
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.empty_state import EmptyState, Way
from refnet.ui.widgets.parts.labels import label


class IntroductionsPage(ListPage):
    """The funnel and the list."""

    key = "introductions"
    what = "introductions"
    tables = ("introduction", "deal", "person", "organization", "stage_entry", "rep", "told", "task", "put_off", "note")

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Introductions"), columns(context.today))
        self.does = DealActions(context, self)
        self.introduction_panel = IntroductionPanel(context, self.panel, self, self.does)
        self.funnel = FunnelStrip()
        self._funnel_latest = Latest(self.jobs, self)
        self._funnel_holder = QVBoxLayout()
        self.thanks = label("", "caption", wrap=True)
        self._thanks_latest = Latest(self.jobs, self)
        self._funnel_holder.setSpacing(8)
        self._funnel_holder.addWidget(self.funnel)
        self._funnel_holder.addWidget(self.thanks)
        self.top.addLayout(self._funnel_holder)
        self.fields = _fields(())
        add_filter = menu_button(_("Add filter"), "plus", self._fill_filters, self)
        export = button(_("Export shown"), "share", parent=self)
        export.clicked.connect(self.export_shown)
        self.filter_bar.add_widget(add_filter)
        self.filter_bar.add_button(self.columns_button)
        self.filter_bar.add_button(export)
        self.model.listing_changed.connect(self._read_funnel)
        self.table.edit_wanted.connect(self._edit_row)
        self.set_narrow(narrow=False)

    def count(self, listing: Listing) -> int:
        return introductions.count(self.store, listing)

    def page(self, listing: Listing, offset: int, limit: int) -> Sequence[IntroductionRow]:
        return introductions.page(self.store, listing, offset, limit)

    def ids(self, listing: Listing) -> list[UUID]:
        return introductions.ids(self.store, listing)

    def refresh(self) -> None:
        self.jobs.read(partial(reps.all, self.store), self._take_reps)
        super().refresh()
        self._read_funnel()
        self._thanks_latest.read(partial(thanking.told, self.store, self.context.today()), self._show_thanks)

    def empty_state(self) -> EmptyState:
        sentence = _("After each call in which somebody introduced you, log it: it takes ten seconds.")
        ways = [
            Way(_("Log introduction"), "handshake", partial(self.context.run, "log-introduction"), primary=True),
            Way(_("Bring a file"), "file-down", partial(self.context.run, "import")),
        ]
        return EmptyState(_("Who introduced you lately?"), sentence, ways=ways)

    def say_count(self, total: int, selected: int) -> str:
        said = counted("{count} introduction", "{count} introductions", total)
        return (
            _("{introductions}, {count} selected").format(introductions=said, count=formats.number(selected))
            if selected
            else said
        )

    def show_panel(self, key: UUID) -> None:
        self.introduction_panel.show(key)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._funnel_holder.setContentsMargins(self.margin, 4, self.margin, 4)

    def fill_menu(self, menu: QMenu, rows: Sequence[IntroductionRow]) -> None:
        if len(rows) == 1:
            row = rows[0]
            menu.addAction(_("Open"), partial(self.open_panel, row.id))
            menu.addAction(_("Edit …"), partial(self.edit, row.id))
            if row.introducer_id is not None:
                menu.addAction(
                    _("Go to the introducer"), partial(self.context.go, "allies", ("person", row.introducer_id))
                )
            menu.addAction(_("Go to the prospect"), partial(self.context.go, "allies", ("person", row.prospect_id)))
            if row.deal_id is not None:
                menu.addAction(_("Go to the deal"), partial(self.context.go, "deals", ("deal", row.deal_id)))
            menu.addSeparator()
        menu.addAction(_("Note thanks"), partial(self.with_selected, self.thank))
        if len(rows) == 1 and rows[0].introducer_id is not None:
            menu.addAction(_("Tell the introducer …"), partial(self.tell, rows[0].id))
        if any(row.deal_id is not None for row in rows):
            self.does.fill_menu(menu, self.with_deals, is_open=any(row.outcome is Outcome.OPEN for row in rows))
        menu.addAction(_("Export selected …"), partial(self.with_selected, self.export_ids))
        menu.addSeparator()
        menu.addAction(_("Remove"), partial(self.with_selected, self.remove))

    def deeds(self) -> Deeds:
        found, rows = dict(super().deeds()), self._chosen()
        if not rows:
            return found
        is_selected = self.table.selectionModel().hasSelection()
        found["thank"] = partial(self.with_selected, self.thank) if is_selected else partial(self.thank, [rows[0].id])
        if is_selected:
            found["remove"] = partial(self.with_selected, self.remove)
        if any(row.outcome is Outcome.OPEN for row in rows):
            found |= self.does.deeds(self.with_deals)
        elif any(row.deal_id is not None for row in rows):
            found |= self.does.deeds_of_over(self.with_deals)
        found["edit-record"] = partial(self.edit, rows[0].id)
        if rows[0].introducer_id is not None:
            found["tell"] = partial(self.tell, rows[0].id)
        return found

    def edit(self, key: UUID) -> None:
        """Open the form of an introduction."""
        edit_introduction.edit(self.context, self, key)

    def _edit_row(self, row: IntroductionRow) -> None:
        self.edit(row.id)

    def with_deals(self, then: Callable[[list[UUID]], object]) -> None:
        """Call `then` with the deals of the introductions that are selected, else of the one in the panel."""
        found = dict.fromkeys(row.deal_id for row in self._chosen() if row.deal_id is not None)
        if found:
            then(list(found))

    def _chosen(self) -> list[IntroductionRow]:
        """Return the introductions that are selected, else the one in the panel."""
        shown = self.introduction_panel.row
        in_panel = [shown] if shown is not None and shown.id == self.opened() else []
        return self.table.selected_rows() or in_panel

    def thank(self, ids: Sequence[UUID]) -> None:
        """Note that the introducers were thanked today."""
        said = counted("Thanks noted for {count} introduction.", "Thanks noted for {count} introductions.", len(ids))
        work = partial(introductions.thank, self.store, list(ids), self.context.today())
        self.jobs.write(work, partial(self._said, said))

    def tell(self, key: UUID) -> None:
        """Open the drafted note to an introducer."""
        from refnet.ui.dialogs.tell_introducer import TellDialog  # noqa: PLC0415 - when it is wanted

        TellDialog(self.context, key, self).open()

    def remove(self, ids: Sequence[UUID]) -> None:
        """Remove introductions."""
        said = counted("{count} introduction was removed.", "{count} introductions were removed.", len(ids))
        self.jobs.write(partial(introductions.remove, self.store, list(ids)), partial(self._said, said))

    def _fill_filters(self, menu: QMenu) -> None:
        fill_filters(menu, self.fields, self.add_filter)

    def _read_funnel(self) -> None:
        self._funnel_latest.read(partial(introductions.funnel, self.store, self.state.listing()), self._show_funnel)

    def _show_funnel(self, steps: tuple[StageCount, ...]) -> None:
        self.funnel.show_funnel(steps)

    def _show_thanks(self, told: str) -> None:
        self.thanks.setText(told)
        self.thanks.setVisible(bool(told))

    def _take_reps(self, rows: list[RepRow]) -> None:
        self.fields = _fields(tuple((row.name, row.name) for row in rows))

    def _said(self, sentence: str, _result: object) -> None:
        self.context.say(sentence)


def _fields(rep_names: tuple[tuple[str, str], ...]) -> tuple[FilterField, ...]:
    stages = (*OPEN_STAGES, Stage.WON, Stage.LOST)
    return (
        FilterField("hot", _("Hot or cold"), (("yes", _("hot")), ("no", _("cold")))),
        FilterField("stage", _("Stage"), tuple((stage.value, words.stage(stage)) for stage in stages)),
        FilterField("outcome", _("Outcome"), tuple((one.value, words.outcome(one)) for one in Outcome)),
        FilterField("kind", _("Kind"), tuple((kind.value, words.introduction_kind(kind)) for kind in IntroductionKind)),
        FilterField("thanked_on", _("Thanked"), (("", _("not yet")),)),
        FilterField("rep", _("Rep"), rep_names),
    )
