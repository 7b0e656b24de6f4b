from collections.abc import Iterator
from uuid import UUID

import pytest
from acting import Said, accept, click, dialog_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot
from world import START, world

from refnet.domain.drafts import GivenDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Outcome, Stage
from refnet.services import deals, introductions, reps
from refnet.services.listing import Filter, Listing
from refnet.ui.context import Context
from refnet.ui.dialogs.edit_introduction import EditIntroductionDialog
from refnet.ui.dialogs.export_shown import ExportDialog
from refnet.ui.dialogs.move_on import MoveOnDialog
from refnet.ui.dialogs.tell_introducer import TellDialog
from refnet.ui.pages.introductions.page import IntroductionsPage
from refnet.ui.pages.lists.introductions_columns import next_step
from refnet.ui.widgets.parts.labels import ElidedLabel


@pytest.fixture
def known(context: Context) -> dict[str, UUID]:
    return world(context.store, "Ann>Bob:won Ann>Cid:lost Hal>Dee")


@pytest.fixture
def page(context: Context, known: dict[str, UUID], qtbot: QtBot) -> Iterator[IntroductionsPage]:
    made = IntroductionsPage(context)
    qtbot.addWidget(made)
    made.resize(1240, 820)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def _prospects(page: IntroductionsPage) -> list[str]:
    return [page.model.row(number).prospect for number in range(page.model.rowCount())]


def _select(page: IntroductionsPage, prospect: str) -> None:
    page.table.clearSelection()
    page.table.selectRow(_prospects(page).index(prospect))


def _menu(page: IntroductionsPage, text: str) -> None:
    menu = QMenu(page)
    page.fill_menu(menu, page.table.selected_rows())
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_the_newest_come_first_under_the_funnel(page: IntroductionsPage) -> None:
    assert _prospects(page) == ["Dee", "Cid", "Bob"]
    assert page.subtitle == "3 introductions"
    assert page.thanks.text().startswith("No introducer has been thanked yet. Whether thanks go with")
    steps = "3 Introduced, 1 Contacted, 1 Met, 1 Qualified, 1 Proposed, 1 Won"
    assert page.funnel.accessibleName() == f"From introduction to client: {steps}"


def test_the_panel_says_what_the_introducer_knows_and_tells_them_more(
    page: IntroductionsPage, context: Context, qtbot: QtBot
) -> None:
    _select(page, "Bob")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    words = [one.text() for one in page.panel.findChildren(QLabel)]
    assert "Ann has not heard from you about it yet. Not told yet: they became a client." in words
    click(qtbot, page.panel, "Tell")
    accept(qtbot, dialog_in(page, TellDialog))
    qtbot.waitUntil(lambda: any("they became a client" in one.text() for one in page.panel.findChildren(QLabel)))


def test_filters_narrow_the_list_and_the_funnel(page: IntroductionsPage, qtbot: QtBot) -> None:
    menu = QMenu()
    page._fill_filters(menu)
    assert [action.text() for action in menu.actions()][:2] == ["Hot or cold", "Stage"]
    page.add_filter("outcome", "won")
    assert _prospects(page) == ["Bob"]
    assert "1 Introduced" in page.funnel.accessibleName()
    page.add_filter("hot", "yes")
    click(qtbot, page.stack, "Clear the filter")
    assert len(_prospects(page)) == 3


