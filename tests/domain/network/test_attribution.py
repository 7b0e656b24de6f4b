from itertools import combinations
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.network.attribution import CreditRule, Journey, Touch, apportioned, credit, split, weights

JOURNEYS = ("A30 B10 C0", 100), ("A20 B0", 60), ("B5", 40), ("A14 B14 A0", 90)


def journey(text, amount):
    return Journey(tuple(Touch(word[0], int(word[1:])) for word in text.split()), amount)


def shared(rule, half_life=30.0):
    found = dict.fromkeys("ABC", 0.0)
    for text, amount in JOURNEYS:
        for ally, weight in weights(journey(text, amount), rule, half_life).items():
            found[ally] += weight * amount
    return [found[ally] for ally in "ABC"]


@pytest.mark.parametrize(
    ("rule", "half_life", "expected"),
    [
        (CreditRule.FIRST, 30, (250, 40, 0)),
        (CreditRule.LAST, 30, (90, 100, 100)),
        (CreditRule.TOUCHES, 30, (123.3333, 133.3333, 33.3333)),
        (CreditRule.EQUAL, 30, (325 / 3, 445 / 3, 100 / 3)),
        (CreditRule.DECAY, 7, (85.8800, 133.8345, 70.2855)),
        (CreditRule.DECAY, 30, (108.3760, 138.0264, 43.5977)),
        (CreditRule.U_SHAPE, 30, (142, 108, 40)),
    ],
)
def test_each_rule_shares_as_the_method_says(rule, half_life, expected):
    assert shared(rule, half_life) == pytest.approx(expected, abs=5e-5)


def test_touches_fade_by_half_with_each_half_life():
    found = weights(journey("A30 B10 C0", 1), CreditRule.DECAY, 7)
    assert [found[ally] for ally in "ABC"] == pytest.approx([0.036036, 0.261109, 0.702855], abs=5e-7)


def test_old_deals_fade_no_less_evenly():
    found = weights(Journey((Touch("A", 20_000), Touch("B", 20_000)), 1), CreditRule.DECAY, 7)
    assert found == {"A": 0.5, "B": 0.5}


def test_equal_shares_are_the_shapley_value():
    assert shared(CreditRule.EQUAL) == pytest.approx([_shapley(ally) for ally in "ABC"])


def _shapley(ally):
    deals = [({word[0] for word in text.split()}, amount) for text, amount in JOURNEYS]
    others = [one for one in "ABC" if one != ally]
    total = 0.0
    for size in range(len(others) + 1):
        share = factorial(size) * factorial(2 - size) / factorial(3)
        for some in combinations(others, size):
            total += share * (_worth(deals, {*some, ally}) - _worth(deals, set(some)))
    return total


def _worth(deals, allies):
    return sum(amount for needed, amount in deals if needed <= allies)


def test_three_share_a_hundred_cents_to_the_last_cent():
    assert split(journey("A2 B1 C0", 100), CreditRule.EQUAL) == {"A": 34, "B": 33, "C": 33}
    assert apportioned(0, {"A": 0.5, "B": 0.5}) == {"A": 0, "B": 0}


def test_nobody_is_given_what_nobody_introduced():
    assert credit([Journey((), 500)]) == {}


touches = st.lists(st.builds(Touch, st.sampled_from("ABCDEFG"), st.floats(0, 4000)), max_size=8)
journeys = st.lists(st.builds(Journey, touches.map(tuple), st.integers(0, 10**15)), max_size=6)


@given(journeys, st.sampled_from(CreditRule), st.floats(0.5, 400))
def test_shares_add_up_exactly_under_every_rule(deals, rule, half_life):
    given_out = credit(deals, rule, half_life)
    assert sum(given_out.values()) == sum(deal.amount for deal in deals if deal.touches)
    assert all(isinstance(share, int) and share >= 0 for share in given_out.values())
