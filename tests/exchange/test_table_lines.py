"""Tables as the process that reads files hands them over."""

from datetime import date, datetime
from decimal import Decimal
from math import isnan

from hypothesis import given
from hypothesis import strategies as some

from refnet.exchange.outside import lines
from refnet.exchange.rows import Row, Table


def is_whole(text):
    """Tell whether no two halves of a letter stand side by side, which no decoder leaves."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") == text


CELLS = some.one_of(
    some.text(),
    some.text(some.characters(categories=["Cs", "Cc", "Zl", "Zp"])).filter(is_whole),
    some.integers(),
    some.booleans(),
    some.floats(allow_nan=False),
    some.decimals(allow_nan=False),
    some.dates(),
    some.datetimes(),
)


def told_and_heard(row):
    return lines.row(lines.row_line(row).encode("ascii"))


@given(some.integers(), some.text(), some.lists(some.text(), max_size=2).map(tuple), some.lists(CELLS))
def test_a_row_comes_back_with_the_values_and_the_types_of_its_cells(number, problem, doubts, cells):
    row = Row(number, tuple(cells), problem, doubts)
    heard = told_and_heard(row)
    assert heard == row
    assert [type(cell) for cell in heard.cells] == [type(cell) for cell in cells]


def test_a_row_stands_on_one_line():
    assert "\n" not in lines.row_line(Row(1, ("a\nb\u2028c\x85",)))


def test_a_number_that_is_none_stays_that():
    assert isnan(told_and_heard(Row(1, (float("nan"),))).cells[0])


def test_cells_that_look_like_our_own_form_stay_text():
    row = Row(1, ('{"day":"2026-01-31"}', "[1]"))
    assert told_and_heard(row) == row


def test_days_moments_and_sums_keep_their_kind():
    row = Row(7, (date(2026, 1, 31), datetime(2026, 1, 31, 9, 30), Decimal("1.20")), "why")  # noqa: DTZ001
    assert told_and_heard(row) == row


def test_a_table_comes_back_with_all_that_it_tells():
    names = {"headers": ("Name", "Day"), "rows": (), "encoding": "utf-8", "delimiter": ";", "warnings": ("Look.",)}
    table = Table(**names)
    assert lines.head(lines.head_line(table).encode("ascii")) == table
