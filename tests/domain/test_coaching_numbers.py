from datetime import date, timedelta
from uuid import UUID

import pytest
from scipy.stats import binomtest, fisher_exact

from refnet.domain import coaching_words as words
from refnet.domain.coaching import Coached, Share, Times, Trend, Wait, share, times, wait, working_days
from refnet.domain.thanks_speed import Speed

DAY = date(2026, 11, 25)


def days_ago(*days):
    return [DAY - timedelta(days=some) for some in days]


def test_days_fall_into_the_last_eight_weeks_or_the_eight_before():
    assert times(days_ago(0, 55, 56, 111, 112, -1), DAY) == Times(2, 2)


def test_shares_and_waits_are_parted_by_their_day():
    now, before = days_ago(1, 60)
    assert share([(now, True), (now, False), (before, False)], DAY) == Share(1, 2, 0, 1)
    assert wait([(now, 3), (before, 9)], DAY) == Wait((3,), (9,))


@pytest.mark.parametrize("lately", range(12))
@pytest.mark.parametrize("before", [0, 3, 8])
def test_the_trend_of_counts_is_that_of_the_exact_binomial_test(lately, before):
    chance = binomtest(lately, lately + before).pvalue if lately + before else 1.0
    assert (Times(lately, before).trend is Trend.SAME) == (chance > 0.05)


@pytest.mark.parametrize("done", range(11))
def test_the_trend_of_shares_is_that_of_fishers_test(done):
    one = Share(done, 10, 2, 12)
    chance = fisher_exact([[done, 10 - done], [2, 10]]).pvalue
    assert (one.trend is Trend.SAME) == (chance > 0.05)


def test_trends_point_where_things_went():
    assert (Times(9, 1).trend, Times(1, 9).trend) == (Trend.UP, Trend.DOWN)
    assert (Share(9, 10, 1, 10).trend, Share(1, 10, 9, 10).trend) == (Trend.UP, Trend.DOWN)
    assert Wait((9, 8, 9, 8, 9), (1, 2, 1, 2, 1)).trend is Trend.UP


def test_nothing_can_be_told_of_no_cases():
    assert Share(0, 0, 0, 0).trend is Share(1, 1, 0, 0).trend is Trend.SAME
    assert Wait((), (1,)).trend is Wait((1,), ()).trend is Trend.SAME
    assert (Share(0, 0, 1, 1).value, Wait((), ()).middle) == (None, None)


def test_working_days_leave_weekends_out():
    friday = date(2026, 11, 20)
    assert [working_days(friday, friday + timedelta(days=ahead)) for ahead in (-3, 0, 1, 2, 3, 7, 10)] == [
        0, 0, 0, 0, 1, 5, 6,
    ]  # fmt: skip


def coached(**more):
    usual = {
        "asks": Times(9, 1), "introductions": Times(0, 0), "scheduled": Times(1, 1), "held": Times(2, 2),
        "closing": Share(3, 6, 0, 0), "contact": Wait((1, 2), ()), "preparation": Share(1, 2, 0, 0),
        "thanks": Speed(None, 0.0, None, 0, 0, 0), "thanked": Wait((), ()), "owed": 3, "asked_clients": 0, "clients": 0,
    }  # fmt: skip
    return Coached(UUID(int=1), "Rae", **usual | more)


def test_cells_say_how_many_cases_they_rest_on_and_no_percentage_of_few():
    row = coached()
    said = {key: words.cell(key, row) for key in words.heads()}
    assert said == {
        "name": "Rae", "asks": "↑ 9", "introductions": "0", "scheduled": "1", "held": "2",
        "closing": "50% of 6", "coverage": "–", "contact": "1.5 days, of 2", "preparation": "1 of 2",
        "thanks": "–", "owed": "3",
    }  # fmt: skip


def test_one_day_is_said_as_one():
    assert words.cell("contact", coached(contact=Wait((1,), ()))) == "1 day, of 1"


def test_thousands_are_parted_as_everywhere():
    row = coached(
        asks=Times(1640, 1600), owed=1521, preparation=Share(500, 1000, 500, 1000), asked_clients=0, clients=1983
    )
    said = [words.cell(key, row) for key in ("asks", "owed", "preparation", "coverage")]
    assert said == ["1,640", "1,521", "50% of 1,000", "0% of 1,983"]


def test_coverage_is_the_share_of_clients_asked():
    row = coached(asked_clients=3, clients=4, preparation=Share(0, 0, 1, 1))
    assert (row.coverage, words.cell("coverage", row), coached().coverage) == (0.75, "3 of 4", None)
    assert words.cell("preparation", row) == words.cell("contact", coached(contact=Wait((), ()))) == "–"


def test_thanks_are_told_in_hours_or_days_or_how_many_there_were():
    some = coached(thanks=Speed(26.2, 3.0, 70.0, 12, 10, 4), thanked=Wait((90, 80, 90, 80, 90), (1, 2, 1, 2, 1)))
    assert words.cell("thanks", some) == "↑ 26 hours, of 12"
    assert words.cell("thanks", coached(thanks=Speed(None, 0.0, None, 12, 4, 4))) == "4 of 12"
    assert words.as_plain(some)["thanks"] == {
        "hours": 26.2, "low": 3.0, "high": 70.0, "n": 12, "thanked": 10, "by_day": 4, "trend": "up",
    }  # fmt: skip


def test_a_script_reads_plain_numbers():
    plain = words.as_plain(coached(asked_clients=3, clients=4))
    assert (plain["rep"], plain["owed"], plain["coverage"]) == ("Rae", 3, {"done": 3, "n": 4})
    assert plain["asks"] == {"n": 9, "before": 1, "trend": "up"}
    assert plain["closing"] == {"done": 3, "n": 6, "trend": "same"}
    assert plain["contact"] == {"days": 1.5, "n": 2, "trend": "same"}


def test_the_columns_are_explained():
    assert "median of working days" in words.explained()
