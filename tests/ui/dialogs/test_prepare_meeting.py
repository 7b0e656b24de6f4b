from datetime import timedelta

import pytest
from acting import Said, accept, opened, wrong
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from world import world

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.domain.kinds import Source
from refnet.domain.meetings import Preparation, PreparationDraft
from refnet.services import deals, introductions, meetings, questions, reps
from refnet.services.deals import DealRow
from refnet.services.listing import Listing
from refnet.ui.context import Context
from refnet.ui.dialogs.prepare_meeting import PrepareMeetingDialog, open_preparation
from refnet.ui.dialogs.report import ReportDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def deal(context: Context) -> DealRow:
    rep = reps.become(context.store, "Rae Rep")
    began = context.today() - timedelta(days=30)
    draft = DealDraft(PersonDraft("Bob Ray"), rep, began, "Warehouse move", "Acme", Source.COLD)
    return deals.rows(context.store, [deals.open_deal(context.store, draft)])[0]


def _show(context: Context, qtbot: QtBot, deal: DealRow | None = None) -> PrepareMeetingDialog:
    dialog = PrepareMeetingDialog(context, deal)
    opened(qtbot, dialog)
    return dialog


def test_a_meeting_is_prepared_by_keys_alone_and_what_is_written_is_ticked(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    said = Said(context)
    dialog = _show(context, qtbot, deal)
    assert dialog.agenda.hasFocus()
    qtbot.keyClicks(dialog.agenda, "Their move")
    qtbot.keyClick(dialog.agenda, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "Two halls")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "Less standstill")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "A visit")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "Why now?")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    dialog.prepared.boxes[Preparation.CONNECTIONS].setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    accept(qtbot, dialog)
    plan = meetings.next_planned(context.store, deal.id, context.today())
    assert plan is not None
    assert (plan.agenda, plan.research, plan.points, plan.intended_step) == (
        "Their move", "Two halls", "Less standstill", "A visit",
    )  # fmt: skip
    assert len(plan.ticked) == 5
    assert [row.text for row in questions.bank(context.store) if row.id in plan.chosen] == ["Why now?"]
    assert plan.planned_on > context.today()
    assert said.toasts == ["The meeting was planned."]


def test_a_planned_meeting_opens_with_what_is_there_and_keeps_its_ticks(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    first = questions.bank(context.store)[0].id
    day = context.today() + timedelta(days=2)
    draft = PreparationDraft(day, "9:30", frozenset({Preparation.AGENDA}), "Their move", chosen=(first,))
    key = meetings.prepare(context.store, deal.id, draft)
    before = meetings.plan(context.store, key)
    dialog = _show(context, qtbot, deal)
    assert (dialog.day.value(), dialog.time.text(), dialog.agenda.text()) == (day, "09:30", "Their move")
    assert dialog.chosen.asked() == (first,)
    dialog.time.setFocus()
    dialog.time.selectAll()
    qtbot.keyClicks(dialog.time, "2 pm")
    accept(qtbot, dialog)
    after = meetings.plan(context.store, key)
    assert (after.planned_time, after.ticked, after.chosen) == ("14:00", before.ticked, (first,))
    assert len(meetings.of_deal(context.store, deal.id)) == 1


def test_a_time_that_is_none_is_pointed_out(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    dialog = _show(context, qtbot, deal)
    qtbot.keyClicks(dialog.time, "soon")
    accept(qtbot, dialog)
    assert wrong(dialog) == {"planned_time": "Please give the time as in 9:30, or leave it empty."}
    assert meetings.of_deal(context.store, deal.id) == []


def test_the_brief_is_kept_and_shown_as_it_will_be_printed(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    shown = []
    dialog = _show(context, qtbot, deal)
    qtbot.keyClicks(dialog.agenda, "Their move")
    from PySide6.QtWidgets import QApplication

    qtbot.keyClick(dialog, Qt.Key.Key_P, CONTROL)
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, ReportDialog) and one.isVisible()]
    assert [one.windowTitle() for one in shown] == ["Meeting brief"]
    (preview,) = shown[0].previews
    qtbot.waitUntil(lambda: preview.height() == preview.heightForWidth(preview.width()))
    assert preview.y() == preview.x()
    assert len(shown[0].previews) == 1
    assert meetings.next_planned(context.store, deal.id, context.today()) is not None
    shown[0].close()


def test_a_form_that_cannot_be_kept_is_not_printed_later_by_saving(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    from PySide6.QtWidgets import QApplication

    dialog = _show(context, qtbot, deal)
    qtbot.keyClicks(dialog.time, "soon")
    dialog.show_brief.click()
    dialog.time.clear()
    accept(qtbot, dialog)
    assert len(meetings.of_deal(context.store, deal.id)) == 1
    assert not any(isinstance(one, ReportDialog) and one.isVisible() for one in QApplication.topLevelWidgets())


def test_the_form_says_how_we_came_to_them_and_whom_we_share(context: Context, qtbot: QtBot) -> None:
    world(context.store, "Ann>Bob Bob-Dan")
    (row,) = introductions.page(context.store, Listing(), 0, 9)
    dialog = _show(context, qtbot, deals.rows(context.store, [row.deal_id])[0])
    assert dialog.known.text().splitlines() == [
        "Ann introduced Bob", "You share: Ann introduced them to us, Dan knows them",
    ]  # fmt: skip
    assert "What did Ann tell you" in dialog.chosen.list.item(0).text()


def test_without_a_deal_the_form_asks_for_one_first(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    dialog = _show(context, qtbot)
    assert dialog.deal.hasFocus()
    accept(qtbot, dialog)
    assert "deal" in wrong(dialog)
    dialog.deal.set_deal(deal)
    accept(qtbot, dialog)
    assert len(meetings.of_deal(context.store, deal.id)) == 1


def test_a_certain_meeting_opens_by_its_key(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    from acting import dialog_in
    from PySide6.QtWidgets import QWidget

    key = meetings.prepare(context.store, deal.id, PreparationDraft(context.today(), agenda="Their move"))
    window = QWidget()
    qtbot.addWidget(window)
    open_preparation(context, window, key)
    assert dialog_in(window, PrepareMeetingDialog).agenda.text() == "Their move"


def test_what_is_asked_about_an_introducer_stands_last_where_nobody_introduced_us(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    dialog = _show(context, qtbot, deal)
    shown = dialog.chosen.list
    about = ["the introducer" in shown.item(row).text() for row in range(shown.count())]
    assert any(about)
    assert about == sorted(about)
