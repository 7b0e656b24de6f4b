import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from refnet.domain.rates.proportions import Rate, beta_cdf, beta_quantile, jeffreys, probability_above, rate, wilson

WILSON = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0, 0.1611),
    (1, 29, 0.0061, 0.1718),
    (5, 10, 0.2366, 0.7634),
    (12, 20, 0.3866, 0.7812),
    (26, 50, 0.3851, 0.6520),
    (60, 600, 0.0785, 0.1266),
    (10, 10, 0.7225, 1),
    (254, 5265, 0.0428, 0.0544),
    (19, 6264, 0.00194, 0.00473),
]
JEFFREYS = [
    (81, 263, 0.2545, 0.3656),
    (15, 148, 0.0604, 0.1576),
    (0, 20, 0, 0.1166),
    (1, 29, 0.0037, 0.1501),
    (5, 10, 0.2235, 0.7765),
    (12, 20, 0.3839, 0.7894),
    (26, 50, 0.3837, 0.6541),
    (60, 600, 0.0779, 0.1259),
    (10, 10, 0.7828, 1),
]
counts = some.integers(0, 3000).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n)))


@pytest.mark.parametrize(("won", "n", "low", "high"), WILSON)
def test_wilson_agrees_with_the_reference_table(won, n, low, high):
    interval = wilson(won, n)
    assert (interval.low, interval.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize(("won", "n", "low", "high"), [(430, 474, 0.877675, 0.930124), (10, 14, 0.453505, 0.882788)])
def test_wilson_agrees_with_a_published_example(won, n, low, high):
    interval = wilson(won, n)
    assert (interval.low, interval.high) == (pytest.approx(low, abs=1e-5), pytest.approx(high, abs=1e-5))


@pytest.mark.parametrize(("n", "half"), [(40, 0.15), (94, 0.10), (382, 0.05)])
def test_wilson_needs_so_many_for_a_half_width(n, half):
    def width(count):
        return (wilson(count / 2, count).high - wilson(count / 2, count).low) / 2

    assert width(n) <= half < width(n - 2)


@given(counts)
def test_wilson_agrees_with_statsmodels(case):
    won, n = case
    interval = wilson(won, n)
    if n == 0:
        assert (interval.low, interval.high) == (0, 1)
    else:
        expected = proportion_confint(won, n, method="wilson")
        assert (interval.low, interval.high) == pytest.approx(expected, abs=1e-12)


def test_the_ends_are_exact_where_none_or_all_are_won():
    assert wilson(0, 7).low == 0
    assert wilson(7, 7).high == 1


def test_a_rate_of_nothing_has_no_value_and_the_whole_range():
    nothing = rate(0, 0)
    assert nothing.value is None
    assert (nothing.low, nothing.high) == (0, 1)


def test_a_rate_carries_its_counts_and_range():
    found = rate(26, 50)
    assert (found.won, found.n, found.value) == (26, 50, 0.52)
    assert found.low < 0.52 < found.high


@pytest.mark.parametrize(
    ("won", "n", "chance"), [(12, 20, 0.808345), (26, 50, 0.610116), (5, 10, 0.5), (3, 5, 0.656250), (0, 3, 0.0625)]
)
def test_chance_above_a_half_agrees_with_the_reference_table(won, n, chance):
    assert probability_above(won, n, 0.5) == pytest.approx(chance, abs=1e-6)


@given(counts, some.floats(0, 1))
def test_chance_above_a_threshold_agrees_with_scipy(case, threshold):
    won, n = case
    expected = stats.beta.sf(threshold, 1 + won, 1 + n - won)
    assert probability_above(won, n, threshold) == pytest.approx(expected, abs=1e-9)


@given(some.floats(0.01, 500), some.floats(0.01, 500), some.floats(0, 1, allow_subnormal=False))
def test_incomplete_beta_agrees_with_scipy(a, b, x):
    assert beta_cdf(x, a, b) == pytest.approx(stats.beta.cdf(x, a, b), abs=1e-9)


def test_incomplete_beta_holds_for_very_many():
    assert beta_cdf(0.5, 300_000, 300_100) == pytest.approx(stats.beta.cdf(0.5, 300_000, 300_100), abs=1e-8)


def test_incomplete_beta_is_certain_outside_its_range():
    assert beta_cdf(-1, 2, 2) == 0
    assert beta_cdf(2, 2, 2) == 1


@pytest.mark.parametrize(("won", "n", "low", "high"), JEFFREYS)
def test_jeffreys_agrees_with_the_reference_table(won, n, low, high):
    interval = jeffreys(won, n)
    assert (interval.low, interval.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(counts)
def test_jeffreys_agrees_with_scipy_but_where_none_or_all_are_won(case):
    won, n = case
    low, high = (0, 1) if n == 0 else stats.beta.ppf([0.025, 0.975], won + 0.5, n - won + 0.5)
    interval = jeffreys(won, n)
    assert interval.low == pytest.approx(0 if won == 0 else low, abs=1e-9)
    assert interval.high == pytest.approx(1 if won == n else high, abs=1e-9)


@given(some.floats(0.01, 500), some.floats(0.01, 500), some.floats(0.001, 0.999))
def test_beta_quantile_agrees_with_scipy(a, b, chance):
    assert beta_quantile(chance, a, b) == pytest.approx(stats.beta.ppf(chance, a, b), abs=1e-9)


def test_a_rate_worth_fewer_deals_is_judged_by_those():
    plain, fewer = rate(12, 20), Rate(12, 20, 0.6, 0.3, 0.84, effective_n=10.5)
    assert (plain.worth, fewer.worth) == (20, 10.5)
    assert plain.chance_above(0.5) == pytest.approx(0.808345, abs=1e-6)
    assert fewer.chance_above(0.5) == pytest.approx(stats.beta.sf(0.5, 7.3, 5.2), abs=1e-9)
    assert rate(0, 0).chance_above(0.3) == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("won", "n", "mean", "ends"),
    [(8, 10, 0.6667, (0.4404, 0.8579)), (12, 20, 0.5714, (0.3880, 0.7452)), (0, 4, 0.3333, (0.1093, 0.6097))],
)
def test_beliefs_with_a_fixed_prior_have_the_reference_ranges(won, n, mean, ends):
    a, b = 4 + won, 4 + n - won
    assert a / (a + b) == pytest.approx(mean, abs=5e-5)
    assert (beta_quantile(0.025, a, b), beta_quantile(0.975, a, b)) == pytest.approx(ends, abs=5e-5)
