from datetime import date, timedelta

import numpy as np
import pytest
from cohorts import TODAY, Outcome, Source, Stage, deal, deals, figures, referral
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.conversion.shrinking import by_rate
from refnet.domain.kinds import Denominator
from refnet.domain.rates.conversion import Counts, Grouping
from refnet.domain.rates.proportions import rate
from refnet.domain.rates.within import Standing

HALF = "10 referral won 40\n10 referral lost 40\n"
DAY = timedelta(days=1)


def test_finished_deals_have_the_plain_wilson_range():
    found = referral("12 referral won 40\n8 referral lost 40").rate
    assert (found.won, found.n, found.value) == (12, 20, pytest.approx(0.6))
    assert (found.low, found.high) == (pytest.approx(0.386582, abs=1e-6), pytest.approx(0.781193, abs=1e-6))


def test_the_worked_example_of_competing_ends():
    ends = ["2", "1", "0", "1", "2", "0", "1", "2", "1", "0", "0", "2"]
    times = (20, 30, 30, 45, 50, 60, 60, 75, 90, 90, 100, 120)
    names = {"0": "open", "1": "won", "2": "lost"}
    text = "\n".join(f"1 referral {names[end]} {time}" for end, time in zip(ends, times, strict=True))
    found = figures(text, horizon_days=90).conversion.sources[Source.REFERRAL]
    assert found.rate.value == pytest.approx(0.379630, abs=1e-6)
    assert (found.rate.low, found.rate.high) == (pytest.approx(0.15675, abs=1e-5), pytest.approx(0.66827, abs=1e-5))


def test_open_deals_are_no_losses():
    closed, waiting = referral(HALF), referral(HALF + "10 referral open 30")
    assert closed.rate.value == waiting.rate.value == pytest.approx(0.5)
    assert waiting.pending == 10
    assert waiting.n == 30


def test_a_deal_won_after_the_horizon_is_no_success_within_it():
    found = referral("5 referral won 40\n5 referral won 300")
    assert (found.successes, found.n, found.won) == (5, 10, 10)
    assert found.within.late == 5


def test_an_end_in_the_future_is_not_yet_an_end():
    tomorrow = deal(outcome=Outcome.WON, begun=TODAY - 10 * DAY, ended=TODAY + DAY)
    found = referral([tomorrow], HALF)
    assert (found.won, found.open, found.pending) == (10, 1, 1)


def test_a_deal_that_ends_today_has_ended():
    found = referral([deal(outcome=Outcome.WON, begun=TODAY - 10 * DAY, ended=TODAY)])
    assert (found.won, found.open) == (1, 0)


@pytest.mark.parametrize("days", [(TODAY - 10 * DAY, TODAY - 20 * DAY), (TODAY + 5 * DAY, TODAY + 9 * DAY)])
def test_days_that_cannot_be_are_not_followed_and_told(days):
    begun, ended = days
    made = figures([deal(outcome=Outcome.LOST, begun=begun, ended=ended)], HALF)
    found = made.conversion.sources[Source.REFERRAL]
    assert found.n == 20
    assert found.undated.total == 1
    assert (made.quality.impossible, made.quality.undated) == (int(ended <= TODAY) or 1, 0)


def test_a_cold_deal_that_was_introduced_later_stays_cold_and_is_told():
    made = figures("5 cold won 40", deals("5 cold lost 40", is_rescued=True))
    assert made.conversion.sources[Source.COLD].n == 10
    assert made.quality.rescued == 5


def test_deals_without_days_stand_beside_the_rate_as_plain_counts():
    found = referral(HALF + "3 referral won\n2 referral lost\n1 referral open")
    assert (found.n, found.rate.value) == (20, pytest.approx(0.5))
    assert found.undated == Counts(3, 2, 1)
    assert not found.is_plain


def test_where_most_have_no_days_the_rate_is_of_plain_counts():
    found = referral("2 referral won 40\n6 referral won\n4 referral lost\n3 referral open")
    assert found.is_plain
    assert (found.successes, found.n, found.pending) == (8, 12, 0)
    assert found.rate == rate(8, 12)


def test_an_ended_deal_without_its_last_day_cannot_be_followed():
    found = referral([deal(outcome=Outcome.WON, begun=TODAY - 10 * DAY)], HALF)
    assert (found.n, found.undated.won) == (20, 1)


