import csv
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refnet.exchange import csv_file, xlsx_writing
from refnet.exchange.tables import open_table

STARTS = ("=", "+", "-", "@", "\t", "\r", "|", "%")
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
HOSTILE = st.sampled_from(
    ["=1+1", "'=1", "''+", "@x", "\r", "\n", "a\r\nb", '"', '""', ",", ";", "\t", "\ufeff", "|x", "％", "_x000D_",
     "_x0041_", "_xD800_", "x005F_", " a ", "007", "1,200", "TRUE", "#N/A", "=cmd|'/c calc'!A0", "\x01", "\x7f"]
)  # fmt: skip
COLUMNS = 4


def rows_of(words):
    return st.lists(st.lists(words, min_size=COLUMNS, max_size=COLUMNS), min_size=1, max_size=6)


ROWS = rows_of(TEXTS | HOSTILE)
AGAIN = settings(suppress_health_check=list(HealthCheck), max_examples=60)
HEADS = ["Name", "Role", "Note", "Tags"]


def opened(path):
    return [list(row.cells) for row in open_table(path, encoding="utf-8").rows]


@given(rows=ROWS)
@AGAIN
def test_a_csv_for_spreadsheets_gives_every_text_back_and_runs_none(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "spreadsheet.csv"
    csv_file.write(path, HEADS, [[*row, "x"] for row in rows])
    with path.open(newline="", encoding="utf-8-sig") as stream:
        cells = [cell for row in list(csv.reader(stream))[1:] for cell in row]
    assert not [cell for cell in cells if cell.startswith(STARTS)]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@given(rows=ROWS)
@AGAIN
def test_a_csv_for_spreadsheets_is_read_back_as_it_was(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "back.csv"
    filled = [["x", *row[1:]] for row in rows]
    csv_file.write(path, HEADS, filled)
    assert [list(row.cells) for row in open_table(path, delimiter=",").rows] == filled


@given(rows=ROWS)
@AGAIN
def test_a_verbatim_csv_holds_every_text_as_it_is(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "verbatim.csv"
    csv_file.write(path, HEADS, rows, for_spreadsheets=False)
    with path.open(newline="", encoding="utf-8") as stream:
        assert list(csv.reader(stream)) == [HEADS, *rows]


@given(rows=ROWS)
@AGAIN
def test_a_verbatim_csv_is_read_back_as_it_was(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "verbatim_back.csv"
    filled = [["x", *row[1:]] for row in rows]
    csv_file.write(path, HEADS, filled, for_spreadsheets=False)
    assert [list(row.cells) for row in open_table(path, encoding="utf-8", delimiter=",").rows] == filled


def test_a_verbatim_text_with_quotation_marks_hides_no_apostrophe_of_others(tmp_path):
    path, rows = tmp_path / "verbatim.csv", [["a", 'say "a"', "'=1", 'x,"a",y']]
    csv_file.write(path, HEADS, rows, for_spreadsheets=False)
    assert opened(path) == rows


@pytest.mark.parametrize(
    "text",
    ["name,phone\nAnn,'+49 30 1\n", '"name","phone"\n"Ann","\'+49 30 1"\n', '"name",phone\nAnn,\'+49 30 1\n'],
)
def test_an_apostrophe_by_which_another_program_kept_off_a_formula_comes_off(tmp_path, text):
    (tmp_path / "theirs.csv").write_text(text)
    assert [row.cells for row in open_table(tmp_path / "theirs.csv").rows] == [("Ann", "+49 30 1")]


@given(rows=ROWS)
@AGAIN
def test_a_workbook_gives_every_text_back_and_holds_no_formula(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "texts.xlsx"
    filled = [["x", *row[1:]] for row in rows]
    xlsx_writing.write(path, HEADS, filled)
    lost = str.maketrans("", "", "\ufffe\uffff")
    found = [list(row.cells) for row in open_table(path).rows]
    assert found == [[cell.translate(lost) for cell in row] for row in filled]


def test_a_workbook_has_its_filter_and_a_title_that_a_sheet_may_have(tmp_path):
    path = tmp_path / "out.xlsx"
    rows = [[f"n{number}", number, date(2026, 1, 2), Decimal("1.50")] for number in range(150)]
    xlsx_writing.write(path, HEADS, rows, title="Deals: won/lost [2026] and much more than that")
    sheet = openpyxl.load_workbook(path).active
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:D151", "A2")
    assert sheet.title == "Deals  won lost  2026  and much"
    assert [cell.data_type for cell in sheet[3]] == ["s", "n", "d", "n"]


def test_days_before_workbooks_are_texts_and_moments_are_in_world_time(tmp_path):
    path = tmp_path / "out.xlsx"
    xlsx_writing.write(path, HEADS, [["a", date(1850, 1, 2), datetime(2026, 1, 2, 3, 4, tzinfo=UTC), "_x0000_"]])
    (row,) = opened(path)
    assert row[1:] == ["1850-01-02", datetime(2026, 1, 2, 3, 4), "_x0000_"]  # noqa: DTZ001


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so(tmp_path):
    path = tmp_path / "out.xlsx"
    whole, long, rare, odd = "a" * 32_767, "b" * 40_000, "😀" * 20_000, "\x01" * 5_000
    xlsx_writing.write(path, HEADS, [[whole, long, rare, odd]])
    (row,) = opened(path)
    assert row[0] == whole
    assert all(cell.endswith("… (cut here: a cell holds no more)") for cell in row[1:])
    assert [len(cell.encode("utf-16-le")) // 2 for cell in row[1:3]] == [32_767, 32_766]
    assert set(row[2].partition("…")[0]) == {"😀"}
    assert set(row[3].partition("…")[0]) == {"\x01"}


def test_a_cut_never_leaves_half_a_letter_that_is_written_out(tmp_path):
    path = tmp_path / "out.xlsx"
    xlsx_writing.write(path, HEADS, [["a" * count + "\r" * 5_000] for count in range(7)])
    for row in opened(path):
        assert set(row[0].partition("…")[0]) <= {"a", "\r"}
