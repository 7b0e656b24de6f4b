from collections.abc import Iterator
from uuid import UUID

import pytest
from acting import Said, accept, click, dialog_in
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from world import world

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.domain.kinds import Intent, Outcome, Source, Stage
from refnet.services import deals, meetings, reps
from refnet.services.deals import DealRow
from refnet.services.listing import Listing, Only
from refnet.services.meetings import Known, MeetingDraft, Preparation
from refnet.ui.context import Context
from refnet.ui.dialogs.add_note import AddNoteDialog
from refnet.ui.dialogs.close_deal import CloseDealDialog
from refnet.ui.dialogs.edit_deal import EditDealDialog
from refnet.ui.dialogs.export_shown import ExportDialog
from refnet.ui.dialogs.log_meeting import MeetingDialog
from refnet.ui.dialogs.move_on import MoveOnDialog
from refnet.ui.pages.deals.lists import EndButton
from refnet.ui.pages.deals.page import BOARD, TABLE, DealsPage
from refnet.ui.widgets.lists.filter_chip import FilterChip
from refnet.ui.widgets.parts.empty_state import EmptyState
from refnet.ui.widgets.parts.labels import ElidedLabel

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[DealsPage]:
    world(context.store, "Ann>Bob Ann>Cid Hal>Dee:won")
    rep = reps.become(context.store, "Rae Rep")
    cold = DealDraft(PersonDraft("Kai"), rep, context.today(), "Storage", "Kai & Co", Source.COLD, 38_000_00, "EUR")
    deals.open_deal(context.store, cold)
    made = DealsPage(context)
    qtbot.addWidget(made)
    made.resize(1240, 820)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def _turn(page: DealsPage, look: str, qtbot: QtBot) -> None:
    click(qtbot, page.look, {BOARD: "Board", TABLE: "Table"}[look])
    page.table.grab()  # rows are read when they are painted


def _cards(page: DealsPage, stage: Stage) -> set[str]:
    return {card.prospect for card in page.board.lists[stage].cards.cards}


def _find(context: Context, prospect: str) -> DealRow:
    return next(row for row in deals.page(context.store, Listing(), 0, 10) if row.prospect == prospect)


def _pick(page: DealsPage, prospect: str, context: Context) -> None:
    deal = _find(context, prospect)
    cards = page.board.lists[deal.stage]
    cards.setFocus()
    assert cards.select_id(deal.id)


def _menu(page: DealsPage, text: str) -> None:
    page.table.grab()  # rows are read when they are painted
    menu = QMenu(page)
    page.fill_menu(menu, page.table.selected_rows())
    next(action for action in menu.actions() if action.text() == text).trigger()


def _carried(key: UUID) -> QMimeData:
    carried = QMimeData()
    carried.setData("application/x-refnet-deal", key.bytes)
    return carried


def test_the_board_shows_open_deals_by_stage_with_their_sums(page: DealsPage) -> None:
    assert _cards(page, Stage.LEAD) == {"Bob", "Cid", "Kai"}
    assert page.subtitle == "3 open, €38k"
    said = str(page.board.lists[Stage.LEAD].cards.index(0).data())
    assert said.startswith("Storage, Kai, Cold, €38,000")
    page.grab()


def test_alt_and_arrows_move_a_card_which_stays_chosen(page: DealsPage, context: Context, qtbot: QtBot) -> None:
    _pick(page, "Bob", context)
    qtbot.keyClick(page.board.lists[Stage.LEAD], Qt.Key.Key_Right, ALT)
    assert _cards(page, Stage.CONTACTED) == {"Bob"}
    assert page.board.card().prospect == "Bob"
    qtbot.keyClick(page.board.lists[Stage.CONTACTED], Qt.Key.Key_Left, ALT)
    assert "Bob" in _cards(page, Stage.LEAD)


def test_arrows_go_from_column_to_column_over_empty_ones(page: DealsPage, context: Context, qtbot: QtBot) -> None:
    deals.move(context.store, _find(context, "Cid").id, Stage.QUALIFIED, context.today())
    _pick(page, "Kai", context)
    qtbot.keyClick(page.board.lists[Stage.LEAD], Qt.Key.Key_Right)
    assert page.board.card().prospect == "Cid"
    qtbot.keyClick(page.board.lists[Stage.QUALIFIED], Qt.Key.Key_Right)
    assert page.board.card().prospect == "Cid"
    qtbot.keyClick(page.board.lists[Stage.QUALIFIED], Qt.Key.Key_Left)
    assert page.board.card().stage is Stage.LEAD
    qtbot.keyClick(page.board.lists[Stage.LEAD], Qt.Key.Key_Down)


