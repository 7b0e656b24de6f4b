"""OpenDocument spreadsheets as tables."""

from datetime import date, datetime

import pytest
from opendocument import EMPTY, SPREADSHEET, cell, ods, row, sheet
from python_calamine import CalamineWorkbook

from refnet.domain.errors import RefNetError
from refnet.exchange import ods_rows
from refnet.exchange.rows import NO_RESULT
from refnet.exchange.tables import open_table, sheet_names

MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{SPREADSHEET}"/></manifest:manifest>'
)
HEAD = row(cell("a"), cell("b"))
ONE = row(cell("x"), cell("y"))


def opened(folder, *rows, **options):
    return open_table(ods(folder / "list.ods", sheet(*rows), **options))


def values(folder, *cells):
    """Return what cells become below a header that is as wide."""
    found = opened(folder, row(*(cell(f"h{place}") for place in range(len(cells)))), row(*cells)).rows
    return next(iter(found)).cells


def test_cells_are_read_with_their_types(tmp_path):
    moment = cell("31.01.26", "date", office_date_value="2026-01-31T09:30:00.000000000")
    assert values(
        tmp_path,
        cell("x"),
        cell("1.200,50", "float", office_value="1200.5"),
        cell("31.01.26", "date", office_date_value="2026-01-31"),
        moment,
        cell("WAHR", "boolean", office_boolean_value="true"),
        cell("5 €", "currency", office_value="5"),
        cell("50 %", "percentage", office_value="0.5"),
        cell("09:30", "time", office_time_value="PT09H30M00S"),
    ) == ("x", 1200.5, date(2026, 1, 31), datetime(2026, 1, 31, 9, 30), True, 5.0, 0.5, "09:30")  # noqa: DTZ001


def test_text_keeps_its_lines_and_meant_spaces_and_nothing_that_stands_beside_it(tmp_path):
    note = (
        "<office:annotation><text:p>a comment</text:p></office:annotation><draw:frame><text:p>x</text:p></draw:frame>"
    )
    assert values(
        tmp_path,
        cell("<text:p>a \n b<text:s text:c='2'/>c<text:tab/>d</text:p><text:p>second<text:line-break/>third</text:p>"),
        cell(f"{note}<text:p>no<text:span>ted</text:span></text:p>"),
        cell("shown", office_string_value="meant"),
        cell("<text:h>x</text:h>"),
        cell("last"),
    ) == ("a b  c\td\nsecond\nthird", "noted", "meant", "", "last")


def test_mistakes_are_told_as_such_and_formulas_without_a_result_are_marked(tmp_path):
    mistake = {"calcext_value_type": "error", "table_formula": "of:=1/0"}
    assert values(
        tmp_path,
        cell("#DIV/0!", "float", office_value="0", **mistake),
        cell("Err:502", **mistake),
        cell("", "", table_formula="of:=1+1"),
        cell("", "", office_value_type="float"),
        cell("soon", "date", office_date_value="soon"),
        cell("much", "float", office_value="much"),
        cell("", "float"),
        cell("end"),
    ) == ("#DIV/0!", "#VALUE!", NO_RESULT, "", "soon", "much", "", "end")


def test_repeated_cells_and_rows_are_read_as_often_and_empty_ones_cost_nothing(tmp_path):
    table = opened(
        tmp_path,
        row(cell("h", times=3)),
        row(cell("x", times=2), EMPTY, cell("", times=16_000), times=2),
        row(cell("", times=16_384), times=3),
        row(EMPTY, cell("y")),
        row(cell("", times=16_384), times=1_048_569),
    )
    assert [(one.number, one.cells) for one in table.rows] == [
        (2, ("x", "x", "")),
        (3, ("x", "x", "")),
        (4, ()),
        (5, ()),
        (6, ()),
        (7, ("", "y", "")),
    ]


def test_a_cell_far_away_does_not_make_a_million_rows(tmp_path):
    table = opened(tmp_path, HEAD, ONE, row(EMPTY, times=1_048_573), row(cell("", times=16_383), cell("z")))
    assert [(one.number, bool(one.problem)) for one in table.rows] == [(2, False), (1_048_576, True)]


