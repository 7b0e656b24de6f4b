from datetime import date, timedelta

import pytest

from refnet.domain.benchmarks import Benchmark, BenchmarkKind, Side
from refnet.domain.kinds import Denominator, Outcome, Source, Stage
from refnet.domain.rates import words
from refnet.domain.rates.conversion import Pursuit, summarise
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import rate
from refnet.domain.rates.words import Verdict

TODAY = date(2026, 11, 23)
OLD, YOUNG = TODAY - timedelta(days=400), TODAY - timedelta(days=3)


def benchmark(share=0.5, side=Side.REFERRAL, comparable=True):
    return Benchmark(
        "ours", share, "Half", BenchmarkKind.CLAIM, side, "leads", Denominator.ALL, comparable, "it is old.", "us", ""
    )


def of(referral=(0, 0), cold=(0, 0), still_open=(0, 0), denominator=Denominator.ALL, **more):
    pursuits = []
    for source, (won, lost), waiting in (
        (Source.REFERRAL, referral, still_open[0]),
        (Source.COLD, cold, still_open[1]),
    ):
        for outcome, count in ((Outcome.WON, won), (Outcome.LOST, lost), (Outcome.OPEN, waiting)):
            pursuits += [Pursuit(source, outcome, Stage.PROPOSED, **more)] * count
    return summarise(pursuits, today=TODAY, denominator=denominator)


def test_the_headline_names_counts_rate_and_range():
    assert words.headline(of((26, 24), (60, 540))) == (
        "26 of 50 introductions became clients: 52%, range 39–65%. Of 600 cold leads 60 did: 10%, range 8–13%."
    )


def test_a_single_client_is_singular():
    assert words.headline(of((1, 7), (1, 0))) == (
        "1 of 8 introductions became a client: 12%, range 2–47%. Of 1 cold lead 1 did: too few yet for a rate."
    )


@pytest.mark.parametrize(
    ("denominator", "words_for_it"),
    [
        (Denominator.MET, "introductions that came to a meeting"),
        (Denominator.QUALIFIED, "introductions that were qualified"),
        (Denominator.PROPOSED, "introductions that got a proposal"),
        (Denominator.CLOSED, "introductions that came to an end"),
    ],
)
def test_the_headline_names_its_denominator(denominator, words_for_it):
    assert words_for_it in words.headline(of((6, 6), (1, 9), denominator=denominator))


def test_nothing_recorded_is_said_as_such():
    assert words.headline(of()) == "No introductions recorded yet. No cold leads recorded yet."


def test_deals_that_are_too_young_are_said_to_be():
    assert words.headline(of(still_open=(3, 2), entered_on=YOUNG)) == (
        "No introduction is 180 days old yet, so none can be counted."
        " No cold lead is 180 days old yet, so none can be counted."
    )


def test_the_headline_says_how_old_the_counted_ones_are_where_younger_ones_stay_outside():
    old = [Pursuit(Source.REFERRAL, Outcome.WON, entered_on=OLD, ended_on=OLD)] * 6
    young = [Pursuit(Source.REFERRAL, Outcome.OPEN, entered_on=YOUNG)] * 2
    undated = [Pursuit(Source.REFERRAL, Outcome.LOST)]
    assert words.headline(summarise(old + young, today=TODAY)).startswith(
        "6 of 6 introductions at least 180 days old became clients: 100%"
    )
    assert words.headline(summarise(old + young + undated, today=TODAY)).startswith(
        "6 of 7 introductions at least 180 days old or without a date became clients: 86%"
    )


def test_an_early_win_is_told_though_it_is_not_counted_yet():
    young = [Pursuit(Source.REFERRAL, Outcome.WON, entered_on=YOUNG, ended_on=YOUNG)]
    waiting = [Pursuit(Source.REFERRAL, Outcome.OPEN, entered_on=YOUNG)]
    assert words.headline(summarise(young + waiting, today=TODAY)).startswith(
        "1 introduction won so far; it is counted once it is 180 days old."
    )
    assert words.headline(summarise(young * 2 + waiting, today=TODAY)).startswith(
        "2 introductions won so far; they are counted once they are 180 days old."
    )


def test_who_is_left_out_is_said_plainly():
    young = [Pursuit(Source.REFERRAL, Outcome.OPEN, entered_on=YOUNG)]
    names = [Pursuit(Source.NAME_ONLY, Outcome.LOST)] * 2
    assert words.left_out(of((1, 1))) == ""
    assert words.left_out(summarise(young, today=TODAY)) == (
        "Left out: 1 introduction younger than 180 days, and introductions that you gave."
    )
    assert words.left_out(summarise(young * 2 + names, today=TODAY)) == (
        "Left out: 2 introductions younger than 180 days, 2 names passed on without an introduction,"
        " and introductions that you gave."
    )
    assert words.left_out(summarise(names[:1], today=TODAY)) == (
        "Left out: 1 name passed on without an introduction, and introductions that you gave."
    )


