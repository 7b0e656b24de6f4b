import numpy as np
import pytest

from refnet.domain.kinds import Source
from refnet.domain.simulation.simulate import simulate
from refnet.services import insights, sample
from tests.simulation import alike, counted, followed, network, passing, planning

SEEDS = 300


def by_name(figures):
    return {figure.name.split(": ")[1]: figure.seen for figure in figures}


def amiss(figures):
    return [str(figure) for figure in figures if not figure.holds]


def test_plain_ranges_hold_the_truth_nineteen_times_in_twenty():
    assert amiss(counted.figures(SEEDS)) == []


@pytest.mark.parametrize("scenario", [followed.LINGER, followed.FAST])
def test_the_estimate_with_open_deals_holds_the_truth_as_often(scenario):
    found = by_name(followed.compare(scenario, 60, SEEDS, seed=1))
    assert 91.5 <= found["Aalen–Johansen, coverage"] <= 98
    assert 91.5 <= found["mature cohort, coverage"] <= 98
    assert abs(found["Aalen–Johansen, bias"]) < 1.5


def test_naive_rates_are_biased_where_losses_linger():
    found = by_name(followed.compare(followed.LINGER, 60, SEEDS, seed=1))
    assert found["won/(won+lost), bias"] > 4
    assert found["won/created, bias"] < -4
    assert found["1 − Kaplan–Meier, bias"] > 4


def test_the_worst_of_naive_rates_is_far_off_where_losses_are_fast():
    found = by_name(followed.compare(followed.FAST, 60, SEEDS, seed=1))
    assert found["1 − Kaplan–Meier, bias"] > 20


def test_the_difference_of_two_estimates_holds_the_truth():
    assert 91.5 <= followed.difference((20, 60), SEEDS, seed=50).seen <= 98


def test_the_plain_range_is_too_narrow_for_referrals_in_general_and_the_clustered_one_is_not():
    plain, clustered, realised = (figure.seen for figure in alike.clusters(0.2, SEEDS, seed=2))
    assert plain < 86
    assert clustered > 88
    assert realised > 92


def test_strata_mend_a_difference_that_comes_from_better_deals():
    found = by_name(alike.strata((120, 240), SEEDS, seed=12, crude_covers=70))
    assert found["plain difference, bias"] > 6
    assert abs(found["Mantel–Haenszel, bias"]) < 1.5
    assert found["Mantel–Haenszel with Sato, coverage"] > 91
    assert found["plain difference, coverage"] < 70


def test_shrunken_rates_come_nearer_to_the_truth_than_raw_ones():
    raw, shrunken, covered = (figure.seen for figure in alike.shrinkage(12, (5, 5), 40, seed=12))
    assert shrunken < 0.8 * raw
    assert 91.5 <= covered <= 99


def test_the_parts_of_a_gap_hold_the_truth():
    assert all(90 <= figure.seen <= 99 for figure in passing.parts((60, 100), 100, seed=1))


def test_amounts_hold_the_truth():
    assert all(90 <= figure.seen <= 99 for figure in passing.money(60, SEEDS, seed=3))


def test_the_sample_network_is_estimated_without_bias():
    rows = np.array([network.one(seed) for seed in range(20)])
    assert rows[:, 0].sum() >= 17
    assert abs(rows[:, 4].mean()) < 0.03
    assert rows[:, 6].mean() < -0.03


def test_the_sample_network_keeps_its_rates_on_the_way_through_a_file_to_the_report(file_store):
    sample.fill(file_store, seed=5, today=network.TODAY)
    query = insights.ConversionQuery(horizon_days=network.HORIZON)
    told = insights.conversion(file_store, query, network.TODAY).conversion
    world = simulate(5, today=network.TODAY)
    for source in (Source.REFERRAL, Source.COLD):
        assert told.sources[source].within == network.known(world, source).within()


def test_plans_hold_what_comes_eight_times_in_ten():
    assert all(72 <= figure.seen <= 88 for figure in planning.bands(150, SEEDS // 2, seed=21))
