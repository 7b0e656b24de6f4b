from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from refnet.domain.kinds import OPEN_STAGES, Denominator, Outcome, Source, Stage
from refnet.domain.rates.conversion import Grouping, Pursuit, summarise
from refnet.domain.rates.proportions import wilson

TODAY = date(2026, 11, 23)
OLD = TODAY - timedelta(days=400)
YOUNG = TODAY - timedelta(days=30)


def deals(count, source, outcome, **more):
    return [Pursuit(source, outcome, **more)] * count


def referrals(won=0, lost=0, still_open=0, **more):
    return (
        deals(won, Source.REFERRAL, Outcome.WON, **more)
        + deals(lost, Source.REFERRAL, Outcome.LOST, **more)
        + deals(still_open, Source.REFERRAL, Outcome.OPEN, **more)
    )


def of_referrals(pursuits, **more):
    return summarise(pursuits, today=TODAY, **more).sources[Source.REFERRAL]


def test_finished_old_deals_give_the_plain_share():
    found = of_referrals(referrals(26, 24, entered_on=OLD, ended_on=OLD + timedelta(days=60)))
    assert (found.n, found.won, found.lost, found.open) == (50, 26, 24, 0)
    assert found.rate.value == 0.52
    assert (found.rate.low, found.rate.high) == (wilson(26, 50).low, wilson(26, 50).high)


def test_finished_deals_without_dates_give_the_plain_share_and_say_so():
    result = summarise(referrals(26, 24, 9), today=TODAY)
    found = result.sources[Source.REFERRAL]
    assert (found.n, found.rate.value, found.unknown) == (50, 0.52, 9)
    assert result.undated == 59


def test_open_deals_that_had_their_time_are_in_the_denominator():
    found = of_referrals(referrals(5, 3, 2, entered_on=OLD))
    assert (found.n, found.successes, found.open) == (10, 5, 2)


def test_young_deals_stay_outside_whatever_became_of_them():
    found = of_referrals(referrals(2, 2, 2, entered_on=OLD) + referrals(4, 3, 2, entered_on=YOUNG))
    assert (found.n, found.successes, found.young) == (6, 2, 9)
    assert (found.won, found.lost, found.open) == (6, 5, 4)


def test_a_source_without_open_deals_need_not_wait():
    found = of_referrals(referrals(4, 3, entered_on=YOUNG))
    assert (found.n, found.successes, found.young) == (7, 4, 0)


def test_a_deal_is_old_enough_on_the_day_of_the_horizon():
    on_the_day = TODAY - timedelta(days=180)
    assert of_referrals(referrals(1, 1, 1, entered_on=on_the_day)).n == 3
    assert of_referrals(referrals(1, 1, 1, entered_on=on_the_day + timedelta(days=1))).n == 0


def test_a_win_after_the_horizon_is_no_success_within_it():
    in_time = referrals(3, entered_on=OLD, ended_on=OLD + timedelta(days=180))
    too_late = referrals(2, entered_on=OLD, ended_on=OLD + timedelta(days=181))
    found = of_referrals(in_time + too_late + referrals(lost=5, entered_on=OLD))
    assert (found.n, found.successes, found.late, found.won) == (10, 3, 2, 5)
    assert of_referrals(in_time + too_late, horizon_days=200).successes == 5


@pytest.mark.parametrize(
    ("denominator", "n"),
    [(Denominator.MET, 9), (Denominator.QUALIFIED, 7), (Denominator.PROPOSED, 5), (Denominator.CLOSED, 14)],
)
def test_the_denominator_keeps_those_who_came_so_far(denominator, n):
    won = referrals(won=3, entered_on=OLD)
    rest = [
        pursuit
        for stage, lost, still_open in [
            (Stage.LEAD, 5, 4),
            (Stage.MET, 2, 0),
            (Stage.QUALIFIED, 2, 0),
            (Stage.PROPOSED, 2, 0),
            (Stage.LOST, 0, 0),
        ]
        for pursuit in referrals(0, lost, still_open, entered_on=OLD, furthest_stage=stage)
    ]
    found = of_referrals(won + rest, denominator=denominator)
    assert (found.n, found.successes) == (n, 3)
    assert found.n + found.unreached == found.total == 18


def test_a_lost_deal_that_only_knows_it_was_lost_counts_as_a_lead():
    found = of_referrals(referrals(lost=1, entered_on=OLD, furthest_stage=Stage.LOST), denominator=Denominator.MET)
    assert (found.n, found.unreached) == (0, 1)


def test_closed_deals_count_at_any_age_and_time():
    slow = referrals(1, entered_on=OLD, ended_on=OLD + timedelta(days=390))
    found = of_referrals(slow + referrals(1, 2, 5, entered_on=YOUNG), denominator=Denominator.CLOSED)
    assert (found.n, found.successes, found.late) == (4, 2, 0)


def test_referral_and_cold_are_always_there_and_others_when_they_occur():
    result = summarise(deals(2, Source.EVENT, Outcome.LOST), today=TODAY)
    assert list(result.sources) == [Source.REFERRAL, Source.COLD, Source.EVENT]
    assert result.difference is None


def test_names_passed_on_stand_apart_from_cold_leads():
    result = summarise(deals(3, Source.NAME_ONLY, Outcome.LOST), today=TODAY)
    assert result.sources[Source.NAME_ONLY].n == 3
    assert result.sources[Source.COLD].n == 0


def test_the_difference_is_referral_minus_cold():
    cold = deals(60, Source.COLD, Outcome.WON) + deals(540, Source.COLD, Outcome.LOST)
    gap = summarise(referrals(26, 24) + cold, today=TODAY).difference
    assert gap.value == pytest.approx(0.42)
    assert (gap.low, gap.high) == (pytest.approx(0.2825, abs=5e-5), pytest.approx(0.5538, abs=5e-5))


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (Grouping.REP, ["Ann", "bob", "no rep"]),
        (Grouping.MONTH, ["2025-10", "2026-10", "no date"]),
        (Grouping.SEGMENT, ["large", "small", "no segment"]),
    ],
)
def test_rows_are_by_name_and_what_has_none_comes_last(by, names):
    pursuits = [
        *referrals(1, rep="bob", segment="small", entered_on=OLD),
        *referrals(1),
        *referrals(1, 1, 1, rep="Ann", segment="large", entered_on=YOUNG),
    ]
    assert [name for name, _row in summarise(pursuits, today=TODAY, by=by).rows] == names


pursuits = some.builds(
    Pursuit,
    some.sampled_from(Source),
    some.sampled_from(Outcome),
    some.sampled_from(OPEN_STAGES),
    some.none() | some.dates(date(2025, 1, 1), date(2027, 1, 1)),
    some.none() | some.dates(date(2025, 1, 1), date(2027, 1, 1)),
    some.sampled_from(["", "Ann", "Bob"]),
    some.sampled_from(["", "small"]),
)


@given(some.lists(pursuits, max_size=60), some.sampled_from(Denominator), some.sampled_from(Grouping))
def test_every_deal_is_counted_once_and_the_rows_add_up(everything, denominator, by):
    result = summarise(everything, today=TODAY, denominator=denominator, by=by)
    assert sum(each.total for each in result.sources.values()) == len(everything)
    for source, each in result.sources.items():
        assert each.n + each.young + each.unreached + each.unknown == each.total
        assert each.successes + each.late <= each.won
        rows = [row.sources[source] for _name, row in result.rows if source in row.sources]
        assert sum(row.n for row in rows) == each.n
        assert sum(row.successes for row in rows) == each.successes