@pytest.mark.parametrize(
    ("text", "standing", "has_rate"),
    [
        ("", Standing.EMPTY, False),
        ("2 referral won 40\n2 referral lost 40", Standing.COUNTS_ONLY, False),
        ("3 referral won 40\n4 referral lost 40", Standing.NO_VERDICT, True),
        (HALF, Standing.FULL, True),
        ("8 referral won 40 of 100\n8 referral open 90", Standing.TOO_YOUNG, False),
        ("2 referral won\n1 referral lost", Standing.COUNTS_ONLY, False),
        ("4 referral won\n4 referral lost", Standing.NO_VERDICT, True),
        ("8 referral won\n4 referral lost", Standing.FULL, True),
    ],
)
def test_what_may_be_said_depends_on_how_many_there_are_and_how_old(text, standing, has_rate):
    found = referral(text)
    assert (found.standing, found.has_rate) == (standing, has_rate)
    assert (found.rate.value is not None) == has_rate


def test_the_rate_that_is_too_young_offers_a_shorter_horizon():
    found = referral("8 referral won 40 of 100\n8 referral open 90")
    assert (found.longest, found.offered) == (100, 100)
    assert referral("8 referral won 40 of 100\n8 referral open 90", horizon_days=100).has_rate
    whole = figures("8 referral won 40 of 100\n8 referral open 90").conversion.whole
    assert (whole.longest, whole.offered) == (100, 100)


def test_age_alone_decides_so_that_fast_ends_are_not_favoured():
    assert (
        referral("4 referral won 40 of 400\n9 referral won 10 of 50\n2 referral open 50").standing is Standing.TOO_YOUNG
    )


def test_many_open_deals_give_bounds():
    few, many = referral(HALF + "1 referral open 10"), referral(HALF + "10 referral open 10")
    assert few.within.bounds is None
    assert (many.within.bounds.low, many.within.bounds.high) == (pytest.approx(10 / 30), pytest.approx(20 / 30))


def test_open_deals_in_which_nothing_happens_are_counted():
    quiet = deals("2 referral open 100", last_activity=TODAY - 95 * DAY)
    busy = deals("3 referral open 100", last_activity=TODAY - 5 * DAY)
    assert referral(quiet, busy).stalled == 2


def test_the_mature_cohort_is_the_cross_check():
    found = referral(HALF + "5 referral won 20 of 30\n7 referral open 30").within.mature
    assert found == rate(10, 20)


def test_a_win_of_nothing_is_a_win():
    assert referral(deals("6 referral won 40", amount=0)).successes == 6


@pytest.mark.parametrize(
    ("denominator", "n", "unreached"),
    [
        (Denominator.ALL, 30, 0),
        (Denominator.MET, 20, 10),
        (Denominator.QUALIFIED, 10, 20),
        (Denominator.PROPOSED, 10, 20),
    ],
)
def test_a_denominator_counts_from_the_day_on_which_deals_came_so_far(denominator, n, unreached):
    met = {Stage.MET: TODAY - 900 * DAY}
    won = deals("10 referral won 40", stages=met)
    lost = deals("10 referral lost 200", stage=Stage.MET, stages=met)
    early = deals("10 referral lost 40")
    found = referral(won, lost, early, denominator=denominator)
    assert (found.n + found.undated.total, found.unreached) == (n, unreached)


def test_the_clock_of_meetings_begins_with_the_meeting():
    met = deals("10 referral won 300", stages={Stage.MET: TODAY - 800 * DAY})
    assert referral(met).successes == 0
    assert referral(met, denominator=Denominator.MET).successes == 10


def test_closed_deals_are_plain_whatever_their_days():
    found = referral(HALF + "5 referral open 10\n2 referral won 400", denominator=Denominator.CLOSED)
    assert (found.successes, found.n, found.is_plain, found.unreached) == (12, 22, True, 5)


def test_a_name_passed_on_stands_apart_or_counts_as_cold():
    text = HALF + "5 cold won 40\n5 cold lost 40\n4 name_only lost 40"
    apart, together = figures(text).conversion, figures(text, names_with_cold=True).conversion
    assert (apart.sources[Source.NAME_ONLY].n, apart.sources[Source.COLD].n) == (4, 10)
    assert together.sources[Source.COLD].n == 14
    assert Source.NAME_ONLY not in together.sources
    assert apart.whole.n == together.whole.n == 34


def test_the_difference_needs_a_rate_on_both_sides():
    assert figures(HALF + "5 cold won 40\n5 cold lost 40").conversion.difference is not None
    assert figures(HALF + "2 cold won 40").conversion.difference is None


def test_rows_add_up_to_the_whole():
    made = figures(
        deals("6 referral won 40", rep="Roy", segment="Large"), deals("4 cold lost 40", rep="Ann"), "3 referral lost 40"
    )
    assert [label for label, _row in made.reps] == ["Ann", "Roy", ""]
    assert [label for label, _row in made.segments] == ["Large", ""]
    for rows in (made.reps, made.segments, made.trend):
        assert sum(each.whole.n for _label, each in rows) == made.conversion.whole.n == 13


