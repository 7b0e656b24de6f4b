from datetime import timedelta

import pytest
from acting import Said, accept, opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from world import world

from refnet.domain.kinds import Intent, Noted, Outcome, Stage
from refnet.services import deals, introductions, meetings, questions, reps, today
from refnet.services.deals import DealRow
from refnet.services.listing import Listing
from refnet.services.meetings import Known, MeetingDraft, PreparationDraft
from refnet.ui.context import Context
from refnet.ui.dialogs.after_meeting import NoteAnswersDialog, note_answers
from refnet.ui.dialogs.close_deal import CloseDealDialog
from refnet.ui.dialogs.log_meeting import MeetingDialog
from refnet.ui.dialogs.tell_introducer import TellDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def deal(context: Context) -> DealRow:
    world(context.store, "Ann>Bob")
    (row,) = introductions.page(context.store, Listing(), 0, 9)
    return deals.rows(context.store, [row.deal_id])[0]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _windows(kind: type[QDialog]) -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


class Keys:
    """Presses keys where the keyboard is, and counts those that are no words."""

    def __init__(self, qtbot: QtBot, dialog: MeetingDialog) -> None:
        self.count = 0
        self._qtbot, self._dialog = qtbot, dialog

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.count += 1
            self._qtbot.keyClick(self._dialog.focusWidget(), key, modifier)

    def words(self, text: str) -> None:
        self._qtbot.keyClicks(self._dialog.focusWidget(), text)


def test_what_came_of_a_meeting_is_told_in_fifteen_keys_beyond_the_words(
    context: Context, qtbot: QtBot, deal: DealRow
) -> None:
    key = meetings.prepare(context.store, deal.id, PreparationDraft(context.today()))
    dialog = MeetingDialog(context, deal, meetings.record(context.store, key))
    opened(qtbot, dialog)
    keys = Keys(qtbot, dialog)
    keys.words("Send the figures")
    keys.press(Qt.Key.Key_Tab)
    keys.words("tomorrow")
    keys.press(Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Return, modifier=CONTROL)
    row = meetings.record(context.store, key)
    assert row.held_on == context.today()
    assert (row.next_step, row.next_step_on) == ("Send the figures", context.today() + timedelta(days=1))
    assert (row.qualified, row.intent) == (Noted.YES, Intent.BUYING)
    assert row.known == tuple(Known)
    print(f"meeting result: {keys.count} keys beyond the words, with one to open it from Today {keys.count + 1}")
    assert keys.count + 1 <= 15


def test_the_toast_says_who_does_not_know_yet_and_tells_them(
    context: Context, qtbot: QtBot, deal: DealRow, window: QWidget
) -> None:
    said = Said(context)
    dialog = MeetingDialog(context, deal, parent=window)
    opened(qtbot, dialog)
    accept(qtbot, dialog)
    assert said.toasts == ["The meeting was logged. Ann was not thanked yet."]
    said.links["Tell"]()
    (tell,) = _windows(TellDialog)
    tell.reject()
    (row,) = meetings.owed(context.store, deal.id)
    today.note_told(context.store, row.introduction_id, context.today())
    deals.move(context.store, deal.id, Stage.QUALIFIED, context.today())
    again = MeetingDialog(context, deal, meetings.of_deal(context.store, deal.id)[0])
    opened(qtbot, again)
    accept(qtbot, again)
    assert said.toasts[-1] == "The meeting was changed. Ann does not know yet: you met."


def test_new_people_met_are_noted_with_their_company(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    dialog = MeetingDialog(context, deal)
    opened(qtbot, dialog)
    qtbot.keyClicks(dialog.met, "Cid Fox, Acme")
    qtbot.keyClick(dialog.met, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.met, "Eve Orr")
    qtbot.keyClick(dialog.met, Qt.Key.Key_Return, CONTROL)
    assert [(row.name, row.organization) for row in meetings.met_in(context.store, deal.id)] == [
        ("Bob", ""), ("Cid Fox", "Acme"), ("Eve Orr", ""),
    ]  # fmt: skip


def test_questions_chosen_beforehand_stand_first_and_answers_are_noted_after(
    context: Context, qtbot: QtBot, deal: DealRow, window: QWidget
) -> None:
    said = Said(context)
    last = questions.bank(context.store)[-1]
    key = meetings.prepare(context.store, deal.id, PreparationDraft(context.today(), chosen=(last.id,)))
    dialog = MeetingDialog(context, deal, meetings.record(context.store, key), window)
    opened(qtbot, dialog)
    first = dialog.asked.list.item(0)
    assert (first.text(), first.checkState()) == (last.text, Qt.CheckState.Unchecked)
    first.setCheckState(Qt.CheckState.Checked)
    accept(qtbot, dialog)
    said.links["Note answers"]()
    (answers,) = _windows(NoteAnswersDialog)
    qtbot.keyClicks(answers.focusWidget(), "In May")
    accept(qtbot, answers)
    assert [row.answer for row in questions.asked_in(context.store, key)] == ["In May"]
    note_answers(context, window, key)
    (answers,) = _windows(NoteAnswersDialog)
    assert answers.focusWidget().toPlainText() == "In May"
    answers.reject()


def test_a_meeting_without_questions_says_that_there_is_nothing_to_answer(context: Context, deal: DealRow) -> None:
    said = Said(context)
    key = meetings.log(context.store, deal.id, held_on=context.today())
    note_answers(context, None, key)
    assert said.toasts == ["No question was noted of this meeting."]


def test_a_meeting_of_a_cold_deal_is_only_said_to_be_logged(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    said = Said(context)
    introductions.thank(context.store, introductions.ids(context.store, Listing()), context.today())
    dialog = MeetingDialog(context, deal)
    opened(qtbot, dialog)
    dialog.state.choose(False)
    dialog._follow()
    accept(qtbot, dialog)
    assert said.toasts == ["The meeting was planned."]


def test_whom_one_met_is_offered_when_a_deal_is_marked_lost(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    meetings.add(context.store, deal.id, MeetingDraft(held_on=context.today(), met=("Cid Fox, Acme",)))
    dialog = CloseDealDialog(context, deals.rows(context.store, [deal.id])[0], Outcome.LOST)
    opened(qtbot, dialog)
    bob, cid = meetings.met_in(context.store, deal.id)
    qtbot.keyClicks(dialog.lost_reason, "No need now")
    dialog.met.keeping[cid.person_id].setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    dialog.met.asking[bob.person_id].setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    accept(qtbot, dialog)
    assert [row.is_ally for row in meetings.met_in(context.store, deal.id)] == [False, True]
    assert reps.me(context.store) is not None
    context.store.undo()
    assert deals.rows(context.store, [deal.id])[0].outcome is Outcome.OPEN
    assert not any(row.is_ally for row in meetings.met_in(context.store, deal.id))


def test_a_deal_won_offers_nobody(context: Context, qtbot: QtBot, deal: DealRow) -> None:
    dialog = CloseDealDialog(context, deal, Outcome.WON)
    opened(qtbot, dialog)
    assert not dialog.met.isVisible()
    dialog.outcome.choose(Outcome.LOST)
    dialog._follow()
    assert dialog.met.isVisible()
