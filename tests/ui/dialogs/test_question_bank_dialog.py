from datetime import timedelta

import pytest
from acting import Said, accept, dialog_in, wrong
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import ClosingDraft, DealDraft, PersonDraft
from refnet.domain.kinds import Outcome, Stage
from refnet.services import deals, meetings, questions, reps
from refnet.services.meetings import MeetingDraft
from refnet.ui.context import Context
from refnet.ui.dialogs.question_bank import EditQuestionDialog, QuestionBankDialog

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def bank(context: Context, qtbot: QtBot) -> QuestionBankDialog:
    return _opened(context, qtbot)


def _opened(context: Context, qtbot: QtBot) -> QuestionBankDialog:
    dialog = QuestionBankDialog(context)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def _texts(dialog: QuestionBankDialog) -> list[str]:
    return [dialog.list.item(number).text().splitlines()[0] for number in range(dialog.list.count())]


def _offered(context: Context) -> list[str]:
    return [row.text for row in questions.bank(context.store)]


def test_a_question_is_added_edited_moved_and_retired_by_keys_alone(
    context: Context, qtbot: QtBot, bank: QuestionBankDialog
) -> None:
    said = Said(context)
    qtbot.keyClick(bank, Qt.Key.Key_A, ALT)
    form = dialog_in(bank, EditQuestionDialog)
    qtbot.keyClicks(form.text, "Why now?")
    accept(qtbot, form)
    assert bank.current().text == "Why now?"
    qtbot.keyClick(bank.list, Qt.Key.Key_Up, ALT)
    assert _offered(context)[-2] == "Why now?"
    assert bank.current().text == "Why now?"
    qtbot.keyClick(bank.list, Qt.Key.Key_Down, ALT)
    assert _offered(context)[-1] == "Why now?"
    qtbot.keyClick(bank.list, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(bank.list, Qt.Key.Key_F2)
    form = dialog_in(bank, EditQuestionDialog)
    form.text.selectAll()
    qtbot.keyClicks(form.text, "Why this year?")
    form.stage.choose(Stage.PROPOSED)
    form.purpose.setEditText("timing")
    accept(qtbot, form)
    assert bank.list.currentItem().text() == "Why this year?\nProposed · timing · not asked yet"
    qtbot.keyClick(bank.list, Qt.Key.Key_Delete)
    assert "Why this year?" not in _offered(context)
    assert said.toasts == [
        "The question was added.", "The question was changed.", "The question is offered no longer.",
    ]  # fmt: skip


def test_a_retired_question_is_found_and_offered_again(
    context: Context, qtbot: QtBot, bank: QuestionBankDialog
) -> None:
    first = _texts(bank)[0]
    bank.retire.click()
    bank.stage.choose("retired")
    bank.stage.chosen.emit("retired")
    assert _texts(bank) == [first]
    assert bank.retire.text().startswith("Offer again")
    bank.retire.click()
    assert _texts(bank) == []
    assert bank.told.text().startswith("No question here")
    assert not bank.edit.isEnabled()
    qtbot.keyClick(bank.list, Qt.Key.Key_Delete)
    qtbot.keyClick(bank.list, Qt.Key.Key_F2)
    assert first in _offered(context)


def test_questions_are_narrowed_by_stage_and_words_and_moved_among_those_shown(
    context: Context, qtbot: QtBot, bank: QuestionBankDialog
) -> None:
    qtbot.keyClicks(bank.words_wanted, "budget")
    shown = _texts(bank)
    assert shown
    assert len(shown) < len(_offered(context))
    bank.words_wanted.clear()
    bank.stage.choose(Stage.QUALIFIED.value)
    bank.stage.chosen.emit(Stage.QUALIFIED.value)
    first, second = _texts(bank)[:2]
    bank.list.setCurrentRow(0)
    bank.down.click()
    assert _texts(bank)[:2] == [second, first]


def test_a_question_that_stands_there_already_is_pointed_out(
    context: Context, qtbot: QtBot, bank: QuestionBankDialog
) -> None:
    bank.list.setCurrentRow(0)
    bank.edit.click()
    form = dialog_in(bank, EditQuestionDialog)
    form.text.setPlainText(_texts(bank)[1])
    accept(qtbot, form)
    assert wrong(form) == {"text": "The bank has this question already."}


def test_usual_amounts_and_their_range_stand_in_whole_units(context: Context, qtbot: QtBot) -> None:
    _won_with_questions(context, 33_37)
    bank = _opened(context, qtbot)
    told = bank.list.item(0).text()
    assert "usual deal €234 (6 won), else €200 (6 won): no difference can be told yet (−€155 to €222)" in told


def test_the_bank_says_how_a_question_was_used(context: Context, qtbot: QtBot) -> None:
    _won_with_questions(context, 1_000_00)
    bank = _opened(context, qtbot)
    told = bank.list.item(0).text()
    assert "asked 6 times · 6 of 6 won where it was asked, 6 of 6 where not: no difference can be told" in told
    assert "usual deal €7k (6 won), else €6k (6 won): no difference can be told yet" in told
    assert "Compared are finished deals" in bank.told.text()


def _won_with_questions(context: Context, step: int) -> None:
    """Win twelve deals, each larger by a step; another question is asked in every second."""
    rep, today = reps.become(context.store, "Rae Rep"), context.today()
    first, second = [row.id for row in questions.bank(context.store)[:2]]
    for number in range(12):
        deal = deals.open_deal(context.store, DealDraft(PersonDraft("Bob"), rep, today - timedelta(days=9)))
        asked = (first,) if number % 2 else (second,)
        meetings.add(context.store, deal, MeetingDraft(held_on=today - timedelta(days=5), asked=asked))
        deals.close(context.store, deal, ClosingDraft(Outcome.WON, today, (number + 1) * step, "EUR"))
