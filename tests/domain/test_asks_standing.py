from datetime import date, timedelta

import pytest

from refnet.domain.asking_words import standing_told
from refnet.domain.asks import silent_from, standing
from refnet.domain.kinds import Answer

ASKED = date(2026, 10, 1)
LAST = ASKED + timedelta(days=29)
SILENT = ASKED + timedelta(days=30)


def test_an_ask_that_nobody_answers_waits_and_then_counts_as_silent():
    assert silent_from(ASKED, 30) == SILENT
    assert [standing(Answer.PENDING, ASKED, on, 30) for on in (ASKED, LAST, SILENT, date(2028, 1, 1))] == [
        Answer.PENDING, Answer.PENDING, Answer.SILENCE, Answer.SILENCE,
    ]  # fmt: skip


@pytest.mark.parametrize("asked_on", [date.max, date.max - timedelta(days=29)])
def test_an_ask_of_a_day_that_nobody_knew_waits_to_the_end_of_all_days(asked_on):
    assert silent_from(asked_on, 30) == date.max
    assert standing(Answer.PENDING, asked_on, SILENT, 30) is Answer.PENDING


def test_another_limit_changes_it_at_once():
    assert standing(Answer.PENDING, ASKED, SILENT, 31) is Answer.PENDING
    assert standing(Answer.PENDING, ASKED, LAST, 29) is Answer.SILENCE


@pytest.mark.parametrize("answer", [Answer.NAMED, Answer.LATER, Answer.DECLINED, Answer.SILENCE])
def test_what_was_answered_stands_however_early_or_late(answer):
    assert {standing(answer, ASKED, on, 30) for on in (ASKED, SILENT)} == {answer}


@pytest.mark.parametrize("answer", [Answer.PENDING, Answer.SILENCE])
def test_a_name_or_an_introduction_is_an_answer(answer):
    assert standing(answer, ASKED, SILENT, 30, has_brought=True) is Answer.NAMED


def test_who_said_later_or_no_and_brought_somebody_said_so_all_the_same():
    assert standing(Answer.LATER, ASKED, SILENT, 30, has_brought=True) is Answer.LATER


@pytest.mark.parametrize(
    ("days", "told"), [(1, "1 day"), (13, "13 days"), (14, "2 weeks"), (45, "6 weeks")]
)  # fmt: skip
def test_silence_that_nobody_noted_is_told_with_how_long_it_lasts(days, told):
    on = ASKED + timedelta(days=days)
    assert standing_told(Answer.SILENCE, Answer.PENDING, ASKED, on) == f"Silent for {told}"


def test_what_was_noted_is_told_as_it_was():
    assert standing_told(Answer.SILENCE, Answer.SILENCE, ASKED, SILENT) == "Never answered"
    assert standing_told(Answer.PENDING, Answer.PENDING, ASKED, LAST) == "No answer yet"
