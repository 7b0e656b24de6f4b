from datetime import timedelta
from uuid import UUID

import pytest
from acting import Said, accept, click, opened, wrong
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import ClosingDraft, DealDraft, PersonDraft
from refnet.domain.kinds import Intent, Noted, Outcome, Source, Stage
from refnet.services import deals, meetings, questions, reps
from refnet.services.deals import DealRow
from refnet.services.meetings import Known, MeetingDraft, MeetingRow, Preparation
from refnet.ui.context import Context
from refnet.ui.dialogs.log_meeting import MeetingDialog
from refnet.ui.look import fonts, theme

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def deal(context: Context) -> DealRow:
    rep = reps.become(context.store, "Rae Rep")
    began = context.today() - timedelta(days=30)
    draft = DealDraft(PersonDraft("Bob Ray"), rep, began, "Warehouse move", "Acme", Source.COLD)
    return deals.rows(context.store, [deals.open_deal(context.store, draft)])[0]


def _show(context: Context, qtbot: QtBot, deal: DealRow | None = None, meeting: MeetingRow | None = None):
    dialog = MeetingDialog(context, deal, meeting)
    opened(qtbot, dialog)
    return dialog


def _logged(context: Context, deal: DealRow) -> MeetingRow:
    (row,) = meetings.of_deal(context.store, deal.id)
    return row


def _tick(qtbot: QtBot, box) -> None:
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))


def _texts(context: Context, keys: tuple[UUID, ...]) -> list[str]:
    bank = {row.id: row.text for row in questions.bank(context.store)}
    return [bank[key] for key in keys]


