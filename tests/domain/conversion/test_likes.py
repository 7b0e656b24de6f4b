import numpy as np
import pytest
from cohorts import TODAY, Source, deals, figures

from refnet.domain.benchmarks import Benchmark, BenchmarkKind, Side
from refnet.domain.conversion import like_words
from refnet.domain.conversion.behind import Behind, behind
from refnet.domain.conversion.likes import MOST_LIKES, Size
from refnet.domain.conversion.shape import shape_of
from refnet.domain.kinds import Denominator
from refnet.domain.rates.pooling import Tables, risk_difference

HALF = Benchmark(
    "half", 0.5, "Half", BenchmarkKind.CLAIM, Side.REFERRAL, "leads", Denominator.ALL, True, "it is old.", "us", ""
)  # fmt: skip
LARGE, SMALL = {"segment": "Large", "amount": 900, "rep": "Ann"}, {"segment": "Small", "amount": 10, "rep": "Ben"}
REVERSAL = (
    deals("9 referral won 40\n1 referral lost 40\n64 cold won 40\n16 cold lost 40", **LARGE),
    deals("24 referral won 40\n56 referral lost 40\n2 cold won 40\n8 cold lost 40", **SMALL),
)


def test_each_group_has_its_counts_rates_difference_and_weight():
    large, small = figures(*REVERSAL).likes
    assert (large.segment, large.size, large.rep) == ("Large", Size("EUR", 1), "Ann")
    assert (large.referral.won, large.referral.n, large.cold.won, large.cold.n) == (9, 10, 64, 80)
    assert (small.segment, small.rep) == ("Small", "Ben")
    assert [each.difference.value for each in (large, small)] == pytest.approx([0.1, 0.1])
    assert [each.weight for each in (large, small)] == pytest.approx([0.5, 0.5])


def many(count):
    return [
        deals(f"{5 + number} referral won 40\n9 cold lost 40", rep=f"Rep {number:02}") for number in range(count)
    ]  # fmt: skip


def test_the_largest_come_first_and_the_rest_is_summed_up():
    found = figures(*many(MOST_LIKES + 3)).likes
    assert [each.rep for each in found] == [*(f"Rep {number:02}" for number in range(12, 2, -1)), ""]
    rest = found[-1]
    assert (rest.is_rest, rest.groups, rest.referral.n, rest.cold.n) == (True, 3, 5 + 6 + 7, 27)
    expected = risk_difference(
        Tables(*(np.array(column, dtype=float) for column in ([5, 6, 7], [5, 6, 7], [0, 0, 0], [9, 9, 9])))
    )
    assert rest.difference == expected
    assert sum(each.weight for each in found) == pytest.approx(1)


def test_groups_without_both_are_in_no_line():
    made = figures(*REVERSAL, deals("5 referral won 40", rep="Cid"))
    assert len(made.likes) == 2
    assert made.adjusted.dropped_deals == 5
    assert figures("5 referral won 40").likes == ()


def test_the_deals_of_a_group_are_found_again():
    made = figures(*REVERSAL, "20 cold open 10")
    key = made.likes[0].key
    assert len(behind(made.facts, made.query, TODAY, Behind(like=key))) == 90
    assert len(behind(made.facts, made.query, TODAY, Behind(Source.REFERRAL, like=key))) == 10
    assert len(behind(made.facts, made.query, TODAY, Behind(Source.COLD, like=key))) == 80


def test_with_closed_deals_young_ones_count_too():
    made = figures(*REVERSAL, deals("4 cold lost 5 of 20", **LARGE), denominator=Denominator.CLOSED)
    assert made.likes[0].cold.n == 84


def test_a_group_is_written_as_a_row():
    row = like_words.like_cells(figures(*REVERSAL).likes[0])
    assert row == ("Large, middle (EUR), Ann", "9 of 10", "90%", "64 of 80", "80%", "10 (−21 to 23)", "50%")
    assert len(row) == len(like_words.like_heads())
    few = figures(deals("2 referral won 40\n9 cold lost 40")).likes[0]
    assert like_words.like_cells(few) == (
        "no segment, no amount, no rep", "2 of 2", "–", "0 of 9", "0%", "too few yet", "100%",
    )  # fmt: skip
    assert like_words.like_cells(figures(*many(MOST_LIKES + 1)).likes[-1])[0] == "1 smaller group together"
    assert like_words.like_cells(figures(*many(MOST_LIKES + 2)).likes[-1])[0] == "2 smaller groups together"


def test_the_sentence_names_the_groups_that_lie_farthest_apart():
    found = figures(*REVERSAL).likes
    assert like_words.likes_sentence(found, is_one_number=True).startswith("The groups of like deals do not differ")
    apart = like_words.likes_sentence(found, is_one_number=False)
    assert apart.startswith(
        "The difference between referral and cold is not the same in all groups of like deals. Of the"
    )
    assert like_words.likes_sentence(found[:1], is_one_number=False).endswith("in all groups of like deals.")
    assert like_words.likes_sentence((), is_one_number=True).startswith("No like deals yet")


def test_scripts_get_the_same_groups():
    made = figures(*many(MOST_LIKES + 1))
    told = shape_of(made, HALF)["adjusted"]["like_deals"]
    assert [each["weight"] for each in told] == [each.weight for each in made.likes]
    assert told[0] | {"referral": 0, "cold": 0, "difference": 0, "weight": 0} == {
        "segment": "", "size": None, "rep": "Rep 10", "groups": 1, "referral": 0, "cold": 0, "difference": 0, "weight": 0,
    }  # fmt: skip
    assert "rep" not in told[-1]
    assert shape_of(figures(*REVERSAL), HALF)["adjusted"]["like_deals"][0]["size"] == {
        "currency": "EUR",
        "third": 2,
    }
