import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.errors import InvalidInput
from refnet.domain.planning.backwards import Goal, GoalKind, Past, means, needs
from refnet.domain.planning.chain import DRAWS, STEPS, Activity, Chain, StepRate, middle
from refnet.domain.planning.open_now import OpenNow
from refnet.domain.planning.times import Times

ASSUMED = Chain(
    (
        StepRate(Activity.INTRODUCTIONS, 0, 0, 0.5),
        StepRate(Activity.MEETINGS, 0, 0, 0.8),
        StepRate(Activity.PROPOSALS, 0, 0, 0.5),
        StepRate(Activity.CLIENTS, 0, 0, 0.5),
    )
)
COUNTED = Chain(
    (
        StepRate(Activity.INTRODUCTIONS, 50_000, 100_000, 0.1),
        StepRate(Activity.MEETINGS, 80_000, 100_000, 0.1),
        StepRate(Activity.PROPOSALS, 50_000, 100_000, 0.1),
        StepRate(Activity.CLIENTS, 50_000, 100_000, 0.1),
    )
)
TEN_CLIENTS = Goal(GoalKind.CLIENTS, 10, since=0, by=700)
NO_TIME = Times((0,), (1e6,), 50)
AT_ONCE = Past(0, NO_TIME, NO_TIME)


def even(days):
    return Times(tuple(days), (1.0,) * len(days), len(days))


def rate(to, done, of):
    return StepRate(to, done, of, assumed=0.5)


def test_with_rates_that_are_known_well_the_math_is_plain_division():
    found = needs(TEN_CLIENTS, COUNTED, AT_ONCE, today=0)
    assert found.a_week is not None
    middles = {activity: found.a_week[activity].middle * found.weeks for activity in Activity}
    plain = dict(zip(Activity, (100, 50, 40, 20, 10), strict=True))
    assert middles == pytest.approx(plain, rel=0.01)


def test_an_assumption_has_a_range_that_holds_plain_division_and_far_more():
    asks = needs(TEN_CLIENTS, ASSUMED, AT_ONCE, today=0).a_week[Activity.ASKS]
    assert asks.low < 0.6 < asks.middle < 1.4 < asks.high
    assert asks.middle == pytest.approx(1, rel=0.3)


def test_what_is_open_is_taken_off_what_is_wanted():
    plain = needs(TEN_CLIENTS, COUNTED, AT_ONCE, today=0)
    found = needs(TEN_CLIENTS, COUNTED, AT_ONCE, today=0, now=OpenNow((0.5,) * 6))
    assert (found.of_open.middle, found.clients.middle) == (3, 7)
    assert found.a_week[Activity.ASKS].middle == pytest.approx(plain.a_week[Activity.ASKS].middle * 0.7)
    enough = needs(TEN_CLIENTS, COUNTED, AT_ONCE, today=0, now=OpenNow((1.0,) * 12))
    assert (enough.of_open.middle, enough.a_week[Activity.ASKS].high) == (10, 0)


def test_asks_that_take_half_the_time_to_an_introduction_must_be_twice_as_many():
    late = needs(TEN_CLIENTS, COUNTED, Past(0, NO_TIME, Times((350,), (1e6,), 50)), today=0)
    plain = needs(TEN_CLIENTS, COUNTED, AT_ONCE, today=0)
    assert late.in_time == 0.5
    assert late.a_week[Activity.ASKS].middle == pytest.approx(plain.a_week[Activity.ASKS].middle * 2)


def test_what_was_reached_is_no_longer_wanted():
    found = needs(TEN_CLIENTS, ASSUMED, Past(4, NO_TIME, NO_TIME), today=0)
    assert found.clients.middle == 6


def test_a_goal_that_is_reached_takes_nothing_more():
    found = needs(TEN_CLIENTS, ASSUMED, Past(12, NO_TIME, NO_TIME), today=0)
    assert {one.high for one in found.a_week.values()} == {0.0}


def test_where_no_client_can_come_in_time_no_number_of_asks_is_given():
    slow = Past(0, even((300,) * 10), NO_TIME)
    found = needs(TEN_CLIENTS, ASSUMED, slow, today=650)
    assert found.a_week is None
    assert found.in_time == 0


def test_when_the_day_has_come_nothing_can_come_in_time():
    assert needs(TEN_CLIENTS, ASSUMED, AT_ONCE, today=700).a_week is None


def test_money_is_turned_into_clients_by_what_one_brings():
    goal = Goal(GoalKind.REVENUE, 100_000, since=0, by=700)
    found = needs(goal, ASSUMED, Past(0, NO_TIME, NO_TIME, amounts=(10_000,) * 12), today=0)
    assert found.clients.middle == pytest.approx(10)


def test_a_sum_of_money_needs_an_amount_to_start_from():
    goal = Goal(GoalKind.REVENUE, 100_000, since=0, by=700)
    with pytest.raises(InvalidInput, match="number of clients"):
        needs(goal, ASSUMED, AT_ONCE, today=0)


@pytest.mark.parametrize(("amount", "by", "place"), [(0, 700, "amount"), (5, 0, "by")])
def test_a_goal_that_cannot_be_is_refused_at_its_field(amount, by, place):
    with pytest.raises(InvalidInput) as caught:
        Goal(GoalKind.CLIENTS, amount, since=0, by=by).check()
    assert caught.value.field == place


def test_a_goal_that_can_be_passes():
    TEN_CLIENTS.check()


@pytest.mark.parametrize("assumed", [0.0, 1.2])
def test_a_share_that_cannot_be_is_refused(assumed):
    with pytest.raises(InvalidInput):
        StepRate(Activity.CLIENTS, 0, 0, assumed).check()


