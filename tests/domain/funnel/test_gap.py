import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from refnet.domain.errors import InvalidInput
from refnet.domain.funnel.gap import gap, speaks_in_shares
from refnet.domain.funnel.profile import ILLUSTRATION, Profile
from refnet.domain.funnel.stages import of_stages

COLD, REFERRAL = of_stages([400, 160, 80, 48, 36, 18]), of_stages([100, 90, 72, 60, 54, 45])
REP = of_stages([60, 48, 30, 20, 18, 15])
MANY = 200_000
stage_counts = some.lists(some.integers(0, 200), min_size=6, max_size=6).map(lambda counts: sorted(counts)[::-1])


def test_cold_against_referral_is_lost_before_the_proposal():
    found = gap(COLD, REFERRAL, draws=MANY)
    assert found.total.value == pytest.approx(-0.405)
    assert found.early.value == pytest.approx(-0.142634 - 0.082669 - 0.057780 - 0.032068, abs=2e-6)
    assert found.late.value == pytest.approx(-0.089849, abs=5e-7)
    assert found.share_early.value == pytest.approx(0.7782, abs=5e-5)
    assert (found.share_early.low, found.share_early.high) == pytest.approx((0.656, 0.902), abs=0.003)
    assert not found.is_shapley


def test_a_rep_against_the_team_is_lost_before_the_proposal():
    found = gap(REP, REFERRAL, draws=MANY)
    assert found.total.value == pytest.approx(-0.20)
    assert found.early.value == pytest.approx(-0.20)
    assert found.late.value == pytest.approx(0, abs=1e-12)
    assert found.early_larger == pytest.approx(0.991, abs=0.001)
    assert found.early_worse == pytest.approx(0.9989, abs=0.0005)
    assert (found.share_early.low, found.share_early.high) == pytest.approx((0.59, 1.72), abs=0.03)
    assert found.late.low < 0 < found.late.high


def test_a_target_profile_has_no_range_of_its_own():
    found = gap(REP, ILLUSTRATION)
    assert ILLUSTRATION.conversion == pytest.approx(0.5, abs=1e-6)
    assert ILLUSTRATION.is_assumption
    assert found.total.value == pytest.approx(-0.25, abs=1e-6)
    assert found.shares[:4] == pytest.approx((0.2479, 0.4436, 0.2630, 0.0317), abs=5e-5)
    assert found.early.high - found.early.low < gap(REP, REFERRAL).early.high - gap(REP, REFERRAL).early.low


@pytest.mark.parametrize("targets", [(0.5,) * 4, (0.5, 0.5, 0, 0.5, 0.5), (0.5, 0.5, 0.5, 0.5, 1.01)])
def test_targets_that_cannot_be_are_refused(targets):
    with pytest.raises(InvalidInput):
        Profile(targets).check()


def test_the_illustrative_targets_are_accepted():
    ILLUSTRATION.check()


def test_a_share_is_printed_only_with_one_sign_a_range_within_the_whole_and_thirty_deals():
    wide = [count * 10 for count in (400, 160, 80, 48, 36, 18)]
    assert speaks_in_shares(gap(of_stages(wide), of_stages([1000, 900, 720, 600, 540, 450])))
    assert speaks_in_shares(gap(COLD, REFERRAL))
    assert not speaks_in_shares(gap(of_stages([40, 16, 8, 5, 4, 2]), REFERRAL))
    assert not speaks_in_shares(gap(REP, REFERRAL))
    better_at_closing = of_stages([400, 160, 80, 48, 36, 36])
    assert not speaks_in_shares(gap(better_at_closing, REFERRAL))
    assert not speaks_in_shares(gap(of_stages([60, 30, 0, 0, 0, 0]), REFERRAL))


def test_a_step_that_nobody_passed_is_split_by_shapley():
    found = gap(of_stages([60, 30, 10, 0, 0, 0]), REFERRAL)
    assert found.is_shapley
    assert found.share_early is None
    assert found.steps[2].value < 0
    assert found.steps[3] is None
    assert found.late is None
    assert found.late_worse is None
    assert found.total.value == pytest.approx(-0.45)


def test_closing_is_told_from_ten_proposals_on_each_side():
    assert gap(of_stages([60, 30, 20, 16, 9, 2]), REFERRAL).late is None
    assert gap(REFERRAL, of_stages([60, 30, 20, 16, 9, 2])).late_worse is None
    assert gap(of_stages([60, 30, 20, 16, 10, 2]), REFERRAL).late is not None


