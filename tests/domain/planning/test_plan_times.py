import numpy as np
import pytest

from refnet.domain.planning.chain import DRAWS
from refnet.domain.planning.times import SPREAD, TO_CLIENT, Times, grown, in_time, times
from refnet.domain.rates.competing import End, curve

RANDOM = np.random.default_rng(1)


def even(days, more=1.0):
    return Times(tuple(days), (more,) * len(days), len(days) * 10)


def drawn(*days):
    return even(days, more=1e6).draws(np.random.default_rng(1))


def test_asks_spread_over_ten_weeks_bring_half_of_their_clients_in_time_when_each_takes_five():
    assert in_time((drawn(35),), 70) == pytest.approx(0.5)
    assert in_time((drawn(15), drawn(20)), 70) == pytest.approx(0.5)
    assert in_time((drawn(80),), 70).max() == 0
    assert in_time((drawn(0),), 0).max() == 0


def test_two_times_that_follow_each_other_give_what_counting_all_pairs_gives():
    lags, rest, days = np.array([3, 10, 40]), np.array([20, 30, 90, 150]), 120
    left = [max(days - lag - more, 0) for lag in lags for more in rest]
    assert in_time((drawn(*lags), drawn(*rest)), days).mean() == pytest.approx(np.mean(left) / days, rel=1e-2)


def test_work_that_grows_evenly_brings_half_the_square_of_the_days_that_are_left():
    assert grown(drawn(20), 70) == pytest.approx(50**2 / 2)
    assert grown(drawn(20), -5).max() == 0


def test_few_cases_stand_beside_what_is_assumed_and_many_alone():
    few, many = even((10,) * 2), Times((10,), (12.0,), 12)
    assert not Times((10,), (9.0,), 9).is_own
    assert many.is_own
    assert many.mean == 10
    assumed = TO_CLIENT * np.mean(SPREAD)
    assert Times().mean == pytest.approx(assumed)
    assert Times((10,), (2.0,), 2).mean == pytest.approx((2 * 10 + 5 * assumed) / 7)
    assert few.is_own


def test_the_usual_time_is_the_mean_of_what_is_assumed():
    assert np.mean(SPREAD) == pytest.approx(1, abs=0.01)


def test_days_within_which_a_share_has_come():
    found = Times((50, 10, 30), (2.0, 6.0, 4.0), 12)
    assert [found.within(share) for share in (0.5, 0.8, 1.0)] == [10, 30, 50]


def test_a_mean_has_the_spread_of_so_many_cases():
    cases = np.arange(10, 90)
    found = even(cases).draws(np.random.default_rng(2))
    means = found.shares @ found.days
    assert means.shape == (DRAWS,)
    assert means.mean() == pytest.approx(cases.mean(), rel=0.01)
    assert means.std() == pytest.approx(cases.std() / 81**0.5, rel=0.1)


def test_what_took_long_is_not_made_rare_by_what_is_still_open():
    random = np.random.default_rng(3)
    takes = random.gamma(3, 25, 4_000).round().astype(np.int64)
    ages = random.integers(0, 200, 4_000)
    is_seen = takes <= ages
    ends = np.where(is_seen, End.WON, End.OPEN).astype(np.int64)
    found = times(curve(np.minimum(takes, ages), ends), takes[is_seen], 65)
    seen = takes[takes <= 199].mean()
    assert found.mean == pytest.approx(seen, rel=0.05)
    assert takes[is_seen].mean() < seen * 0.85
    assert sum(found.weights) < found.cases


def test_without_any_case_only_the_assumption_is_there():
    nothing = curve(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    assert times(nothing, np.zeros(0, dtype=np.int64), 40) == Times(assumed=40)