def test_a_card_is_dropped_into_another_stage(page: DealsPage, context: Context) -> None:
    said = Said(context)
    lead, met = page.board.lists[Stage.LEAD].cards, page.board.lists[Stage.MET].cards
    carried = lead.mimeData([lead.index(0)])
    assert carried.hasFormat(met.mimeTypes()[0])
    assert met.dropMimeData(carried, Qt.DropAction.MoveAction, -1, -1, met.index(-1))
    assert not met.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, -1, -1, met.index(-1))
    assert len(_cards(page, Stage.MET)) == 1
    assert said.toasts[0].endswith(": Met.")
    assert lead.supportedDropActions() == Qt.DropAction.MoveAction
    assert lead.flags(lead.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert lead.flags(lead.index(-1)) == Qt.ItemFlag.ItemIsDropEnabled


@pytest.mark.filterwarnings("ignore:.*QDrag(Enter|Move)Event:DeprecationWarning")
def test_a_card_dropped_on_an_end_asks_for_amount_or_reason(page: DealsPage, context: Context, qtbot: QtBot) -> None:
    won, lost = page.board.findChildren(EndButton)
    carried = _carried(_find(context, "Bob").id)
    place, none = QPointF(5, 5), Qt.MouseButton.NoButton
    rest = (carried, none, Qt.KeyboardModifier.NoModifier)
    won.dragEnterEvent(QDragEnterEvent(place.toPoint(), Qt.DropAction.MoveAction, *rest))
    won.dragMoveEvent(QDragMoveEvent(place.toPoint(), Qt.DropAction.MoveAction, *rest))
    assert won._is_over
    won.grab()
    won.dragLeaveEvent(QDragLeaveEvent())
    assert not won._is_over
    won.dropEvent(QDropEvent(place, Qt.DropAction.MoveAction, *rest))
    dialog = dialog_in(page, CloseDealDialog)
    dialog.amount.setText("5k")
    accept(qtbot, dialog)
    assert _find(context, "Bob").outcome is Outcome.WON
    qtbot.mouseClick(lost, Qt.MouseButton.LeftButton)
    _pick(page, "Cid", context)
    qtbot.mouseClick(lost, Qt.MouseButton.LeftButton)
    assert dialog_in(page, CloseDealDialog).outcome.value() is Outcome.LOST
    other = QMimeData()
    won.dragEnterEvent(QDragEnterEvent(QPoint(1, 1), Qt.DropAction.MoveAction, other, *rest[1:]))


def test_a_card_dropped_after_its_deal_was_removed_says_so(page: DealsPage, context: Context) -> None:
    said = Said(context)
    key = _find(context, "Kai").id
    deals.remove(context.store, [key])
    page.does.put(key, Stage.MET)
    assert said.warnings == ["This deal was removed meanwhile."]
    page.does.win([key])
    page.does.move_on([key])
    page.does.edit([key])
    assert not page.findChildren(CloseDealDialog)


def test_enter_opens_the_panel_and_f2_the_form(page: DealsPage, context: Context, qtbot: QtBot) -> None:
    _pick(page, "Kai", context)
    cards = page.board.lists[Stage.LEAD]
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert page.panel.findChildren(ElidedLabel)[0].text() == "Storage"
    _pick(page, "Bob", context)
    assert page.deal_panel._menu is not None
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    assert dialog_in(page, EditDealDialog).isVisible()
    cards.doubleClicked.emit(cards.currentIndex())


def test_a_card_has_a_menu(page: DealsPage, context: Context) -> None:
    _pick(page, "Bob", context)
    cards = page.board.lists[Stage.LEAD]
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(cards, QContextMenuEvent(reason, QPoint(5, 5), QPoint(5, 5)))
    menu = page.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == "Next stage").trigger()
    assert _cards(page, Stage.CONTACTED) == {"Bob"}
    for one in page.findChildren(QMenu):
        one.close()


def test_source_and_rep_narrow_both_looks(page: DealsPage, qtbot: QtBot) -> None:
    click(qtbot, page.source, "Cold")
    assert _cards(page, Stage.LEAD) == {"Kai"}
    _turn(page, TABLE, qtbot)
    assert page.subtitle == "1 deal"
    click(qtbot, page.source, "Other")
    assert page.stack.currentWidget().accessibleName() == "Whom are you talking to?"
    click(qtbot, page.source, "All")
    page.rep.choose("Rae Rep")
    page.rep.chosen.emit("Rae Rep")
    assert page.total == 4
    menu = QMenu()
    page._fill_filters(menu)
    assert [action.text() for action in menu.actions()] == ["Stage", "Outcome", "Source", "Rep"]


