"""What parts the columns of a text file."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from refnet.exchange.csv_records import Record, records

DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*\Z', re.IGNORECASE)


def announced_delimiter(first_line: str) -> str:
    """Return the delimiter that a spreadsheet's `sep=;` line announces, or "" when there is no such line."""
    found = _SEPARATOR_LINE.match(first_line)
    return found[1] if found else ""


def likely_delimiter(lines: Sequence[str]) -> str:
    """Return what parts the most rows into the same number of cells; a comma when nothing does."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def is_verbatim(found: Iterable[Record], delimiter: str) -> bool:
    """Tell whether RefNet wrote these records for another RefNet, with texts as they are.

    The headers of such a table stand in quotation marks and no cell below does that can do without: no other program
    writes that, and whoever reads the table does not see it.
    """
    rows = iter(found)
    head = next(rows, None)
    if head is None or not head.cells or head.raw.rstrip("\r\n") != delimiter.join(map(quoted, head.cells)):
        return False
    return not any(_is_quoted(cell, record, delimiter) for record in rows for cell in record.cells)


def quoted(cell: str) -> str:
    """Return a cell in quotation marks."""
    return '"' + cell.replace('"', '""') + '"'


def _is_quoted(cell: str, record: Record, delimiter: str) -> bool:
    """Tell whether a cell that needs no quotation marks has some."""
    if not cell or any(sign in cell for sign in (delimiter, '"', "\r", "\n")):
        return False
    row = record.raw.rstrip("\r\n")
    return f"{delimiter}{quoted(cell)}{delimiter}" in f"{delimiter}{row}{delimiter}"


def _evenness(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    """Return how even and how wide the rows get; a sign in one row of a list of one column parts nothing."""
    widths = [len(record.cells) for record in records(lines, delimiter) if any(record.cells)]
    usual = Counter(width for width in widths if width > 1).most_common(1)
    is_chance = not usual or (usual[0][1] == 1 and widths[0] == 1)
    return (0.0, 0) if is_chance else (usual[0][1] / len(widths), usual[0][0])
