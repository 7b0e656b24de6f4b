"""Tables in web pages, as browsers and mail programs copy them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import file

from refnet.domain.errors import RefNetError
from refnet.exchange import html_file, html_tables
from refnet.exchange.opening import open_file
from refnet.exchange.tables import open_table, sheet_names

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><style>
<!--table {mso-displayed-decimal-separator:"\\,";} td {color:black}--></style></head><body>
<!--StartFragment--><![if !x]><col width=80><![endif]>
<tr height=20><td class=xl65>Name</td><td>E-mail</td></tr><tr><td>ignored outside</td></tr>
<table><tr height=20><td>Name<td>E-mail<td>Note
<tr><td>Zoë&nbsp;<b>Zi</b>nc<td><a href="mailto:z@example.org">z@example.org</a><td>one<br>two<p>three</p>
<tr><td>&lt;b&gt;Eva &amp; Co<td><script>document.write("no")</script>e@example.org<td></table></body></html>"""


def page(folder, content, name="page.html"):
    return file(folder, content, name)


def cells(table):
    return [row.cells for row in table.rows]


def grid(*rows):
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{lines}</table>"


@pytest.mark.parametrize("open_it", [open_table, open_file])
def test_cells_come_as_text_and_nothing_in_them_is_run_or_kept(tmp_path, open_it):
    table = open_it(page(tmp_path, EXCEL))
    assert (table.headers, table.header) == (("Name", "E-mail", "Note"), 1)
    assert cells(table) == [
        ("Zoë Zinc", "z@example.org", "one two three"),
        ("<b>Eva & Co", "e@example.org", ""),
    ]


def test_a_page_counts_as_one_whatever_it_is_called(tmp_path):
    content = "<!DOCTYPE html>" + grid(["Name", "Phone"], ["Eva", "1"])
    assert cells(open_table(page(tmp_path, content, "report.xls"))) == [("Eva", "1")]
    assert cells(open_table(page(tmp_path, content.encode("utf-16"), "list.csv"))) == [("Eva", "1")]
    assert open_table(file(tmp_path, "<b>,Name\nx,Eva\n")).headers == ("<b>", "Name")


def test_what_a_cell_covers_beside_and_below_stays_empty(tmp_path):
    content = """<table><td colspan=3>Our people<tr><th>Company<th>Name<th>E-mail
        <tr><td rowspan="2">Zinc<td>Eva<td>e@example.org
        <tr><td>Bob<td>b@example.org
        <tr><td colspan="2" rowspan=two>Acme<td colspan="-1">a@example.org
        <tr><td></td></tr></table>"""
    table = open_table(page(tmp_path, content))
    assert table.header == 2
    assert cells(table) == [
        ("Zinc", "Eva", "e@example.org"), ("", "Bob", "b@example.org"), ("Acme", "", "a@example.org"),
    ]  # fmt: skip


def test_of_several_tables_the_one_that_means_most_is_read_and_all_may_be_chosen(tmp_path):
    inner = grid(["Name", "E-mail", "Phone", "Company"], ["Eva", "e@example.org", "1", "Zinc"])
    content = f"<div><table><tr><td>Dear Ann, {inner} see above</td></tr></table>{grid([''])}"
    content += grid(
        ["Item", "A price that is told at great length, so that nobody can miss it"], ["x", "2"], ["y", "3"]
    )
    path = page(tmp_path, content)
    assert cells(open_table(path)) == [("Eva", "e@example.org", "1", "Zinc")]
    names = [
        "1: Dear Ann, see above",
        "2: Name, E-mail, Phone, Company",
        "3: Item, A price that is told at great leng …",
    ]
    assert sheet_names(path) == names
    assert cells(open_table(path, sheet=names[2])) == [("x", "2"), ("y", "3")]
    assert sheet_names(page(tmp_path, "<p>Hello</p>" + inner)) == []


def test_a_page_without_a_table_is_told(tmp_path):
    for content in ("<html><body>Please sign in</body></html>", "<table><tr><td> </table></table>"):
        with pytest.raises(RefNetError, match=r"no table in page.html"):
            open_table(page(tmp_path, content))


@pytest.mark.parametrize(
    ("said", "encoding"), [("iso-8859-2", "iso-8859-2"), ("nonsense", "cp1250"), ('"utf-8"', "utf-8")]
)
def test_a_page_says_how_its_letters_are_encoded(tmp_path, said, encoding):
    names = grid(["Name", "E-mail"], *(["Žofie Růžičková", "x"] for _each in range(20)))
    content = f"<html><meta charset={said}>{names}"
    table = open_table(page(tmp_path, content.encode(encoding)))
    assert cells(table)[0] == ("Žofie Růžičková", "x")
    assert bool(table.warnings) == (encoding == "cp1250")


def test_the_encoding_may_be_chosen(tmp_path):
    path = page(tmp_path, grid(["Name"], ["Zoë"]).encode("mac_roman"))
    assert cells(open_table(path, encoding="mac_roman")) == [("Zoë",)]
    with pytest.raises(RefNetError, match="is no text in PUNYCODE"):
        open_table(path, encoding="punycode")


def test_odd_markup_is_read_as_far_as_it_goes():
    odd = "<![CDATA[x]]><![ ?><table>stray<tr><td>a<![if x]>b<![endif]</td><td>c<!-- <td>no --><tr></td><td>d<style>e</style>"
    assert html_tables.tables_in(odd) == [[["ab", "c"], ["d"]]]


@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<style>",
                "<td colspan=3>",
                "<![",
                "<!--",
                ">",
                "a",
                "<td rowspan=2 ",
            ]
        )
    ).map("".join)
)
def test_whatever_is_cut_off_becomes_rows_of_text(page):
    for rows in html_tables.tables_in(page):
        assert all(isinstance(cell, str) for row in rows for cell in row)


def test_a_page_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(html_tables, "MOST_CELLS", 50_000)
    wide = "<table><tr><td colspan=99999 rowspan=99999>x</td></tr><tr><td>a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr>"
    rows = f"<table>{'<tr><td>a<td>b' * 25_001}"
    for content in (wide, rows, "<table><tr><td colspan=9999>x" + "<td colspan=9999>x" * 5):
        with pytest.raises(RefNetError, match="more cells than a table can have"):
            open_table(page(tmp_path, content))
    monkeypatch.setattr(html_file, "LARGEST", 1 << 20)
    with pytest.raises(RefNetError, match="larger than 1 MB"):
        open_table(page(tmp_path, "<table>" + " " * (1 << 20)))
