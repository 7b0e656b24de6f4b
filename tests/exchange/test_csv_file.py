"""Text files as tables."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import file, opened, opportunities

from refnet.domain.errors import RefNetError
from refnet.exchange import csv_file, encodings
from refnet.exchange.tables import open_table, sheet_names

FORMULA_STARTS = "=+-@\t\r\n|%＝＋－＠"
LINKEDIN = """Notes:
"When exporting your connection data, you may notice
that some addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Lovelace,https://www.linkedin.com/in/ada,,Analytical Engines,Founder,15 Jul 2026
"""


def cells(table):
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-32", "utf-32")],
)
def test_marked_and_unicode_files_are_read_without_a_warning(tmp_path, encoding, shown):
    table = opened(tmp_path, "name,email\nEva Müller,eva@example.org\n".encode(encoding))
    assert table.headers == ("name", "email")
    assert cells(table) == [("Eva Müller", "eva@example.org")]
    assert (table.encoding, table.warnings) == (shown, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_wide_file_without_a_mark_is_guessed_and_told(tmp_path, encoding):
    table = opened(tmp_path, "name,email\nEva Müller,eva@example.org\n".encode(encoding))
    assert cells(table) == [("Eva Müller", "eva@example.org")]
    assert encoding.upper() in table.warnings[0]


def test_windows_letters_are_guessed_and_told(tmp_path):
    lines = "name;city\nZoë Müller;Zürich\nJürgen Groß;Köln\nFrançois Lévy;Orléans\n"
    table = opened(tmp_path, lines.encode("cp1252"))
    assert cells(table)[2] == ("François Lévy", "Orléans")
    assert "Windows-1252" in table.warnings[0]


def test_other_letters_are_guessed_or_chosen(tmp_path):
    russian = ("имя,город\n" + "Иван Петров,Москва\nАнна Смирнова,Санкт-Петербург\n" * 5).encode("cp1251")
    assert cells(opened(tmp_path, russian))[0] == ("Иван Петров", "Москва")
    assert cells(opened(tmp_path, russian, encoding="cp1251"))[1] == ("Анна Смирнова", "Санкт-Петербург")


def test_letters_may_first_come_far_below(tmp_path):
    content = b"name,city\n" + b"Bob,York\n" * 40_000 + "Zoë,Zürich\n".encode("cp1252")
    table = opened(tmp_path, content)
    assert cells(table)[-1] == ("Zoë", "Zürich")


@pytest.mark.parametrize("name", ["klingon", "undefined", "rot13", "base64", "hex", "\ud800"])
def test_an_unknown_encoding_is_refused(tmp_path, name):
    with pytest.raises(RefNetError, match="no encoding called"):
        opened(tmp_path, "a,b\n1,2\n", encoding=name)


@pytest.mark.parametrize("bad", [b"Andr\xe9", b"\xed\xa0\x80x"])
def test_a_row_that_is_not_in_the_files_encoding_is_refused_by_number(tmp_path, bad):
    content = "name,email\nEva Müller,eva@example.org\nZoë,z@example.org\n".encode() + bad + b",a@example.org\n"
    problems = [(row.number, row.problem) for row in opened(tmp_path, content).rows]
    assert [number for number, problem in problems if problem] == [4]
    assert "no text in UTF-8" in problems[2][1]


def test_one_strange_row_does_not_change_how_another_is_read(tmp_path):
    found = list(opened(tmp_path, "name,n\nRené,1\n".encode() + b"M\xfcller,2\n").rows)
    assert found[0].cells == ("René", "1")
    assert "no text in UTF-8" in found[1].problem


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path, delimiter):
    lines = ["name~notes~value", 'Eva~"says ""hi"", ok; yes"~1.200,50', "Bob~~7"]
    table = opened(tmp_path, "\n".join(lines).replace("~", delimiter))
    assert table.delimiter == delimiter
    assert cells(table) == [("Eva", 'says "hi", ok; yes', "1.200,50"), ("Bob", "", "7")] or delimiter in ",;"
    assert table.headers == ("name", "notes", "value")


def test_a_list_of_one_column_needs_no_delimiter(tmp_path):
    table = opened(tmp_path, "email\na@example.org\nb@example.org\n")
    assert cells(table) == [("a@example.org",), ("b@example.org",)]


def test_the_delimiter_can_be_chosen_or_announced(tmp_path):
    assert opened(tmp_path, "a,b;c\n1,2;3\n", delimiter=";").headers == ("a,b", "c")
    table = opened(tmp_path, "sep=|\na|b\n1|2\n")
    assert (table.headers, [row.number for row in table.rows]) == (("a", "b"), [2])


def test_notes_above_the_headers_are_passed_over_and_rows_keep_the_spreadsheets_number(tmp_path):
    table = opened(tmp_path, LINKEDIN)
    assert table.headers[0] == "First Name"
    assert [(row.number, row.cells[1]) for row in table.rows] == [(5, "Lovelace")]


def test_blank_rows_are_rows(tmp_path):
    table = opened(tmp_path, "a,b\n1,2\n\n , \n3,4\n")
    assert [(row.number, row.is_blank, row.problem) for row in table.rows] == [
        (2, False, ""),
        (3, True, ""),
        (4, True, ""),
        (5, False, ""),
    ]
    assert [row.number for row in table.samples()] == [2, 5]


@pytest.mark.parametrize("ending", ["\r", "\r\n", "\n"])
def test_all_line_ends_are_read_and_quoted_ones_are_part_of_the_cell(tmp_path, ending):
    table = opened(tmp_path, ending.join(["a,b", '"x', 'y",1', "z,2", ""]))
    assert [row.number for row in table.rows] == [2, 3]
    assert cells(table)[1] == ("z", "2")


def test_ragged_rows_are_told_and_empty_cells_at_the_end_are_nothing(tmp_path):
    table = opened(tmp_path, "a,b,c\n1,2,3\n1,2\n1,2,3,,\n1,2,3,4\n")
    assert [row.problem for row in table.rows] == [
        "",
        "The row has 2 cells, but the table has 3 columns.",
        "",
        "The row has 4 cells, but the table has 3 columns.",
    ]


def test_stray_quotation_marks_are_text(tmp_path):
    assert cells(opened(tmp_path, 'name,email\nEva "Evi" Müller,e@example.org\n')) == [
        ('Eva "Evi" Müller', "e@example.org")
    ]


def test_an_open_quotation_mark_costs_one_row(tmp_path):
    table = opened(tmp_path, 'name,email\n"Eva,e@example.org\nBob,b@example.org\nCid,c@example.org\n')
    assert [(row.number, bool(row.problem)) for row in table.rows] == [(2, True), (3, False), (4, False)]
    assert "never closed" in next(iter(table.rows)).problem


def test_an_open_quotation_mark_in_a_large_file_costs_one_row(tmp_path):
    lines = "".join(f"Person Number{number},p{number}@example.org\n" for number in range(20_000))
    table = opened(tmp_path, 'name,email\n"Eva,e@example.org\n' + lines)
    assert sum(not row.problem for row in table.rows) == 20_000


def test_a_huge_cell_costs_one_row(tmp_path):
    table = opened(tmp_path, "name,email\n" + "x" * 200_000 + ",e@example.org\nBob,b@example.org\n")
    assert ["too long" in row.problem for row in table.rows] == [True, False]


def test_a_zero_byte_costs_one_row(tmp_path):
    table = opened(tmp_path, b"name,email\nEva\x00Admin,e@example.org\nBob,b@example.org\n")
    assert ["zero byte" in row.problem for row in table.rows] == [True, False]


def test_headers_are_trimmed_and_nameless_columns_get_a_name(tmp_path):
    table = opened(tmp_path, ' Name ,,"E-Mail\nAddress"\nEva,x,e@example.org\n')
    assert table.headers == ("Name", "column 2", "E-Mail Address")
    assert table.warnings == ("Column 2 has no header.",)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
        (b"name,email\n", "no rows below"),
        (b"name,email\n\n , \n", "no rows below"),
        (b"\n" * 60 + b"x", "no headers"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 90, "not a text file"),
        (bytes(range(1, 32)) * 9, "not a text file"),
        (b"a\x00\x00\x00\x00" * 9, "not a text file"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(tmp_path, content, sentence):
    with pytest.raises(RefNetError, match=sentence):
        opened(tmp_path, content)


def test_a_missing_file_and_a_folder_are_refused_with_a_sentence(tmp_path):
    with pytest.raises(RefNetError, match="There is no file"):
        open_table(tmp_path / "none.csv")
    with pytest.raises(RefNetError, match="is a folder"):
        open_table(tmp_path)


def test_a_text_file_has_no_sheets(tmp_path):
    assert sheet_names(file(tmp_path, "a,b\n1,2\n")) == []


def test_rows_can_be_gone_through_again(tmp_path):
    table = opened(tmp_path, "a,b\n1,2\n")
    assert cells(table) == cells(table) == [("1", "2")]


def test_the_public_opportunities_are_read_whole():
    pipeline = open_table(opportunities("maven_sales_pipeline.csv"))
    assert pipeline.headers[0] == "opportunity_id"
    assert sum(1 for row in pipeline.rows if not row.problem) == 8_800


FORMULAS = ["=1+1", "'=1", "-2", "@x", "plain", "'quoted'", "O'Brien"]


@pytest.mark.parametrize("for_spreadsheets", [True, False])
def test_what_is_written_is_read_back_the_same(tmp_path, for_spreadsheets):
    path = tmp_path / "out.csv"
    rows = [[text, "two\nlines", 'a "b", c'] for text in FORMULAS]
    csv_file.write(path, ["=name", "notes", "more"], rows, for_spreadsheets=for_spreadsheets)
    table = open_table(path)
    assert [list(row.cells) for row in table.rows] == rows or not for_spreadsheets
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") is for_spreadsheets
    assert not list(tmp_path.glob("*.part"))


def test_for_spreadsheets_no_text_is_a_formula_and_numbers_stay_numbers(tmp_path):
    path = tmp_path / "out.csv"
    csv_file.write(path, ["a", "b", "c"], [["=cmd|x", -5, date(2026, 7, 15)], ["", None, ""]])
    assert path.read_text("utf-8-sig").splitlines() == ["a,b,c", "'=cmd|x,-5,2026-07-15", ",,"]


def test_for_another_refnet_everything_is_verbatim(tmp_path):
    path = tmp_path / "out.csv"
    csv_file.write(path, ["a"], [["=1"]], for_spreadsheets=False)
    assert io.StringIO(path.read_text()).read() == '"a"\n=1\n'


NAMES = {
    "cp1250": ["Jan Šťastný", "Łukasz Żak", "Kateřina Dvořáková", "Zoltán Őrsi"],
    "cp1251": ["Иван Петров", "Анна Смирнова"],
    "cp1252": ["Zoë Müller", "José Núñez", "Søren Ångström", "Noël “Nono” O’Brien"],
    "cp1253": ["Γιώργος Παπαδόπουλος", "Μαρία Νικολάου"],
    "cp1254": ["İbrahim Şahin", "Ayşe Yıldız", "Çağla Güneş"],
    "cp1256": ["محمد علي", "فاطمة الزهراء"],
    "cp1257": ["Jānis Bērziņš", "Žydrūnas Kazlauskas"],
    "mac_roman": ["Zoë Müller", "José Núñez"],
    "cp932": ["山田 太郎", "佐藤 花子"],
    "gb18030": ["王小明", "李娜", "张伟"],
    "big5": ["陳大文", "林美玲"],
    "cp949": ["김철수", "이영희"],
}


@pytest.mark.parametrize("encoding", NAMES)
def test_letters_are_guessed_from_what_names_have(tmp_path, encoding):
    lines = "".join(f"{name},p{number}@example.org\n" for number, name in enumerate(NAMES[encoding]))
    table = opened(tmp_path, ("name,email\n" + lines).encode(encoding))
    assert [row.cells[0] for row in table.rows] == NAMES[encoding]
    assert encodings.shown(table.encoding) in table.warnings[0]


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t'=+-@|%,;\" "))


@given(st.lists(TEXTS, min_size=100, max_size=100))
def test_every_text_comes_back_the_same_and_none_is_a_formula(tmp_path_factory, texts):
    path = tmp_path_factory.getbasetemp() / "texts.csv"
    csv_file.write(path, ["name", "more"], [[text, "x"] for text in texts])
    assert [row.cells[0] for row in open_table(path).rows] == texts
    with path.open(encoding="utf-8-sig", newline="") as written:
        assert not any(row[0][:1] in FORMULA_STARTS for row in csv.reader(written) if row[0])
