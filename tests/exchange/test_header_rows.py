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
        assert table.headers == ("Column A", "Column B")
        assert [(row.number, row.cells) for row in table.rows] == [(1, ("Ann", "Oslo")), (2, ("Bob", "Rome"))]


def test_columns_beyond_the_alphabet_go_by_two_letters(tmp_path: Path) -> None:
    headers = open_table(_csv(tmp_path, ",".join("x" * 28) + "\n"), header=0).headers
    assert headers[25:] == ("Column Z", "Column AA", "Column AB")


@pytest.mark.parametrize("row", [2, 9])
def test_a_row_without_text_holds_no_headers(tmp_path: Path, row: int) -> None:
    with pytest.raises(RefNetError, match=f"Row {row} of list.csv holds no headers"):
        open_table(_csv(tmp_path, "Name,Town\n,\nAnn,Oslo\n"), header=row)
