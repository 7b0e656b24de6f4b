from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from refnet.domain.errors import RefNetError
from refnet.exchange.tables import open_table


def _csv(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    return path


def _workbook(folder: Path, *rows: list[str]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def test_a_table_tells_in_which_row_its_headers_stand(tmp_path: Path) -> None:
    assert open_table(_csv(tmp_path, "Notes:\nName,Town\nAnn,Oslo\n")).header == 2
    assert open_table(_workbook(tmp_path, ["Notes"], ["Name", "Town"], ["Ann", "Oslo"])).header == 2


def test_the_user_can_say_in_which_row_the_headers_stand(tmp_path: Path) -> None:
    text = "List,of,\nName,Town,Since\nAnn,Oslo,2020\n"
    table = open_table(_csv(tmp_path, text), header=2)
    assert table.headers == ("Name", "Town", "Since")
    assert [(row.number, row.cells) for row in table.rows] == [(3, ("Ann", "Oslo", "2020"))]
    rows = [line.split(",") for line in text.splitlines()]
    assert open_table(_workbook(tmp_path, *rows), header=2).headers == ("Name", "Town", "Since")


def test_without_headers_the_first_row_is_one_of_the_rows_and_columns_go_by_letters(tmp_path: Path) -> None:
    for path in (_csv(tmp_path, "Ann,Oslo\nBob,Rome\n"), _workbook(tmp_path, ["Ann", "Oslo"], ["Bob", "Rome"])):
        table = open_table(path, header=0)
        assert (table.headers, table.warnings) == (("Column A", "Column B"), ())
        assert [(row.number, row.cells) for row in table.rows] == [(1, ("Ann", "Oslo")), (2, ("Bob", "Rome"))]


def test_an_encoding_that_cannot_be_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RefNetError, match=r"list\.csv is no text in UTF-16"):
        open_table(_csv(tmp_path, "Name,Town\nAnn,Oslo\n"), encoding="utf-16")


@pytest.mark.parametrize("row", [2, 9])
def test_a_row_without_text_holds_no_headers(tmp_path: Path, row: int) -> None:
    with pytest.raises(RefNetError, match=f"Row {row} of list.csv holds no headers"):
        open_table(_csv(tmp_path, "Name,Town\n,\nAnn,Oslo\n"), header=row)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee,ann@example.org\nBob Ray,bob@example.org\n",
        "Ann Lee,+49 171 1234567\nBob Ray,\n",
        "Ann Lee,https://www.linkedin.com/in/ann\nBob Ray,\n",
        "Ann Lee,31.01.2026 09:30\nBob Ray,\n",
        "ann@example.org\nbob@example.org\n",
    ],
)
def test_a_table_that_begins_with_a_person_has_no_headers(tmp_path: Path, text: str) -> None:
    table = open_table(_csv(tmp_path, text))
    assert table.header == 0
    assert table.headers[0] == "Column A"
    assert "no headers" in table.warnings[0]
    assert [row.number for row in table.rows] == [1, 2]


def test_a_day_in_a_workbook_is_no_header(tmp_path: Path) -> None:
    assert open_table(_workbook(tmp_path, ["Ann", date(2026, 1, 31)], ["Bob", date(2026, 2, 1)])).header == 0


def test_headers_that_mean_something_are_found_below_notes_with_addresses(tmp_path: Path) -> None:
    text = "Exported by,eva@example.org,\nOn,2026-01-31,\n\nFirst Name,Last Name,Email\nAnn,Lee,ann@example.org\n"
    assert open_table(_csv(tmp_path, text)).header == 4


def test_notes_of_several_cells_above_unknown_headers_are_passed_over(tmp_path: Path) -> None:
    text = "Lista,2026,,,,\nJméno,Příjmení,Město,Ulice,Země,Poznámka\nEva,Malá,Brno,Krátká,ČR,nic\nJan,Velký,Brno,Dlouhá,ČR,nic\n"
    assert open_table(_csv(tmp_path, text)).header == 2


def test_a_title_above_a_short_table_is_no_header(tmp_path: Path) -> None:
    assert open_table(_csv(tmp_path, "Table 1,\nA,B\n8,9\n,TOTAL\n")).header == 2


def test_several_columns_without_headers_are_told_at_once(tmp_path: Path) -> None:
    assert open_table(_csv(tmp_path, "Name,,Town,\nAnn,x,Oslo,\n")).warnings == (
        "These columns have no headers: 2, 4.",
    )