def test_there_may_be_more_than_one_introduction_an_ask():
    StepRate(Activity.INTRODUCTIONS, 0, 0, 1.2).check()


def test_ten_cases_make_a_rate_our_own_unless_it_is_set_by_hand_and_fewer_stand_beside_five_assumed_ones():
    assert rate(Activity.CLIENTS, 4, 10).value == 0.4
    assert rate(Activity.CLIENTS, 4, 9).value == pytest.approx((4 + 2.5) / (9 + 5))
    assert StepRate(Activity.CLIENTS, 4, 10, 0.7, set_by_hand=True).value == pytest.approx(0.7)
    assert StepRate(Activity.CLIENTS, 4, 9, 0.7, set_by_hand=True).value == pytest.approx(0.7)


def test_the_range_of_a_rate_holds_it_and_that_of_an_assumption_is_wider():
    random = np.random.default_rng(1)
    own = rate(Activity.CLIENTS, 40, 100).range(random)
    assert own.low < own.middle < own.high
    assert own.middle == 0.4
    told = StepRate(Activity.CLIENTS, 0, 0, 0.4).range(random)
    assert told.low < own.low < own.high < told.high
    some = StepRate(Activity.CLIENTS, 3, 8, 0.4).range(random)
    assert own.high - own.low < some.high - some.low < told.high - told.low


def test_what_is_assumed_of_introductions_holds_what_is_claimed_and_measured_of_them():
    random = np.random.default_rng(3)
    rates = [StepRate(step, 0, 0, 0.8).draws(random) for step in STEPS[1:]]
    found = middle(np.prod(rates, axis=0))
    assert found.low < 0.31 < found.middle < 0.70 < found.high


def test_draws_of_rates_are_those_of_the_posteriors():
    random, other = np.random.default_rng(4), np.random.default_rng(5)
    pairs = (
        (rate(Activity.CLIENTS, 4, 12), other.beta(4 + 1 / 3, 8 + 1 / 3, 100_000)),
        (rate(Activity.CLIENTS, 2, 4), other.beta(2 + 2.5, 2 + 2.5, 100_000)),
        (rate(Activity.INTRODUCTIONS, 9, 12), other.gamma(9 + 1 / 3, 1 / 12, 100_000)),
        (rate(Activity.INTRODUCTIONS, 1, 2), other.gamma(1 + 2.5 + 1 / 3, 1 / 7, 100_000)),
    )
    for one, wanted in pairs:
        shares = (0.1, 0.5, 0.9)
        assert np.quantile(one.draws(random), shares) == pytest.approx(np.quantile(wanted, shares), rel=0.04)


def test_a_step_that_is_said_to_come_always_always_comes():
    draws = StepRate(Activity.CLIENTS, 0, 0, 1.0).draws(np.random.default_rng(1))
    assert np.quantile(draws, 0.01) > 0.99


@given(
    st.integers(10, 300), st.floats(0.05, 0.95), st.integers(10, 300), st.floats(0.05, 0.95), st.integers(0, 2**32 - 1)
)
def test_needs_grow_from_clients_back_to_asks_and_ranges_are_in_order(n, p, m, q, seed):
    chain = Chain(
        (
            rate(Activity.INTRODUCTIONS, int(n * p), n),
            rate(Activity.MEETINGS, int(m * q), m),
            rate(Activity.PROPOSALS, int(n * q), n),
            rate(Activity.CLIENTS, int(m * p), m),
        )
    )
    found = needs(TEN_CLIENTS, chain, AT_ONCE, today=0, seed=seed)
    ranges = [found.a_week[activity] for activity in Activity]
    assert all(0 <= one.low <= one.middle <= one.high < math.inf for one in ranges)
    shares = [found.a_week[activity].middle for activity in (Activity.INTRODUCTIONS, *tuple(Activity)[2:])]
    assert shares == sorted(shares, reverse=True)


def test_the_bootstrap_of_a_mean_has_the_spread_of_the_mean():
    values = np.arange(100.0)
    drawn = means(values, np.random.default_rng(2))
    assert drawn.mean() == pytest.approx(values.mean(), rel=0.02)
    assert drawn.std() == pytest.approx(values.std() / math.sqrt(101), rel=0.1)


def test_the_range_holds_the_true_need_about_eight_times_in_ten():
    truth = {Activity.INTRODUCTIONS: 0.6, Activity.MEETINGS: 0.8, Activity.PROPOSALS: 0.55, Activity.CLIENTS: 0.45}
    real = 10 / np.prod(list(truth.values()))
    random = np.random.default_rng(5)
    held, runs = 0, 300
    for seed in range(runs):
        introductions = int(random.poisson(80 * truth[Activity.INTRODUCTIONS]))
        met = int(random.binomial(introductions, truth[Activity.MEETINGS]))
        proposed = int(random.binomial(met, truth[Activity.PROPOSALS]))
        won = int(random.binomial(proposed, truth[Activity.CLIENTS]))
        counts = ((introductions, 80), (met, introductions), (proposed, met), (won, proposed))
        chain = Chain(tuple(rate(to, *count) for to, count in zip(truth, counts, strict=True)))
        found = needs(TEN_CLIENTS, chain, AT_ONCE, today=0, seed=seed)
        asks = found.a_week[Activity.ASKS]
        held += asks.low * found.weeks <= real <= asks.high * found.weeks
    assert 0.74 <= held / runs <= 0.86


def test_draws_are_as_many_as_said():
    assert len(means([1.0, 2.0], np.random.default_rng(0))) == DRAWS
    assert middle(np.array([1.0, 1.0])).middle == 1.0