def test_the_panel_tells_why_and_what_became_of_it(page: IntroductionsPage, context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    _select(page, "Dee")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.findChildren(ElidedLabel)[0].text() == "Dee"
    click(qtbot, page.panel, "Thank")
    assert said.toasts == ["Hal was thanked."]
    click(qtbot, page.panel, "Move on")
    accept(qtbot, dialog_in(page, MoveOnDialog))
    assert page.model.row(0).stage is Stage.CONTACTED
    for text in ("Go to the introducer", "Go to the prospect", "Go to the deal"):
        next(one for one in page.introduction_panel._menu.actions() if one.text() == text).trigger()
    assert [where for where, _target in said.gone] == ["allies", "allies", "deals"]
    _select(page, "Bob")
    page.panel.choose_tab("History")


def test_an_introduction_removed_meanwhile_closes_the_panel(page: IntroductionsPage, context: Context) -> None:
    row = page.model.row(0)
    page.show_target("introduction", row.id)
    assert page.panel.isVisible()
    introductions.remove(context.store, [row.id])
    assert not page.panel.isVisible()


def test_the_menu_thanks_moves_on_and_leads_elsewhere(page: IntroductionsPage, context: Context) -> None:
    said = Said(context)
    _select(page, "Dee")
    _menu(page, "Open")
    _menu(page, "Note thanks")
    assert page.model.row(0).thanked_on == context.today()
    _menu(page, "Next stage")
    assert page.model.row(0).stage is Stage.CONTACTED
    _menu(page, "Stage before")
    _menu(page, "Stage before")
    assert said.toasts[-1] == "There is no further stage in this direction."
    for text in ("Go to the introducer", "Go to the prospect", "Go to the deal"):
        _menu(page, text)
    assert len(said.gone) == 3
    page.table.selectAll()
    _menu(page, "Export selected …")
    assert len(dialog_in(page, ExportDialog)._ids) == 3


def test_closed_deals_open_again_and_introductions_are_removed(page: IntroductionsPage, context: Context) -> None:
    said = Said(context)
    _select(page, "Cid")
    _menu(page, "Open again")
    assert said.toasts == ["1 deal is open again."]
    _select(page, "Dee")
    _menu(page, "Remove")
    assert said.toasts[-1] == "1 introduction was removed."


@pytest.mark.parametrize("place", ["table", "panel", "menu", "panel's menu", "closed"])
def test_an_introduction_is_edited_from_wherever_it_is_chosen(
    page: IntroductionsPage, qtbot: QtBot, place: str, context: Context
) -> None:
    _select(page, "Cid" if place == "closed" else "Dee")
    if place == "table":
        qtbot.keyClick(page.table, Qt.Key.Key_F2)
    elif place == "menu":
        _menu(page, "Edit …")
    elif place == "closed":
        page.deeds()["edit-record"]()
    else:
        page.open_panel(page.table.selected_ids()[0])
        if place == "panel":
            qtbot.keyClick(page.panel, Qt.Key.Key_F2)
        else:
            next(one for one in page.introduction_panel._menu.actions() if one.text() == "Edit …").trigger()
    dialog = dialog_in(page, EditIntroductionDialog)
    dialog.reason.setPlainText("Put right")
    accept(qtbot, dialog)
    assert "Put right" in [row.reason for row in introductions.page(context.store, Listing(), 0, 9)]


@pytest.mark.parametrize("name", ["Dee", "Bob"])
def test_the_introducer_is_told_by_a_key_of_its_own(page: IntroductionsPage, name: str) -> None:
    _select(page, name)
    page.deeds()["tell"]()
    dialog_in(page, TellDialog).reject()
    _menu(page, "Tell the introducer …")
    dialog_in(page, TellDialog).reject()


def test_keys_do_what_the_selection_allows(page: IntroductionsPage, context: Context) -> None:
    said = Said(context)
    page.panel.close_panel()
    page.table.clearSelection()
    assert "thank" not in page.deeds()
    _select(page, "Bob")
    page.deeds()["next-stage"]()
    assert said.toasts == ["This deal is over. Open it again first."]
    page.deeds()["reopen"]()
    assert said.toasts[-1] == "1 deal is open again."
    _select(page, "Dee")
    page.deeds()["next-stage"]()
    assert page.model.row(0).stage is Stage.CONTACTED
    page.deeds()["thank"]()
    assert "remove" in page.deeds()


def test_without_a_selection_keys_are_for_the_introduction_in_the_panel(
    page: IntroductionsPage, known: dict[str, UUID], context: Context
) -> None:
    said = Said(context)
    dee = next(row for row in introductions.page(context.store, Listing(), 0, 10) if row.prospect == "Dee")
    page.table.clearSelection()
    page.open_panel(dee.id)
    assert "remove" not in page.deeds()
    page.deeds()["next-stage"]()
    page.deeds()["thank"]()
    assert said.toasts == ["1 deal was moved.", "Thanks noted for 1 introduction."]
    found = introductions.record(context.store, dee.id)
    assert (found.stage, found.thanked_on) == (Stage.CONTACTED, context.today())
    page.panel.close_panel()
    assert "thank" not in page.deeds()


def test_what_we_gave_is_listed_as_ours(page: IntroductionsPage, known: dict[str, UUID], context: Context) -> None:
    rep = reps.become(context.store, "Rae Rep")
    given = GivenDraft(PersonDraft(id=known["Ann"]), PersonDraft("Eve"), context.today(), rep)
    key = introductions.log_given(context.store, given)
    assert page.model.index(0, 2).data() == "we, to Ann"
    _select(page, "Eve")
    page.open_panel(key)
    page.table.clearSelection()
    page.with_deals(list)
    assert introductions.count(context.store, Listing(filters=(Filter("direction", "given"),))) == 1


def test_a_late_or_missing_next_step_is_said(context: Context) -> None:
    assert next_step("", None, Outcome.OPEN, START) == "No next step agreed"
    assert next_step("Call", None, Outcome.OPEN, START) == "Call"
    assert next_step("Call", START, Outcome.OPEN, START) == "Call by today"
    assert next_step("", START, Outcome.OPEN, START.replace(day=20)).endswith("(late)")
    assert next_step("Call", START, Outcome.WON, START) == "Call"


def test_an_empty_list_asks_who_introduced_us(context: Context, qtbot: QtBot) -> None:
    page = IntroductionsPage(context)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert page.stack.currentWidget().accessibleName() == "Who introduced you lately?"
    rep = reps.become(context.store, "Rae")
    introductions.log(context.store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), context.today(), rep))
    assert page.stack.currentWidget() is page.table
    assert deals.count(context.store, Listing()) == 1
    page.grab()
    page.close()
