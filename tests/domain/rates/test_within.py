import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from refnet.domain.rates.competing import End
from refnet.domain.rates.differences import difference
from refnet.domain.rates.proportions import rate, wilson
from refnet.domain.rates.within import Standing, horizon_offered, longest_followed, rate_within, rates_within

DAYS = np.array([20, 30, 30, 45, 50, 60, 60, 75, 90, 90, 100, 120])
ENDS = np.array([2, 1, 0, 1, 2, 0, 1, 2, 1, 0, 0, 2])
deals = some.lists(
    some.tuples(some.integers(0, 30), some.sampled_from(list(End)), some.integers(0, 30)), min_size=1, max_size=60
)


def whole(*numbers):
    return np.array(numbers, dtype=np.int64)


def columns(triples):
    days, ends = whole(*(day for day, _, _ in triples)), whole(*(end for _, end, _ in triples))
    return days, ends, np.where(ends == End.OPEN, days, days + whole(*(more for _, _, more in triples)))


def within(won=0, lost=0, still_open=0, *, age, days=10, horizon_days=180):
    ends = whole(*[End.WON] * won, *[End.LOST] * lost, *[End.OPEN] * still_open)
    return rate_within(np.where(ends == End.OPEN, age, days), ends, np.full(len(ends), age), horizon_days)


def test_the_worked_example_has_its_effective_n_and_range():
    found = rate_within(DAYS, ENDS, DAYS, 90).rate
    assert found.value == pytest.approx(41 / 108, abs=1e-12)
    assert found.worth == pytest.approx(10.2218, abs=5e-5)
    assert (found.low, found.high) == (pytest.approx(0.15675, abs=5e-6), pytest.approx(0.66827, abs=5e-6))
    assert (found.won, found.n) == (4, 12)


def test_the_worked_example_against_cold_has_the_range_of_mover():
    gap = difference(rate_within(DAYS, ENDS, DAYS, 90).rate, rate(6, 60))
    assert gap.value == pytest.approx(0.279630, abs=5e-7)
    assert (gap.low, gap.high) == (pytest.approx(0.034730, abs=5e-7), pytest.approx(0.573158, abs=5e-7))


def test_without_open_deals_the_range_is_wilsons():
    found = within(12, 8, age=400).rate
    assert (found.value, found.worth) == (pytest.approx(0.6), pytest.approx(20))
    assert (found.low, found.high) == (pytest.approx(0.386582, abs=5e-7), pytest.approx(0.781193, abs=5e-7))


@given(deals)
def test_without_open_deals_any_range_is_wilsons(triples):
    days, ends, ages = columns([(day, end or End.LOST, more) for day, end, more in triples])
    found, won = rate_within(days, ends, ages, 20), int(((days <= 20) & (ends == End.WON)).sum())
    assert (found.rate.won, found.rate.value) == (won, pytest.approx(won / len(days)))
    assert (found.rate.low, found.rate.high) == pytest.approx(
        (wilson(won, len(days)).low, wilson(won, len(days)).high), abs=1e-9
    )


@given(deals, some.integers(0, 40))
def test_the_counts_add_up_and_the_share_lies_within_its_extremes(triples, horizon):
    found = rate_within(*columns(triples), horizon)
    assert found.won + found.lost + found.open == found.rate.n == len(triples)
    assert found.rate.won + found.lost_within + found.pending <= found.rate.n
    assert found.rate.won + found.late == found.won
    assert found.extremes.low - 1e-9 <= found.rate.value <= found.extremes.high + 1e-9
    assert found.rate.low - 1e-9 <= found.rate.value <= found.rate.high + 1e-9
    assert found.rate.worth <= found.rate.n


