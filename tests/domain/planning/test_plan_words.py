import numpy as np
import pytest

from refnet.domain.planning import words
from refnet.domain.planning.backwards import Needs, Past
from refnet.domain.planning.chain import STEPS, Activity, Range, StepRate
from refnet.domain.planning.changing import Allies, Change, Effort
from refnet.domain.planning.forecast import Forecast
from refnet.domain.planning.times import Times
from refnet.domain.planning.words import IN_CLIENTS
from refnet.domain.rates.proportions import rate


def forecast(low, middle, high, chance=0.3):
    total = Range(low, middle, high)
    return Forecast(total, total, total, chance, totals=np.array([low, middle, middle, middle, high]))


def test_every_activity_and_step_has_words_of_its_own():
    assert len({words.activity(one) for one in Activity}) == len(Activity)
    assert len({words.step(one) for one in STEPS}) == len(STEPS)


@pytest.mark.parametrize(
    ("rate", "is_team", "said"),
    [
        (StepRate(Activity.CLIENTS, 12, 20, 0.5), False, "your own: 12 of 20"),
        (StepRate(Activity.CLIENTS, 12, 20, 0.5), True, "the team’s: 12 of 20"),
        (StepRate(Activity.CLIENTS, 1, 1, 0.5), False, "assumed 50%, with 1 of 1 so far"),
        (StepRate(Activity.CLIENTS, 12, 20, 0.5, set_by_hand=True), False, "set by you"),
    ],
)
def test_a_rate_says_what_it_rests_on(rate, is_team, said):
    assert words.basis(rate, is_team=is_team) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Range(1.6, 2.3, 3.3), "2.3 (1.6 to 3.3)"),
        (Range(2, 2, 2), "2"),
        (Range(0.3, 0.5, 0.6), "1 in 2 weeks (2 to 3)"),
        (Range(0.7, 0.8, 0.9), "about 1"),
        (Range(0, 0, 0), "none"),
    ],
)
def test_a_number_a_week(found, said):
    assert words.a_week(found) == said


@pytest.mark.parametrize(
    ("value", "said"), [(0.25, "0.2"), (9.96, "10"), (12.4, "12"), (1234.0, "1,230"), (98765, "98,800")]
)
def test_numbers_are_no_more_precise_than_they_deserve(value, said):
    assert words.tidy(value) == said


def test_where_it_leads_gives_the_range_and_the_chance():
    said = words.where_it_leads(forecast(5, 9, 14), 12, IN_CLIENTS)
    assert said == (
        "At this pace it comes to 5 to 14 clients by then, most likely about 9 clients. "
        "The chance of reaching 12 clients is about 3 in 10."
    )


def test_a_sure_end_needs_no_range():
    assert "comes to 9 clients by then" in words.where_it_leads(forecast(9, 9, 9), 12, IN_CLIENTS)


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0.01, "very unlikely"), (0.99, "very likely"), (0.06, "about 1 in 10"), (0.94, "about 9 in 10")],
)
def test_a_chance_is_said_in_tenths(chance, said):
    assert said in words.chance(chance, "12 clients")


@pytest.mark.parametrize(
    ("middle", "said"),
    [
        (9.2, "That hardly moves it (0 to 1 client in eight of ten cases)."),
        (12, "That goes with about 3 clients more (0 to 3 clients in eight of ten cases)."),
        (6, "That goes with about 3 clients fewer (−1 to 3 clients in eight of ten cases)."),
    ],
)
def test_a_change_says_what_it_goes_with(middle, said):
    assert said in words.difference(forecast(5, 9, 14), forecast(5, middle, 15), IN_CLIENTS)


