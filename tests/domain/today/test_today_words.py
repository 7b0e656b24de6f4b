from datetime import date, timedelta
from uuid import UUID

import pytest

from refnet.domain.kinds import Answer, Channel
from refnet.domain.meetings import Preparation
from refnet.domain.today import words
from refnet.domain.today.rows import Asked, Waiting

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, "today"), (0, "today"), (1, "yesterday"), (2, "2 days ago"), (13, "13 days ago"), (14, "2 weeks ago")],
)
def test_days_that_have_been(days, said):
    assert words.ago(TODAY - timedelta(days=days), TODAY) == said


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "tomorrow"), (3, "in 3 days")])
def test_days_to_come(days, said):
    assert words.ahead(TODAY + timedelta(days=days), TODAY) == said


def test_every_part_of_preparation_has_a_word():
    assert len({words.preparation(part) for part in Preparation}) == len(Preparation)


def test_a_person_without_a_company_stands_alone():
    assert words.whom("Bob", "") == "Bob"


def test_a_stop_at_the_end_of_what_was_asked_for_goes_within_a_sentence():
    ask = Asked(UUID(int=1), UUID(int=2), "Ann", "Heads of ports. ", TODAY, Answer.PENDING, None)
    assert words.unanswered_why(ask, TODAY, TODAY) == "Asked today, counts as silent today; for “Heads of ports”"


def test_an_introduction_that_waits_beyond_the_limit_says_how_long_it_has():
    one = Waiting(UUID(int=1), "Bob", "", "Ann", date(2026, 11, 20), Channel.EMAIL, expects=False)
    assert words.waiting(one, TODAY, 2).endswith("by e-mail; your limit is 2 working days, now 3")
    assert words.waiting(one, TODAY, 3).endswith("by e-mail; your limit is 3 working days")


def test_working_days_leave_weekends_out():
    assert words.working_days_between(date(2026, 11, 20), date(2026, 11, 23)) == 1
    assert words.working_days_between(TODAY, TODAY) == 0
