import csv
import subprocess
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from programs import program

from refnet.exchange import csv_file, xlsx_writing
from refnet.exchange.tables import open_table

HEADS = ["Name", "Note", "Day", "Amount", "Count"]
AS_ITS_DIALOG_OFFERS = "--infilter=CSV:44,34,76"  # comma, quotation marks, UTF-8; without a window it looks for no mark
ROWS = [
    ["Zoë Ångström", "=1+1", date(2026, 3, 5), Decimal("1234.50"), 7],
    ["007", '=HYPERLINK("http://example.org")', date(1999, 12, 31), Decimal("-0.25"), 0],
    ["1,200", "line one\nline two", date(2026, 2, 1), Decimal("3.00"), -4],
    ["2026-01-05", "'quoted'", None, None, None],
    ["true", '"a", b; c', date(2030, 1, 1), Decimal("99999999.99"), 12_345_678],
    ["株式会社 😀", "+49 30 1234", date(2026, 11, 25), Decimal("0.10"), 1],
    ["_x000D_", "@cmd|'/c calc'!A0", date(2026, 11, 25), Decimal("0.10"), 1],
]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return what lets LibreOffice turn a file into another kind, in a profile of its own."""
    soffice, profile = program("soffice"), tmp_path_factory.mktemp("profile")

    def convert(path, kind, folder, *how):
        words = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", *how]
        words += ["--convert-to", kind, "--outdir", folder, path]
        subprocess.run(words, check=True, capture_output=True, timeout=180)
        return folder / f"{path.stem}.{kind.partition(':')[0]}"

    return convert


def texts(path):
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.reader(stream))


def values(path):
    rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    return [[value.date() if isinstance(value, datetime) else value for value in row] for row in rows]


def expected():
    plain = [[float(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in ROWS]
    return [HEADS, *plain]


def test_libreoffice_reads_our_workbook_with_the_same_cells(office, tmp_path):
    xlsx_writing.write(tmp_path / "ours.xlsx", HEADS, ROWS)
    (tmp_path / "theirs").mkdir()
    saved = office(tmp_path / "ours.xlsx", "xlsx", tmp_path / "theirs")
    assert values(saved) == expected()
    assert not [cell for row in openpyxl.load_workbook(saved).active for cell in row if cell.data_type == "f"]


def test_we_read_the_ods_that_libreoffice_makes_of_our_workbook(office, tmp_path):
    xlsx_writing.write(tmp_path / "ours.xlsx", HEADS, ROWS)
    table = open_table(office(tmp_path / "ours.xlsx", "ods", tmp_path))
    assert list(table.headers) == HEADS
    found = [[_plain(cell) for cell in row.cells] for row in table.rows]
    assert found == [[_plain(cell) for cell in row] for row in ROWS]


def _plain(cell):
    if isinstance(cell, datetime):
        return cell.date()
    return float(cell) if isinstance(cell, int | float | Decimal) else cell or ""


def test_libreoffice_reads_our_csv_and_runs_no_formula(office, tmp_path):
    csv_file.write(tmp_path / "ours.csv", HEADS, ROWS)
    (tmp_path / "theirs").mkdir()
    saved = office(tmp_path / "ours.csv", "xlsx", tmp_path / "theirs", AS_ITS_DIALOG_OFFERS)
    cells = [cell for row in openpyxl.load_workbook(saved).active for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    found = values(saved)
    assert [row[0] for row in found[1:2]] == ["Zoë Ångström"]
    assert [row[1].lstrip("'") for row in found[1:4]] == [str(row[1]).lstrip("'") for row in ROWS[:3]]
    assert [row[2] for row in found[1:]] == [row[2] for row in ROWS]
    assert [row[4] for row in found[1:]] == [row[4] for row in ROWS]


def test_our_workbook_turned_into_csv_has_the_same_texts(office, tmp_path):
    xlsx_writing.write(tmp_path / "ours.xlsx", HEADS, ROWS)
    found = texts(office(tmp_path / "ours.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path))
    assert [row[:2] for row in found[1:]] == [row[:2] for row in ROWS]
