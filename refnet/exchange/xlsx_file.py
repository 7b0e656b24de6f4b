"""Tables in workbooks (XLSX): typed cells in, text that stays text and real dates and numbers out."""

import re
import warnings as python_warnings
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from refnet.domain.errors import RefNetError
from refnet.exchange import xlsx_safety
from refnet.exchange.cells import Value, as_text, in_utc
from refnet.exchange.files import reading, saving
from refnet.exchange.formulas import escape_formula
from refnet.exchange.rows import NO_RESULT, Cell, Row, Table
from refnet.exchange.sheets import LAST_ROW, Sheet, as_table, chosen, visible
from refnet.exchange.xlsx_formulas import without_result
from refnet.i18n import _

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as WorkbookCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_DAMAGED = (
    BadZipFile, zlib.error, EOFError, KeyError, IndexError, ValueError, TypeError, AttributeError, SyntaxError, OverflowError,
)  # fmt: skip
_NONE: tuple[int, list[int]] = (0, [])
_WIDTHS_FROM = 100  # rows
_WIDEST = 60  # characters
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def sheet_names(path: Path) -> list[str]:
    """Return the titles of the visible sheets."""
    xlsx_safety.check(path)
    with _workbook(path) as book:
        return visible(_sheets(book))


def read(path: Path, *, sheet: str | None = None, header: int | None = None) -> Table:
    """Open a sheet as a table, the first visible one if not named; RefNetError says why that cannot be."""
    warnings = xlsx_safety.check(path)
    with _workbook(path) as book:
        title, more = chosen(_sheets(book), sheet, path)
    return as_table(path, lambda: _rows(path, title), header, [*warnings, *more])


def write(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Value]], *, title: str = "RefNet") -> None:
    """Write a workbook of one sheet, whole or not at all: text as text, never a formula; headers stay in view."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    coming = iter(rows)
    first = list(islice(coming, _WIDTHS_FROM))
    for place, width in enumerate(_widths([headers, *first]), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    # `book.save` would leave its archive open on a full disk
    with saving(path) as stream, _ended(sheet), ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for row in chain([headers], first, coming):
            sheet.append([_written(sheet, value) for value in row])
        ExcelWriter(book, archive).save()


@contextmanager
def _ended(sheet: "WriteOnlyWorksheet") -> Iterator[None]:
    """End a sheet that the disk refused, or its unfinished writer complains on stderr when it is collected."""
    try:
        yield
    except OSError:
        with suppress(OSError, StopIteration):
            sheet.close()
        raise


def _written(sheet: "WriteOnlyWorksheet", value: Value) -> "Value | WorkbookCell":
    """Return what goes into a cell: text that could be anything else is marked as text."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - slow to import

    if not isinstance(value, str):
        return in_utc(value) if isinstance(value, datetime) else value
    text = _NOT_IN_XML.sub("", value)
    if escape_formula(text) == text and not text.startswith("#"):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = True  # stays text when somebody edits the cell
    return cell


def _widths(rows: Iterable[Sequence[Value]]) -> list[int]:
    widths: list[int] = []
    for row in rows:
        lengths = [min(len(as_text(value)) + 2, _WIDEST) for value in row]
        widths = [max(pair) for pair in zip_longest(widths, lengths, fillvalue=0)]
    return widths


@contextmanager
def _workbook(path: Path) -> Iterator["Workbook"]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import

    with reading(path) as stream:
        try:
            with python_warnings.catch_warnings():
                python_warnings.simplefilter("ignore")  # about styles and extensions, which no table needs
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
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            if number > LAST_ROW:
                raise BadZipFile
            cells = [_cell(value) for value in values]
            if number == marked:
                cells = [NO_RESULT if place in places else cell for place, cell in enumerate(cells)]
                marked, places = next(blanks, _NONE)
            while cells and cells[-1] == "":
                cells.pop()
            yield Row(number, tuple(cells))


def _cell(value: object) -> Cell:
    """Return what a cell holds; an empty one, or a formula that was never worked out, is an empty text."""
    if isinstance(value, str | int | float | Decimal | date | datetime):
        return value
    return "" if value is None else str(value)
