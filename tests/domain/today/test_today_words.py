from datetime import date, timedelta

import pytest

from refnet.domain.meetings import Preparation
from refnet.domain.today import words

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
