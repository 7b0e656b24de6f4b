import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy import stats

from refnet.domain.rates.amounts import amounts


def drawn(count, seed=1):
    return np.round(np.random.default_rng(seed).lognormal(9, 0.6, count)).astype(np.int64)


@given(some.lists(some.integers(0, 10**9), min_size=1, max_size=40))
def test_median_and_total_are_those_of_the_deals_and_lie_in_their_ranges(values):
    found = amounts(np.array(values), deals=3 * len(values), seed=1)
    assert found.total == sum(values)
    assert found.median == int(np.median(values))
    if len(values) >= 5:
        assert found.median_range.low <= found.median <= found.median_range.high
        assert found.median_range.low >= min(values)
        assert found.median_range.high <= max(values)
        assert found.total_range.low <= found.total <= found.total_range.high


def test_one_seed_gives_one_range():
    assert amounts(drawn(40), 100, seed=7) == amounts(drawn(40), 100, seed=7)


@pytest.mark.parametrize("count", [16, 40])
def test_the_median_range_agrees_with_scipys_bootstrap(count):
    won = drawn(count)
    found = amounts(won, 100, seed=3).median_range
    oracle = stats.bootstrap((won,), np.median, method="percentile", n_resamples=20_000, rng=5).confidence_interval
    assert (found.low, found.high) == pytest.approx((oracle.low, oracle.high), rel=0.04)


def test_medians_are_drawn_with_their_exact_chances():
    from refnet.domain.rates.amounts import _medians

    places = np.arange(15, dtype=np.float64)
    medians = np.concatenate([_medians(places, np.random.default_rng(seed)) for seed in range(20)])
    exact = stats.binom.sf(7, 15, (places + 1) / 15)
    assert [np.mean(medians <= place) for place in places] == pytest.approx(exact, abs=0.01)


def test_the_total_range_agrees_with_scipys_bootstrap():
    won = drawn(40)
    everything = np.concatenate((won, np.zeros(60)))
    found = amounts(won, 100, seed=3).total_range
    oracle = stats.bootstrap((everything,), np.sum, method="percentile", n_resamples=20_000, rng=5).confidence_interval
    assert (found.low, found.high) == pytest.approx((oracle.low, oracle.high), rel=0.03)


def test_very_many_deals_have_the_range_of_the_normal_curve():
    just_few, just_many = (amounts(drawn(count, seed=2), 3_000, seed=4).total_range for count in (1_000, 1_001))
    assert (just_few.low, just_few.high) == pytest.approx((just_many.low, just_many.high), rel=0.02)


def test_the_median_range_holds_its_word_for_known_amounts():
    generator, truth = np.random.default_rng(11), np.exp(9)
    ranges = [amounts(np.round(generator.lognormal(9, 0.6, 60)), 60, seed).median_range for seed in range(400)]
    assert 0.92 <= np.mean([each.low <= truth <= each.high for each in ranges]) <= 0.98


def test_few_deals_have_no_range():
    found = amounts(np.array([100, 300, 200, 900]), 4, seed=1)
    assert (found.count, found.total, found.median) == (4, 1500, 250)
    assert (found.total_range, found.median_range) == (None, None)


def test_nothing_won_has_no_median():
    found = amounts(np.array([], dtype=np.int64), 9, seed=1)
    assert (found.count, found.total, found.median) == (0, 0, None)


def test_equal_amounts_all_won_leave_no_doubt():
    found = amounts(np.full(8, 500), 8, seed=1)
    assert (found.total_range.low, found.total_range.high) == (4000, 4000)
