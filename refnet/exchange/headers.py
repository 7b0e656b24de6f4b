"""Where the headers of a table stand, and what they are called."""

from collections.abc import Iterable, Sequence
from itertools import islice

from refnet.domain.errors import RefNetError
from refnet.exchange.rows import Cell, Row
from refnet.exchange.values import cell_text
from refnet.i18n import _

_FARTHEST = 50  # rows of notes that may stand above the headers


def header_row(rows: Iterable[Row], name: str, at: int | None = None) -> Row:
    """Return the row of the headers: the first with two filled cells, or in a list of one column the first.

    `at` is the number of the row that the user chose; 0 stands for a table without headers, whose columns get letters.
    """
    if at:
        return _chosen_row(rows, name, at)
    found = _first_row(rows, name)
    return (
        found
        if at is None
        else Row(0, tuple(_("Column {letter}").format(letter=_letter(place)) for place in range(len(found.cells))))
    )


def _chosen_row(rows: Iterable[Row], name: str, at: int) -> Row:
    found = next((row for row in rows if row.number >= at), None)
    if found is None or found.number != at or not any(cell_text(cell) for cell in found.cells):
        raise RefNetError(_("Row {row} of {name} holds no headers. Please choose another.").format(row=at, name=name))
    return found


def _letter(place: int) -> str:
    """Return what a spreadsheet calls the column at a place counted from 0."""
    first, last = divmod(place, 26)
    return (_letter(first - 1) if first else "") + chr(ord("A") + last)


def _first_row(rows: Iterable[Row], name: str) -> Row:
    first = None
    for row in islice(rows, _FARTHEST):
        filled = sum(1 for cell in row.cells if cell_text(cell))
        if filled > 1:
            return row
        first = first or (row if filled else None)
    if first is None:
        raise RefNetError(_("{name} has no headers in its first rows. Please put them on top.").format(name=name))
    return first


def headers_of(cells: Sequence[Cell]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the headers, an empty one named after its place, and what to tell about them."""
    headers = [" ".join(cell_text(cell).split()) for cell in cells]
    unnamed = [place for place, header in enumerate(headers, start=1) if not header]
    warnings = tuple(_("Column {place} has no header.").format(place=place) for place in unnamed)
    named = (header or _("column {place}").format(place=place) for place, header in enumerate(headers, start=1))
    return tuple(named), warnings
