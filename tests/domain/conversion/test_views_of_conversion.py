from datetime import timedelta

import numpy as np
import pytest
from cohorts import TODAY, Outcome, Source, Stage, deal, deals, figures

from refnet.domain.conversion import view_words
from refnet.domain.conversion.behind import Behind, Clock, Part, behind
from refnet.domain.kinds import Denominator
from refnet.domain.rates.conversion import Grouping
from refnet.domain.rates.proportions import rate

DAY = timedelta(days=1)
BOTH = "10 referral won 40\n10 referral lost 60\n2 cold won 40\n18 cold lost 60\n"


def opened(made, wanted: Behind) -> int:
    return len(behind(made.facts, made.query, TODAY, wanted))


def test_shares_won_lost_and_open_are_followed_day_by_day():
    referral, cold = figures(BOTH).followed
    assert (referral.source, referral.n, referral.half_by) == (Source.REFERRAL, 20, 40)
    assert (referral.won[39], referral.won[40], referral.lost[-1]) == (0, pytest.approx(0.5), pytest.approx(0.5))
    assert cold.won[-1] == pytest.approx(0.1)
    assert len(referral.days) == 181


def test_half_of_no_wins_has_no_day():
    [only] = figures("4 cold lost 40").followed
    assert only.half_by is None
    assert figures("").followed == ()


def test_time_to_close_has_the_share_won_in_each_band():
    referral = figures(BOTH).timing[0]
    assert [(band.first, band.last) for band in referral.close][:2] == [(0, 30), (31, 60)]
    assert referral.close[-1].last is None
    assert (referral.close[1].rate.won, referral.close[1].rate.n) == (10, 20)


def test_time_to_first_contact_counts_from_the_contact_on():
    soon = deals("6 referral won 100", stages={Stage.CONTACTED: TODAY - 999 * DAY}, stage=Stage.CONTACTED)
    late = deals("6 referral lost 200", stages={Stage.CONTACTED: TODAY - 980 * DAY}, stage=Stage.CONTACTED)
    made = figures(soon, late)
    bands = {band.first: band.rate for band in made.timing[0].contact}
    assert (bands[0].won, bands[0].n, bands[0].value) == (6, 6, 1)
    assert (bands[15].n, bands[15].value) == (6, 0)
    assert bands[2].n == 0
    assert bands[2].value is None
    assert opened(made, Behind(Source.REFERRAL, clock=Clock.CONTACT, band=0)) == 6
    assert view_words.contact_sentence(made.timing[0]) == (
        "Of introductions contacted after 0–1 days 6 of 6 are won, after 15–30 days 0 of 6. "
        "Too few yet to tell a difference."
    )
    assert "Too few" in view_words.contact_sentence(figures(BOTH).timing[0])


def test_times_run_from_the_beginning_whatever_the_denominator():
    met = deals("8 referral won 40", stages={Stage.MET: TODAY - 970 * DAY})
    assert figures(met, denominator=Denominator.MET).timing == figures(met).timing


def test_amounts_are_those_of_won_deals_in_one_currency():
    euros = [deal(outcome=Outcome.WON, begun=TODAY, ended=TODAY, amount=amount) for amount in (100, 200, 900)]
    dollars = deals("1 referral won 40", amount=5, currency="USD")
    open_one = deals("1 referral open 40", amount=7)
    referral, cold = figures(euros, dollars, open_one, "1 referral won 40").amounts
    assert (referral.currency, referral.amounts.count, referral.without) == ("EUR", 3, 2)
    assert (referral.amounts.median, referral.amounts.total) == (200, 1200)
    assert cold.amounts.median is None
    assert [each.source for each in figures("1 name_only won 4").amounts] == [
        Source.REFERRAL, Source.NAME_ONLY, Source.COLD,
    ]  # fmt: skip


def test_without_a_win_there_is_no_currency():
    assert {each.currency for each in figures("1 referral open 4").amounts} == {""}


def test_like_is_compared_with_like():
    large, small = {"segment": "Large", "amount": 900}, {"segment": "Small", "amount": 10}
    made = figures(
        deals("9 referral won 40\n1 referral lost 40\n64 cold won 40\n16 cold lost 40", **large),
        deals("24 referral won 40\n56 referral lost 40\n2 cold won 40\n8 cold lost 40", **small),
    )
    assert made.adjusted.crude.value == pytest.approx(-0.366667, abs=1e-6)
    assert made.adjusted.adjusted.value == pytest.approx(0.1)
    assert (made.adjusted.used, made.adjusted.dropped) == (2, 0)


