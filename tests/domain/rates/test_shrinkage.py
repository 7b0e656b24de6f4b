import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy import optimize, stats

from refnet.domain.rates.shrinkage import shrink

ALLIES = {
    "Ana": (8, 10),
    "Ben": (1, 1),
    "Cat": (0, 1),
    "Dan": (3, 9),
    "Eve": (2, 2),
    "Fay": (6, 15),
    "Gus": (0, 4),
    "Hal": (5, 6),
    "Ida": (1, 3),
    "Jon": (12, 20),
    "Kim": (2, 8),
    "Lou": (4, 7),
}
MEANS = {
    "Ana": 0.6487,
    "Hal": 0.6288,
    "Eve": 0.5957,
    "Jon": 0.5656,
    "Ben": 0.5570,
    "Lou": 0.5325,
    "Ida": 0.4633,
    "Cat": 0.4524,
    "Fay": 0.4451,
    "Dan": 0.4259,
    "Kim": 0.3939,
    "Gus": 0.3560,
}
RANGES = {
    "Ana": (0.4217, 0.8749),
    "Hal": (0.377, 0.889),
    "Jon": (0.387, 0.744),
    "Ben": (0.239, 0.891),
    "Gus": (0.064, 0.632),
}


def of(pairs, threshold=0.5):
    won, n = np.array(pairs).T
    return shrink(won, n, threshold)


@pytest.fixture(scope="module")
def allies():
    return of(list(ALLIES.values()))


def test_the_reference_allies_have_the_reference_means(allies):
    assert dict(zip(ALLIES, allies.mean, strict=True)) == pytest.approx(MEANS, abs=2e-3)
    assert allies.team_mean == pytest.approx(0.505, abs=1e-3)


@pytest.mark.parametrize("name", RANGES)
def test_the_reference_allies_have_the_reference_ranges(allies, name):
    at = list(ALLIES).index(name)
    assert (allies.low[at], allies.high[at]) == pytest.approx(RANGES[name], abs=2e-3)


def test_the_reference_allies_have_the_reference_chances(allies):
    at = [list(ALLIES).index(name) for name in ("Ana", "Jon")]
    assert allies.chance_above[at] == pytest.approx([0.893, 0.760], abs=2e-3)


def by_plain_grid(won, n):
    """The same belief on a much finer grid, one member at a time and with scipy's distributions."""
    middles, strengths = np.linspace(0.002, 0.998, 250), np.exp(np.linspace(0, np.log(200), 60))
    m, strength = np.meshgrid(middles, strengths, indexing="ij")
    logs = np.log(m * (1 - m)) + stats.norm.logpdf(np.log(strength), np.log(10), 1)
    for x, of_all in zip(won, n, strict=True):
        logs = logs + stats.betabinom.logpmf(x, of_all, m * strength, (1 - m) * strength)
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    a, b = won[0] + m * strength, n[0] - won[0] + (1 - m) * strength
    return (weights * a / (a + b)).sum(), lambda x: (weights * stats.beta.cdf(x, a, b)).sum()


tallies = some.integers(0, 60).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n)))


@settings(max_examples=15)
@given(some.lists(tallies, min_size=1, max_size=10))
def test_a_finer_grid_gives_the_same_belief(pairs):
    found = of(pairs, threshold=0.4)
    mean, below = by_plain_grid(*np.array(pairs).T)
    assert found.mean[0] == pytest.approx(mean, abs=4e-3)
    assert 1 - found.chance_above[0] == pytest.approx(below(0.4), abs=1e-2)
    for chance, end in ((0.025, found.low[0]), (0.975, found.high[0])):
        assert end == pytest.approx(optimize.brentq(lambda x, chance=chance: below(x) - chance, 0, 1), abs=1e-2)


@settings(max_examples=25)
@given(some.lists(tallies, min_size=1, max_size=12))
def test_rates_are_drawn_towards_the_team(pairs):
    found = of(pairs)
    for (won, n), mean, low, high in zip(pairs, found.mean, found.low, found.high, strict=True):
        assert 0 <= low < mean < high <= 1
        if n:
            assert min(won / n, found.team_mean) - 0.02 <= mean <= max(won / n, found.team_mean) + 0.02


def test_members_with_equal_counts_are_believed_alike():
    found = of([(3, 9), (5, 6), (3, 9)])
    assert found.mean[0] == found.mean[2] < found.mean[1]


def test_a_member_without_deals_is_believed_to_be_like_the_team():
    found = of([(0, 0), (45, 50), (40, 50), (44, 50)])
    assert found.mean[0] == pytest.approx(found.team_mean, abs=1e-3)


def test_counts_may_be_worth_fewer_deals():
    found = of([(4.5, 9.1), (2.2, 3.7)])
    assert 0.4 < found.mean[0] < 0.6


def test_without_members_the_prior_is_left():
    nobody = np.zeros(0)
    found = shrink(nobody, nobody, 0.5)
    assert len(found.mean) == 0
    assert found.team_mean == pytest.approx(0.5)


def test_rare_wins_of_many_are_not_drawn_off_the_grid():
    won = np.array([160, 200, 240, 180, 210])
    found = shrink(won, np.full(5, 20_000), 0.01)
    assert found.mean == pytest.approx(won / 20_000, abs=3e-4)
    assert (found.low < won / 20_000).all()
    assert (found.high > won / 20_000).all()


def test_nothing_won_by_anybody_leaves_a_low_rate():
    found = of([(0, 5_000)] * 5, threshold=0.01)
    assert (found.high < 0.002).all()
    assert (found.chance_above < 1e-3).all()


def test_homogeneous_members_keep_a_range():
    found = of([(5, 10)] * 4)
    assert found.mean == pytest.approx(np.full(4, 0.5), abs=1e-6)
    assert (found.high - found.low > 0.2).all()