def test_open_deals_without_dates_cannot_be_counted():
    assert "None of the introductions can be counted yet." in words.headline(of(still_open=(3, 0)))


@pytest.mark.parametrize(
    ("won", "n", "found"),
    [
        (26, 50, Verdict.UNSURE),
        (40, 50, Verdict.ABOVE),
        (10, 50, Verdict.BELOW),
        (9, 9, Verdict.TOO_FEW),
    ],
)
def test_the_verdict_comes_from_the_chance(won, n, found):
    assert words.verdict(rate(won, n), 0.5) is found


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (Verdict.ABOVE, "Above the benchmark."),
        (Verdict.BELOW, "Below the benchmark."),
        (Verdict.UNSURE, "Can’t tell yet."),
        (Verdict.TOO_FEW, "Too few yet."),
    ],
)
def test_verdicts_have_words(found, word):
    assert words.verdict_word(found) == word


def test_the_comparison_gives_difference_chance_and_verdict():
    assert words.comparison(of((26, 24), (60, 540)), benchmark()) == (
        "A difference of 42 points (range 28–55). Chance that the referral rate is above 50%: 61%. Can’t tell yet."
    )


def test_certainty_is_never_claimed():
    assert "over 99%. Above" in words.comparison(of((90, 10), (1, 99)), benchmark())
    assert "under 1%. Below" in words.comparison(of((10, 90), (1, 99)), benchmark())


def test_a_cold_benchmark_is_held_against_the_cold_rate():
    assert "Chance that the cold rate is above 1%: over 99%." in words.comparison(
        of((26, 24), (60, 540)), benchmark(0.01, Side.COLD)
    )


def test_a_range_below_zero_has_a_true_minus():
    assert words.difference_sentence(Difference(0.4, -0.024, 0.676)) == "A difference of 40 points (range −2 to 68)."
    assert words.span(-0.03, 0.36) == "−3% to 36%"


def test_too_few_are_not_compared():
    assert words.comparison(of((2, 1), (60, 540)), benchmark()) == (
        "Too few deals yet to compare referral with cold. Too few yet to hold against the benchmark of 50%."
    )
    assert words.difference_sentence(None) == "Too few deals yet to compare referral with cold."


def test_a_benchmark_of_another_unit_is_refused_with_its_reason():
    assert words.comparison(of((6, 6), (6, 6)), benchmark(comparable=False)).endswith(
        "The benchmark “Half” is not shown: it is old."
    )
    assert words.comparison(of((6, 6), (6, 6), denominator=Denominator.CLOSED), benchmark()).endswith(
        "The benchmark “Half” is not shown: it measures leads."
    )


def test_without_a_benchmark_only_the_difference_is_told():
    assert words.comparison(of((26, 24), (60, 540)), None) == "A difference of 42 points (range 28–55)."


def test_the_footnote_for_closed_deals():
    assert words.what_counts(of((1, 1), denominator=Denominator.CLOSED)) == (
        "Counted: deals that ended. Open ones stay outside."
    )


def test_the_footnote_says_what_stays_outside():
    late = [Pursuit(Source.REFERRAL, Outcome.WON, entered_on=OLD, ended_on=OLD + timedelta(days=300))]
    young = [Pursuit(Source.REFERRAL, Outcome.OPEN, entered_on=YOUNG)] * 2
    undated = [Pursuit(Source.COLD, Outcome.LOST)]
    assert words.what_counts(summarise(late + young + undated, today=TODAY)) == (
        "Counted: deals that began at least 180 days ago, won within 180 days. Sources without open deals count whole."
        " 2 younger deals stay outside. 1 was won later than that."
        " 1 deal has no date: it counts as it ended, and stays outside while open."
    )


def test_the_footnote_is_short_where_all_sources_wait_or_none():
    assert words.what_counts(of((1, 1), still_open=(1, 0), entered_on=OLD)) == (
        "Counted: deals that began at least 180 days ago, won within 180 days."
    )
    assert words.what_counts(of((1, 1), entered_on=OLD)) == (
        "Counted: all deals, for none is open; won within 180 days."
    )


@pytest.mark.parametrize(
    ("share", "text"), [(0.52, "52%"), (0, "0%"), (0.003, "0.3%"), (-0.18, "−18%"), (1, "100%"), (0.0363, "4%")]
)
def test_percentages_are_whole_but_for_the_very_small(share, text):
    assert words.percent(share) == text


def test_cells_of_the_table():
    assert words.counts(of((26, 24)).sources[Source.REFERRAL]) == "26 of 50"
    assert words.range_words(rate(26, 50)) == "39–65%"
    assert words.range_words(rate(2, 4)) == "too few yet"
