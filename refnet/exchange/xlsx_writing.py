"""Writes workbooks: text that stays text, letters that XML has no place for, real dates and numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from refnet.exchange.cells import Value, as_text, in_utc
from refnet.exchange.files import saving
from refnet.exchange.formulas import escape_formula
from refnet.i18n import _

if TYPE_CHECKING:
    from openpyxl.cell import Cell as WorkbookCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_WIDTHS_FROM = 100  # rows
_WIDEST = 60  # characters
LONGEST = 32_767  # of a cell, in letters as workbooks count them: rarer ones are two
_FIRST_YEAR = 1900  # workbooks know no earlier day
_LOST = re.compile("[\x00\ufffe\uffff\ud800-\udfff]")
_WRITTEN_OUT = re.compile("[\x01-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")
_AS_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
_BROKEN_CODE = re.compile("(?<!_x[0-9A-Fa-f]{4})_x?[0-9A-Fa-f]{0,4}\\Z")
_NOT_IN_TITLES = re.compile(r"[\\*?:/\[\]]")


def write(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Value]], *, title: str = "RefNet") -> None:
    """Write a workbook of one sheet, whole or not at all: headers stay in view, and each has its filter."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_NOT_IN_TITLES.sub(" ", title)[:31])
    coming = iter(rows)
    first = list(islice(coming, _WIDTHS_FROM))
    for place, width in enumerate(_widths([headers, *first]), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    # `book.save` would leave its archive open on a full disk
    with saving(path) as stream, _ended(sheet), ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        last = 1
        for last, row in enumerate(chain([headers], first, coming), start=1):  # noqa: B007 - how many there were
            sheet.append([_written(sheet, value) for value in row])
        sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(headers), 1))}{last}"
        ExcelWriter(book, archive).save()


def plain(text: str) -> str:
    """Return a text of a workbook with the letters that are written out in it, such as _x000D_, as themselves."""
    return _AS_CODE.sub(_letter, text) if "_x" in text else text


def _letter(found: re.Match[str]) -> str:
    letter = chr(int(found[1], 16))
    return found[0] if _LOST.match(letter) else letter


@contextmanager
def _ended(sheet: "WriteOnlyWorksheet") -> Iterator[None]:
    """End a sheet that was not finished, or its writer complains on stderr when it is collected."""
    try:
        yield
    except BaseException:
        with suppress(OSError, StopIteration):
            sheet.close()
        with suppress(AttributeError, OSError, ValueError):
            sheet._writer.cleanup()  # type: ignore[attr-defined] # noqa: SLF001 - it would leave people's names in a temporary file
        raise


def _written(sheet: "WriteOnlyWorksheet", value: Value) -> "Value | WorkbookCell":
    """Return what goes into a cell: text that could be anything else is marked as text."""
    if isinstance(value, datetime):
        return in_utc(value)
    if isinstance(value, date) and value.year < _FIRST_YEAR:
        return value.isoformat()
    return _text(sheet, value) if isinstance(value, str) else value


def _text(sheet: "WriteOnlyWorksheet", value: str) -> "str | WorkbookCell":
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - slow to import

    text = _fitting(_WRITTEN_OUT.sub(lambda found: f"_x{ord(found[0]):04X}_", _LOST.sub("", value)))
    if escape_formula(value) == value and not value.startswith("#"):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = True  # stays text when somebody edits the cell
    return cell


def _fitting(text: str) -> str:
    """Return a text that a cell can hold; one that was cut says so at its end."""
    if len(text) <= LONGEST // 2 or _length(text) <= LONGEST:
        return text
    told = _("… (cut here: a cell holds no more)")
    pairs = text.encode("utf-16-le")[: 2 * (LONGEST - len(told))]
    return _BROKEN_CODE.sub("", pairs.decode("utf-16-le", "ignore")) + told


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _widths(rows: Iterable[Sequence[Value]]) -> list[int]:
    widths: list[int] = []
    for row in rows:
        lengths = [min(len(as_text(value)) + 2, _WIDEST) for value in row]
        widths = [max(pair) for pair in zip_longest(widths, lengths, fillvalue=0)]
    return widths