@pytest.mark.parametrize(
    "rows",
    [
        [row(cell("x", times=16_384), times=1_048_570)],
        [row(cell("x"), times=10**15)],
        [row(cell("x"), times=10_001)],
        [row(cell("x", times=16_385))],
        [row(cell("", times=10**12), cell("x"))],
    ],
)
def test_more_cells_than_can_be_are_refused(tmp_path, rows):
    with pytest.raises(RefNetError, match="more cells than a table can have"):
        list(opened(tmp_path, HEAD, ONE, *rows).rows)


def test_hidden_sheets_are_told_and_shown_ones_to_choose_from(tmp_path):
    hide = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    show = '<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>'
    sheets = [
        sheet(HEAD, ONE, title="Old", style="ta2"),
        sheet(HEAD, ONE, ONE),
        sheet(HEAD, ONE, title="More", style="ta1"),
    ]
    path = ods(tmp_path / "list.ods", "".join(sheets), styles=hide + show)
    assert sheet_names(path) == ["People", "More"]
    table = open_table(path)
    assert len(list(table.rows)) == 2
    assert table.warnings == ("Not read, since they are hidden in the workbook: “Old”.",)
    assert len(list(open_table(path, sheet="Old").rows)) == 1
    with pytest.raises(RefNetError, match="no table called “Nix”"):
        open_table(path, sheet="Nix")


def test_rows_in_groups_and_tables_in_cells_do_not_get_mixed_up(tmp_path):
    inner = (
        "<table:table-cell>" + sheet(row(cell("inner")), title="Inner") + "<text:p>outer</text:p></table:table-cell>"
    )
    body = f"<table:table-header-rows>{HEAD}</table:table-header-rows><table:table-row-group>{row(inner, cell('y'))}</table:table-row-group>"
    table = opened(tmp_path, body)
    assert [one.cells for one in table.rows] == [("outer", "y")]
    assert sheet_names(tmp_path / "list.ods") == ["People"]


@pytest.mark.parametrize("head", ['<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'])
def test_definitions_are_refused(tmp_path, head):
    with pytest.raises(RefNetError, match="definitions that no table needs"):
        opened(tmp_path, HEAD, ONE, head=head)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"manifest": "<manifest:encryption-data/>"}, "protected by a password"),
        ({"kind": "application/vnd.oasis.opendocument.text"}, "document without a table"),
        ({"head": "<x>"}, "is damaged"),
        ({"kind": "", "head": "<"}, "is damaged"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path, options, sentence):
    with pytest.raises(RefNetError, match=sentence):
        opened(tmp_path, HEAD, ONE, **options)


def test_a_spreadsheet_need_not_say_its_kind(tmp_path):
    assert len(list(opened(tmp_path, HEAD, ONE, kind="").rows)) == 1


def test_a_count_that_is_none_is_damage(tmp_path):
    with pytest.raises(RefNetError, match="is damaged"):
        opened(tmp_path, HEAD, ONE.replace('"1"', '"many"'))


def test_a_bomb_is_refused_before_it_is_opened(tmp_path):
    with pytest.raises(RefNetError, match="would unpack to 40 MB"):
        opened(tmp_path, HEAD, ONE, row(cell(" " * (40 << 20))))


def test_calamine_reads_the_same_where_it_can(tmp_path):
    cells = [cell(f"{number}", "float", office_value=f"{number / 4}") for number in range(60)]
    rows = [row(*cells[place : place + 6], times=place % 4 + 1) for place in range(0, 60, 6)]
    path = ods(tmp_path / "list.ods", sheet(row(cell("h", times=6)), *rows), manifest=MANIFEST)
    theirs = CalamineWorkbook.from_path(path).get_sheet_by_name("People").to_python()
    assert [list(one.cells) for one in open_table(path).rows] == theirs[1:]


def test_a_table_may_be_longer_than_what_is_read_at_once(tmp_path):
    path = ods(tmp_path / "list.ods", sheet(HEAD, *(row(cell(f"n{number}"), cell("x")) for number in range(5_000))))
    assert [one.cells[0] for one in open_table(path).rows] == [f"n{number}" for number in range(5_000)]
    assert ods_rows.MOST_CELLS > 10_000
