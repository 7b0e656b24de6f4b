"""Workbooks as tables."""

import io
import zipfile
from datetime import UTC, date, datetime, time
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from shared import file

from refnet.domain.errors import RefNetError
from refnet.exchange import archive_safety, xlsx_writing
from refnet.exchange.rows import NO_RESULT
from refnet.exchange.tables import open_table, sheet_names
from refnet.exchange.xlsx_formulas import without_result


def workbook(folder, *lines, change=None, name="list.xlsx"):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    if change:
        change(book)
    book.save(folder / name)
    return folder / name


def with_member(path, name, content):
    """Replace or add a member of a workbook."""
    with zipfile.ZipFile(path) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, old in members.items():
            if member != name:
                archive.writestr(member, old)
        if content is not None:
            archive.writestr(name, content)
    return path


def cells(table):
    return [row.cells for row in table.rows]


def test_typed_cells_are_read_with_their_types_and_row_numbers(tmp_path):
    day = datetime(2026, 7, 15)  # noqa: DTZ001
    path = workbook(
        tmp_path,
        ["Report"],
        [],
        ["Name ", "Day", "Sum", "Yes", None],
        ["Eva", day, 5.5, True],
        [],
        ["Bob", time(9, 30)],
    )
    table = open_table(path)
    assert table.headers == ("Name", "Day", "Sum", "Yes")
    assert [row.number for row in table.rows] == [4, 5, 6]
    assert cells(table) == [("Eva", day, 5.5, True), (), ("Bob", "09:30:00", "", "")]
    assert [row.is_blank for row in table.rows] == [False, True, False]


def test_what_a_file_holds_counts_not_its_name(tmp_path):
    path = workbook(tmp_path, ["a", "b"], [1, 2])
    assert cells(open_table(path.rename(tmp_path / "list.csv"))) == [(1, 2)]
    assert cells(open_table(file(tmp_path, "a,b\n1,2\n", "text.xlsx"))) == [("1", "2")]


def test_a_sheet_can_be_chosen_and_hidden_ones_are_not_offered(tmp_path):
    def sheets(book):
        book.active.sheet_state = "hidden"
        second = book.create_sheet("Deals")
        second.append(["c", "d"])
        second.append([3, 4])
        book.create_sheet("Empty")

    path = workbook(tmp_path, ["a", "b"], [1, 2], change=sheets)
    assert sheet_names(path) == ["Deals", "Empty"]
    assert cells(open_table(path)) == [(3, 4)]
    assert cells(open_table(path, sheet="Sheet")) == [(1, 2)]
    with pytest.raises(RefNetError, match=r"no table called “Leads”. It has: Sheet, Deals, Empty"):
        open_table(path, sheet="Leads")
    with pytest.raises(RefNetError, match="no headers"):
        open_table(path, sheet="Empty")


def test_of_several_sheets_the_first_with_columns_that_mean_something_is_read(tmp_path):
    def sheets(book):
        book.create_sheet("Scribbles").append(["q", "r"])
        book["Scribbles"].append([1, "x"])
        book.create_sheet("Cover")
        listed = book.create_sheet("List")
        listed.append(["Name", "E-mail"])
        listed.append(["Eva", "eva@example.org"])

    path = workbook(tmp_path, ["Please do not change"], change=sheets)
    table = open_table(path)
    assert (table.sheet, table.headers) == ("List", ("Name", "E-mail"))
    assert open_table(path, sheet="Scribbles").sheet == "Scribbles"


def test_a_sheet_that_means_more_is_read_before_an_earlier_one_that_means_little(tmp_path):
    def sheets(book):
        for title, headers in (("Birthdays", ["Name", "Note"]), ("Contacts", ["Name", "E-mail", "Phone"])):
            sheet = book.create_sheet(title)
            sheet.append(headers)
            sheet.append(["Eva", "x", "y"][: len(headers)])
        book.create_sheet("Again").append(["Name", "E-mail", "Phone"])
        book["Again"].append(["Bob", "x", "y"])

    path = workbook(tmp_path, ["Name", "Note"], [1, 2], change=sheets)
    assert open_table(path).sheet == "Contacts"


def test_once_a_sheet_means_enough_no_other_is_opened(tmp_path):
    def sheets(book):
        for number, title in enumerate(("Contacts", "More")):
            sheet = book.create_sheet(title)
            sheet.append(["Name", "E-mail", "Phone", "Company", "Job title", "Notes"][: 5 + number])
            sheet.append(["Eva", "x", "y", "Zinc", "Baker", "z"][: 5 + number])

    assert open_table(workbook(tmp_path, change=sheets)).sheet == "Contacts"


