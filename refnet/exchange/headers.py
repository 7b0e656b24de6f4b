"""Where the headers of a table stand, what they are called, and whether there are any."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from refnet.domain.errors import RefNetError
from refnet.exchange.mapping import guess
from refnet.exchange.mapping.contents import is_name
from refnet.exchange.rows import Cell, Row
from refnet.exchange.values import cell_text, normal_email
from refnet.i18n import _

_FARTHEST = 50  # rows of notes that may stand above the headers
_NUMBERS = re.compile(r"\+?[\d\s()./-]+(?:[T ]\d\d:\d\d.*)?\Z")  # of telephones, dates and customers
_FEWEST_DIGITS = 6


class NoTable(RefNetError):
    """There is nothing to read here; another sheet of the same workbook may hold a table."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The headers, the number of the row they stand in (0 when there are none), and what to tell about them."""

    row: int
    headers: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def heading(rows: Iterable[Row], name: str, at: int | None = None) -> Heading:
    """Find the headers; `at` is the row that the user chose, 0 for none. RefNetError when there is nothing.

    The likeliest row is the one whose words mean most to us. Where none means anything, it is the first one about as
    wide as the rows usually are, unless that holds an address, a number or a day, and so is a person already: then there
    are no headers, and the columns go by their letters.
    """
    if at:
        return named(_chosen_row(rows, name, at))
    top = [row for row in islice(rows, _FARTHEST) if any(cell_text(cell) for cell in row.cells)]
    if not top:
        raise NoTable(_("{name} has no headers in its first rows. Please put them on top.").format(name=name))
    found = None if at == 0 else _likeliest(top)
    if found is not None:
        return named(found)
    headers = tuple(_("Column {letter}").format(letter=_letter(place)) for place in range(_usual_width(top)))
    return Heading(
        0, headers, () if at == 0 else (_("The table has no headers; please look at what each column is taken for."),)
    )


def _chosen_row(rows: Iterable[Row], name: str, at: int) -> Row:
    found = next((row for row in rows if row.number >= at), None)
    if found is None or found.number != at or not any(cell_text(cell) for cell in found.cells):
        raise RefNetError(_("Row {row} of {name} holds no headers. Please choose another.").format(row=at, name=name))
    return found


def _likeliest(top: list[Row]) -> Row | None:
    """Return the row of the headers, None when the table begins with a row that holds no names of columns."""
    plain = [row for row in top if not any(map(_is_value, row.cells))]
    best = max(plain, key=_meaning, default=None)
    if best is not None and _meaning(best):
        return best
    counts = [_filled(row) for row in top]
    usual = max(Counter(counts).items(), key=lambda item: (item[1], item[0]))[0]
    first = next(row for row, count in zip(top, counts, strict=True) if count > 1 or usual == 1)
    wide = next(
        row for row, count in zip(top, counts, strict=True) if count * 2 >= usual and row.number >= first.number
    )
    return wide if wide in plain and not _begins_with_name(wide, top) else None


def _begins_with_name(row: Row, top: list[Row]) -> bool:
    """Tell whether a row holds a name where all rows below it hold one: it is no header, but the first of them."""
    below = [other.cells for other in top if other.number > row.number]
    return any(
        is_name(cell_text(cell)) and all(place < len(cells) and is_name(cell_text(cells[place])) for cells in below)
        for place, cell in enumerate(row.cells if below else ())
    )


def _meaning(row: Row) -> int:
    """Return how many cells of a row are headers that mean something together."""
    return meaning([_header(cell) for cell in row.cells])


def meaning(headers: Sequence[str]) -> int:
    """Return how many headers mean something together."""
    return len(guess(headers).columns)


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell_text(cell))


def _is_value(cell: Cell) -> bool:
    """Tell whether a cell holds what no column is called."""
    if isinstance(cell, date):
        return True
    text = cell_text(cell)
    digits = sum(letter.isdigit() for letter in text)
    is_number = digits >= _FEWEST_DIGITS and _NUMBERS.match(text) is not None
    return is_number or text.startswith(("http://", "https://")) or ("@" in text and normal_email(text) is not None)


def _usual_width(top: list[Row]) -> int:
    return Counter(len(row.cells) for row in top).most_common(1)[0][0]


def _letter(place: int) -> str:
    """Return what a spreadsheet calls the column at a place counted from 0."""
    first, last = divmod(place, 26)
    return (_letter(first - 1) if first else "") + chr(ord("A") + last)


def named(row: Row) -> Heading:
    """Return the headers of a row, an empty one named after its place."""
    headers = [_header(cell) for cell in row.cells]
    unnamed = [str(place) for place, header in enumerate(headers, start=1) if not header]
    named = (header or _("column {place}").format(place=place) for place, header in enumerate(headers, start=1))
    return Heading(row.number, tuple(named), _about(unnamed))


def _header(cell: Cell) -> str:
    return " ".join(cell_text(cell).split())


def _about(unnamed: Sequence[str]) -> tuple[str, ...]:
    if not unnamed:
        return ()
    if len(unnamed) == 1:
        return (_("Column {place} has no header.").format(place=unnamed[0]),)
    return (_("These columns have no headers: {places}.").format(places=", ".join(unnamed)),)
