import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as some
from scipy import stats

from refnet.domain.rates.clusters import (
    cluster_rate,
    cluster_rate_within,
    nearly_without_each,
    shares_without_each,
)
from refnet.domain.rates.competing import End
from refnet.domain.rates.within import rate_within

ALLIES = [(8, 10), (1, 4), (0, 3), (3, 5)]


def spread(allies):
    won = np.concatenate([np.arange(n) < x for x, n in allies])
    return won, np.repeat(np.arange(len(allies)), [n for _, n in allies])


def test_the_reference_allies_have_the_reference_range():
    found = cluster_rate(*spread(ALLIES))
    assert (found.won, found.n, found.value) == (12, 22, pytest.approx(0.545455, abs=5e-7))
    assert found.worth == pytest.approx(3.211892, abs=5e-7)
    assert (found.low, found.high) == (pytest.approx(0.152399, abs=5e-7), pytest.approx(0.888999, abs=5e-7))


tallies = some.integers(1, 8).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n)))


@given(
    some.lists(tallies, min_size=2, max_size=12).filter(
        lambda all_: 0 < sum(x for x, _ in all_) < sum(n for _, n in all_)
    )
)
def test_the_variance_agrees_with_statsmodels(allies):
    won, names = spread(allies)
    options = {"groups": names, "use_correction": True}
    fitted = sm.OLS(won.astype(float), np.ones(len(won))).fit(cov_type="cluster", cov_kwds=options)
    share, n, k = won.mean(), len(won), len(allies)
    variance = float(fitted.cov_params()[0, 0])
    design = max(1, variance / (share * (1 - share) / n))
    expected = n / design * (1.959963984540054 / stats.t.ppf(0.975, k - 1)) ** 2
    assert cluster_rate(won, names).worth == pytest.approx(expected, rel=1e-6)


def test_clusters_need_at_least_two():
    assert cluster_rate(np.array([True, False]), np.array([5, 5])) is None
    assert cluster_rate(np.array([], dtype=bool), np.array([], dtype=int)) is None
    one = np.array([1, 2])
    assert cluster_rate_within(one, one, one, np.array([7, 7]), 30) is None
    empty = np.array([], dtype=np.int64)
    assert cluster_rate_within(empty, empty, empty, empty, 30) is None


def test_all_or_none_won_still_pay_for_few_clusters():
    found = cluster_rate(np.zeros(30, dtype=bool), np.arange(30) % 3)
    assert (found.value, found.low) == (0, 0)
    assert found.worth < 30


cases = some.lists(
    some.tuples(some.integers(0, 30), some.sampled_from(list(End)), some.integers(0, 5)), min_size=2, max_size=60
)


def columns(triples):
    return tuple(np.array(column, dtype=np.int64) for column in zip(*triples, strict=True))


@given(cases)
def test_leaving_out_agrees_with_counting_again(triples):
    days, ends, names = columns(triples)
    expected = [
        rate_within(days[names != name], ends[names != name], days[names != name], 20).rate.value or 0.0
        for name in np.unique(names)
    ]
    assert shares_without_each(days, ends, names, 20) == pytest.approx(expected)


def many(clusters=1000, seed=1):
    generator = np.random.default_rng(seed)
    names = generator.choice(clusters, 8 * clusters, p=stats.zipfian.pmf(np.arange(1, clusters + 1), 0.8, clusters))
    is_won = generator.random(len(names)) < generator.beta(4, 4, clusters)[names]
    days, ages = generator.lognormal(4.3, 0.7, len(names)).astype(int), generator.integers(0, 900, len(names))
    ends = np.where(days > ages, End.OPEN, np.where(is_won, End.WON, End.LOST))
    return np.minimum(days, ages), ends, ages, names


def test_many_clusters_have_nearly_the_range_of_leaving_each_out():
    days, ends, ages, names = many()
    found, plain = cluster_rate_within(days, ends, ages, names, 180), rate_within(days, ends, ages, 180).rate
    without = shares_without_each(days, ends, names, 180)
    k = len(without)
    variance = (k - 1) / k * ((without - without.mean()) ** 2).sum()
    expected = plain.value * (1 - plain.value) / variance * (1.959963984540054 / stats.t.ppf(0.975, k - 1)) ** 2
    assert found.worth == pytest.approx(expected, rel=1e-3)
    assert nearly_without_each(days, ends, names, 180) == pytest.approx(without, abs=1e-4)


@given(cases.filter(lambda triples: len({name for _day, _end, name in triples}) > 1))
def test_without_open_deals_nearly_leaving_out_is_leaving_out(triples):
    days, ends, names = columns(triples)
    ends = np.where(ends == End.OPEN, End.LOST, ends)
    assert nearly_without_each(days, ends, names, 20) == pytest.approx(
        shares_without_each(days, ends, names, 20), abs=1e-9
    )


@given(cases)
def test_the_range_within_a_horizon_is_never_narrower_than_the_plain_one(triples):
    days, ends, names = columns(triples)
    found, plain = cluster_rate_within(days, ends, days, names, 20), rate_within(days, ends, days, 20).rate
    if found is not None:
        assert (found.value, found.won, found.n) == (plain.value, plain.won, plain.n)
        assert found.worth <= plain.worth + 1e-9


def test_without_open_deals_and_with_equal_clusters_leaving_out_agrees_with_counting():
    won, names = spread([(8, 10), (1, 10), (0, 10), (5, 10)])
    days = np.full(len(won), 9)
    within = cluster_rate_within(days, np.where(won, End.WON, End.LOST), days + 90, names, 30)
    counted = cluster_rate(won, names)
    assert (within.worth, within.low) == (pytest.approx(counted.worth), pytest.approx(counted.low))


def test_nothing_to_follow_by_fractions_of_days_leaves_no_share():
    days = np.array([40.5, 50.5])
    assert shares_without_each(days, np.array([1, 2]), np.array([0, 1]), 30) == pytest.approx([0, 0])
    assert nearly_without_each(days, np.array([1, 2]), np.array([0, 1]), 30) == pytest.approx([0, 0])