def test_a_step_of_fewer_than_ten_has_no_points_and_no_chance_and_neither_has_the_whole():
    found = gap(of_stages([20, 18, 15, 9, 9, 5]), REFERRAL)
    assert [each is None for each in found.steps] == [False, False, False, True, True]
    assert found.step_worse[3:] == (None, None)
    assert found.early is found.late is found.total is None
    assert found.early_worse is found.early_larger is None
    assert not found.is_less


def test_a_step_that_the_reference_lacks_is_left_out():
    found = gap(REFERRAL, of_stages([60, 30, 0, 0, 0, 0]))
    assert [each is None for each in found.steps] == [False, False, True, True, True]
    assert found.step_worse[2] is None
    assert found.total.low > 0


def test_nothing_on_both_sides_has_no_parts():
    found = gap(of_stages([0] * 6), of_stages([0] * 6))
    assert found.steps == (None,) * 5
    assert found.total is None
    assert found.share_early is None


def test_equal_funnels_are_as_good_as_a_coin():
    found = gap(REFERRAL, REFERRAL)
    assert found.total.value == 0
    assert found.early_worse == pytest.approx(0.5, abs=0.02)
    assert found.shares == (0.0,) * 5


def test_the_same_seed_gives_the_same_figures():
    assert gap(COLD, REFERRAL, seed=3) == gap(COLD, REFERRAL, seed=3)
    assert gap(COLD, REFERRAL, seed=3) != gap(COLD, REFERRAL, seed=4)


@settings(max_examples=60)
@given(stage_counts, stage_counts)
def test_the_parts_add_up_and_chances_stay_within_bounds(ours, reference):
    found = gap(of_stages(ours), of_stages(reference), draws=400)
    parts = [each.value for each in found.steps if each is not None]
    if len(parts) == 5:
        assert sum(parts) == pytest.approx(found.total.value, abs=1e-12)
        assert found.early.value + found.late.value == pytest.approx(found.total.value, abs=1e-12)
    assert all(0 <= chance <= 1 for chance in (found.early_worse, found.early_larger, *found.step_worse) if chance)
    assert all(each.low <= each.high for each in (*found.steps, found.late, found.early, found.total) if each)


@settings(max_examples=40)
@given(stage_counts.filter(lambda counts: counts[-1] > 0), stage_counts.filter(lambda counts: counts[-1] > 0))
def test_a_gap_of_whole_funnels_is_the_difference_of_their_conversions(ours, reference):
    first, second = of_stages(ours), of_stages(reference)
    total = gap(first, second, draws=10).total
    is_enough = min(first.smallest, second.smallest) >= 10
    assert (total is not None) is is_enough
    if is_enough:
        assert total.value == pytest.approx(first.conversion - second.conversion)


def coverage(n_ours, n_reference, runs=400):
    """Return how often the ranges of early and late log parts hold the truth, as two shares."""
    random = np.random.default_rng(11)
    truths = np.array([0.45, 0.50, 0.65, 0.85, 0.8044]), np.array([0.95, 0.85, 0.80, 0.92, 0.8413])
    terms = np.log(truths[0] / truths[1])
    hits = np.zeros(2)
    for _run in range(runs):
        drawn = [
            random.beta(won + 0.5, n - won + 0.5, size=(1000, 5))
            for won, n in (passed(random, truth, n) for truth, n in zip(truths, (n_ours, n_reference), strict=True))
        ]
        spread = np.log(drawn[0] / drawn[1])
        parts = spread[:, :4].sum(axis=1), spread[:, 4]
        for number, truth in enumerate((terms[:4].sum(), terms[4])):
            low, high = np.quantile(parts[number], (0.025, 0.975))
            hits[number] += low <= truth <= high
    return hits / runs


def passed(random, rates, n):
    counts = [n]
    for rate in rates:
        counts.append(random.binomial(counts[-1], rate))
    return np.array(counts[1:]), np.array(counts[:-1])


def test_the_ranges_hold_the_truth_about_as_often_as_they_say():
    early, late = coverage(150, 300)
    assert 0.91 <= early <= 0.985
    assert 0.91 <= late <= 0.985
