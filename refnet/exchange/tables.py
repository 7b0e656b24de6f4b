"""Any file with a table: opened by what is in it, whatever it is called."""

from pathlib import Path

from refnet.exchange import csv_file, xlsx_file
from refnet.exchange.files import reading
from refnet.exchange.rows import Cell, Row, Table

__all__ = ["Cell", "Row", "Table", "open_table", "sheet_names"]

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"  # old Excel, and workbooks with a password
_EMPTY_ZIP = b"PK\x05\x06"


def open_table(
    path: Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    header: int | None = None,
) -> Table:
    """Open a CSV or XLSX file as a table; RefNetError says why it is none and what to do.

    `header` is the number of the row that holds the headers, 0 when there are none; else it is found.
    """
    if _is_workbook(path):
        return xlsx_file.read(path, sheet=sheet, header=header)
    return csv_file.read(path, encoding=encoding, delimiter=delimiter, header=header)


def sheet_names(path: Path) -> list[str]:
    """Return the visible sheets of a workbook to choose from; a text file has none."""
    return xlsx_file.sheet_names(path) if _is_workbook(path) else []


def _is_workbook(path: Path) -> bool:
    with reading(path) as stream:
        return stream.read(4) in (_ZIP, _EMPTY_ZIP, _COMPOUND)