def test_where_no_sheet_means_anything_the_first_table_is_read(tmp_path):
    def sheets(book):
        for title in ("One", "Two"):
            sheet = book.create_sheet(title)
            sheet.append(["q", "r"])
            sheet.append([title, "x"])

    assert open_table(workbook(tmp_path, change=sheets)).sheet == "One"


def test_a_workbook_of_empty_sheets_is_told_as_its_first(tmp_path):
    path = workbook(tmp_path, ["a", "b"], change=lambda book: book.create_sheet("Empty"))
    with pytest.raises(RefNetError, match="has headers, but no rows below them"):
        open_table(path)


def test_the_dates_of_old_macs_are_the_same_days(tmp_path):
    def mac(book):
        book.epoch = CALENDAR_MAC_1904

    path = workbook(tmp_path, ["a", "day"], ["x", date(2026, 1, 31)], change=mac)
    assert cells(open_table(path)) == [("x", datetime(2026, 1, 31))]  # noqa: DTZ001


def test_a_formula_that_was_never_worked_out_is_marked(tmp_path):
    lines = [["=1+1", 2], ["x", "y"], ["x", "=A1", ""], ["=A1", "=B1"]]
    assert cells(open_table(workbook(tmp_path, ["a", "b"], *lines))) == [
        (NO_RESULT, 2),
        ("x", "y"),
        ("x", NO_RESULT),
        (NO_RESULT, NO_RESULT),
    ]


def test_only_formulas_without_a_result_are_marked():
    sheet = b"""<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>
    <row r="2"><x:c r="AB2" s="1"><x:f>1&lt;2</x:f></x:c><c r="AC2"><f t="shared" si="0"/></c></row>
    <row r="3"><c><f>1</f></c><c r="A3" s="3"/></row><row r="700"><c r="A700"><f>1</f><v/></c></row></sheetData>"""
    assert list(without_result(io.BytesIO(sheet))) == [(2, [27, 28]), (700, [0])]


def test_formulas_are_found_wherever_the_reading_is_cut():
    rows = "".join(f'<row r="{row}"><c r="C{row}"><f>1</f><v/></c></row>' for row in range(1, 60_001))
    assert list(without_result(io.BytesIO(rows.encode()))) == [(row, [2]) for row in range(1, 60_001)]


def test_a_row_below_the_last_that_can_be_is_damage(tmp_path):
    path = workbook(tmp_path, ["a", "b"], [1, 2])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").replace(b'<row r="2">', b'<row r="1048577">')
    with pytest.raises(RefNetError, match="is damaged"):
        open_table(with_member(path, "xl/worksheets/sheet1.xml", sheet))


def test_a_row_wider_than_the_headers_is_told(tmp_path):
    table = open_table(workbook(tmp_path, ["a", "b"], [1, 2, 3], [4]))
    assert [row.problem for row in table.rows] == ["The row has 3 cells, but the table has 2 columns.", ""]


def test_one_cell_at_the_far_end_costs_neither_time_nor_blank_rows(tmp_path):
    def far(book):
        book.active["XFD1048576"] = "x"

    rows = list(open_table(workbook(tmp_path, ["a", "b"], [1, 2], change=far)).rows)
    assert rows[0].cells == (1, 2)
    assert rows[-1].number == 1_048_576
    assert rows[-1].problem
    assert len(rows) == 2


def test_formatted_rows_below_the_table_are_nothing(tmp_path):
    def formatted(book):
        book.active["A90"].font = openpyxl.styles.Font(bold=True)

    assert len(cells(open_table(workbook(tmp_path, ["a", "b"], [1, 2], change=formatted)))) == 1


def test_headers_alone_are_no_table(tmp_path):
    with pytest.raises(RefNetError, match="no rows below"):
        open_table(workbook(tmp_path, ["a", "b"]))


def test_macros_are_left_out_with_a_warning(tmp_path):
    path = with_member(workbook(tmp_path, ["a", "b"], [1, 2]), "xl/vbaProject.bin", b"x")
    assert "macros" in open_table(path).warnings[0]


def test_a_bomb_is_refused_before_it_is_opened(tmp_path):
    path = with_member(workbook(tmp_path, ["a", "b"], [1, 2]), "xl/worksheets/sheet1.xml", b"<x>" + b" " * (40 << 20))
    with pytest.raises(RefNetError, match="would unpack to 40 MB"):
        open_table(path)


