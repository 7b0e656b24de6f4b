from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from statsmodels.stats.contingency_tables import StratifiedTable

from refnet.domain.rates.differences import Difference
from refnet.domain.rates.strata import Strata, adjust, strata_of

KIDNEY = [(81, 87, 234, 270), (192, 263, 55, 80)]
MIX = [(42, 60, 8, 12), (8, 20, 24, 60)]
REVERSAL = [(9, 10, 64, 80), (24, 80, 2, 10)]
REPS = [(6, 10, 2, 20), (10, 25, 5, 40), (3, 4, 1, 15)]


def strata(rows):
    return Strata(*(np.array(column, dtype=np.int64) for column in zip(*rows, strict=True)))


@pytest.mark.parametrize(
    ("rows", "crude", "adjusted", "odds", "others"),
    [
        (KIDNEY, -0.045714, (0.053836, -0.011929, 0.119601), (1.446847, 0.915793, 2.285849), (1.069000, 2.433856)),
        (MIX, 0.180556, (0.013333, -0.175325, 0.201991), (1.059524, 0.469197, 2.392576), (1.026316, 0.019166)),
        (REVERSAL, -0.366667, (0.1, -0.068674, 0.268674), (1.909091, 0.526229, 6.925932), (1.2, 0.980379)),
        (REPS, 0.380513, (0.385653, 0.212189, 0.559117), (7.599487, 2.904369, 19.884595), (4.471807, 20.211778)),
    ],
)
def test_the_reference_strata_have_the_reference_numbers(rows, crude, adjusted, odds, others):
    found = adjust(strata(rows))
    assert found.crude.value == pytest.approx(crude, abs=5e-7)
    gap, ratio = found.adjusted, found.odds_ratio
    assert (gap.value, gap.low, gap.high) == pytest.approx(adjusted, abs=6e-7)
    assert (ratio.value, ratio.low, ratio.high) == pytest.approx(odds, abs=6e-7)
    assert (found.risk_ratio, found.association.value) == pytest.approx(others, abs=6e-7)
    assert (found.used, found.dropped, found.dropped_deals) == (len(rows), 0, 0)


def test_the_kidney_stones_have_the_published_homogeneity():
    assert adjust(strata(KIDNEY)).homogeneity.value == pytest.approx(0.968446, abs=5e-7)


def test_one_stratum_has_the_plain_error():
    gap = adjust(strata([(52, 100, 30, 100)])).adjusted
    assert gap.value == pytest.approx(0.22)
    assert (gap.high - gap.low) / 2 == pytest.approx(1.959963984540054 * 0.0677938, abs=1e-6)


tables = some.tuples(some.integers(1, 40), some.integers(1, 40)).flatmap(
    lambda n: some.tuples(some.integers(0, n[0]), some.just(n[0]), some.integers(0, n[1]), some.just(n[1]))
)


def of_one_mind(rows):
    return adjust(strata(rows)).odds_ratio.value == pytest.approx(1, abs=1e-6)


def has_odds(rows):
    above = sum(x1 * (n0 - x0) for x1, n1, x0, n0 in rows)
    return above > 0 and sum((n1 - x1) * x0 for x1, n1, x0, n0 in rows) > 0


@given(some.lists(tables, min_size=1, max_size=8).filter(has_odds))
def test_any_strata_agree_with_statsmodels(rows):
    found = adjust(strata(rows))
    oracle = StratifiedTable([np.array([[x1, n1 - x1], [x0, n0 - x0]], dtype=float) for x1, n1, x0, n0 in rows])
    ratio = found.odds_ratio
    assert ratio.value == pytest.approx(oracle.oddsratio_pooled)
    assert (ratio.low, ratio.high) == pytest.approx(oracle.oddsratio_pooled_confint())
    assert found.risk_ratio == pytest.approx(oracle.riskratio_pooled)
    assert found.association.value == pytest.approx(oracle.test_null_odds().statistic)
    assert found.association.p == pytest.approx(oracle.test_null_odds().pvalue)


inner = some.tuples(some.integers(2, 40), some.integers(2, 40)).flatmap(
    lambda n: some.tuples(some.integers(1, n[0] - 1), some.just(n[0]), some.integers(1, n[1] - 1), some.just(n[1]))
)


