from datetime import date
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.kinds import Outcome
from refnet.domain.network.picture import OUTCOMES, picture
from refnet.domain.network.rows import IntroductionEdge, Meaning, PersonNode, TieEdge
from refnet.domain.network.time import month_end, month_number, month_of, months, standing

ANN, BOB, CID, DEE, REP, ZOE = (UUID(int=number) for number in range(6))
PEOPLE = [
    PersonNode(ANN, "Ann", is_ally=True),
    PersonNode(BOB, "Bob"),
    PersonNode(CID, "Cid"),
    PersonNode(DEE, "Dee"),
    PersonNode(REP, "Rob", is_rep=True),
    PersonNode(ZOE, "Zoe", is_ally=True),
]
JANUARY, MARCH, MAY = date(2026, 1, 10), date(2026, 3, 5), date(2026, 5, 20)
INTRODUCTIONS = [
    IntroductionEdge(ANN, BOB, JANUARY, Outcome.WON, 900, closed_on=MARCH),
    IntroductionEdge(BOB, CID, MARCH, Outcome.LOST, closed_on=MAY),
    IntroductionEdge(ANN, DEE, MAY),
]
TIES = [TieEdge(REP, ANN), TieEdge(ANN, CID)]
SHOWN = picture(PEOPLE, INTRODUCTIONS, TIES)


def there(moment):
    return {PEOPLE[number].name for number in moment.people.nonzero()[0]}


def test_nobody_is_there_before_their_first_introduction():
    moment = standing(SHOWN, None, date(2026, 2, 1))
    assert there(moment) == {"Ann", "Bob", "Rob", "Zoe"}
    assert moment.lines.tolist() == [True, False, False, True, False]


def test_a_deal_that_closed_later_was_open():
    early, late = standing(SHOWN, None, date(2026, 3, 4)), standing(SHOWN, None, MARCH)
    assert early.picture.edge_outcome[0] == OUTCOMES.index(Outcome.OPEN)
    assert (early.picture.meaning[1], late.picture.meaning[1]) == (Meaning.OPEN, Meaning.CLIENT)
    assert (early.picture.credit[0], late.picture.credit[0]) == (0, 900)


def test_areas_stay_on_the_scale_of_the_whole():
    assert standing(SHOWN, None, MARCH).picture.radius[0] == SHOWN.radius[0]


def test_the_first_handle_leaves_out_what_came_before():
    assert there(standing(SHOWN, date(2026, 4, 1), None)) == {"Ann", "Dee", "Rob", "Zoe"}


def test_ties_are_there_with_both_their_ends():
    assert standing(SHOWN, None, MARCH).lines.tolist() == [True, True, False, True, True]


def test_the_whole_span_is_the_whole_picture():
    moment = standing(SHOWN, None, None)
    assert moment.people.all()
    assert moment.lines.all()
    for field in ("radius", "credit", "meaning", "edge_outcome"):
        assert np.array_equal(getattr(moment.picture, field), getattr(SHOWN, field))


def test_an_introduction_without_a_date_is_there_at_any_time():
    shown = picture(PEOPLE, [IntroductionEdge(ANN, BOB)])
    assert standing(shown, None, date(1990, 1, 1)).lines.all()


def test_months_are_counted_from_the_first_to_the_last():
    first, counts = months(SHOWN)
    assert (first, counts.tolist()) == (date(2026, 1, 1), [1, 0, 1, 0, 1])


def test_without_dates_there_are_no_months():
    assert months(picture(PEOPLE, [IntroductionEdge(ANN, BOB)])) is None


@given(st.dates(date(1, 2, 1), date(9999, 11, 30)))
def test_every_day_lies_in_its_month(day):
    number = month_number(day)
    assert month_of(number) <= day <= month_end(number)
    assert month_number(month_end(number)) == number


@pytest.mark.parametrize("count", [0, 1])
def test_a_network_of_nobody_or_one_has_a_past(count):
    moment = standing(picture(PEOPLE[:count], []), date(2026, 1, 1), date(2026, 2, 1))
    assert moment.people.tolist() == [True] * count
