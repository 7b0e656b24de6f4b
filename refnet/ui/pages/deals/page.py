"""Deals: referral and cold pursuits side by side, as a board by stage and as a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from refnet.domain.kinds import OPEN_STAGES, Outcome, Source, Stage
from refnet.i18n import _, counted
from refnet.services import deals, preferences, reps
from refnet.services.deals import BoardColumn, DealRow
from refnet.services.listing import Filter, Listing, Only
from refnet.services.reps import RepRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.look import formats, words
from refnet.ui.page_actions import Deeds
from refnet.ui.pages.deals.board import DealBoard
from refnet.ui.pages.lists.deals_columns import columns
from refnet.ui.pages.lists.menus import fill_filters, menu_button
from refnet.ui.pages.lists.page import ListPage
from refnet.ui.pages.lists.state import FilterField
from refnet.ui.pages.record.deal import DealPanel
from refnet.ui.pages.record.deal_actions import DealActions
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.segmented import Option, Segmented
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.empty_state import EmptyState, Way

BOARD, TABLE = "board", "table"
OTHERS = (Source.NAME_ONLY, Source.INBOUND, Source.EVENT, Source.EXISTING, Source.UNKNOWN)
SOURCES = {"all": (), "referral": (Source.REFERRAL,), "cold": (Source.COLD,), "other": OTHERS}


@dataclass(frozen=True, slots=True)
class _Board:
    """What the board shows, and in which currency."""

    columns: Mapping[Stage, BoardColumn]
    currency: str


def read_board(store: Store, listing: Listing) -> _Board:
    """Read the open deals of a listing by stage."""
    is_open = Filter("outcome", Outcome.OPEN)
    others = tuple(one for one in listing.filters if one.field != "outcome")
    found = deals.board(store, replace(listing, filters=(*others, is_open)))
    return _Board(found, preferences.load(store).currency)


class DealsPage(ListPage):
    """Two looks at the same deals; filters and selection go with both."""

    key = "deals"
    what = "deals"
    tables = (
        "deal",
        "introduction",
        "person",
        "organization",
        "stage_entry",
        "rep",
        "meeting",
        "question_asked",
        "task",
        "put_off",
        "note",
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Deals"), columns(context.today))
        self.does = DealActions(context, self)
        self.deal_panel = DealPanel(context, self.panel, self, self.does)
        self.board = DealBoard(context.today, self.margin)
        self._board_latest = Latest(self.jobs, self)
        self._said_open = ""
        self.stack.addWidget(self.board)
        self.fields = _fields()
        self._make_bar()
        self._connect_board()
        self.look.choose(TABLE if context.settings.text("deals_look") == TABLE else BOARD)
        self.stack.setCurrentWidget(self.content())
        self.columns_button.setVisible(self.look.value() == TABLE)

    def count(self, listing: Listing) -> int:
        return deals.count(self.store, listing)

    def page(self, listing: Listing, offset: int, limit: int) -> Sequence[DealRow]:
        return deals.page(self.store, listing, offset, limit)

    def ids(self, listing: Listing) -> list[UUID]:
        return deals.ids(self.store, listing)

    def content(self) -> QWidget:
        return self.board if self.look.value() == BOARD else self.table

    def main_control(self) -> QWidget:
        return self.board.main_list() if self.stack.currentWidget() is self.board else super().main_control()

    def refresh(self) -> None:
        self.jobs.read(partial(reps.all, self.store), self._take_reps)
        super().refresh()
        self._read_board()

    def empty_state(self) -> EmptyState:
        sentence = _("Deals come with introductions. Log the cold ones too, so that both can be compared.")
        ways = [
            Way(_("Log introduction"), "handshake", partial(self.context.run, "log-introduction"), primary=True),
            Way(_("Log cold lead"), "snowflake", partial(self.context.run, "log-cold-lead")),
            Way(_("Bring a file"), "file-down", partial(self.context.run, "import")),
        ]
        return EmptyState(_("Whom are you talking to?"), sentence, ways=ways)

    def say_count(self, total: int, selected: int) -> str:
        if self.look.value() == BOARD:
            return self._said_open
        said = counted("{count} deal", "{count} deals", total)
        return _("{deals}, {count} selected").format(deals=said, count=formats.number(selected)) if selected else said

    def show_panel(self, key: UUID) -> None:
        self.board.keep(key)
        self.deal_panel.show(key)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.board.set_margin(self.margin)
        self.rep.setVisible(not narrow)

    def fill_menu(self, menu: QMenu, rows: Sequence[DealRow]) -> None:
        if len(rows) == 1:
            row = rows[0]
            menu.addAction(_("Open"), partial(self.open_panel, row.id))
            menu.addAction(_("Edit …"), partial(self.does.edit, [row.id]))
            if row.prospect_id is not None:
                menu.addAction(_("Go to the prospect"), partial(self.context.go, "allies", ("person", row.prospect_id)))
            menu.addSeparator()
        self.does.fill_menu(menu, self.with_selected, is_open=any(row.outcome is Outcome.OPEN for row in rows))
        menu.addAction(_("Export selected …"), partial(self.with_selected, self.export_ids))
        menu.addSeparator()
        menu.addAction(_("Remove"), partial(self.with_selected, self.does.remove))

    def show_ids(self, only: Only) -> None:
        """Show these deals in the table, whatever look and choices the page had; the look kept stays the user's."""
        self.look.choose(TABLE)
        self.source.choose("all")
        self.rep.choose("")
        super().show_ids(only)
        self._follow_look()

    def deeds(self) -> Deeds:
        found = dict(super().deeds())
        if self._chosen_open():
            found |= self.does.deeds(self.with_chosen)
        elif self._has_chosen():
            found |= self.does.deeds_of_over(self.with_chosen)
        if self._has_chosen():
            found["edit-record"] = partial(self.with_chosen, self.does.edit)
            found["log-meeting"] = partial(self.with_chosen, self.does.log_meeting)
            found["add-task"] = partial(self.with_chosen, self.does.add_first_task)
            found["remove"] = partial(self.with_chosen, self.does.remove)
        return found

    def with_chosen(self, then: Callable[[list[UUID]], object]) -> None:
        """Call `then` with the deals chosen in the table, else with the one in the panel, else with the chosen card.

        The panel follows the board; where it shows another deal, that one was just found by its name.
        """
        card, opened = self.board.card(), self.opened()
        if self.look.value() == TABLE and self.table.selectionModel().hasSelection():
            self.with_selected(then)
        elif opened is not None:
            then([opened])
        elif self.look.value() == BOARD and card is not None:
            then([card.id])

    def _closed(self) -> None:
        super()._closed()
        self.board.keep(None)
        self.main_control().setFocus()

    def _chosen_open(self) -> bool:
        if self.look.value() == BOARD and self.opened() is None and self.board.card() is not None:
            return True
        if self.look.value() == TABLE and self.table.selectionModel().hasSelection():
            return any(row.outcome is Outcome.OPEN for row in self.table.selected_rows())
        row = self.deal_panel.row
        return self.opened() is not None and (row is None or row.id != self.shown or row.outcome is Outcome.OPEN)

    def _has_chosen(self) -> bool:
        is_board = self.look.value() == BOARD
        chosen = self.board.card() is not None if is_board else self.table.selectionModel().hasSelection()
        return chosen or self.opened() is not None

    def _make_bar(self) -> None:
        looks: list[Option] = [(BOARD, _("Board"), "square-kanban"), (TABLE, _("Table"), "table-2")]
        self.look = Segmented(looks, _("Look"), stretch=False)
        sources: list[Option] = [("all", _("All"), ""), ("referral", words.source(Source.REFERRAL), "")]
        sources += [("cold", words.source(Source.COLD), ""), ("other", _("Other"), "")]
        self.source = Segmented(sources, _("Source"), stretch=False)
        self.rep = ChoiceBox([("", _("Rep: whole team"))], _("Rep"))
        add_filter = menu_button(_("Add filter"), "plus", self._fill_filters, self)
        export = button(_("Export shown"), "share", parent=self)
        export.clicked.connect(self.export_shown)
        for widget in (self.look, self.source, add_filter):
            self.filter_bar.add_widget(widget)
        self.filter_bar.add_widget(self.rep)
        self.filter_bar.add_button(self.columns_button)
        self.filter_bar.add_button(export)
        self.look.chosen.connect(self._turn)
        self.source.chosen.connect(self._narrow_source)
        self.rep.chosen.connect(self._narrow_source)

    def _connect_board(self) -> None:
        self.board.opened.connect(self._open)
        self.board.chosen.connect(self._follow)
        self.board.edit_wanted.connect(self._edit)
        self.board.put_wanted.connect(self.does.put)
        self.board.step_wanted.connect(self._step)
        self.board.menu_wanted.connect(self._card_menu)
        self.table.edit_wanted.connect(self._edit)
        self.model.listing_changed.connect(self._read_board)

    def _turn(self) -> None:
        self.context.settings.keep("deals_look", self.look.value())
        self._follow_look()

    def _follow_look(self) -> None:
        if self.total:
            self.stack.setCurrentWidget(self.content())
        self.columns_button.setVisible(self.look.value() == TABLE)
        self._tell_count()

    def _narrow_source(self) -> None:
        chosen = [Filter("source", source) for source in SOURCES[self.source.value()]]
        if self.rep.value():
            chosen.append(Filter("rep", self.rep.value()))
        self.show_state(replace(self.state, tab=tuple(chosen)))

    def _read_board(self) -> None:
        self._board_latest.read(partial(read_board, self.store, self.state.listing()), self._show_board)

    def _show_board(self, board: _Board) -> None:
        open_columns = [board.columns[stage] for stage in OPEN_STAGES]
        number = sum(column.count for column in open_columns)
        amount = formats.money_short(sum(column.amount for column in open_columns), board.currency)
        self._said_open = _("{count} open, {amount}").format(count=formats.number(number), amount=amount)
        self.board.show_columns(board.columns, board.currency)
        self._tell_count()

    def _step(self, card: DealRow, step: int) -> None:
        self.does.step([card.id], step)

    def _edit(self, row: DealRow) -> None:
        self.does.edit([row.id])

    def _card_menu(self, card: DealRow, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(_("Open"), partial(self.open_panel, card.id))
        menu.addAction(_("Edit …"), partial(self.does.edit, [card.id]))
        menu.addSeparator()
        self.does.fill_menu(menu, partial(_call_with, [card.id]), is_open=True)
        menu.popup(place)

    def _fill_filters(self, menu: QMenu) -> None:
        fill_filters(menu, self.fields, self.add_filter)

    def _take_reps(self, rows: list[RepRow]) -> None:
        names = tuple((row.name, row.name) for row in rows)
        self.rep.set_options([("", _("Rep: whole team")), *names])
        self.fields = (*_fields(), FilterField("rep", _("Rep"), names))


def _call_with(ids: list[UUID], then: Callable[[list[UUID]], object]) -> None:
    then(ids)


def _fields() -> tuple[FilterField, ...]:
    stages = (*OPEN_STAGES, Stage.WON, Stage.LOST)
    return (
        FilterField("stage", _("Stage"), tuple((stage.value, words.stage(stage)) for stage in stages)),
        FilterField("outcome", _("Outcome"), tuple((one.value, words.outcome(one)) for one in Outcome)),
        FilterField("source", _("Source"), tuple((source.value, words.source(source)) for source in Source)),
    )
