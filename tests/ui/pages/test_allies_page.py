from collections.abc import Iterator
from uuid import UUID

import pytest
from acting import Said, accept, click, dialog_in
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from world import world

from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.domain.kinds import AllyKind
from refnet.services import allies, introductions, people, preferences, views
from refnet.services.listing import Filter, Listing
from refnet.ui.context import Context
from refnet.ui.dialogs.add_ally import AddAllyDialog
from refnet.ui.dialogs.add_note import AddNoteDialog
from refnet.ui.dialogs.ask_card import AskCardDialog
from refnet.ui.dialogs.edit_person import EditPersonDialog
from refnet.ui.dialogs.export_shown import ExportDialog
from refnet.ui.dialogs.log_introduction import LogIntroductionDialog
from refnet.ui.dialogs.save_view import SaveViewDialog
from refnet.ui.dialogs.tag_people import TagDialog
from refnet.ui.pages.allies.page import AlliesPage
from refnet.ui.widgets.page import Page
from refnet.ui.widgets.parts.empty_state import EmptyState
from refnet.ui.widgets.parts.labels import ElidedLabel

SIX = "Ann>B:won Ann>C:won Ann>D:won Ann>E:lost Ann>F:lost Ann>G:open Hal>H:won Hal-Ann"


@pytest.fixture
def known(context: Context) -> dict[str, UUID]:
    found = world(context.store, SIX)
    for name, kind in (("Ann", AllyKind.CLIENT), ("Hal", AllyKind.PARTNER)):
        allies.add(context.store, AllyDraft(PersonDraft(id=found[name]), kind))
    return found


