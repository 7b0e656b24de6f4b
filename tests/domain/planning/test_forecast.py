import numpy as np
import pytest

from refnet.domain.planning.backwards import Goal, GoalKind, Past
from refnet.domain.planning.chain import Activity, Chain, Range, StepRate
from refnet.domain.planning.changing import Allies, Change, Effort
from refnet.domain.planning.forecast import Pace, forecast
from refnet.domain.planning.open_now import OpenNow, drawn
from refnet.domain.planning.times import Times

TRUTH = {Activity.INTRODUCTIONS: 0.6, Activity.MEETINGS: 0.8, Activity.PROPOSALS: 0.5, Activity.CLIENTS: 0.5}
GOAL = Goal(GoalKind.CLIENTS, 12, since=0, by=182)
NO_TIME = Times((0,), (1e6,), 50)
AT_ONCE = Past(0, NO_TIME, NO_TIME)
MANY = 1_000_000


def chain(*counts):
    return Chain(tuple(StepRate(to, *count, assumed=TRUTH[to]) for to, count in zip(TRUTH, counts, strict=True)))


KNOWN = chain(*((round(share * MANY), MANY) for share in TRUTH.values()))
ASSUMED = chain((0, 0), (0, 0), (0, 0), (0, 0))


def test_without_asks_and_open_deals_hardly_anything_comes():
    found = forecast(GOAL, KNOWN, Past(3, NO_TIME, NO_TIME), Pace(0, 52), today=0)
    assert found.total.low == 3
    assert found.total.high <= 4


def test_open_deals_that_are_sure_are_all_counted():
    found = forecast(GOAL, KNOWN, AT_ONCE, Pace(0, 500, now=OpenNow((1.0, 1.0, 0.0))), today=0)
    assert found.from_open == Range(2, 2, 2)


def test_the_middle_is_what_the_rates_multiply_to():
    found = forecast(GOAL, KNOWN, AT_ONCE, Pace(asks=200, weeks=20), today=0)
    assert found.from_new.middle == pytest.approx(200 / 20 * 26 * 0.12, abs=2)


def test_introductions_without_an_ask_count_from_their_step_on():
    found = forecast(GOAL, KNOWN, AT_ONCE, Pace(asks=0, weeks=20, unasked=40), today=0)
    assert found.from_new.middle == pytest.approx(40 / 20 * 26 * 0.2, abs=2)


def test_the_chance_of_the_goal_grows_with_the_asks():
    pace = Pace(asks=60, weeks=20)
    plain = forecast(GOAL, KNOWN, AT_ONCE, pace, today=0)
    doubled = forecast(GOAL, KNOWN, AT_ONCE, pace, today=0, change=Change(hours=3, effort=Effort(ask=60)))
    assert doubled.chance > plain.chance
    assert doubled.from_open == plain.from_open


def test_hours_of_asks_bring_what_so_many_asks_bring():
    pace = Pace(asks=0, weeks=1000)
    found = forecast(GOAL, KNOWN, AT_ONCE, pace, today=0, change=Change(hours=10, effort=Effort(ask=60, cold=30)))
    assert found.from_new.middle == pytest.approx(10 * 26 * 0.12, abs=2)
    assert Change(hours=10, effort=Effort(60, 30)).cold_leads_a_week == 20


@pytest.mark.parametrize("allies", [Allies(), Allies(2_000, 1_000 * 52)])
def test_an_ally_more_every_month_brings_half_of_what_all_of_them_at_once_would(allies):
    pace, change = Pace(asks=0, weeks=1000), Change(allies_a_month=20, allies=allies)
    found = forecast(GOAL, KNOWN, AT_ONCE, pace, today=0, change=change)
    months = 26 / 4.345
    assert allies.a_year == 2
    assert found.from_new.middle == pytest.approx(20 * months * 26 / 2 * (2 / 52) * 0.2, abs=2)


def test_whoever_won_deals_slowly_has_less_of_new_allies():
    own = Past(0, Times((91,), (1e6,), 50), NO_TIME)
    found = forecast(GOAL, KNOWN, own, Pace(0, 1000), today=0, change=Change(allies_a_month=80))
    whole = forecast(GOAL, KNOWN, AT_ONCE, Pace(0, 1000), today=0, change=Change(allies_a_month=80))
    assumed = forecast(GOAL, KNOWN, Past(0), Pace(0, 1000), today=0, change=Change(allies_a_month=80))
    assert found.from_new.middle == pytest.approx(whole.from_new.middle / 4, rel=0.25)
    assert found.from_new.middle < assumed.from_new.middle < whole.from_new.middle


def test_a_change_is_compared_with_the_same_luck_so_that_its_range_is_that_of_the_difference():
    pace = Pace(asks=400, weeks=20)
    plain = forecast(GOAL, KNOWN, AT_ONCE, pace, today=0)
    changed = forecast(GOAL, KNOWN, AT_ONCE, pace, today=0, change=Change(hours=2, effort=Effort(ask=60)))
    more = changed.more_than(plain)
    assert more.middle == pytest.approx(2 * 26 * 0.12, abs=1.5)
    assert more.low >= 0
    assert more.high - more.low < plain.total.high - plain.total.low
    worse = forecast(GOAL, KNOWN, AT_ONCE, pace, today=0, change=Change(lift=Range(-0.1, -0.1, -0.1)))
    assert worse.more_than(plain).high <= 0


