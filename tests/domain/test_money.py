"""Money in minor units."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.money import CURRENCIES, LARGEST, digits, is_known, major, minor_units


@pytest.mark.parametrize(
    ("amount", "currency", "units"),
    [("12.34", "EUR", 1234), ("1200", "JPY", 1200), ("1.234", "KWD", 1234), ("5", "", 500), ("-0.01", "USD", -1)],
)
def test_an_amount_is_kept_in_the_smallest_unit_of_its_currency(amount, currency, units):
    assert minor_units(Decimal(amount), currency) == units


@pytest.mark.parametrize(("amount", "units"), [("0.125", 12), ("0.135", 14), ("-0.125", -12)])
def test_halves_are_rounded_to_even(amount, units):
    assert minor_units(Decimal(amount), "EUR") == units


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e999", "1e14", "-99999999999999"])
def test_what_cannot_be_kept_is_refused(amount):
    with pytest.raises(ValueError, match=r"Infinity|NaN|9|1E"):
        minor_units(Decimal(amount), "USD")


def test_the_largest_amount_can_be_kept():
    assert minor_units(Decimal(LARGEST).scaleb(-2), "USD") == LARGEST


@given(st.integers(-LARGEST, LARGEST), st.sampled_from(sorted(CURRENCIES)))
def test_minor_units_and_decimals_are_the_same_money(units, currency):
    assert minor_units(major(units, currency), currency) == units


def test_only_codes_in_use_are_known():
    assert is_known("EUR")
    assert not is_known("DEM")
    assert [digits("XAF"), digits("XYZ"), digits("TND")] == [0, 2, 3]
