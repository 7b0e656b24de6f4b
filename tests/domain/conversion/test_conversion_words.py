from datetime import timedelta

import pytest
from cohorts import TODAY, Stage, deals, figures

from refnet.domain.benchmarks import Benchmark, BenchmarkKind, Side
from refnet.domain.conversion import counted_words, words
from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.conversion.shape import shape_of
from refnet.domain.kinds import Denominator
from refnet.domain.rates.proportions import rate

MOCKED_UP = "26 referral won 40\n24 referral lost 40\n60 cold won 40\n540 cold lost 40\n"


def benchmark(share=0.5, side=Side.REFERRAL, comparable=True):
    return Benchmark(
        "ours", share, "Half", BenchmarkKind.CLAIM, side, "leads", Denominator.ALL, comparable, "it is old.", "us", ""
    )


def headline(*made, **query):
    return words.headline(figures(*made, **query).conversion)


def test_the_headline_names_counts_rate_and_range():
    assert headline(MOCKED_UP) == (
        "26 of 50 introductions became clients within 180 days (52%, range 39–65%). "
        "Of 600 cold leads 60 (10%, range 8–13%)."
    )
    assert headline(MOCKED_UP + "14 cold open 30").endswith(". Of 614 cold leads an estimated 10% (range 8–13%).")
    assert headline("6 referral won 40\n6 referral lost 40\n2 cold won 40").endswith("Too few yet for a rate.")


def test_open_deals_make_it_an_estimate_with_its_counts_beside_it():
    text = MOCKED_UP + "14 referral open 30"
    assert headline(text).startswith(
        "An estimated 52% of 64 introductions become clients within 180 days (range 39–65%). Of 600 cold leads 60 "
    )
    counts = words.counts_sentence(figures(text).conversion)
    assert counts == (
        "64 introductions: 26 became clients, 24 did not, 14 are open. "
        "600 cold leads: 60 became clients, 540 did not. "
        "52% of introductions, not 41%: the 14 that are open and younger are undecided, not lost."
    )
    assert words.counts_sentence(figures("2 referral open 30").conversion) == ""


@pytest.mark.parametrize(
    ("denominator", "said"),
    [
        (Denominator.MET, "introductions that came to a meeting"),
        (Denominator.QUALIFIED, "introductions that were qualified"),
        (Denominator.PROPOSED, "introductions that got a proposal"),
    ],
)
def test_the_headline_names_its_denominator(denominator, said):
    days = {stage: TODAY - timedelta(days=980) for stage in (Stage.MET, Stage.QUALIFIED, Stage.PROPOSED)}
    made = figures(deals("8 referral won 40\n6 cold won 40", stages=days), denominator=denominator)
    assert said in words.headline(made.conversion)
    assert f"No {said} yet." in headline("8 referral open 40", denominator=denominator)
    assert counted_words.what_counts(made.conversion).startswith("Counted from the ")


def test_nothing_recorded_is_said_as_such():
    assert headline("") == "No introductions recorded yet. No cold leads recorded yet."
    assert headline("1 referral open 3", denominator=Denominator.CLOSED).startswith("No introductions yet.")
    assert headline("", denominator=Denominator.CLOSED).startswith("No introductions came to an end yet.")


def test_what_is_too_young_offers_another_horizon():
    assert headline("8 referral won 40 of 100\n8 referral open 90").startswith(
        "From 16 introductions: 8 became clients, 8 are open."
        " Too young for a rate within 180 days: the longest follow-up is 100 days. A rate within 100 days can be told."
    )


def test_where_both_sides_are_too_young_that_is_said_once():
    said = headline("8 referral open 20\n6 cold open 30")
    assert said.startswith("From 8 introductions: 0 became clients, 8 are open. From 6 cold leads: 0 became clients,")
    assert said.count("Too young for a rate within 180 days: the longest follow-up is 30 days.") == 1


def test_plain_counts_are_said_to_be_of_what_ended():
    closed = {"denominator": Denominator.CLOSED}
    assert headline(MOCKED_UP, **closed).startswith(
        "Of 50 introductions that ended 26 became clients (52%, range 39–65%)."
    )
    assert headline("1 referral won 40", **closed).startswith(
        "Of 1 introduction that ended 1 became a client: too few yet for a rate."
    )


def test_a_verdict_needs_a_chance():
    found = figures(MOCKED_UP).conversion
    assert words.comparison(found, benchmark()) == (
        "A difference of 42 points (range 28–55). Chance that the rate of your introductions so far "
        "is above 50% within 180 days: 61%. Can’t tell yet."
    )
    assert words.comparison(found, None) == "A difference of 42 points (range 28–55)."


def test_referrals_in_general_are_told_beside_the_verdict():
    found = figures("10 referral won 4\n90 referral lost 4\n9 cold won 4").conversion
    narrow, wide, few = (rate(10, 100), rate(6, 20), rate(1, 7))
    assert words.comparison(found, benchmark(), narrow).endswith(
        "Below the benchmark. For referrals in general the rate may be 6–17%."
    )
    assert words.comparison(found, benchmark(), wide).endswith(
        "Below the benchmark. For referrals in general (15–52%) that can’t be told yet."
    )
    assert words.comparison(found, benchmark(0.9), few).endswith("(3–51%) that can’t be told yet.")
    assert words.comparison(found, None, wide).endswith("For referrals in general the rate may be 15–52%.")
    assert words.comparison(found, benchmark(side=Side.COLD), wide).endswith("the rate may be 15–52%.")