def test_a_lift_that_can_be_nothing_at_all_widens_the_range():
    pace = Pace(asks=400, weeks=20)
    sure = forecast(GOAL, KNOWN, AT_ONCE, pace, today=0, change=Change(lift=Range(0.1, 0.1, 0.1)))
    unsure = forecast(GOAL, KNOWN, AT_ONCE, pace, today=0, change=Change(lift=Range(-0.1, 0.1, 0.3)))
    plain = forecast(GOAL, KNOWN, AT_ONCE, pace, today=0)
    assert sure.from_new.middle == pytest.approx(plain.from_new.middle * 1.4, rel=0.05)
    assert unsure.from_new.high - unsure.from_new.low > sure.from_new.high - sure.from_new.low


def test_what_one_of_each_brings_is_the_product_of_the_steps_after_it():
    assert KNOWN.value(Activity.ASKS) == pytest.approx(0.12)
    assert KNOWN.value(Activity.CLIENTS) == 1


def test_money_is_counted_by_what_won_deals_brought():
    goal = Goal(GoalKind.REVENUE, 1_000_000, since=0, by=182)
    past = Past(200_000, NO_TIME, NO_TIME, amounts=(50_000,) * 10)
    found = forecast(goal, KNOWN, past, Pace(0, 500, now=OpenNow((1.0,) * 4)), today=0)
    assert found.total.low == pytest.approx(400_000, rel=0.01)


def test_on_the_day_itself_only_what_is_there_counts():
    found = forecast(GOAL, KNOWN, Past(12), Pace(asks=100, weeks=10), today=182)
    assert found.total == Range(12, 12, 12)
    assert found.chance == 1.0


def test_the_range_holds_what_comes_about_eight_times_in_ten():
    random = np.random.default_rng(11)
    held, runs, weeks_ahead = 0, 300, 26
    for seed in range(runs):
        asks = int(random.poisson(4 * 26))
        introductions = int(random.poisson(asks * 0.6))
        met = int(random.binomial(introductions, 0.8))
        proposed = int(random.binomial(met, 0.5))
        won = int(random.binomial(proposed, 0.5))
        counts = chain((introductions, asks), (met, introductions), (proposed, met), (won, proposed))
        found = forecast(GOAL, counts, AT_ONCE, Pace(asks, 26), today=0, seed=seed)
        real = int(random.poisson(4 * weeks_ahead * 0.12))
        held += found.total.low <= real <= found.total.high
    assert 0.76 <= held / runs <= 0.92


def test_a_range_over_open_deals_allows_for_how_little_their_chances_rest_on():
    chances = (0.5,) * 40
    sure = forecast(GOAL, KNOWN, AT_ONCE, Pace(0, 1000, now=OpenNow(chances)), today=0).from_open
    unsure = forecast(GOAL, KNOWN, AT_ONCE, Pace(0, 1000, now=OpenNow(chances, worth=12)), today=0).from_open
    assert unsure.high - unsure.low > sure.high - sure.low


def test_the_means_of_the_parts_add_up_to_that_of_the_total():
    found = forecast(GOAL, KNOWN, AT_ONCE, Pace(400, 400, now=OpenNow((0.2, 0.5))), today=0)
    assert found.open_mean == pytest.approx(0.7, abs=0.05)
    assert found.new_mean == pytest.approx(26 * 0.12, rel=0.1)
    assert found.open_mean + found.new_mean == pytest.approx(found.total.middle, abs=0.9)
    alone = forecast(GOAL, KNOWN, AT_ONCE, Pace(400, 400), today=0)
    assert (alone.open_mean, alone.new_mean) == (0, found.new_mean)


def test_asks_that_are_waited_for_bring_what_their_introductions_do_as_far_as_they_come_in_time():
    now = OpenNow(coming=(0.0,) + (1.0,) * 40)
    found = forecast(GOAL, KNOWN, AT_ONCE, Pace(0, 8, now=now, asks_at_all=False, comes_unasked=False), today=0)
    assert found.open_mean == pytest.approx(40 * 0.2, rel=0.05)
    late = Past(0, Times((162,), (1e6,), 50), NO_TIME)
    half = forecast(GOAL, KNOWN, late, Pace(0, 8, now=now, asks_at_all=False, comes_unasked=False), today=0)
    assert half.open_mean == pytest.approx(20 * 0.2, rel=0.08)


def test_what_never_happened_within_a_year_is_not_expected():
    pace = Pace(0, 8, asks_at_all=False, comes_unasked=False)
    assert forecast(GOAL, KNOWN, AT_ONCE, pace, today=0).total == Range(0, 0, 0)
    assert forecast(GOAL, KNOWN, AT_ONCE, Pace(0, 8), today=0).total.high > 0


def test_chances_of_open_deals_go_with_the_rates_that_new_ones_are_reckoned_with():
    few = chain((6, 12), (8, 12), (6, 12), (5, 12))
    brings, random = few.draws(np.random.default_rng(1)), np.random.default_rng(2)
    now = OpenNow((0.3, 0.4, 0.5), worth=20)
    found = drawn(now, NO_TIME.draws(random), brings, 100, random).expected
    assert 0.5 < np.corrcoef(found, brings[Activity.INTRODUCTIONS])[0, 1] < 0.9


def test_an_assumed_ally_brings_more_or_less_than_is_assumed():
    draws = Allies(assumed=3.0).draws(np.random.default_rng(1)) * 52
    assert draws.mean() == pytest.approx(3, rel=0.03)
    assert draws.std() == pytest.approx(3 / 5**0.5, rel=0.05)
