"""Where the headers of a table stand, and what they are called."""

from collections.abc import Iterable, Sequence
from itertools import islice

from refnet.domain.errors import RefNetError
from refnet.exchange.rows import Cell, Row
from refnet.exchange.values import cell_text
from refnet.i18n import _

_FARTHEST = 50  # rows of notes that may stand above the headers


def header_row(rows: Iterable[Row], name: str) -> Row:
    """Return the row of the headers: the first with two filled cells, or in a list of one column the first."""
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