def test_the_chosen_look_is_remembered(page: DealsPage, context: Context, qtbot: QtBot) -> None:
    _turn(page, TABLE, qtbot)
    again = DealsPage(context)
    qtbot.addWidget(again)
    assert again.look.value() == TABLE
    again.set_narrow(True)
    assert again.rep.isHidden()


def test_the_table_moves_closes_and_opens_again(page: DealsPage, context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    _turn(page, TABLE, qtbot)
    page.table.select_id(_find(context, "Kai").id)
    _menu(page, "Move on …")
    accept(qtbot, dialog_in(page, MoveOnDialog))
    assert _find(context, "Kai").stage is Stage.CONTACTED
    _menu(page, "Close as lost …")
    dialog = dialog_in(page, CloseDealDialog)
    dialog.lost_reason.setEditText("No budget")
    accept(qtbot, dialog)
    _menu(page, "Open again")
    assert _find(context, "Kai").outcome is Outcome.OPEN
    _menu(page, "Go to the prospect")
    assert said.gone[0][0] == "allies"
    _menu(page, "Open")
    _menu(page, "Edit …")
    _menu(page, "Export selected …")
    assert len(dialog_in(page, ExportDialog)._ids) == 1
    page.show_target("deal", _find(context, "Kai").id)
    _menu(page, "Remove")
    assert said.toasts[-1] == "1 deal was removed."
    assert not page.panel.isVisible()


def test_many_deals_move_one_stage_at_once(page: DealsPage, context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    _turn(page, TABLE, qtbot)
    page.table.selectAll()
    page.deeds()["next-stage"]()
    assert said.toasts == ["3 deals were moved."]
    assert {_find(context, name).stage for name in ("Bob", "Cid", "Kai")} == {Stage.CONTACTED}
    page.table.edit_wanted.emit(page.model.row(0))


def test_keys_know_what_the_look_allows(page: DealsPage, context: Context, qtbot: QtBot) -> None:
    assert "move-on" not in page.deeds()
    page.with_chosen(list)
    _pick(page, "Bob", context)
    page.deeds()["close-won"]()
    assert dialog_in(page, CloseDealDialog).outcome.value() is Outcome.WON
    page.deeds()["remove"]()
    _turn(page, TABLE, qtbot)
    page.table.select_id(_find(context, "Dee").id)
    said = Said(context)
    page.deeds()["close-lost"]()
    assert said.toasts == ["This deal is over. Open it again first."]
    page.deeds()["amount"]()
    dialog = dialog_in(page, EditDealDialog)
    assert dialog.focusWidget() is dialog.amount


@pytest.mark.parametrize("name", ["Bob", "Dee"])
def test_a_note_is_written_on_a_deal_that_runs_and_on_one_that_is_over(
    page: DealsPage, context: Context, qtbot: QtBot, name: str
) -> None:
    page.open_panel(_find(context, name).id)
    page.deeds()["add-note"]()
    dialog = dialog_in(page, AddNoteDialog)
    dialog.note.setPlainText("Asked for two references")
    accept(qtbot, dialog)
    assert [note.text for note in deals.record(context.store, _find(context, name).id).notes] == [
        "Asked for two references"
    ]
    assert "Asked for two references" in [one.text() for one in page.panel.findChildren(QLabel)]


def test_a_deal_that_was_just_found_is_meant_and_not_the_card_chosen_before(page: DealsPage, context: Context) -> None:
    bob, cid = _find(context, "Bob"), _find(context, "Cid")
    _pick(page, "Bob", context)
    page.show_target("deal", cid.id)
    page.deeds()["next-stage"]()
    assert [row.stage for row in deals.rows(context.store, [bob.id, cid.id])] == [Stage.LEAD, Stage.CONTACTED]


def test_deals_chosen_together_are_moved_in_one_step_and_closed_one_after_the_other(
    page: DealsPage, context: Context, qtbot: QtBot
) -> None:
    _turn(page, TABLE, qtbot)
    page.table.selectAll()
    page.deeds()["next-stage"]()
    moved = [_find(context, name).stage for name in ("Bob", "Cid", "Kai", "Dee")]
    assert moved == [Stage.CONTACTED, Stage.CONTACTED, Stage.CONTACTED, Stage.WON]
    context.store.undo()
    assert {_find(context, name).stage for name in ("Bob", "Cid", "Kai")} == {Stage.LEAD}
    page.deeds()["close-lost"]()
    for _one in range(3):
        dialog = dialog_in(page, CloseDealDialog)
        dialog.lost_reason.setEditText("No need now")
        accept(qtbot, dialog)
    lost = [_find(context, name).outcome for name in ("Bob", "Cid", "Kai", "Dee")]
    assert lost == [Outcome.LOST, Outcome.LOST, Outcome.LOST, Outcome.WON]
    assert not any(one.isVisible() for one in page.findChildren(CloseDealDialog))


def test_what_was_found_by_its_name_is_meant_and_not_the_card_that_was_chosen_before(
    page: DealsPage, context: Context
) -> None:
    _pick(page, "Bob", context)
    chosen: list[list[UUID]] = []
    page.show_target("deal", _find(context, "Kai").id)
    page.with_chosen(chosen.append)
    assert chosen == [[_find(context, "Kai").id]]
    assert "close-lost" in page.deeds()


def test_the_panel_tells_stages_and_introductions(page: DealsPage, context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    dee = _find(context, "Dee")
    deals.add_note(context.store, dee.id, context.today(), "Signed at the fair")
    page.open_panel(dee.id)
    click(qtbot, page.panel, "Open again")
    click(qtbot, page.panel, "Won")
    page.deal_panel._open_introduction(("introduction", dee.id))
    for action in page.deal_panel._menu.actions():
        if action.text() == "Go to the prospect":
            action.trigger()
    assert [where for where, _target in said.gone] == ["introductions", "allies"]
    page.panel.choose_tab("History")


def test_many_cards_are_told_in_the_tooltip(page: DealsPage, context: Context) -> None:
    rep = reps.become(context.store, "Rae Rep")
    for number in range(205):
        deals.open_deal(context.store, DealDraft(PersonDraft(f"P{number}"), rep, context.today()))
    assert page.board.lists[Stage.LEAD].toolTip() == "8 more in the table"


def test_a_figure_opens_the_table_on_exactly_its_deals_and_the_chip_takes_them_away(
    page: DealsPage, context: Context, qtbot: QtBot
) -> None:
    click(qtbot, page.source, "Cold")
    page.show_ids(Only.of("Cold, lost before a meeting", [_find(context, "Bob").id, _find(context, "Dee").id]))
    assert {row.prospect for row in page.page(page.state.listing(), 0, 10)} == {"Bob", "Dee"}
    assert page.subtitle == "2 deals"
    assert page.stack.currentWidget() is page.table
    assert context.settings.text("deals_look", BOARD) == BOARD
    [chip] = page.filter_bar.findChildren(FilterChip)
    assert chip.text() == "Cold, lost before a meeting (2)"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert page.subtitle == "4 deals"
    assert not page.state.is_filtered


def test_chosen_deals_can_be_narrowed_further_and_cleared_by_key(page: DealsPage, context: Context) -> None:
    page.show_ids(Only.of("Of Ann", [_find(context, "Bob").id, _find(context, "Cid").id]))
    page.add_filter("outcome", Outcome.WON)
    assert page.total == 0
    state = page.stack.currentWidget()
    assert isinstance(state, EmptyState)
    assert "Of Ann (2), Outcome: Won" in " ".join(one.text() for one in state.findChildren(QLabel))
    page.deeds()["clear-filter"]()
    assert page.total == 4


def test_what_is_exported_of_chosen_deals_are_these(page: DealsPage, context: Context) -> None:
    page.show_ids(Only.of("Of Ann", [_find(context, "Bob").id]))
    page.export_shown()
    wanted = dialog_in(page, ExportDialog).wanted()
    assert [row.prospect for row in deals.page(context.store, wanted.listing, 0, 9)] == ["Bob"]


def test_the_panel_shows_the_meetings_of_a_deal_and_opens_them(page: DealsPage, context: Context, qtbot: QtBot) -> None:
    bob = _find(context, "Bob")
    page.open_panel(bob.id)
    assert "No meeting is recorded yet." in _panel_words(page)
    click(qtbot, page.panel, "Log meeting")
    dialog = dialog_in(page, MeetingDialog)
    assert dialog.deal.deal.id == bob.id
    click(qtbot, dialog.intent, "Buying")
    click(qtbot, dialog.discussed, "Yes")
    click(qtbot, dialog.qualified, "Yes")
    dialog.known.boxes[Known.NEED].setChecked(True)
    dialog.prepared.boxes[Preparation.AGENDA].setChecked(True)
    dialog.prepared.boxes[Preparation.RESEARCH].setChecked(True)
    dialog.asked._items()[0].setCheckState(Qt.CheckState.Checked)
    dialog.next_step.setText("Call")
    accept(qtbot, dialog)
    words = _panel_words(page)
    for said in ("2 of 5: agenda, research", "1 asked", "Buying", "discussed", "Yes: what they need", "Call"):
        assert said in words
    [row] = [one for one in page.panel.findChildren(QWidget) if one.accessibleName().startswith("Meeting held")]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    again = dialog_in(page, MeetingDialog)
    assert again.windowTitle() == "Edit meeting"
    click(qtbot, again, "Remove")
    assert "No meeting is recorded yet." in _panel_words(page)


def test_the_panel_says_what_is_missing_of_a_meeting(page: DealsPage, context: Context) -> None:
    bob = _find(context, "Bob")
    meetings.add(context.store, bob.id, MeetingDraft(planned_on=context.today()))
    meetings.add(context.store, bob.id, MeetingDraft(held_on=context.today(), known=frozenset({Known.BUDGET})))
    meetings.add(context.store, bob.id, MeetingDraft(held_on=context.today(), is_next_agreed=True))
    page.open_panel(bob.id)
    words = _panel_words(page)
    assert words.count("0 of 5") == 3
    assert words.count("none agreed") == 1
    assert {"agreed", "known: budget"} <= set(words)
    assert "Buying" not in words


def _panel_words(page: DealsPage) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [one.text() for one in page.panel.findChildren(QLabel)]


@pytest.mark.parametrize("way", ["deed", "menu"])
def test_a_meeting_is_logged_about_the_deal_that_is_chosen(
    page: DealsPage, context: Context, qtbot: QtBot, way: str
) -> None:
    if way == "deed":
        _pick(page, "Cid", context)
        page.deeds()["log-meeting"]()
    else:
        _turn(page, TABLE, qtbot)
        page.table.select_id(_find(context, "Cid").id)
        _menu(page, "Log meeting …")
    assert dialog_in(page, MeetingDialog).deal.deal.prospect == "Cid"


def test_a_deal_that_is_over_can_still_have_its_meeting_logged(page: DealsPage, context: Context, qtbot: QtBot) -> None:
    _turn(page, TABLE, qtbot)
    page.table.select_id(_find(context, "Dee").id)
    page.deeds()["log-meeting"]()
    assert dialog_in(page, MeetingDialog).over.isVisible()


def test_the_history_of_a_deal_tells_in_words_what_became_of_a_meeting(
    page: DealsPage, context: Context, qtbot: QtBot
) -> None:
    bob = _find(context, "Bob")
    key = meetings.add(context.store, bob.id, MeetingDraft(planned_on=context.today()))
    draft = MeetingDraft(held_on=context.today(), intent=Intent.BUYING, known=frozenset({Known.BUDGET}))
    meetings.change(context.store, key, 1, draft)
    page.open_panel(bob.id)
    click(qtbot, page.panel, "History")
    names = [one.accessibleName() for one in page.panel.findChildren(QWidget)]
    [changed] = [name for name in names if name.startswith("Change meeting")]
    for said in ("intent: Not noted → Buying", "budget known: no → yes", "stage: Lead → Met"):
        assert said in changed
    assert any(name.startswith("Plan meeting") for name in names)


def test_the_keyboard_begins_in_the_first_column_that_has_cards(page: DealsPage) -> None:
    assert not page.board.lists[Stage.CONTACTED].cards.cards
    filled = next(one for one in page.board.lists.values() if one.cards.cards)
    assert page.main_control() is filled
    page.board.lists[Stage.QUALIFIED].setFocus()
    page.refresh()
    assert filled.hasFocus()
    assert filled.card() == filled.cards.cards[0]


def test_the_deal_in_the_panel_is_the_chosen_one_whatever_column_the_keyboard_comes_to(
    page: DealsPage, context: Context
) -> None:
    bob, kai = _find(context, "Bob").id, _find(context, "Kai").id
    deals.move(context.store, kai, Stage.PROPOSED, context.today())
    meant: list[list[UUID]] = []
    for key in (kai, bob):
        page.open_panel(key)
        page.main_control().setFocus()
        page.refresh()
        assert page.shown == key
        page.with_chosen(meant.append)
    assert meant == [[kai], [bob]]


def test_a_deal_that_is_over_is_the_chosen_one_while_its_panel_is_open(page: DealsPage, context: Context) -> None:
    page.board.lists[Stage.LEAD].setFocus()
    won = _find(context, "Dee").id
    page.open_panel(won)
    page.main_control().setFocus()
    page.refresh()
    meant: list[list[UUID]] = []
    page.with_chosen(meant.append)
    assert (page.shown, meant) == (won, [[won]])
    page.panel.closed.emit()
    assert page.board.card() is not None or page.main_control().hasFocus()
