import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy import integrate, stats
from statsmodels.stats.proportion import confint_proportions_2indep

from refnet.domain.rates.differences import chance_greater, difference
from refnet.domain.rates.proportions import Rate, rate, wilson

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


@pytest.mark.parametrize(
    ("first", "second", "chance"),
    [
        ((12, 20), (6, 60), 0.99999390),
        ((26, 50), (60, 600), 1.0),
        ((5, 10), (1, 10), 0.96826625),
        ((3, 5), (2, 30), 0.99691928),
        ((0, 3), (0, 3), 0.5),
        ((0, 0), (0, 0), 0.5),
        ((1, 1), (1, 1), 0.5),
    ],
)
def test_the_chance_to_be_greater_agrees_with_the_reference_table(first, second, chance):
    assert chance_greater(rate(*first), rate(*second)) == pytest.approx(chance, abs=5e-9)


def worth(value, n):
    interval = wilson(value * n, n)
    return Rate(0, 1000, value, interval.low, interval.high, effective_n=n)


def by_quadrature(first, second):
    one, two = (stats.beta(1 + v * n, 1 + n - v * n) for v, n in (first, second))
    points = sorted({*one.ppf([1e-6, 0.1, 0.5, 0.9, 1 - 1e-6]), *two.ppf([1e-6, 0.1, 0.5, 0.9, 1 - 1e-6])})
    return integrate.quad(lambda x: one.pdf(x) * two.cdf(x), 0, 1, points=points, limit=500)[0]


@given(counts, counts)
def test_the_exact_sum_agrees_with_integration(first, second):
    summed = chance_greater(rate(*first), rate(*second))
    one, two = (worth(won / n, float(n)) for won, n in (first, second))
    assert summed == pytest.approx(chance_greater(one, two), abs=1e-6)


shares = some.tuples(some.floats(0, 1), some.floats(0.1, 2000))


@given(shares, shares)
def test_the_chance_with_effective_n_agrees_with_quadrature(first, second):
    assert chance_greater(worth(*first), worth(*second)) == pytest.approx(by_quadrature(first, second), abs=1e-5)


def test_the_chance_holds_for_very_many_against_few():
    many, few = (0.3, 100_000.5), (0.5, 4.5)
    assert chance_greater(worth(*many), worth(*few)) == pytest.approx(by_quadrature(many, few), abs=1e-6)
    none, nearly_all = (0.0, 1.0), (0.99609375, 23.0)
    assert chance_greater(worth(*none), worth(*nearly_all)) == pytest.approx(by_quadrature(none, nearly_all), abs=1e-6)
    assert chance_greater(rate(50_000, 100_000), rate(40_000, 80_000)) == pytest.approx(0.5, abs=1e-3)


@pytest.mark.parametrize(("cold", "enough"), [(20, 15), (60, 10), (200, 8)])
def test_so_many_introductions_show_a_difference_four_times_in_five(cold, enough):
    def power(introductions):
        chances, others = (stats.binom.pmf(range(n + 1), n, p) for n, p in ((introductions, 0.5), (cold, 0.1)))
        return sum(
            chances[won] * others[other]
            for won in range(introductions + 1)
            for other in range(cold + 1)
            if others[other] > 1e-9 and difference(rate(won, introductions), rate(other, cold)).low > 0
        )

    grid = [5, 6, 8, 10, 12, 15, 20, 30]
    assert power(enough) >= 0.8 > power(grid[grid.index(enough) - 1])
