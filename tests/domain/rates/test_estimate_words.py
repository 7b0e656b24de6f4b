import numpy as np
import pytest

from refnet.domain.rates import estimate_words as words
from refnet.domain.rates.competing import End
from refnet.domain.rates.proportions import Interval, Rate, rate
from refnet.domain.rates.strata import Strata, adjust
from refnet.domain.rates.within import rate_within

DAYS = np.array([20, 30, 30, 45, 50, 60, 60, 75, 90, 90, 100, 120])
ENDS = np.array([2, 1, 0, 1, 2, 0, 1, 2, 1, 0, 0, 2])


def within(won=0, lost=0, still_open=0, *, age=400, days=10):
    ends = np.array([End.WON] * won + [End.LOST] * lost + [End.OPEN] * still_open, dtype=np.int64)
    return rate_within(np.where(ends == End.OPEN, age, days), ends, np.full(len(ends), age), 180)


def said(found, noun=None, **more):
    return words.within_sentence(found, noun or words.introductions(), **more)


def test_a_rate_without_open_deals_is_told_as_counts():
    assert said(within(12, 8)) == "12 of 20 introductions became clients within 180 days (60%, range 39–78%)."
    assert said(within(1, 8), words.cold_leads()).startswith("1 of 9 cold leads became a client within 180 days (11%")


def test_a_rate_with_open_deals_is_told_as_an_estimate_with_its_counts():
    found = rate_within(DAYS, ENDS, DAYS + 90, 90)
    assert said(found) == (
        "An estimated 38% of introductions become clients within 90 days (range 16–67%), from 12 introductions: "
        "4 became clients in time, 4 did not (1 of them later), 4 are open (2 past day 90)."
    )


def test_wins_after_the_horizon_are_told_apart():
    found = rate_within(np.array([10] * 9 + [20, 200]), np.array([1] * 9 + [0, 1]), np.full(11, 400), 180)
    assert said(found).endswith("9 became clients in time, 1 later, 1 is open.")


def test_late_wins_are_told_apart_without_open_deals_as_well():
    found = rate_within(np.array([10] * 12 + [200]), np.array([1] * 6 + [2] * 6 + [1]), np.full(13, 400), 180)
    assert said(found) == (
        "6 of 13 introductions became clients within 180 days (46%, range 23–71%). 1 more was won later than that."
    )


def test_few_deals_are_told_as_counts_only():
    assert said(within(1, 2, 1, age=200)) == (
        "From 4 introductions: 1 became a client in time, 2 did not, 1 is open (1 past day 180). Too few yet for a rate."
    )
    assert said(within(0, 1)) == "From 1 introduction: 0 became clients, 1 did not. Too few yet for a rate."


def test_young_deals_say_how_long_they_were_followed_and_what_can_be_asked():
    young = within(3, 1, 5, age=97)
    assert said(young, longest=97, offered=60) == (
        "From 9 introductions: 3 became clients, 1 did not, 5 are open. Too young for a rate within 180 days: the "
        "longest follow-up is 97 days. A rate within 60 days can be told."
    )
    assert said(young, longest=1).endswith("the longest follow-up is 1 day.")


def test_nothing_recorded_is_said_plainly():
    assert said(within()) == "No introductions recorded yet."


def test_an_estimate_says_why_it_is_not_won_by_all():
    found = rate_within(DAYS, ENDS, DAYS + 90, 90)
    assert words.not_lost_sentence(found, words.introductions()) == (
        "38% of introductions, not 33%: the 2 that are open and younger are undecided, not lost."
    )
    assert words.not_lost_sentence(within(5, 5), words.introductions()) == ""


def test_bounds_are_told_where_there_are_any():
    assert words.bounds_sentence(3, Interval(4 / 12, 7 / 12)) == (
        "3 may still be won in time: 33% if none is, 58% if all are."
    )
    assert words.bounds_sentence(1, Interval(0.4, 0.5)) == "1 may still be won in time: 40% without it, 50% with it."
    assert words.bounds_sentence(0, None) == ""


def test_the_mature_cohort_is_told_as_counts():
    assert words.mature_sentence(rate(5, 12), 180) == (
        "Of those that began at least 180 days ago 5 of 12 were won in time (42%, range 19–68%)."
    )
    assert words.mature_sentence(rate(0, 0), 180) == ""


@pytest.mark.parametrize(("chance", "told"), [(0.999, "over 99%"), (0.968, "97%"), (0.001, "under 1%")])
def test_chances_are_never_certain(chance, told):
    assert words.chance_greater_sentence(chance) == (
        f"Chance that introductions become clients more often than cold leads: {told}."
    )


def test_the_range_for_referrals_in_general_is_wider():
    plain = rate(12, 22)
    said = words.in_general_sentence(plain, Rate(12, 22, 0.545, 0.152, 0.889, 3.2))
    assert said.startswith("The range 35–73% is for your introductions so far.")
    assert said.endswith("so the rate of referrals in general may be 15–89%.")
    assert words.in_general_sentence(plain, None) == ""


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "15–89%. 1 introduction without a known introducer counts for itself."),
        (3, "15–89%. 3 introductions without a known introducer count each for itself."),
    ],
)
def test_introductions_without_a_known_introducer_are_told_of_beside_the_range(count, told):
    said = words.in_general_sentence(rate(12, 22), Rate(12, 22, 0.545, 0.152, 0.889, 3.2), count)
    assert said.endswith(told)


def test_unknown_sources_give_a_range():
    assert words.unknown_source_sentence(7, 0.41, 0.36) == (
        "7 deals have no known source: the referral rate is 41% if all were cold, 36% if all were referrals."
    )
    assert words.unknown_source_sentence(1, 0.41, 0.4).startswith("1 deal has no known source")
    assert words.unknown_source_sentence(0, 0.4, 0.4) == ""


def adjusted(*rows):
    return words.adjusted_sentence(
        adjust(Strata(*(np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))))
    )


def test_a_difference_that_is_partly_mix_says_so():
    told = adjusted((42, 60, 8, 12), (8, 20, 24, 60))
    assert told.startswith(
        "Among 152 settled deals the difference between referral and cold within the same segment, size and rep is "
        "1 point (range −18 to 20); without regard to these it is 18. Part of the difference is mix: other segments, sizes or reps."
    )
    assert told.endswith("it goes with the referral and proves no cause.")


def test_a_difference_that_is_the_same_among_like_deals_says_no_more():
    told = adjusted((6, 10, 2, 20), (10, 25, 5, 40), (3, 4, 1, 15), (1, 2, 0, 0))
    assert (
        "Among 114 settled deals the difference between referral and cold within the same segment, size and rep is 39 points (range 21–56); without regard to these it is 38. 2 deals without"
        in told
    )
    assert "mix" not in told


def test_strata_that_disagree_are_not_told_as_one():
    assert adjusted((40, 50, 10, 50), (10, 50, 40, 50)).startswith(
        "The difference between referral and cold is not the same"
    )


def test_without_like_deals_nothing_is_claimed():
    assert adjusted((4, 5, 0, 0)).startswith("No like deals yet")
