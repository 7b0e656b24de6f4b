from datetime import date
from uuid import UUID

import numpy as np
import pytest
from factmaking import deal, facts_of, key_of_name

from refnet.domain.facts import NO_DAY, Selection, chosen, days_between, never_falling, of_sources, reached
from refnet.domain.kinds import Outcome, Source, Stage

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
SOME = facts_of(
    deal(rep="Rae", segment="Large", begun=MARCH),
    deal(Source.COLD, Outcome.WON, rep="Roy", segment="Small", begun=APRIL, currency="USD"),
    deal(Source.COLD, Outcome.LOST, rep="Roy", stage=Stage.MET),
)


def numbers(mask) -> list[int]:
    return np.flatnonzero(mask).tolist()


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), [0, 1, 2]),
        (Selection(rep=key_of_name("Roy")), [1, 2]),
        (Selection(rep=UUID(int=9)), []),
        (Selection(segment="Large"), [0]),
        (Selection(segment="Huge"), []),
        (Selection(currency="USD"), [1]),
        (Selection(since=APRIL), [1]),
        (Selection(until=MARCH), [0]),
        (Selection(since=MARCH, until=APRIL, rep=key_of_name("Roy")), [1]),
    ],
)
def test_deals_are_chosen_by_who_what_and_when(selection, expected):
    assert numbers(chosen(SOME, selection)) == expected


def test_deals_are_chosen_by_how_they_began_and_how_far_they_came():
    assert numbers(of_sources(SOME, (Source.COLD, Source.NAME_ONLY))) == [1, 2]
    assert numbers(reached(SOME, Stage.MET)) == [1, 2]
    assert numbers(reached(SOME, Stage.WON)) == [1]


def test_the_keys_behind_a_mask_are_told_on_demand():
    assert SOME.ids_of(chosen(SOME, Selection(rep=key_of_name("Roy")))) == (UUID(int=2), UUID(int=3))
    assert len(SOME) == 3


def test_a_later_stage_fills_the_skipped_ones_and_days_never_fall():
    entered = np.array([[10, 0, 30, 0, 25, 0], [10, 0, 0, 0, 0, 40], [0, 0, 0, 0, 0, 0], [10, 0, 0, 0, 50, 0]])
    filled = never_falling(entered, np.array([4, 5, 3, 2], np.int8))
    assert filled.tolist() == [
        [10, 25, 25, 25, 25, 0],
        [10, 40, 40, 40, 40, 40],
        [0, 0, 0, 0, 0, 0],
        [10, 0, 0, 0, 0, 0],
    ]


def test_days_between_need_two_days_in_order():
    first, last = np.array([10, NO_DAY, 10, 10]), np.array([14, 14, NO_DAY, 9])
    assert days_between(first, last).tolist() == [4, -1, -1, -1]