def _shown(page: Page, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(1240, 820)
    with qtbot.waitExposed(page):
        page.show()


@pytest.fixture
def page(context: Context, known: dict[str, UUID], qtbot: QtBot) -> Iterator[AlliesPage]:
    made = AlliesPage(context)
    _shown(made, qtbot)
    yield made
    made.close()


def _names(page: AlliesPage) -> list[str]:
    return [page.model.row(number).name for number in range(page.model.rowCount())]


def _cell(page: AlliesPage, row: int, key: str) -> str:
    place = next(number for number, column in enumerate(page.model.columns) if column.key == key)
    return str(page.model.index(row, place).data())


def _menu(page: AlliesPage, text: str) -> None:
    """Do what the context menu offers for the selected rows."""
    menu = QMenu(page)
    page.fill_menu(menu, page.table.selected_rows())
    next(action for action in menu.actions() if action.text() == text).trigger()


def _head(page: AlliesPage) -> str:
    return page.panel.findChildren(ElidedLabel)[0].text()


def test_allies_come_first_by_credit_with_what_their_introductions_brought(page: AlliesPage) -> None:
    assert _names(page) == ["Ann", "Hal"]
    assert page.subtitle == "2 allies"
    assert _cell(page, 0, "won") == "3 of 5"
    assert _cell(page, 0, "estimate") == "60%, range 23–88%"
    assert _cell(page, 1, "estimate") == "too few yet"
    assert _cell(page, 0, "credit") == "€3k"
    assert _cell(page, 0, "kind") == "Client"


def test_tabs_show_everybody_and_whom_to_ask(page: AlliesPage, context: Context, qtbot: QtBot) -> None:
    allies.add(context.store, AllyDraft(PersonDraft("Zoe")))
    click(qtbot, page.views.bar, "Clients to ask  1")
    assert _names(page) == ["Zoe"]
    click(qtbot, page.views.bar, "All people  10")
    assert page.subtitle == "10 people"
    assert _cell(page, 1, "estimate") == "–"


def test_typing_filters_and_clearing_brings_all_back(page: AlliesPage, qtbot: QtBot) -> None:
    page.find_here()
    qtbot.keyClicks(page.filter_bar.box, "hal")
    qtbot.keyClick(page.filter_bar.box, Qt.Key.Key_Return)
    assert _names(page) == ["Hal"]
    qtbot.keyClicks(page.filter_bar.box, "xyz")
    qtbot.keyClick(page.filter_bar.box, Qt.Key.Key_Return)
    state = page.stack.currentWidget()
    assert isinstance(state, EmptyState)
    assert "halxyz" in state._sentence.text()
    page.add_filter("kind", "friend")
    assert "clear-filter" in page.deeds()
    click(qtbot, page.stack, "Clear the filter")
    assert _names(page) == ["Ann", "Hal"]


def test_a_filter_is_a_chip_that_can_be_taken_away(page: AlliesPage, qtbot: QtBot) -> None:
    menu = QMenu()
    page._fill_filters(menu)
    assert [action.text() for action in menu.actions()] == ["Kind", "Ally", "Rep"]
    page.add_filter("kind", "partner")
    page.add_filter("kind", "partner")
    assert _names(page) == ["Hal"]
    click(qtbot, page.filter_bar, "Kind: Partner")
    assert _names(page) == ["Ann", "Hal"]


def test_the_header_sorts(page: AlliesPage) -> None:
    page.model.sort(0, Qt.SortOrder.DescendingOrder)
    assert _names(page) == ["Hal", "Ann"]
    assert page.state.sort == "name"
    page.table.horizontalHeader().sectionClicked.emit(5)
    assert page.state.sort == "name"


def test_the_panel_shows_a_person_and_follows_the_keyboard(page: AlliesPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert _head(page) == "Ann"
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert _head(page) == "Hal"
    for tab in ("Timeline", "Record", "History", "Overview"):
        page.panel.choose_tab(tab)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_the_panel_of_somebody_else_is_opened_by_the_palette(
    page: AlliesPage, known: dict[str, UUID], context: Context
) -> None:
    page.show_target("person", known["B"])
    assert _head(page) == "B"
    page.panel.choose_tab("History")
    people.add_note(context.store, known["B"], context.today(), "Met at the fair")
    assert _head(page) == "B"
    context.store.undo()


def test_a_person_removed_meanwhile_closes_the_panel(page: AlliesPage, context: Context) -> None:
    key = people.add(context.store, PersonDraft("Zoe"))
    page.open_panel(key)
    people.remove(context.store, [key])
    assert not page.panel.isVisible()


def test_the_panel_asks_thanks_and_logs(
    page: AlliesPage, known: dict[str, UUID], context: Context, qtbot: QtBot
) -> None:
    said = Said(context)
    page.open_panel(known["Ann"])
    click(qtbot, page.panel, "Ask")
    assert dialog_in(page, AskCardDialog).ally.hit.name == "Ann"
    click(qtbot, page.panel, "Log")
    assert dialog_in(page, LogIntroductionDialog).introducer.hit.name == "Ann"
    click(qtbot, page.panel, "Thank")
    click(qtbot, page.panel, "Thank")
    assert said.toasts == ["Ann was thanked.", "Ann was thanked for everything already."]
    owed = Listing(filters=(Filter("introducer", "Ann"), Filter("thanked_on", "")))
    assert introductions.count(context.store, owed) == 0


def test_neighbours_and_timeline_lead_on(page: AlliesPage, known: dict[str, UUID], context: Context) -> None:
    said = Said(context)
    picture = page.person_panel
    neighbours = people.neighbours(context.store, known["Ann"])
    for neighbour in neighbours:
        picture._open_neighbour(neighbour)
    assert ("allies", ("person", known["B"])) in said.gone
    entries = people.timeline(context.store, known["Ann"], context.today())
    picture._open_target(entries[0].target)
    assert said.gone[-1] == ("introductions", entries[0].target)
    picture._open_target(("note", known["B"]))
    assert len(said.gone) == len(neighbours)


def test_the_menu_of_the_panel_does_the_rest(page: AlliesPage, known: dict[str, UUID], context: Context) -> None:
    said = Said(context)
    page.open_panel(known["Ann"])

    def run(text: str) -> None:
        page.open_panel(page.shown)
        menu = page.person_panel._menu
        next(action for action in menu.actions() if action.text() == text).trigger()

    run("No ally any more")
    run("Make ally …")
    assert dialog_in(page, AddAllyDialog).person.hit.name == "Ann"
    run("Do not contact")
    run("May be contacted again")
    run("Tag …")
    run("Add note …")
    run("Edit …")
    assert dialog_in(page, EditPersonDialog).isVisible()
    run("Show in network")
    assert said.gone == [("network", ("person", known["Ann"]))]
    run("Remove")
    assert said.toasts == ["1 person is no ally any more.", "Marked as do not contact.", "May be contacted again."]
    assert "cannot be removed" in said.warnings[0]


def test_many_people_are_changed_at_once(page: AlliesPage, context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    page.views.choose("people")
    page.table.selectAll()
    assert page.subtitle == "9 people, 9 selected"
    _menu(page, "Make allies")
    _menu(page, "No allies any more")
    _menu(page, "Do not contact")
    _menu(page, "May be contacted again")
    assert said.toasts[:2] == ["7 people are allies now.", "9 people are no allies any more."]
    _menu(page, "Tag …")
    dialog = dialog_in(page, TagDialog)
    dialog.word.setText("all")
    accept(qtbot, dialog)
    assert people.count(context.store, Listing(filters=(Filter("tag", "all"),))) == 9
    _menu(page, "Export selected …")
    assert len(dialog_in(page, ExportDialog)._ids) == 9
    _menu(page, "Remove")
    assert "cannot be removed" in said.warnings[0]


def test_the_menu_of_one_row_opens_edits_and_narrows(page: AlliesPage, context: Context) -> None:
    key = people.add(context.store, PersonDraft("Zoe", organization="Salt & Sea"))
    page.views.choose("people")
    page.table.select_id(key)
    _menu(page, "Open")
    assert _head(page) == "Zoe"
    _menu(page, "Edit …")
    _menu(page, "Add note …")
    assert dialog_in(page, AddNoteDialog).isVisible()
    _menu(page, "Only people of Salt && Sea")
    assert _names(page) == ["Zoe"]
    page.table.menu_wanted.emit(QPoint(10, 10))
    for menu in page.findChildren(QMenu):
        menu.close()
    page.table.clearSelection()
    page.table.menu_wanted.emit(QPoint(10, 10))


def test_rows_that_were_never_read_are_meant_too(page: AlliesPage, context: Context) -> None:
    for number in range(210):
        people.add(context.store, PersonDraft(f"Person {number:03}"))
    page.views.choose("people")
    page.table.selectAll()
    asked: list[list[UUID]] = []
    page.with_selected(asked.append)
    assert len(asked[0]) == 219


def test_a_view_is_saved_shown_and_removed(page: AlliesPage, context: Context, qtbot: QtBot) -> None:
    page.add_filter("kind", "partner")
    page.table.show_columns(["name", "email"])
    click(qtbot, page.views.bar, "Save view")
    dialog = dialog_in(page, SaveViewDialog)
    dialog.name.setText("Partners")
    accept(qtbot, dialog)
    page.views.choose("people")
    page.table.show_columns([])
    click(qtbot, page.views.bar, "Partners  1")
    assert _names(page) == ["Hal"]
    assert page.table.shown_columns() == ("name", "email")
    page.views.bar.remove_wanted.emit(page.views.current)
    assert views.all(context.store, "people") == []
    assert page.views.current == "people"
    page.views.choose("gone")
    page.views.bar.remove_wanted.emit("gone")


def test_menus_and_keys_know_what_can_be_done(page: AlliesPage, qtbot: QtBot) -> None:
    page.table.clearSelection()
    assert set(page.deeds()) == {"columns", "export-shown", "save-view"}
    page.table.selectRow(0)
    assert {"edit-record", "add-note", "tag", "thank", "remove"} <= set(page.deeds())
    page.deeds()["columns"]()
    for menu in page.findChildren(QMenu):
        menu.close()
    page.deeds()["export-shown"]()
    assert dialog_in(page, ExportDialog).isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert dialog_in(page, EditPersonDialog).isVisible()


def test_an_empty_list_asks_and_offers_ways_to_begin(context: Context, qtbot: QtBot) -> None:
    page = AlliesPage(context)
    _shown(page, qtbot)
    click(qtbot, page.stack, "Add ally")
    assert dialog_in(page, AddAllyDialog).isVisible()
    click(qtbot, page.stack, "All people")
    assert page.stack.currentWidget().accessibleName() == "Whom do you know?"
    page.close()


def test_a_narrow_window_leaves_out_what_matters_least(page: AlliesPage) -> None:
    page.set_narrow(True)
    assert page.table.isColumnHidden(2)
    assert page.columns_button.isVisible()
    page.set_narrow(False)
    assert not page.table.isColumnHidden(2)


def test_the_benchmark_is_ticked_only_where_it_may_stand(page: AlliesPage, context: Context) -> None:
    assert page._benchmark_shown() == 0.5
    preferences.save(context.store, benchmark="implisit_ref_opportunity")
    page.refresh()
    assert page._benchmark_shown() is None


def test_selected_rows_are_copied_as_they_are_shown(page: AlliesPage, context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    carried = QApplication.clipboard().mimeData()
    header, ann, hal = (line.split("\t") for line in carried.text().splitlines())
    assert header[:3] == ["Name", "Organization", "Kind"]
    assert (ann[0], hal[0]) == ("Ann", "Hal")
    assert dict(zip(header, ann, strict=True))["Credit"] == "3000.00"
    assert carried.html().count("<tr>") == 3
    assert said.toasts == ["2 rows were copied."]


def _click_row(page: AlliesPage, row: int, qtbot: QtBot) -> None:
    place = page.table.visualRect(page.model.index(row, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_shows_the_record_until_the_panel_is_closed(page: AlliesPage, qtbot: QtBot) -> None:
    _click_row(page, 0, qtbot)
    assert page.panel.isVisible()
    assert _head(page) == "Ann"
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    _click_row(page, 1, qtbot)
    assert not page.panel.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert _head(page) == "Hal"


def test_in_a_narrow_window_a_click_leaves_the_list_its_room(page: AlliesPage, qtbot: QtBot) -> None:
    page.set_narrow(True)
    _click_row(page, 0, qtbot)
    assert not page.panel.isVisible()


def test_in_a_narrow_window_the_buttons_are_their_icons_alone(page: AlliesPage) -> None:
    export = next(one for one in page.filter_bar.findChildren(QPushButton) if one.accessibleName() == "Export shown")
    page.set_narrow(True)
    assert (export.text(), export.toolTip()) == ("", "Export shown")
    assert page.columns_button.isVisible()
    page.set_narrow(False)
    assert (export.text(), export.toolTip()) == ("Export shown", "")
