"""Sums of money as files and people write them."""

from decimal import Decimal

import pytest

from refnet.exchange.values import BadValue, guess_decimal, parse_amount, parse_currency


@pytest.mark.parametrize(
    ("cell", "units", "currency"),
    [
        ("1054", 105400, ""),
        ("1.200,50", 120050, ""),
        ("1,200.50", 120050, ""),
        ("€ 1.234,56", 123456, "EUR"),
        ("1 234,56 zł", 123456, "PLN"),
        ("CHF 1'000.-", 100000, "CHF"),
        ("Fr. 5,–", 500, "CHF"),
        ("(5.00)", -500, ""),
        ("−5", -500, ""),
        ("5 USD", 500, "USD"),
        ("kr 5", 500, ""),
        ("1,00,000", 10000000, ""),
        ("$1,234,567", 123456700, "USD"),
        ("1.234.567", 123456700, ""),
        ("¥1200", 1200, "JPY"),
        (".5", 50, ""),
        ("0,125 KWD", 125, "KWD"),
        ("1e3", 100000, ""),
        ("1.5E+3", 150000, ""),
        ("١٢٣", 12300, ""),
        ("١٬٢٠٠٫٥٠", 120050, ""),
        ("Rs. 1,00,000", 10000000, "INR"),
        ("1 200,50 руб.", 120050, "RUB"),
        ("R$ 1.200,50", 120050, "BRL"),
        ("R 1 200.50", 120050, "ZAR"),
        ("12000円", 12000, "JPY"),
        ("1\u202f200,50\u00a0€", 120050, "EUR"),
        ("1’200.50 CHF", 120050, "CHF"),
        ("USD1,200.50", 120050, "USD"),
        ("($1,200.50)", -120050, "USD"),
        ("1.200,50-", -120050, ""),
        ("EUR -5", -500, "EUR"),
        (550, 55000, ""),
        (5.25, 525, ""),
        (1e15 / 1e9, 100000000, ""),
        (Decimal("1.234"), 123, ""),
    ],
)
def test_sums_are_read_in_minor_units(cell, units, currency):
    assert parse_amount(cell)[:2] == (units, currency)


def test_the_currency_of_the_row_counts():
    assert parse_amount("1200", "JPY")[:2] == (1200, "JPY")
    assert parse_amount("$ 5", "CAD")[:2] == (500, "CAD")


def test_the_usual_currency_gives_way_to_the_one_a_cell_names():
    assert parse_amount("US$ 5", usual="EUR")[:2] == (500, "USD")
    assert parse_amount("$ 5", usual="CAD")[:2] == (500, "CAD")
    assert parse_amount("5", usual="JPY")[:2] == (5, "JPY")


def test_two_currencies_for_one_sum_are_refused():
    with pytest.raises(BadValue, match="in EUR, but the row says USD"):
        parse_amount("€ 5", "USD")


@pytest.mark.parametrize("text", ["1,200", "12.345", "1.200 EUR"])
def test_a_lone_separator_before_three_digits_is_doubted(text):
    amount = parse_amount(text)
    assert amount.units in (120000, 1234500)
    assert "thousands" in amount.doubt


def test_a_known_decimal_sign_leaves_no_doubt():
    assert parse_amount("1,200", decimal=".") == (120000, "", "")
    assert parse_amount("1,20", decimal=",") == (120, "", "")


def test_rounding_is_told():
    assert "rounded" in parse_amount("1.2391").doubt


@pytest.mark.parametrize(
    "text", ["nan", "inf", "", "2 Mio", "1.5k", "1.2.3", "1,2.3,4", "5 ???", "1e3e3", "12 34,56,7", "--", True]
)
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(BadValue, match="not a sum of money"):
        parse_amount(text)


@pytest.mark.parametrize("text", ["1e999", "9" * 20])
def test_a_sum_too_large_is_refused(text):
    with pytest.raises(BadValue, match="too large"):
        parse_amount(text)


def test_a_comma_where_points_are_decimal_signs_must_part_thousands():
    with pytest.raises(BadValue, match="not a sum of money"):
        parse_amount("12,34.5", decimal=".")


def test_two_decimal_signs_are_refused():
    with pytest.raises(BadValue, match="not a sum of money"):
        parse_amount("1..2", decimal=".")


@pytest.mark.parametrize(
    ("samples", "sign"),
    [
        (["1,200", "1.5"], "."),
        (["1.200,50"], ","),
        (["1.234.567"], ","),
        (["1,234,567"], "."),
        (["0,125"], ","),
        (["1,200", 5.5, "x", "12"], None),
        (["1.5", "1,5"], None),
        (["1.200", "1,200.50"], None),
    ],
)
def test_the_decimal_sign_is_guessed_only_when_it_is_clear(samples, sign):
    assert guess_decimal(samples) == sign


def test_a_currency_is_known_by_code_or_sign():
    assert [parse_currency(text) for text in ("eur", "€", "US$")] == ["EUR", "EUR", "USD"]


@pytest.mark.parametrize("text", ["kr", "Taler", ""])
def test_a_currency_that_is_none_is_refused(text):
    with pytest.raises(BadValue):
        parse_currency(text)