def test_a_handful_of_deals_is_told_as_how_many_are_missing():
    few = figures("1 referral won 4\n2 cold lost 4").conversion
    assert words.headline(few) == "Too few yet for rates: 1 of 5 introductions, 2 of 5 cold leads."
    assert words.comparison(few, benchmark()) == ""


def test_without_a_time_limit_none_is_named():
    closed = figures(MOCKED_UP, denominator=Denominator.CLOSED).conversion
    ours = Benchmark("o", 0.5, "H", BenchmarkKind.CLAIM, Side.REFERRAL, "", Denominator.CLOSED, True, "", "us", "")
    assert "so far is above 50%: 61%" in words.against(closed, ours)


def test_certainty_is_never_claimed():
    assert "over 99%. Above" in words.against(figures("90 referral won 4\n10 referral lost 4").conversion, benchmark())
    assert "under 1%. Below" in words.against(figures("10 referral won 4\n90 referral lost 4").conversion, benchmark())


def test_a_cold_benchmark_is_held_against_the_cold_rate():
    said = words.against(figures(MOCKED_UP).conversion, benchmark(0.01, Side.COLD))
    assert "Chance that the rate of your cold leads so far is above 1% within 180 days: over 99%." in said


def test_too_few_are_not_compared():
    assert words.comparison(figures("2 referral won 4\n60 cold lost 4").conversion, benchmark()) == (
        "Too few deals yet to compare referral with cold. Too few yet to hold against the benchmark of 50%."
    )


def test_a_benchmark_of_another_unit_is_refused_with_its_reason():
    found = figures(MOCKED_UP).conversion
    assert words.comparison(found, benchmark(comparable=False)).endswith(
        "The benchmark “Half” is not shown: it is old."
    )
    closed = figures(MOCKED_UP, denominator=Denominator.CLOSED).conversion
    assert words.comparison(closed, benchmark()).endswith("The benchmark “Half” is not shown: it measures leads.")


def test_the_footnote_says_how_deals_are_taken():
    assert counted_words.what_counts(figures(MOCKED_UP).conversion) == (
        "Counted from the introduction or the first touch, up to 180 days. "
        "Open deals are undecided until day 180, then not won in time."
    )
    said = counted_words.what_counts(
        figures(MOCKED_UP + "14 referral open 30\n2 name_only lost 4\n1 cold lost\n1 cold open").conversion
    )
    assert said.endswith(
        "14 may still be won in time: 41% if none is, 62% if all are. "
        "2 names passed on without an introduction stand apart. "
        "2 deals without days that could be followed (0 won, 1 lost, 1 open) are not in the rates."
    )
    assert "stand" not in counted_words.what_counts(
        figures("2 name_only open 4", denominator=Denominator.MET).conversion
    )
    assert counted_words.what_counts(figures("8 referral won").conversion).endswith(
        "Most deals have no days, so the rates are plain counts of those that ended."
    )
    assert counted_words.what_counts(figures(MOCKED_UP, denominator=Denominator.CLOSED).conversion).startswith(
        "Counted: deals that ended."
    )


def test_open_deals_that_look_dead_are_told():
    assert counted_words.stalled_sentence(figures("3 referral open 100").conversion.whole).startswith(
        "In 3 open deals nothing has happened for 90 days"
    )
    assert counted_words.stalled_sentence(figures(MOCKED_UP).conversion.whole) == ""


def test_a_query_knows_whether_it_leaves_deals_out():
    assert not ConversionQuery().is_narrowed
    assert ConversionQuery(segment="Large").is_narrowed


def test_the_shape_for_scripts_has_every_view():
    made = figures(deals(MOCKED_UP, rep="Ann", amount=100), deals("9 referral lost 40", rep="Bob"), "1 unknown won 4")
    shape = shape_of(made, benchmark())
    assert shape["sources"]["referral"]["rate"] == made.conversion.sources[words.Source.REFERRAL].rate.value
    assert set(shape["by_rep"]) == {"Ann", "Bob", ""}
    assert shape["by_rep"]["Bob"]["shrunken"]["rate"] > shape["by_rep"]["Bob"]["sources"]["referral"]["rate"]
    assert shape["quality"]["if_unknown_were_cold"]["difference"]["value"] is not None
    assert shape["amounts"][0]["median"] == 100
    assert shape["amounts"][0]["median_range"] == {"low": 100, "high": 100}
    assert len(shape["followed"][0]["won"]) == 181
    assert "rows" not in shape
    assert shape["chance_referral_above_cold"] > 0.99


def test_an_empty_report_has_a_shape_too():
    shape = shape_of(figures("", by="rep", denominator=Denominator.CLOSED), benchmark())
    assert shape["rows"] == {}
    assert shape["sources"]["referral"]["rate"] is None
    assert shape["in_general"] is None
    assert shape["chance_referral_above_cold"] is None
    assert shape["quality"]["if_unknown_were_cold"] is None


def test_where_nothing_is_recorded_it_says_what_to_record():
    assert words.nothing_yet() == "There are no deals yet, so there is nothing to compare."
    assert words.what_to_record().startswith("Record introductions and cold leads with their dates")


def test_a_rate_that_is_too_young_is_told_from_one_of_too_few():
    young, few = (
        figures(text).conversion.sources[words.Source.REFERRAL] for text in ("8 referral open 90", "2 referral won 4")
    )
    assert (young.is_young, few.is_young) == (True, False)
    assert words.range_words(young.rate, is_young=young.is_young) == "too young yet"
    assert words.range_words(few.rate, is_young=few.is_young) == "too few yet"


def test_records_that_end_long_ago_are_told():
    assert counted_words.stale_sentence("1 Jun 2026", 180).startswith("Nothing was recorded after 1 Jun 2026.")
