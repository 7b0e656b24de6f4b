"""Allies: everybody we know, with what their introductions brought; found, filtered, looked at and exported."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QMenu

from refnet.domain.kinds import AllyKind
from refnet.i18n import _, counted
from refnet.services import people, reps
from refnet.services.listing import Filter, Listing, Only
from refnet.services.people import PersonRow
from refnet.services.reps import RepRow
from refnet.ui.context import Context
from refnet.ui.dialogs.add_ally import AddAllyDialog
from refnet.ui.dialogs.save_view import SaveViewDialog
from refnet.ui.look import formats, words
from refnet.ui.page_actions import Deeds
from refnet.ui.pages.lists.allies_columns import columns
from refnet.ui.pages.lists.menus import fill_filters, menu_button
from refnet.ui.pages.lists.page import ListPage
from refnet.ui.pages.lists.state import FilterField, ListState
from refnet.ui.pages.lists.views import Choice, ListViews, Tab
from refnet.ui.pages.record.benchmark_rate import benchmark_rate
from refnet.ui.pages.record.person import PersonPanel
from refnet.ui.pages.record.person_actions import PersonActions, hit
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.empty_state import EmptyState, Way

ALLY = Filter("is_ally", "yes")


class AlliesPage(ListPage):
    """All people and allies."""

    key = "allies"
    what = "people"
    tables = (
        "person",
        "ally",
        "organization",
        "introduction",
        "deal",
        "task",
        "put_off",
        "tag",
        "contact_point",
        "note",
        "ask",
        "tie",
        "saved_view",
    )

    def __init__(self, context: Context) -> None:
        self._benchmark: float | None = None
        super().__init__(context, _("Allies"), columns(context.today, self._benchmark_shown))
        self.does = PersonActions(context, self)
        self.person_panel = PersonPanel(context, self.panel, self.does, self)
        self.views = ListViews(context, self.what, _tabs(), self.count, current="allies", parent=self)
        self.state = ListState(tab=(ALLY,), sort="credit", descending=True)
        self.top.addWidget(self.views.bar)
        self.fields = (_kind_field(), FilterField("is_ally", _("Ally"), _yes_no()))
        self._add_buttons()
        self.views.chosen.connect(self._show_view)
        self.views.bar.save_wanted.connect(self._save_view)
        self.table.edit_wanted.connect(self._edit)

    def count(self, listing: Listing) -> int:
        return people.count(self.store, listing)

    def page(self, listing: Listing, offset: int, limit: int) -> Sequence[PersonRow]:
        return people.page(self.store, listing, offset, limit)

    def ids(self, listing: Listing) -> list[UUID]:
        return people.ids(self.store, listing)

    def refresh(self) -> None:
        self.jobs.read(partial(benchmark_rate, self.store), self._take_benchmark)
        self.jobs.read(partial(reps.all, self.store), self._take_reps)
        self.views.refresh()
        super().refresh()

    def empty_state(self) -> EmptyState:
        if self.views.current != "allies":
            return EmptyState(*_nobody(self.views.current), ways=self._ways())
        sentence = _(
            "An ally is somebody who would put in a word for you. A name is enough to begin. Contacts you brought in"
            " stand under All people: choose some and say Make allies in their menu."
        )
        all_people = Way(_("All people"), "users", partial(self.views.choose, "people"))
        return EmptyState(_("Who would introduce you to someone?"), sentence, ways=[*self._ways(), all_people])

    def say_count(self, total: int, selected: int) -> str:
        if self.views.current == "allies":
            said = counted("{count} ally", "{count} allies", total)
        else:
            said = counted("{count} person", "{count} people", total)
        return _("{people}, {count} selected").format(people=said, count=formats.number(selected)) if selected else said

    def show_panel(self, key: UUID) -> None:
        self.person_panel.show(key)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.views.bar.set_margin(self.margin)

    def fill_menu(self, menu: QMenu, rows: Sequence[PersonRow]) -> None:
        does = self.does
        if len(rows) == 1:
            row = rows[0]
            menu.addAction(_("Open"), partial(self.open_panel, row.id))
            menu.addAction(_("Edit …"), partial(does.edit, row.id))
            menu.addAction(_("Add note …"), partial(does.note, row.id, row.name))
            if row.organization:
                words_ = _("Only people of {organization}").format(organization=row.organization)
                menu.addAction(words_.replace("&", "&&"), partial(self.add_filter, "organization", row.organization))
            menu.addSeparator()
        menu.addAction(_("Tag …"), partial(self.with_selected, does.tag))
        menu.addAction(_("Make allies"), partial(self.with_selected, does.make_allies))
        menu.addAction(_("No allies any more"), partial(self.with_selected, does.remove_allies))
        menu.addAction(_("Do not contact"), partial(self.with_selected, does.forbid_contact))
        menu.addAction(_("May be contacted again"), partial(self.with_selected, does.allow_contact))
        if len(rows) == 2:
            menu.addAction(_("Merge the two …"), partial(does.merge, rows[0].id, rows[1].id))
        menu.addAction(_("Find duplicates …"), partial(self.context.run, "find-duplicates"))
        menu.addAction(_("Export selected …"), partial(self.with_selected, self.export_ids))
        menu.addSeparator()
        menu.addAction(_("Remove"), partial(self.with_selected, does.remove))

    def show_only(self, field: str, value: str) -> None:
        self.views.choose("people")
        self.clear_filters()
        self.add_filter(field, value)

    def show_ids(self, only: Only) -> None:
        self.views.choose("people")
        super().show_ids(only)

    def deeds(self) -> Deeds:
        does = self.does
        found = {**super().deeds(), "save-view": self._save_view}
        row = self.table.current_row() if self.table.selectionModel().hasSelection() else None
        if row is not None:
            found |= does.deeds(hit(row))
            found["tag"] = partial(self.with_selected, does.tag)
            found["remove"] = partial(self.with_selected, does.remove)
        elif self.person_panel.row is not None and self.person_panel.row.id == self.opened():
            found |= does.deeds(hit(self.person_panel.row))
        return found

    def add_ally(self) -> None:
        """Open the form of a new ally."""
        AddAllyDialog(self.context, self).open()

    def _add_buttons(self) -> None:
        add_filter = menu_button(_("Add filter"), "plus", self._fill_filters, self)
        export = button(_("Export shown"), "share", parent=self)
        export.clicked.connect(self.export_shown)
        add = button(_("Add ally"), "user-plus", hint="Ctrl+N", parent=self)
        add.clicked.connect(self.add_ally)
        self.filter_bar.add_widget(add_filter)
        for one in (self.columns_button, export, add):
            self.filter_bar.add_button(one)

    def _fill_filters(self, menu: QMenu) -> None:
        fill_filters(menu, self.fields, self.add_filter)

    def _show_view(self, choice: Choice) -> None:
        listing = choice.listing
        state = ListState(sort=listing.sort, descending=listing.descending, search=listing.search)
        if choice.is_saved:
            self.table.show_columns(choice.columns)
            state = replace(state, chosen=listing.filters)
        else:
            state = replace(state, tab=listing.filters)
        self.filter_bar.set_text(state.search)
        self.show_state(state)

    def _save_view(self) -> None:
        shown = self.table.shown_columns()
        dialog = SaveViewDialog(self.context, self.what, self.state.listing(), shown, self)
        dialog.saved.connect(self.views.choose_saved)
        dialog.open()

    def _edit(self, row: PersonRow) -> None:
        self.does.edit(row.id)

    def _benchmark_shown(self) -> float | None:
        return self._benchmark

    def _take_benchmark(self, rate: float | None) -> None:
        self._benchmark = self.person_panel.benchmark = rate
        self.table.viewport().update()

    def _take_reps(self, rows: list[RepRow]) -> None:
        names = tuple((row.name, row.name) for row in rows)
        self.fields = (*self.fields[:2], FilterField("rep", _("Rep"), names))

    def _ways(self) -> list[Way]:
        return [
            Way(_("Add ally"), "user-plus", self.add_ally, primary=True),
            Way(_("Bring your contacts"), "file-down", partial(self.context.run, "import")),
        ]


def _nobody(view: str) -> tuple[str, str]:
    """Return the question and the sentence of a list that nobody stands in."""
    if view == "clients":
        sentence = _("Clients among your allies who have introduced nobody yet stand here: they know your work best.")
        return _("Which clients could you ask?"), sentence
    if view == "quiet":
        return _("Who has not introduced anybody yet?"), _(
            "Allies stand here until they make their first introduction."
        )
    sentence = _("Everybody in this file stands here: allies, prospects, and contacts that you bring from elsewhere.")
    return _("Whom do you know?"), sentence


def _tabs() -> tuple[Tab, ...]:
    clients = (ALLY, Filter("kind", AllyKind.CLIENT), Filter("introductions", "0"))
    quiet = (ALLY, Filter("last_on", ""))
    return (
        Tab("people", _("All people"), Listing(sort="name")),
        Tab("allies", _("Allies"), Listing(filters=(ALLY,), sort="credit", descending=True)),
        Tab("clients", _("Clients to ask"), Listing(filters=clients, sort="name")),
        Tab("quiet", _("No introduction yet"), Listing(filters=quiet, sort="name")),
    )


def _kind_field() -> FilterField:
    return FilterField("kind", _("Kind"), tuple((kind.value, words.ally_kind(kind)) for kind in AllyKind))


def _yes_no() -> tuple[tuple[str, str], ...]:
    return (("yes", _("yes")), ("no", _("no")))