def test_many_months_become_quarters_and_undated_deals_are_in_none():
    months = "\n".join(f"1 referral lost 1 of {age}" for age in range(10, 300, 30))
    assert all("-Q" not in label for label, _row in figures(months).trend)
    years = "\n".join(f"1 referral lost 1 of {age}" for age in range(10, 900, 30)) + "\n1 referral lost"
    found = figures(years).trend
    assert found[0][0] == "2024-Q1"
    assert sum(each.whole.n for _label, each in found) == 30


def test_a_trend_leaves_out_days_to_come_and_what_lies_years_before_the_rest():
    usual = "\n".join(f"1 referral lost 1 of {age}" for age in range(10, 900, 30))
    odd = [deal(Source.REFERRAL, Outcome.OPEN, begun=date(2031, 5, 1)), *deals("1 referral lost 1 of 4000")]
    assert [label for label, _row in figures(usual, odd).trend] == [label for label, _row in figures(usual).trend]
    months = "1 referral lost 1 of 40\n1 referral lost 1 of 4000"
    assert [label for label, _row in figures(months).trend] == ["2026-04"]
    assert figures("1 referral won").trend == ()


def test_a_file_in_which_nothing_was_recorded_for_long_is_known_as_stale():
    def made(days):
        return figures(deals("3 referral lost 1 of 400", last_activity=TODAY - timedelta(days=days)))

    assert (made(60).is_stale, made(61).is_stale) == (False, True)
    assert made(61).last_recorded == TODAY - timedelta(days=61)
    assert not made(-5).is_stale
    assert figures("3 referral won").last_recorded is None


@pytest.mark.parametrize("by", list(Grouping))
def test_the_rows_asked_for_are_those_of_the_view(by):
    made = figures(HALF, by=by)
    assert made.conversion.rows == made.by(by)
    assert figures(HALF).conversion.rows == ()


def test_reps_are_drawn_towards_the_team_the_more_the_fewer_their_deals():
    many, few = deals("40 referral won 40\n40 referral lost 40", rep="Ann"), deals("3 referral won 40", rep="Bob")
    rows = dict(figures(many, few).reps)
    assert rows["Bob"].shrunken.value < 0.9
    assert rows["Ann"].shrunken.value == pytest.approx(0.5, abs=0.03)
    assert rows["Bob"].shrunken.won == 3


def test_reps_stand_by_their_rate_and_those_without_one_or_a_name_last():
    made = [
        deals(f"{won} referral won 40\n{9 - won} referral lost 40", rep=rep) for rep, won in (("Ann", 2), ("Bob", 7))
    ]
    rows = figures(*made, deals("9 cold won 40", rep="Cy"), deals("9 referral won 40", rep=None)).reps
    assert [label for label, _each in by_rate(rows)] == ["Bob", "Ann", "Cy", ""]


def test_one_rep_alone_has_no_team():
    rows = figures(deals("4 referral won 40", rep="Ann"), deals("4 cold won 40", rep="Bob")).reps
    assert [each.shrunken for _label, each in rows] == [None, None]


def test_reps_whose_deals_are_too_young_are_not_drawn_anywhere_nor_draw_others():
    old = [deals("9 referral won 40\n9 referral lost 40", rep=rep) for rep in ("Ann", "Bob")]
    young = deals("1 referral won 10 of 50\n20 referral open 50", rep="Cy")
    with_young, without = dict(figures(*old, young).reps), dict(figures(*old).reps)
    assert with_young["Cy"].shrunken is None
    assert with_young["Ann"].shrunken.value == pytest.approx(without["Ann"].shrunken.value, abs=0.02)


def test_reps_without_introductions_are_not_drawn_anywhere():
    rows = dict(
        figures(
            deals("9 referral won 40", rep="Ann"),
            deals("9 referral lost 40", rep="Bob"),
            deals("9 cold won 40", rep="Cy"),
        ).reps
    )
    assert rows["Cy"].shrunken is None
    assert rows["Ann"].shrunken is not None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["referral", "cold", "name_only"]),
            st.sampled_from(["won", "lost", "open"]),
            st.integers(0, 400),
        ),
        max_size=40,
    )
)
def test_nobody_is_lost_or_counted_twice(some):
    made = figures("\n".join(f"1 {source} {end} {days}" for source, end, days in some))
    found = made.conversion
    assert sum(each.total for each in found.sources.values()) == found.whole.total == len(some)
    for each in (*found.sources.values(), found.whole):
        assert each.won + each.lost + each.open == each.total
        assert 0 <= each.rate.low <= each.rate.high <= 1
    for each in made.followed:
        assert np.allclose(each.won + each.lost + each.open, 1)
