from datetime import date, timedelta

import pytest

from refnet.domain.thanking import again_told, thanks

TODAY, FIRST = date(2026, 11, 25), date(2026, 1, 1)


def after(days):
    return FIRST + timedelta(days=days)


def counts(days, today=TODAY):
    found = thanks({"Ann": days}, [], today)
    return (found.again.won, found.again.n), (found.otherwise.won, found.otherwise.n)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([(FIRST, after(14)), (after(100), None)], ((1, 1), (0, 0))),
        ([(FIRST, after(15)), (after(100), None)], ((0, 0), (1, 1))),
        ([(FIRST, None), (after(14), after(14))], ((0, 0), (0, 1))),
        ([(after(100), after(101)), (FIRST, after(1))], ((1, 1), (0, 0))),
        ([(FIRST, after(1)), (after(14 + 180), None)], ((1, 1), (0, 0))),
        ([(FIRST, after(1)), (after(15 + 180), None)], ((0, 1), (0, 0))),
    ],
)
def test_thanks_count_within_a_fortnight_and_introductions_in_the_half_year_after_it(days, expected):
    assert counts(days) == expected


def test_an_ally_whose_half_year_is_not_over_is_not_counted():
    assert counts([(FIRST, after(1))], after(14 + 179)) == ((0, 0), (0, 0))
    assert counts([(FIRST, after(1))], after(14 + 180)) == ((0, 1), (0, 0))


def many(thanked, again, count, name):
    days = [(FIRST, after(1) if thanked else None)]
    return {(name, number): days + ([(after(50), None)] if number < again else []) for number in range(count)}


def test_with_enough_allies_on_both_sides_the_difference_is_told_with_its_range():
    found = thanks(many(True, 8, 10, "a") | many(False, 2, 10, "b"), [], TODAY)
    assert again_told(found) == (
        "Of 10 allies thanked within 14 days 80% introduced somebody again in the half year after (range 49–94%), "
        "of 10 others 20% (range 6–51%): 60 points (range 16–80). It goes with thanks; it need not come from them."
    )


def test_a_difference_whose_range_holds_none_goes_with_nothing():
    found = thanks(many(True, 6, 10, "a") | many(False, 7, 10, "b"), [], TODAY)
    assert again_told(found).endswith("−10 points (range −45 to 28). No difference can be told yet.")


def test_with_nine_on_one_side_nothing_is_compared():
    found = thanks(many(True, 8, 9, "a") | many(False, 2, 10, "b"), [], TODAY)
    assert "cannot be told yet: 9 allies thanked within 14 days and 10 others" in again_told(found)
