import pytest
from hypothesis import given
from hypothesis import strategies as some
from statsmodels.stats.proportion import confint_proportions_2indep

from refnet.domain.rates.differences import difference
from refnet.domain.rates.proportions import Rate, rate

NEWCOMBE = [
    ((56, 70), (48, 80), 0.2, 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.6, 0.1705, 0.8090),
    ((12, 20), (6, 60), 0.5, 0.2637, 0.6889),
    ((26, 50), (60, 600), 0.42, 0.2825, 0.5538),
    ((5, 10), (1, 10), 0.4, -0.0024, 0.6759),
    ((3, 3), (0, 3), 1, 0.2059, 1),
    ((7, 34), (1, 34), 0.1765, 0.0189, 0.3404),
]
counts = some.integers(1, 500).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n)))


@pytest.mark.parametrize(("first", "second", "value", "low", "high"), NEWCOMBE)
def test_newcombe_agrees_with_the_reference_table(first, second, value, low, high):
    gap = difference(rate(*first), rate(*second))
    assert gap.value == pytest.approx(value, abs=5e-5)
    assert (gap.low, gap.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(counts, counts)
def test_newcombe_agrees_with_statsmodels(first, second):
    gap = difference(rate(*first), rate(*second))
    expected = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff")
    assert (gap.low, gap.high) == pytest.approx(expected, abs=1e-9)


def test_the_intervals_may_come_from_another_estimator():
    censored = Rate(won=0, n=0, value=0.379630, low=0.156750, high=0.668267)
    gap = difference(censored, rate(6, 60))
    assert gap.value == pytest.approx(0.279630)
    assert (gap.low, gap.high) == (pytest.approx(0.034730, abs=2e-6), pytest.approx(0.573158, abs=2e-6))


def test_no_difference_where_one_side_has_nothing():
    assert difference(rate(0, 0), rate(1, 2)) is None
    assert difference(rate(1, 2), rate(0, 0)) is None