@given(deals, some.lists(some.integers(0, 3), min_size=60, max_size=60))
def test_groups_at_once_are_each_as_alone(triples, groups):
    days, ends, ages = columns(triples)
    of = whole(*groups[: len(triples)])
    together = rates_within(days, ends, ages, groups=of, group_count=5, horizon_days=20)
    for group in range(4):
        mine = of == group
        alone, found = rate_within(days[mine], ends[mine], ages[mine], 20), together.of(group)
        assert found.rate.value == (None if alone.rate.value is None else pytest.approx(alone.rate.value))
        assert (found.rate.low, found.rate.high) == pytest.approx((alone.rate.low, alone.rate.high))
        assert (found.won, found.lost, found.open, found.late) == (alone.won, alone.lost, alone.open, alone.late)
        assert (found.pending, found.aged, found.mature) == (alone.pending, alone.aged, alone.mature)
    assert together.of(4).standing is Standing.EMPTY


def test_none_won_yet_counts_those_whose_lot_is_known():
    found = within(0, 6, 14, age=100, horizon_days=180)
    assert (found.rate.value, found.rate.worth) == (0, 6)
    assert found.rate.high == pytest.approx(wilson(0, 6).high)


def test_all_won_counts_those_whose_lot_is_known():
    found = rate_within(whole(9, 9, 9, 4), whole(1, 1, 1, 0), whole(90, 90, 90, 4), 30)
    assert (found.rate.value, found.rate.worth, found.rate.high) == (1, 3, 1)


def test_all_open_and_young_leaves_everything_possible():
    found = within(0, 0, 7, age=20)
    assert (found.rate.low, found.rate.high, found.rate.worth) == (0, 1, 0)
    assert found.standing is Standing.TOO_YOUNG


def test_open_deals_that_came_past_the_horizon_are_no_wins_within_it():
    found = within(0, 0, 7, age=200)
    assert (found.rate.value, found.rate.worth, found.pending) == (0, 7, 0)


def test_a_win_on_the_last_day_counts_and_one_after_it_is_late():
    found = rate_within(whole(180, 181), whole(1, 1), whole(400, 400), 180)
    assert (found.rate.won, found.late, found.won, found.rate.value) == (1, 1, 2, 0.5)


def test_fractions_of_days_are_counted_alike():
    found = rate_within(DAYS / 2, ENDS, DAYS / 2, 45).rate
    assert found.value == pytest.approx(41 / 108, abs=1e-12)
    assert rate_within(DAYS / 2, ENDS, DAYS / 2, 9).rate.value == 0


def test_the_mature_cohort_is_chosen_by_age_alone():
    days, ends, ages = whole(10, 10, 10, 50, 200), whole(1, 2, 1, 0, 0), whole(20, 300, 300, 50, 200)
    found = rate_within(days, ends, ages, 180)
    assert (found.aged, found.mature.won, found.mature.n) == (3, 1, 3)


@pytest.mark.parametrize(
    ("found", "standing"),
    [
        (within(age=1), Standing.EMPTY),
        (within(3, 1, 5, age=100), Standing.TOO_YOUNG),
        (within(3, 1, age=100), Standing.COUNTS_ONLY),
        (within(2, 2, age=400), Standing.COUNTS_ONLY),
        (within(3, 2, age=400), Standing.NO_VERDICT),
        (within(5, 4, age=100), Standing.NO_VERDICT),
        (within(5, 5, age=400), Standing.FULL),
    ],
)
def test_what_may_be_said_follows_from_age_and_worth(found, standing):
    assert found.standing is standing


def test_bounds_are_given_when_more_than_a_tenth_is_pending():
    assert within(4, 5, 1, age=100).bounds is None
    found = within(4, 4, 2, age=100).bounds
    assert (found.low, found.high) == (0.4, 0.6)
    assert within(4, 4, 2, age=200).bounds is None


def test_a_shorter_horizon_is_offered_that_five_deals_have_had():
    assert longest_followed(whole(5, 90, 40, 60, 70, 10)) == 90
    assert horizon_offered(whole(5, 90, 40, 60, 70, 10)) == 10
    assert horizon_offered(whole(5, 90, 40, 60)) is None
    assert horizon_offered(whole(0, 0, 0, 0, 60)) is None
    assert longest_followed(whole()) == 0
