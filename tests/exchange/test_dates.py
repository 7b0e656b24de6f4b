"""Dates as files and people write them."""

from datetime import date, datetime

import pytest

from refnet.exchange.values import BadValue, guess_date_order, is_no_date, parse_date, read_date

THE_DAY = date(2026, 7, 15)


@pytest.mark.parametrize(
    "text",
    ["2026-07-15", "2026/7/15", "2026-07-15 09:30", "2026-07-15T09:30:00Z", "20260715", "20260715T093000Z", "15.07.2026",
     "15.7.2026, 09:30", "7/15/2026", "15 Jul 2026", "15. Juli 2026", "15 juillet 2026", "15 de julio de 2026",
     "15.07.2026 um 09:30 Uhr", "15/07/2026 09h30", "15.07.2026 09.30", "2026-07-15T09:30+02:00", "2026-07-15 09:30:00 UTC", "7/15/2026 9:30 PM",
     "2026. 7. 15.", "2026年7月15日", "2026년 7월 15일", "٢٠٢٦-٠٧-١٥", "7.15.2026", "15/Jul/2026", "2026-Jul-15",
     "15 luglio 2026", "15 juli 2026", "15 de julho de 2026", "15. juli 2026", "15 lipca 2026", "15. července 2026",
     "15 июля 2026 г.", "mar. 15 juil. 2026", "mercoledì 15 luglio 2026", "woensdag 15 juli 2026 om 9:30", "den 15 juli 2026 kl. 09:30",
     "Jul 15, 2026", "2026 July 15", "Mittwoch, 15. Juli 2026", "15-Jul-2026", "July 15th, 2026"],
)  # fmt: skip
def test_the_same_day_in_many_ways(text):
    assert read_date(text) == (THE_DAY, "")


def test_typed_cells_are_dates_already():
    assert parse_date(datetime(2026, 7, 15, 9, 30)) == parse_date(THE_DAY) == THE_DAY  # noqa: DTZ001


@pytest.mark.parametrize(("order", "day"), [("dmy", date(2026, 4, 3)), ("mdy", date(2026, 3, 4))])
def test_a_known_order_leaves_no_doubt(order, day):
    assert read_date("3/4/2026", order) == (day, "")


def test_without_an_order_days_come_first_and_are_doubted():
    read = read_date("3/4/2026")
    assert read.day == date(2026, 4, 3)
    assert "day first" in read.doubt


def test_the_same_number_twice_needs_no_order():
    assert read_date("4/4/2026").doubt == ""


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("15/7/26", None, THE_DAY),
        ("26年7月15日", None, THE_DAY),
        ("26-07-15", "ymd", THE_DAY),
        ("15 Jul 99", None, date(1999, 7, 15)),
    ],
)
def test_a_year_of_two_digits_is_doubted(text, order, day):
    read = read_date(text, order)
    assert read.day == day
    assert "two digits" in read.doubt


@pytest.mark.parametrize("cell", [46218, 46218.4, "46218", "46218.4"])
def test_day_numbers_of_spreadsheets_are_dates_with_a_doubt(cell):
    read = read_date(cell)
    assert read.day == THE_DAY
    assert "2026-07-15" in read.doubt


def test_a_day_far_away_is_doubted():
    assert "far away" in read_date("1066-10-14").doubt


@pytest.mark.parametrize("text", ["30.02.2026", "2026-13-01", "15/15/2026", "31 April 2026"])
def test_a_day_that_cannot_be_is_refused(text):
    with pytest.raises(BadValue, match="not a day that exists"):
        parse_date(text)


@pytest.mark.parametrize("cell", ["soon", "99999999", 2026, "12 Jul", "12 Jul Aug 2026", "12 Jul 2026 late", True, ""])
def test_what_is_no_date_is_refused(cell):
    with pytest.raises(BadValue, match="not a date"):
        parse_date(cell)


def test_a_day_number_beyond_all_plans_is_refused():
    with pytest.raises(BadValue, match="not a date"):
        parse_date(9_999)


@pytest.mark.parametrize(
    ("samples", "order"),
    [
        (["1/2/2026", "13/2/2026"], "dmy"),
        (["1/2/2026", "2/13/2026 10:00"], "mdy"),
        (["1.2.2026"], "dmy"),
        (["1.2.2026", "2.13.2026"], None),
        (["2026-01-02", THE_DAY], "ymd"),
        (["1/2/2026", "2026-01-02"], None),
        (["13/2/2026", "2/13/2026"], None),
        (["", "soon"], None),
    ],
)
def test_the_order_is_guessed_only_when_it_is_clear(samples, order):
    assert guess_date_order(samples) == order


def test_programs_write_no_date_as_noughts():
    assert is_no_date("0/0/00")
    assert is_no_date("0000-00-00")
    assert is_no_date("")
    assert not is_no_date("2000-01-01")


@pytest.mark.parametrize("text", ["31 Jan " + "9" * 30, "31 Jan " + "9" * 5000, "፩ Jan 2026", "² Jan 2026 5"])
def test_numbers_that_are_no_days_and_years_are_no_date(text):
    with pytest.raises(BadValue):
        parse_date(text)
