"""Opens a file the way the user says, with the rows that they mended in the report."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from refnet.exchange.mapping.columns import is_unnamed
from refnet.exchange.opening import open_file
from refnet.exchange.rows import Row, Stream, Table
from refnet.i18n import _

Mended = Mapping[int, tuple[str, ...]]  # row number to its cells


@dataclass(frozen=True, slots=True)
class HowRead:
    """What the user knows better about a file; None is as the file suggests, a `header` of 0 that there are none."""

    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header: int | None = None
    mended: Mended = field(default_factory=dict)


AS_FOUND = HowRead()


def opened(path: Path, how: HowRead = AS_FOUND, is_cancelled: Callable[[], bool] | None = None) -> Table:
    """Open a file as a table; RefNetError says why that cannot be, Cancelled that the user stopped it."""
    table = open_file(
        path,
        is_cancelled=is_cancelled,
        sheet=how.sheet,
        encoding=how.encoding,
        delimiter=how.delimiter,
        header=how.header,
    )
    return replace(table, rows=Stream(lambda: _mended(table, how.mended))) if how.mended else table


def is_headless(table: Table, how: HowRead) -> bool:
    """Tell whether a table has no headers and nobody has said so: what its columns hold is no more than a guess."""
    return how.header is None and table.header == 0 and all(map(is_unnamed, table.headers))


def _mended(table: Table, mended: Mended) -> Iterator[Row]:
    for row in table.rows:
        cells = mended.get(row.number)
        yield row if cells is None else _fitted(row.number, cells, len(table.headers))


def _fitted(number: int, cells: tuple[str, ...], width: int) -> Row:
    """Return a mended row as wide as the table; empty cells beyond it are left out."""
    if any(cell.strip() for cell in cells[width:]):
        sentence = _("The row has {count} cells, but the table has {width} columns.")
        return Row(number, cells, sentence.format(count=len(cells), width=width))
    return Row(number, (*cells, *("",) * width)[:width])