def test_a_workbook_beyond_all_size_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive_safety, "MOST_BYTES", 1000)
    with pytest.raises(RefNetError, match="would unpack"):
        open_table(workbook(tmp_path, ["a", "b"], [1, 2]))


@pytest.mark.parametrize(
    "definition", ['<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">', "<!DOCTYPE x>"]
)
def test_definitions_in_a_workbook_are_refused(tmp_path, definition):
    path = with_member(workbook(tmp_path, ["a", "b"], [1, 2]), "xl/worksheets/sheet1.xml", f"{definition}<x/>")
    with pytest.raises(RefNetError, match="definitions that no table needs"):
        open_table(path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 3000, "old kind"),
        (b"\xd0\xcf\x11\xe0" + b"x" * (1 << 20) + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"PK\x03\x04" + b"x" * 3000, "is damaged"),
        (b"PK\x05\x06" + b"\x00" * 18, "not a workbook"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_sentence(tmp_path, content, sentence):
    with pytest.raises(RefNetError, match=sentence):
        open_table(file(tmp_path, content, "list.xlsx"))


def test_the_strict_form_is_told(tmp_path):
    strict = '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    with pytest.raises(RefNetError, match="strict form"):
        open_table(with_member(workbook(tmp_path, ["a", "b"], [1, 2]), "xl/workbook.xml", strict))


@pytest.mark.parametrize("name", ["[Content_Types].xml", "xl/workbook.xml"])
def test_another_archive_is_no_workbook(tmp_path, name):
    with pytest.raises(RefNetError, match="not a workbook"):
        open_table(with_member(workbook(tmp_path, ["a", "b"], [1, 2]), name, None))


@pytest.mark.parametrize(
    ("name", "content"),
    [("xl/worksheets/sheet1.xml", "not xml"), ("xl/worksheets/sheet1.xml", ""), ("xl/workbook.xml", "<x/>")],
)
def test_a_damaged_workbook_is_refused_with_a_sentence(tmp_path, name, content):
    with pytest.raises(RefNetError, match=r"is damaged|has no table"):
        open_table(with_member(workbook(tmp_path, ["a", "b"], [1, 2]), name, content))


def test_damage_found_on_the_way_is_told(tmp_path):
    path = workbook(tmp_path, ["a", "b"], *([number, number] for number in range(900)))
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    table = open_table(with_member(path, "xl/worksheets/sheet1.xml", sheet[: len(sheet) // 2]))
    with pytest.raises(RefNetError, match="cannot be read to its end"):
        list(table.rows)


def written(path):
    return [[(cell.value, cell.data_type) for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]


def test_text_is_written_as_text_and_dates_and_numbers_as_such(tmp_path):
    path = tmp_path / "out.xlsx"
    moment = datetime(2026, 7, 15, 9, 30, tzinfo=UTC)
    rows = [["=1+1", 5, date(2026, 7, 15), moment, None], ["#N/A", -1.5, Decimal("2.50"), True, "a\x00b"]]
    xlsx_writing.write(path, ["Name", "Sum", "Day", "Moment", "@x"], rows)
    lines = written(path)
    assert lines[0][4] == ("@x", "s")
    assert lines[1][:2] == [("=1+1", "s"), (5, "n")]
    assert lines[1][2] == (datetime(2026, 7, 15), "d")  # noqa: DTZ001
    assert lines[1][3] == (datetime(2026, 7, 15, 9, 30), "d")  # noqa: DTZ001
    assert lines[2] == [("#N/A", "s"), (-1.5, "n"), (2.5, "n"), (True, "b"), ("ab", "s")]


def test_headers_stay_in_view_and_columns_fit_their_text(tmp_path):
    path = tmp_path / "out.xlsx"
    xlsx_writing.write(path, ["Name", "n"], [["Eva Müller of Somewhere", 1], ["x" * 900, 2]])
    sheet = openpyxl.load_workbook(path).active
    assert sheet.freeze_panes == "A2"
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [60, 3]


def test_what_is_written_is_read_back(tmp_path):
    path = tmp_path / "out.xlsx"
    rows = [["'=x", f"line\n{number}"] for number in range(250)]
    xlsx_writing.write(path, ["a", "b"], rows)
    assert [list(row.cells) for row in open_table(path).rows] == rows
