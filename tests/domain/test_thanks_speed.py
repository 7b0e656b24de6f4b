import warnings
from datetime import date, datetime, time, timedelta
from statistics import median

import numpy as np
import pytest
from scipy.stats import CensoredData, binom, ecdf

from refnet.domain.thanks_speed import Noted, Speed, Waited, speed, waited
from refnet.domain.thanks_words import duration, speed_told

DAY, TODAY = date(2026, 11, 20), date(2026, 11, 25)


def at(day, hour):
    return datetime.combine(date(2026, 11, day), time(hour))


def exact(*hours):
    return [Waited(each, each) for each in hours]


@pytest.mark.parametrize(
    ("made", "thanked", "expected"),
    [
        (Noted(DAY, at(20, 9)), Noted(DAY, at(20, 14)), Waited(5, 5)),
        (Noted(DAY, at(20, 9)), Noted(DAY + timedelta(1), at(21, 9)), Waited(24, 24)),
        (Noted(DAY), Noted(DAY), Waited(0, 24)),
        (Noted(DAY), Noted(DAY + timedelta(1)), Waited(0, 48)),
        (Noted(DAY), Noted(DAY + timedelta(3)), Waited(48, 96)),
        (Noted(DAY, at(20, 10)), Noted(DAY), Waited(0, 14)),
        (Noted(DAY), Noted(DAY + timedelta(1), at(21, 6)), Waited(6, 30)),
        (Noted(DAY, at(20, 9)), Noted(DAY - timedelta(4)), Waited(0, 15)),
        (Noted(DAY, at(20, 14)), Noted(DAY, at(20, 9)), Waited(0, 0)),
        (Noted(DAY, at(20, 14)), None, Waited(106, None)),
        (Noted(DAY), None, Waited(96, None)),
        (Noted(TODAY, at(25, 9)), None, Waited(0, None)),
    ],
)
def test_moments_give_hours_and_days_what_lies_between(made, thanked, expected):
    assert waited(made, thanked, TODAY) == expected


def test_without_anybody_waiting_it_is_the_plain_median_within_binomial_order_statistics():
    for n in range(6, 80):
        hours = sorted(np.random.default_rng(n).exponential(20, n).tolist())
        found = speed(exact(*hours))
        assert found.middle == hours[(n - 1) // 2]
        low, high = hours.index(found.low), hours.index(found.high)
        held = sum(binom.pmf(below, n, 0.5) for below in range(low + 1, high + 1))
        assert 0.9 <= held <= 0.99
        assert low + high == n - 1


def test_who_waits_is_counted_as_kaplan_and_meier_do():
    generator = np.random.default_rng(3)
    hours, ends = generator.exponential(30, 200), generator.exponential(50, 200)
    waits = [Waited(took, took) if took <= end else Waited(end, None) for took, end in zip(hours, ends, strict=True)]
    seen = CensoredData.right_censored(np.minimum(hours, ends), hours > ends)
    curve = ecdf(seen).sf
    found = speed(waits)
    assert found.middle == curve.quantiles[np.argmax(curve.probabilities <= 0.5)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # at the last observation theirs is undefined
        theirs = curve.confidence_interval(method="log-log")
    low, high = (side.quantiles[np.argmax(side.probabilities <= 0.5)] for side in (theirs.low, theirs.high))
    assert (found.low, found.high) == pytest.approx((low, high), rel=0.1)
    assert (found.n, found.thanked, found.by_day) == (200, int((hours <= ends).sum()), 0)
    dropped = median(took for took, end in zip(hours, ends, strict=True) if took <= end)
    assert found.middle > 1.3 * dropped


def seen_by_day(generator, took):
    begin = generator.uniform(0, 24)
    days = int((begin + took) // 24)
    return Waited(max(days - 1, 0) * 24.0, (days + 1) * 24.0)


@pytest.mark.parametrize(("by_day", "least", "most"), [(0.0, 0.93, 0.985), (0.5, 0.95, 1.0), (1.0, 0.95, 1.0)])
def test_the_range_holds_the_true_median_as_often_as_it_says_and_oftener_where_days_hide_the_hours(by_day, least, most):
    generator, truth, held = np.random.default_rng(11), 30 * np.log(2), 0
    for _world in range(400):
        waits = []
        for took, end in zip(generator.exponential(30, 40), generator.uniform(10, 200, 40), strict=True):
            is_by_day = generator.random() < by_day
            thanked = seen_by_day(generator, took) if is_by_day else Waited(took, took)
            waits.append(thanked if took <= end else Waited(end, None))
        found = speed(waits)
        held += found.low <= truth <= (found.high or np.inf)
    assert least <= held / 400 <= most


def test_of_few_nothing_bounds_the_median_and_of_nobody_nothing_is_known():
    assert speed([]) == Speed(None, 0.0, None, 0, 0, 0)
    assert speed(exact(5)) == Speed(5.0, 0.0, None, 1, 1, 0)
    assert speed([*exact(5), Waited(9, None), Waited(9, None)]) == Speed(None, 0.0, None, 3, 1, 0)
    assert speed([Waited(9, None)]) == Speed(None, 0.0, None, 1, 0, 0)


def test_what_only_days_are_known_of_widens_the_range_on_both_sides():
    found = speed([Waited(0, 48)] * 20)
    assert found == Speed(24.0, 0.0, 48.0, 20, 20, 20)


def test_time_is_said_in_hours_and_from_two_days_on_in_days():
    assert [duration(hours) for hours in (0.2, 1, 26.4, 47.4, 47.6, 96)] == [
        "less than an hour", "1 hour", "26 hours", "47 hours", "2 days", "4 days",
    ]  # fmt: skip


def test_speed_is_said_with_its_range_and_what_it_rests_on():
    assert speed_told(speed([])) == ""
    assert speed_told(speed([Waited(9, None)])) == "No introducer has been thanked yet."
    assert speed_told(speed([*exact(3), Waited(9, None), Waited(9, None)])) == (
        "Fewer than half have been thanked so far: 1 of 3 introductions."
    )
    assert speed_told(speed([*exact(*range(1, 11))])) == (
        "Half of the introducers are thanked within 5 hours (range 2 hours to 9 hours; 10 thanked, of 10 introductions)."
    )
    assert speed_told(speed([Waited(72, 120)])) == (
        "Half of the introducers are thanked within 4 days (range from less than an hour, with no upper end yet; 1 "
        "thanked, of 1 introduction). 1 of the thanks is known by its day alone; the range allows for that."
    )