def test_only_settled_deals_are_compared_with_like():
    made = figures(BOTH + "5 referral won 10 of 20\n5 referral open 20")
    assert made.adjusted.first.n == 20
    closed = figures(BOTH + "5 referral won 10 of 20\n5 referral open 20", denominator=Denominator.CLOSED)
    assert closed.adjusted.first.n == 25


def test_the_range_for_referrals_in_general_allows_for_allies():
    alike = [
        deals("5 referral won 40", ally="Ida"),
        deals("5 referral lost 40", ally="Jon"),
        deals("5 referral won 40", ally="Kim"),
    ]
    made = figures(*alike)
    rate = made.conversion.sources[Source.REFERRAL].rate
    assert made.general.high - made.general.low > rate.high - rate.low
    assert figures(BOTH).general is None
    assert figures("").general is None
    assert figures(deals("9 referral won 40", ally="Ida"), deals("9 referral lost 40")).general is None


@pytest.mark.parametrize("asked", [{}, {"denominator": Denominator.CLOSED}])
def test_the_range_in_general_is_about_the_very_rate_of_the_headline(asked):
    made = figures(
        deals("5 referral won 40", ally="Ida"), deals("5 referral lost 40", ally="Jon"),
        deals("5 referral won 40\n5 referral lost 40"), **asked,
    )  # fmt: skip
    rate = made.conversion.sources[Source.REFERRAL].rate
    assert (made.general.won, made.general.n, made.general.value) == (rate.won, rate.n, rate.value)
    assert made.without_ally == 10


def test_deals_of_no_known_ally_stand_each_for_itself():
    alike = [deals("5 referral won 40", ally="Ida"), deals("5 referral lost 40", ally="Jon")]
    apart, together = "5 referral won 40\n5 referral lost 40", [
        deals("5 referral won 40", ally="Kim"), deals("5 referral lost 40", ally="Lou"),
    ]  # fmt: skip
    assert figures(*alike, apart).general.worth > figures(*alike, *together).general.worth


def test_deals_without_days_have_a_range_in_general_too():
    undated = [deals("9 referral won", ally="Ida"), deals("9 referral lost", ally="Jon")]
    found = figures(*undated)
    assert (found.general.won, found.general.n) == (9, 18)
    assert found.general.high - found.general.low > 0.9


def test_flaws_are_counted_and_unknown_sources_give_a_range():
    made = figures(
        BOTH, "10 unknown won 40", deals("1 referral won 40", lacks_introducer=True),
        deals("2 referral won 40", is_own_introducer=True), "1 cold lost",
    )  # fmt: skip
    found = made.quality
    assert (found.deals, found.unknown_source, found.no_introducer, found.own_introducer, found.undated) == (
        54,
        10,
        1,
        2,
        1,
    )
    assert found.flaws == 14
    assert found.if_cold.sources[Source.COLD].n == made.conversion.sources[Source.COLD].n + 10
    assert found.if_referral.sources[Source.REFERRAL].n == 33
    assert figures(BOTH).quality.if_cold is None


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Behind(), 48),
        (Behind(Source.REFERRAL), 24),
        (Behind(Source.REFERRAL, Part.WON), 12),
        (Behind(Source.COLD, Part.LOST), 18),
        (Behind(Source.REFERRAL, Part.OPEN), 1),
        (Behind(Source.REFERRAL, Part.PAID), 2),
        (Behind(part=Part.UNKNOWN_SOURCE), 4),
        (Behind(part=Part.NO_INTRODUCER), 2),
        (Behind(part=Part.OWN_INTRODUCER), 2),
        (Behind(part=Part.RESCUED), 2),
        (Behind(part=Part.STALLED), 1),
        (Behind(part=Part.UNDATED), 1),
        (Behind(part=Part.IMPOSSIBLE), 0),
        (Behind(Source.REFERRAL, by=Grouping.REP, label="Ann"), 2),
        (Behind(Source.REFERRAL, clock=Clock.CLOSE, band=1), 22),
    ],
)
def test_the_deals_behind_a_figure_are_found_again(wanted, count):
    flawed = deals(
        "2 referral won 40", rep="Ann", amount=5, lacks_introducer=True, is_own_introducer=True, is_rescued=True
    )
    made = figures(BOTH, flawed, "4 unknown lost 30\n1 referral open 100\n1 referral lost")
    assert opened(made, wanted) == count


def test_what_is_opened_can_be_any_row_of_the_trend():
    made = figures(BOTH)
    [(label, row)] = made.trend
    assert opened(made, Behind(Source.REFERRAL, by=made.period, label=label)) == row.sources[Source.REFERRAL].total
    closed = figures(BOTH, denominator=Denominator.CLOSED)
    assert opened(closed, Behind(Source.COLD, clock=Clock.CLOSE, band=1)) == 20