def test_a_meeting_is_logged_on_one_screen_by_mouse(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    said = Said(context)
    dialog = _show(context, qtbot, deal)
    for one in (Preparation.AGENDA, Preparation.CONNECTIONS):
        _tick(qtbot, dialog.prepared.boxes[one])
    click(qtbot, dialog.intent, "Looking")
    click(qtbot, dialog.discussed, "No")
    click(qtbot, dialog.qualified, "Yes")
    _tick(qtbot, dialog.known.boxes[Known.BUDGET])
    qtbot.keyClicks(dialog.next_step, "Send the figures")
    assert dialog.agreed.isChecked()
    dialog.next_step_on.setFocus()
    qtbot.keyClicks(dialog.next_step_on, "tomorrow")
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    row = _logged(context, deal)
    assert row.held_on == context.today()
    assert row.prepared == (Preparation.AGENDA, Preparation.CONNECTIONS)
    assert (row.intent, row.return_discussed, row.qualified) == (Intent.LOOKING, Noted.NO, Noted.YES)
    assert row.known == (Known.BUDGET,)
    assert (row.next_step, row.next_step_on) == ("Send the figures", context.today() + timedelta(days=1))
    assert deals.rows(context.store, [deal.id])[0].stage is Stage.QUALIFIED
    assert said.toasts == ["The meeting was logged."]
    assert not dialog.isVisible()


def test_a_meeting_is_logged_by_keys_alone_from_the_deal_on(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    dialog = _show(context, qtbot)
    assert dialog.deal.hasFocus()
    qtbot.keyClicks(dialog.deal, "acm")
    qtbot.waitUntil(dialog.deal.list.isVisible)
    qtbot.keyClick(dialog.deal, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.deal, Qt.Key.Key_Return)
    assert dialog.deal.text() == "Warehouse move"
    dialog.asked.line.setFocus()
    qtbot.keyClicks(dialog.asked.line, "last time you bought")
    qtbot.keyClick(dialog.asked.line, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.asked.line, "Who else should I meet?")
    qtbot.keyClick(dialog.asked.line, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.asked.line, Qt.Key.Key_Down)
    assert dialog.asked.list.hasFocus()
    qtbot.keyClick(dialog.asked.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.asked.list, Qt.Key.Key_Space)
    accept(qtbot, dialog)
    asked = _texts(context, _logged(context, deal).asked)
    assert set(asked) == {
        "How did you decide the last time you bought something like this?",
        "Who else should I meet?",
        questions.bank(context.store)[1].text,  # the first is about an introducer, and the deal is cold
    }


@pytest.mark.parametrize("letter", "SQBORANP")
def test_the_letter_of_a_label_leads_to_its_field(context: Context, qtbot: QtBot, deal: DealRow, letter: str) -> None:
    dialog = _show(context, qtbot, deal)
    fields = {
        each.text().partition("&")[2][:1].upper(): one.editor
        for one in dialog.fields.values()
        for each in one.findChildren(QLabel)
    }
    dialog.day.setFocus()
    qtbot.keyClick(dialog.day, letter.lower(), Qt.KeyboardModifier.AltModifier)
    assert fields[letter] is dialog.focusWidget() or fields[letter].isAncestorOf(dialog.focusWidget())


def test_what_is_typed_among_the_questions_is_not_lost_when_the_form_is_sent(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    dialog = _show(context, qtbot, deal)
    dialog.asked.line.setFocus()
    qtbot.keyClicks(dialog.asked.line, "What did we miss?")
    qtbot.keyClick(dialog.asked.line, Qt.Key.Key_Return, CONTROL)
    assert _texts(context, _logged(context, deal).asked) == ["What did we miss?"]


def test_typing_narrows_the_bank_and_counts_what_is_ticked(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    dialog = _show(context, qtbot, deal)
    picker = dialog.asked
    everything = picker.list.count()
    qtbot.keyClicks(picker.line, "budget")
    shown = [item.text() for item in picker._items() if not item.isHidden()]
    assert shown
    assert len(shown) < everything
    assert all("budget" in text.casefold() for text in shown)
    picker._items()[0].setCheckState(Qt.CheckState.Checked)
    assert dialog.fields["also_asked"]._hint.text() == "1 ticked"


def test_words_that_found_a_question_are_no_question_of_their_own(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    dialog = _show(context, qtbot, deal)
    known = len(questions.bank(context.store))
    qtbot.keyClicks(dialog.asked.line, "budget")
    shown = next(item for item in dialog.asked._items() if not item.isHidden())
    shown.setCheckState(Qt.CheckState.Checked)
    qtbot.keyClick(dialog.asked.line, Qt.Key.Key_Return, CONTROL)
    assert _texts(context, _logged(context, deal).asked) == [shown.text()]
    assert len(questions.bank(context.store)) == known


def test_a_question_of_the_bank_that_is_typed_whole_is_asked(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    dialog = _show(context, qtbot, deal)
    text = questions.bank(context.store)[3].text
    qtbot.keyClicks(dialog.asked.line, text)
    qtbot.keyClick(dialog.asked.line, Qt.Key.Key_Return, CONTROL)
    assert _texts(context, _logged(context, deal).asked) == [text]


def test_a_question_that_the_bank_has_is_not_added_again(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    dialog = _show(context, qtbot, deal)
    before, text = dialog.asked.list.count(), questions.bank(context.store)[3].text
    qtbot.keyClicks(dialog.asked.line, text.upper())
    qtbot.keyClick(dialog.asked.line, Qt.Key.Key_Return)
    assert dialog.asked.list.count() == before
    assert _texts(context, dialog.asked.asked()) == [text]


def test_a_question_speaks_of_the_introducer_by_name(context: Context, qtbot: QtBot) -> None:
    from world import world

    world(context.store, "Ann>Cid")
    (row,) = [row for row in deals.rows(context.store, deals.ids(context.store, _all())) if row.introducer == "Ann"]
    dialog = _show(context, qtbot, row)
    assert dialog.asked._items()[0].text() == "What did Ann tell you about why we should talk?"
    dialog.asked._items()[0].setCheckState(Qt.CheckState.Checked)
    accept(qtbot, dialog)
    assert _texts(context, _logged(context, row).asked)[0].startswith("What did {introducer}")


def _all():
    from refnet.services.listing import Listing

    return Listing()


def test_a_day_to_come_is_planned_and_asks_nothing_of_what_it_brought(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    said = Said(context)
    dialog = _show(context, qtbot, deal)
    assert dialog.verb.text() == "Log meeting"
    dialog.day.set_value(context.today() + timedelta(days=3))
    assert not dialog.is_held()
    assert dialog.verb.text() == "Plan meeting"
    assert not dialog.intent.isVisible()
    QApplication.processEvents()
    _tick(qtbot, dialog.prepared.boxes[Preparation.RESEARCH])
    accept(qtbot, dialog)
    row = _logged(context, deal)
    assert (row.planned_on, row.held_on) == (context.today() + timedelta(days=3), None)
    assert row.prepared == (Preparation.RESEARCH,)
    assert said.toasts == ["The meeting was planned."]
    assert deals.rows(context.store, [deal.id])[0].stage is Stage.LEAD


def test_a_planned_meeting_is_held_and_keeps_the_day_it_was_planned_for(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    planned = context.today() - timedelta(days=2)
    meetings.add(context.store, deal.id, MeetingDraft(planned_on=planned))
    dialog = _show(context, qtbot, deal, _logged(context, deal))
    assert dialog.windowTitle() == "Edit meeting"
    click(qtbot, dialog.state, "Held")
    dialog.day.set_value(context.today())
    accept(qtbot, dialog)
    assert (_logged(context, deal).planned_on, _logged(context, deal).held_on) == (planned, context.today())


def test_a_meeting_opens_as_it_was_logged_and_saves_what_was_changed(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    bank = questions.bank(context.store)
    whole = MeetingDraft(
        held_on=context.today(),
        prepared=frozenset({Preparation.PITCH}),
        asked=(bank[4].id, bank[7].id),
        intent=Intent.BUYING,
        return_discussed=Noted.YES,
        qualified=Noted.NO,
        known=frozenset({Known.NEED}),
        next_step="Call",
        next_step_on=context.today(),
    )
    meetings.add(context.store, deal.id, whole)
    before = _logged(context, deal)
    dialog = _show(context, qtbot, deal, before)
    assert dialog.draft() == MeetingDraft(
        **{name: getattr(whole, name) for name in MeetingDraft.__dataclass_fields__ if name != "is_next_agreed"},
        is_next_agreed=True,
    )
    _tick(qtbot, dialog.agreed)
    assert (dialog.next_step.text(), dialog.next_step_on.value()) == ("", None)
    accept(qtbot, dialog)
    after = _logged(context, deal)
    assert (after.is_next_agreed, after.next_step, after.asked) == (False, "", before.asked)


def test_nothing_changed_closes_without_a_question(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    dialog = _show(context, qtbot, deal)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("touch", ["intent", "question"])
def test_a_choice_or_a_tick_is_not_lost_without_a_question(
    context: Context, qtbot: QtBot, deal: DealRow, touch: str
) -> None:
    dialog = _show(context, qtbot, deal)
    if touch == "intent":
        click(qtbot, dialog.intent, "Buying")
    else:
        dialog.asked._items()[0].setCheckState(Qt.CheckState.Checked)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()


def test_a_meeting_is_removed_from_its_form(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    said = Said(context)
    meetings.add(context.store, deal.id, MeetingDraft(held_on=context.today()))
    dialog = _show(context, qtbot, deal, _logged(context, deal))
    click(qtbot, dialog, "Remove")
    assert meetings.of_deal(context.store, deal.id) == []
    assert said.toasts == ["The meeting was removed."]
    context.store.undo()
    assert _logged(context, deal).held_on == context.today()


def test_a_form_without_a_deal_or_with_a_wrong_day_says_so(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    dialog = _show(context, qtbot)
    assert not [one for one in dialog.findChildren(QPushButton) if one.text() == "Remove"]
    qtbot.keyClicks(dialog.deal, "zz")
    accept(qtbot, dialog)
    assert list(wrong(dialog)) == ["deal"]
    dialog.deal.set_deal(deal)
    dialog.day.set_value(context.today() - timedelta(days=300))
    accept(qtbot, dialog)
    assert wrong(dialog) == {"day": "A meeting cannot be held before the deal began."}
    dialog.day.set_value(context.today() + timedelta(days=1))
    click(qtbot, dialog.state, "Held")
    accept(qtbot, dialog)
    assert list(wrong(dialog)) == ["day"]


def test_a_deal_that_is_over_is_told_what_its_ticks_are_worth(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    assert not _show(context, qtbot, deal).over.isVisible()
    deals.close(context.store, deal.id, ClosingDraft(Outcome.LOST, context.today(), lost_reason="price"))
    over = deals.rows(context.store, [deal.id])[0]
    assert _show(context, qtbot, over).over.isVisible()


def test_the_list_of_deals_can_be_left_and_shows_open_ones_first(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    rep = reps.become(context.store, "Rae Rep")
    draft = DealDraft(PersonDraft("Bo"), rep, context.today(), "Warehouse audit", "Acme")
    lost = deals.open_deal(context.store, draft)
    deals.close(context.store, lost, ClosingDraft(Outcome.LOST, context.today(), lost_reason="price"))
    dialog = _show(context, qtbot)
    qtbot.keyClicks(dialog.deal, "ware")
    qtbot.waitUntil(dialog.deal.list.isVisible)
    assert [row.title for row in dialog.deal._rows] == ["Warehouse move", "Warehouse audit"]
    qtbot.keyClick(dialog.deal, Qt.Key.Key_Escape)
    assert not dialog.deal.list.isVisible()
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.deal, "h")
    qtbot.waitUntil(dialog.deal.list.isVisible)
    qtbot.keyClick(dialog.deal, Qt.Key.Key_Tab)
    assert dialog.deal.deal.id == deal.id
    assert not dialog.deal.list.isVisible()
    dialog.deal.setFocus()
    dialog.deal.clear()
    qtbot.keyClick(dialog.deal, Qt.Key.Key_A)
    qtbot.keyClick(dialog.deal, Qt.Key.Key_Backspace)
    qtbot.wait(60)
    assert not dialog.deal.list.isVisible()


def test_at_twice_the_size_the_form_is_not_wider_than_a_usual_screen(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    fonts.load(QApplication.instance(), 2.0)
    theme.apply(QApplication.instance(), theme.Choice.LIGHT)
    dialog = _show(context, qtbot, deal)
    assert dialog.minimumSizeHint().width() <= 1400
    boxes = dialog.prepared.boxes.values()
    assert all(box.width() >= box.sizeHint().width() for box in boxes)
    assert len({box.y() for box in boxes}) == 2


def test_what_is_noted_belongs_to_the_meeting_that_was_planned(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    yesterday = context.today() - timedelta(days=1)
    prepared = MeetingDraft(planned_on=yesterday, prepared=(Preparation.AGENDA,))
    key = meetings.add(context.store, deal.id, prepared)
    said = Said(context)
    dialog = _show(context, qtbot)
    dialog.deal.set_deal(deal)
    qtbot.waitUntil(dialog.planned.isVisible)
    assert dialog.planned.text().startswith("You planned this meeting for ")
    assert dialog.day.value() == yesterday
    assert dialog.prepared.value() == {Preparation.AGENDA}
    dialog.next_step.setText("Send the offer")
    accept(qtbot, dialog)
    row = _logged(context, deal)
    assert (row.id, row.held_on, row.next_step) == (key, yesterday, "Send the offer")
    assert said.toasts == ["The meeting was logged."]


def test_another_deal_takes_back_what_the_first_one_had_planned(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    yesterday = context.today() - timedelta(days=1)
    meetings.add(context.store, deal.id, MeetingDraft(planned_on=yesterday, prepared=(Preparation.AGENDA,)))
    rep = reps.become(context.store, "Rae Rep")
    draft = DealDraft(PersonDraft("Cy Poe"), rep, context.today(), "Cold store", "Brick", Source.COLD)
    other = deals.rows(context.store, [deals.open_deal(context.store, draft)])[0]
    dialog = _show(context, qtbot)
    dialog.next_step.setText("Send the offer")
    dialog.asked.list.item(2).setCheckState(Qt.CheckState.Checked)
    ticked = dialog.asked.asked()
    dialog.deal.set_deal(deal)
    qtbot.waitUntil(dialog.planned.isVisible)
    assert len(ticked) == 1
    assert dialog.asked.asked() == ticked
    dialog.reject()
    assert dialog.isVisible()
    dialog.deal.set_deal(other)
    assert not dialog.planned.isVisible()
    assert dialog.day.value() == context.today()
    assert dialog.prepared.value() == set()
    accept(qtbot, dialog)
    assert _logged(context, other).held_on == context.today()
    assert _logged(context, deal).held_on is None


def test_a_meeting_to_come_is_no_part_of_one_that_was_held(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    meetings.add(context.store, deal.id, MeetingDraft(planned_on=context.today() + timedelta(days=3)))
    dialog = _show(context, qtbot, deal)
    assert not dialog.planned.isVisible()
    accept(qtbot, dialog)
    assert len(meetings.of_deal(context.store, deal.id)) == 2


def test_planning_another_meeting_leaves_the_one_that_passed_alone(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    meetings.add(context.store, deal.id, MeetingDraft(planned_on=context.today()))
    dialog = _show(context, qtbot, deal)
    qtbot.waitUntil(dialog.planned.isVisible)
    dialog.day.set_value(context.today() + timedelta(days=5))
    dialog.state.choose(False)
    accept(qtbot, dialog)
    assert {row.held_on for row in meetings.of_deal(context.store, deal.id)} == {None}
    assert len(meetings.of_deal(context.store, deal.id)) == 2
