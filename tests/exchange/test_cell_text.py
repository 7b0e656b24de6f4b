"""Text as it is kept."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.exchange.cells import as_text
from refnet.exchange.formulas import escape_formula, unescape_formula
from refnet.exchange.values import cell_text, clean_text, had_hidden


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Eva ", "Eva"),
        ("Eva\xa0Mu\u0308ller\u200b", "Eva Müller"),
        ("Eva \u202egnp.exe\u202c", "Eva gnp.exe"),
        ("Eva\x07\x1b[31m", "Eva[31m"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("👩\u200d👩", "👩\u200d👩"),
        ("محمد", "محمد"),
    ],
)
def test_text_is_kept_without_what_nobody_sees(text, kept):
    assert clean_text(text) == kept


@given(st.text())
def test_clean_text_stays_as_it_is(text):
    assert clean_text(clean_text(text)) == clean_text(text)


def test_hidden_characters_are_noticed():
    assert had_hidden("a\u202eb")
    assert had_hidden("a\x00b")
    assert not had_hidden("plain")
    assert not had_hidden("zwei\r\nZeilen, größer")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (491711234567.0, "491711234567"),
        (0.5, "0.5"),
        (7, "7"),
        (Decimal("1.50"), "1.50"),
        (True, "true"),
        (False, "false"),
        (date(2026, 7, 15), "2026-07-15"),
        (datetime(2026, 7, 15), "2026-07-15"),  # noqa: DTZ001
        (datetime(2026, 7, 15, 9, 30), "2026-07-15 09:30"),  # noqa: DTZ001
        (float("nan"), "nan"),
    ],
)
def test_cells_read_as_a_person_would_type_them(cell, text):
    assert cell_text(cell) == text


def test_values_are_written_so_that_they_can_be_read_again():
    moment = datetime(2026, 7, 15, 11, 30, tzinfo=timezone(timedelta(hours=2)))
    values = [None, True, False, 5, Decimal("1.5"), date(2026, 7, 15), moment, datetime(2026, 7, 15, tzinfo=UTC), "x"]
    shown = ["", "true", "false", "5", "1.5", "2026-07-15", "2026-07-15 09:30", "2026-07-15 00:00", "x"]
    assert [as_text(value) for value in values] == shown


@given(st.text(alphabet="'=+-@\t\r\n|%＝＋－＠aé "))
def test_an_escaped_text_is_no_formula_and_comes_back(text):
    escaped = escape_formula(text)
    assert escaped[:1] not in set("=+-@\t\r\n|%＝＋－＠")
    assert unescape_formula(escaped) == text