def test_the_views_are_told_in_sentences():
    made = figures(BOTH)
    assert view_words.followed_sentence(made.followed, made.conversion) == (
        "Of 20 introductions 50% are won (range 30–70%), 50% lost and 0% open by day 180."
    )
    assert view_words.followed_sentence((), made.conversion) == "No introductions with days yet."
    assert view_words.close_sentence(made.followed, made.conversion) == (
        "Half of the wins within 180 days come by day 40 by referral (10 won)."
    )
    both = figures(BOTH + "5 cold won 40")
    assert view_words.close_sentence(both.followed, both.conversion).endswith(
        "day 40 by referral (10 won) and day 40 cold (7 won). Days close to each other cannot be told apart."
    )
    assert view_words.close_sentence((), made.conversion).startswith("Too few wins within 180 days")
    few = figures("3 referral won 40")
    assert view_words.followed_sentence(few.followed, few.conversion).startswith("3 introductions with days so far")
    assert view_words.quality_sentence(made.quality) == "The source of every deal is known."
    unknown = view_words.quality_sentence(figures(BOTH + "10 unknown won 40").quality)
    assert unknown == (
        "10 deals have no known source: the referral rate is 50% if all were cold, 67% if all were referrals."
    )
    assert view_words.quality_sentence(figures("1 unknown won 40").quality) == "1 deal has no known source."


def test_reps_and_segments_are_told_apart_only_beyond_chance():
    good, bad = (
        deals("40 referral won 40", rep="Ann", segment="A"),
        deals("40 referral lost 40", rep="Bob", segment="B"),
    )
    apart, alike = (
        figures(good, bad),
        figures(deals("9 referral won 40", rep="Ann", segment="A"), deals("8 referral won 40", rep="Bob", segment="B")),
    )
    assert view_words.reps_sentence(apart.reps, "no rep").startswith("Introductions become clients more often with Ann")
    assert view_words.segments_sentence(apart.segments, "none").startswith(
        "Introductions become clients more often with A ("
    )
    assert view_words.reps_sentence(alike.reps, "no rep") == (
        "Allowing for how few deals each has, no rep can be told from the others yet."
    )
    assert view_words.segments_sentence(alike.segments, "none").startswith("Allowing for how many are compared, no seg")
    lone = figures(good, deals("2 referral lost 40", rep="Bob"))
    assert view_words.reps_sentence(lone.reps, "no rep") == "Too few introductions yet to compare."
    assert view_words.segments_sentence((), "none") == "Too few introductions yet to compare."


def test_what_many_segments_show_takes_more_to_be_told():
    pair = [
        deals("8 referral won 40\n4 referral lost 40", segment="A"),
        deals("3 referral won 40\n9 referral lost 40", segment="B"),
    ]
    others = [deals("6 referral won 40\n6 referral lost 40", segment=name) for name in "CDEFGH"]
    assert "more often with A" in view_words.segments_sentence(figures(*pair).segments, "none")
    assert "no segment" in view_words.segments_sentence(figures(*pair, *others).segments, "none")


def test_two_rates_are_told_apart_by_their_difference():
    assert (
        view_words.difference_told(rate(10, 20), rate(11, 20)) == "No difference can be told (range −33 to 24 points)."
    )
    assert view_words.difference_told(rate(18, 20), rate(4, 20)).startswith("A difference of 70 points (range ")


def test_amounts_are_told_with_their_money():
    made = figures(deals("6 referral won 40", amount=100_00), deals("5 cold won 40", amount=50_00))
    said = view_words.amounts_sentence(made.amounts, lambda amount, code: f"{code} {amount // 100}")
    assert said == (
        "Half of the won deals bring more than EUR 100 by referral (6 won, range EUR 100 – EUR 100) and EUR 50 cold "
        "(5 won, range EUR 50 – EUR 50). The difference is beyond chance."
    )
    alike = figures(deals("6 referral won 40", amount=100_00), deals("6 cold won 40", amount=100_00))
    assert view_words.amounts_sentence(alike.amounts, lambda *_money: "").endswith("No difference can be told.")
    one = figures(deals("6 referral won 40", amount=100_00))
    assert view_words.amounts_sentence(one.amounts, lambda *_money: "").endswith(").")
    assert view_words.amounts_sentence((), str) == "Too few deals with an amount are won yet."


def test_curves_end_where_nobody_was_followed_any_more():
    [only] = figures("5 referral open 50").followed
    assert only.known_to == 50
    assert np.all(only.open == 1)


def test_bands_and_missing_amounts_are_named():
    last = figures(BOTH).timing[0].close[-1]
    assert view_words.band_words(last) == "over 365 days"
    assert view_words.without_amount(1) == "1 won deal has no amount in this currency."
    assert view_words.without_amount(3).startswith("3 won deals have")