def test_hours_moved_say_what_they_make_and_what_they_cost():
    change = Change(hours=3, effort=Effort(ask=180, cold=90))
    assert words.moved(Change(), rate(1, 50), 20, 1) == ""
    assert words.moved(change, rate(1, 9), 20, 1) == (
        "With 3 hours go about 1 ask more, taken to fare as those so far, and 2 cold leads fewer a week. "
        "What those cold leads would bring cannot be told yet."
    )
    assert words.moved(Change(hours=1), rate(5, 100), 40, 0.5) == (
        "With 1 hour go about 2 asks more, taken to fare as those so far, and 1 cold lead fewer a week. "
        "With those go about 1 cold client fewer until then (0.4 to 2.2), as far as such deals come in time; "
        "the goal counts only clients by referral."
    )
    assert "2 cold clients fewer" in words.moved(Change(hours=2), rate(5, 100), 20, 1)


def test_what_an_ally_brings_says_what_it_rests_on():
    assert words.of_ally(Allies()) == "An ally is assumed to bring 2 introductions a year."
    assert (
        words.of_ally(Allies(30, 20 * 52)) == "An ally brings 1.5 introductions a year (your own: 30 of the last year)."
    )
    assert words.of_ally(Allies(20, 20 * 52)) == "An ally brings 1 introduction a year (your own: 20 of the last year)."


def test_less_than_one_a_week_is_told_in_weeks_with_its_range():
    assert words.a_week(Range(0.2, 0.5, 0.9)) == "1 in 2 weeks (1 to 5)"
    assert words.a_week(Range(0.5, 0.5, 0.5)) == "1 in 2 weeks"
    assert words.a_week(Range(0.0, 0.25, 0.5)) == "1 in 4 weeks"


def test_what_a_change_leads_to_is_told_as_such():
    found = Forecast(Range(1, 2, 3), Range(0, 0, 0), Range(1, 2, 3), 0.5)
    assert words.where_it_leads(found, 4, words.IN_CLIENTS).startswith("At this pace")
    told = words.where_it_leads(found, 4, words.IN_CLIENTS, is_changed=True)
    assert told.startswith("With what is chosen under What if, it comes to 1 to 3 clients")


def test_a_lift_that_may_be_nothing_is_not_told_as_one():
    assert words.lift(Range(-0.1, 0.0, 0.1), str).endswith("No difference can be told yet.")
    assert words.lift(Range(0.02, 0.05, 0.1), str).endswith("nobody knows.")


def test_what_is_over_or_reached_is_said():
    assert words.over().startswith("The goal’s day has come.")
    assert words.reached().startswith("The goal is reached")


def test_an_assumption_without_a_case_says_so():
    assert words.basis(StepRate(Activity.CLIENTS, 0, 0, 0.8), is_team=False) == "assumed: no case so far"
    assert words.too_late().startswith("Too little time is left")


@pytest.mark.parametrize(
    ("deals", "asks", "still", "said"),
    [
        (0, 0, 7.0, ""),
        (
            5, 0, 7.0,
            "About 3 of the 10 clients still missing are to be expected from 5 open deals; what is wanted a week is for the rest.",
        ),
        (1, 4, 7.0, "from 1 open deal and 4 asks that may still bring somebody;"),
        (0, 1, 7.0, "from 1 ask that may still bring somebody;"),
        (2, 0, 0.0, "What is open (2 open deals) may be expected to bring all that is missing."),
    ],
)  # fmt: skip
def test_what_is_to_be_expected_of_what_is_open_is_said(deals, asks, still, said):
    found = Needs(20, Range(still, still, still), 0.5, None, Range(2.0, 3.0, 4.0))
    told = words.of_open(found, deals, asks)
    assert said in told
    assert bool(told) is bool(said)


def test_how_long_it_takes_says_what_was_counted_and_what_is_assumed():
    counted = Times((30, 50), (10.0, 10.0), 20)
    assert words.times(Past(0, counted)) == (
        "it takes 14 days from an ask to its introduction (assumed) and 40 days from there to a client (counted)"
    )
    assert "1 day from an ask to its introduction (counted) and 65 days" in words.times(
        Past(0, lag=Times((1,), (12.0,), 12))
    )


@pytest.mark.parametrize(
    ("weeks", "said"),
    [(8.0, "the last eight weeks"), (1.0, "the last week, since"), (2.1, "the last 2 weeks, since which there are")],
)
def test_the_time_of_the_pace_is_said(weeks, said):
    assert said in words.of_late(weeks)