@given(some.lists(inner, min_size=2, max_size=8).filter(lambda rows: not of_one_mind(rows)))
def test_homogeneity_agrees_with_statsmodels(rows):
    oracle = StratifiedTable([np.array([[x1, n1 - x1], [x0, n0 - x0]], dtype=float) for x1, n1, x0, n0 in rows])
    expected, found = oracle.test_equal_odds(), adjust(strata(rows)).homogeneity
    assert found.value == pytest.approx(float(expected.statistic), rel=1e-5, abs=1e-8)
    assert found.p == pytest.approx(float(expected.pvalue), abs=1e-6)


@given(some.lists(tables, min_size=1, max_size=8))
def test_the_difference_turns_round_with_the_groups(rows):
    one, other = adjust(strata(rows)), adjust(strata([(x0, n0, x1, n1) for x1, n1, x0, n0 in rows]))
    assert one.adjusted.value == pytest.approx(-other.adjusted.value)
    assert one.adjusted.low == pytest.approx(-other.adjusted.high)


def test_strata_with_one_group_only_are_dropped_and_counted():
    found = adjust(strata([*REPS, (3, 7, 0, 0), (0, 0, 1, 5), (0, 0, 0, 0)]))
    assert found.adjusted == adjust(strata(REPS)).adjusted
    assert (found.used, found.dropped, found.dropped_deals) == (3, 2, 12)
    assert (found.first.n, found.second.n) == (46, 80)
    assert found.comparable == adjust(strata(REPS)).crude != found.crude


def test_without_a_usable_stratum_only_the_crude_difference_is_told():
    found = adjust(strata([(3, 7, 0, 0), (0, 0, 1, 5)]))
    assert found.crude.value == pytest.approx(3 / 7 - 1 / 5)
    assert (found.adjusted, found.risk_ratio, found.odds_ratio, found.association) == (None, None, None, None)
    assert not found.is_partly_mix
    assert not found.strata_disagree


def test_no_deals_at_all_tell_nothing():
    empty = np.array([], dtype=np.int64)
    found = adjust(strata_of(empty > 0, empty > 0, empty))
    assert (found.crude, found.adjusted, found.used, found.dropped) == (None, None, 0, 0)


def test_all_won_on_both_sides_have_no_ratio_of_odds():
    found = adjust(strata([(3, 3, 2, 2), (1, 1, 4, 4)]))
    assert (found.adjusted.value, found.odds_ratio, found.association) == (0, None, None)


def test_a_single_stratum_cannot_disagree():
    assert not adjust(strata([(5, 10, 2, 20)])).strata_disagree


def test_equal_odds_of_one_are_no_disagreement():
    assert adjust(strata([(1, 2, 1, 2), (2, 4, 3, 6)])).homogeneity.value == pytest.approx(0)


def test_strata_that_point_in_opposite_ways_disagree():
    assert adjust(strata([(40, 50, 10, 50), (10, 50, 40, 50)])).strata_disagree
    assert not adjust(strata(KIDNEY)).strata_disagree


@pytest.mark.parametrize(("apart", "told"), [(0.049, False), (-0.049, False), (0.051, True), (-0.051, True)])
def test_mix_is_told_from_five_points_on(apart, told):
    found = adjust(strata(REPS))
    crude = Difference(found.adjusted.value + apart, 0.0, 1.0)
    assert replace(found, comparable=crude).is_partly_mix is told


def test_mix_is_told_where_crude_and_adjusted_lie_apart():
    assert adjust(strata(MIX)).is_partly_mix
    assert not adjust(strata(REPS)).is_partly_mix


def test_strata_are_counted_from_columns():
    rows = [*MIX, (0, 0, 1, 3)]
    won, first, rep = [], [], []
    for stratum, (x1, n1, x0, n0) in enumerate(rows):
        won += [True] * x1 + [False] * (n1 - x1) + [True] * x0 + [False] * (n0 - x0)
        first += [True] * n1 + [False] * n0
        rep += [stratum * 7] * (n1 + n0)
    rep, size = np.array(rep), np.array(rep) % 2 - 5
    found = strata_of(np.array(won), np.array(first), rep, size)
    assert sorted(zip(found.won, found.n, found.other_won, found.other_n, strict=True)) == sorted(rows)
    far_apart = strata_of(np.array(won), np.array(first), rep * 1000 - 5)
    assert sorted(zip(far_apart.won, far_apart.n, strict=True)) == sorted(zip(found.won, found.n, strict=True))
    alone = strata_of(np.array(won), np.array(first))
    assert (alone.won.tolist(), alone.n.tolist()) == ([50], [80])
