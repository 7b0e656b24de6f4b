"""Tables in workbooks (XLSX): typed cells in, hidden sheets, formulas and damage told."""

import warnings as python_warnings
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from refnet.domain.errors import RefNetError
from refnet.exchange import xlsx_safety
from refnet.exchange.files import reading
from refnet.exchange.rows import NO_RESULT, Cell, Row, Table
from refnet.exchange.sheets import LAST_ROW, LONGEST_GAP, Sheet, as_table, chosen, likeliest, visible
from refnet.exchange.xlsx_formulas import without_result
from refnet.exchange.xlsx_writing import plain
from refnet.i18n import _

if TYPE_CHECKING:
    from openpyxl import Workbook

_DAMAGED = (
    BadZipFile, zlib.error, EOFError, LookupError, ValueError, TypeError, AttributeError, SyntaxError, OverflowError,
)  # fmt: skip
_NONE: tuple[int, list[int]] = (0, [])


def sheet_names(path: Path) -> list[str]:
    """Return the titles of the visible sheets."""
    xlsx_safety.check(path)
    with _workbook(path) as book:
        return visible(_sheets(book))


def read(path: Path, *, sheet: str | None = None, header: int | None = None) -> Table:
    """Open a sheet as a table, the likeliest one if not named; RefNetError says why that cannot be."""
    warnings = xlsx_safety.check(path)
    with _workbook(path) as book:
        titles, more = chosen(_sheets(book), sheet, path)
    return likeliest(
        titles, lambda title: as_table(path, title, lambda: _rows(path, title), header, [*warnings, *more])
    )


@contextmanager
def _workbook(path: Path) -> Iterator["Workbook"]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import

    with reading(path) as stream:
        try:
            # about styles and extensions, which no table needs; they come while rows are read, too
            python_warnings.filterwarnings("ignore", module=r"openpyxl\.")
            book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            with closing(book):
                yield book
        except _DAMAGED as error:
            sentence = _("{name} is damaged and cannot be read to its end. Please save it again, or export it as CSV.")
            raise RefNetError(sentence.format(name=path.name)) from error


def _sheets(book: "Workbook") -> list[Sheet]:
    return [Sheet(sheet.title, sheet.sheet_state == "visible") for sheet in book.worksheets]


def _rows(path: Path, title: str) -> Iterator[Row]:
    """Yield all rows of a sheet, as wide as they are filled."""
    with _workbook(path) as book:
        sheet = book[title]
        sheet.reset_dimensions()  # what the file says of its size may be wrong, or huge
        blanks = without_result(sheet._get_source())  # type: ignore[attr-defined]  # noqa: SLF001
        marked, places = next(blanks, _NONE)
        gap = 0
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            if number > LAST_ROW:
                raise BadZipFile
            gap = 0 if values else gap + 1
            if gap > LONGEST_GAP + 1:
                continue  # a million of them stand above a forgotten cell
            cells = [_cell(value) for value in values]
            if number == marked:
                cells = [NO_RESULT if place in places else cell for place, cell in enumerate(cells)]
                marked, places = next(blanks, _NONE)
            while cells and cells[-1] == "":
                cells.pop()
            yield Row(number, tuple(cells))


def _cell(value: object) -> Cell:
    """Return what a cell holds; an empty one, or a formula that was never worked out, is an empty text."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, int | float | Decimal | date | datetime):
        return value
    return "" if value is None else str(value)
