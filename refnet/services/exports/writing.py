"""Lists written to files and to the clipboard, a part at a time, and each noted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from refnet.domain.errors import RefNetError
from refnet.exchange import clipboard as pasteboard
from refnet.exchange import csv_file, vcard, xlsx_writing
from refnet.i18n import _
from refnet.services.exports import entries
from refnet.services.exports.cards import cards
from refnet.services.exports.lists import prepare
from refnet.services.exports.prepared import Prepared
from refnet.services.listing import Listing
from refnet.store.database import Store

T = TypeVar("T")
Progress = Callable[[int, int], object]


def write(
    store: Store,
    what: str,
    which: Listing | Sequence[UUID],
    path: Path,
    columns: Sequence[str] | None = None,
    *,
    for_spreadsheets: bool = True,
) -> int:
    """Write a list, or chosen rows of it, into a .csv, .xlsx or .vcf file and return how many rows it has.

    `columns` are fields in their order, all of `what` when not given; address cards are always whole. For
    spreadsheets a CSV file keeps text from being run as a formula.
    """
    return write_prepared(store, prepare(store, what, which, columns), path, for_spreadsheets=for_spreadsheets)


def write_prepared(
    store: Store,
    found: Prepared,
    path: Path,
    progress: Progress | None = None,
    *,
    for_spreadsheets: bool = True,
    card: vcard.Version = "3.0",
) -> int:
    """Write a list that is ready, note that, and return how many rows were written; `card` is the version of cards.

    `progress` is told rows done and in all, and may raise Cancelled; nothing is left behind then.
    """
    suffix, tally = path.suffix.lower(), _Tally(found.count, progress)
    if suffix == ".csv":
        csv_file.write(path, found.heads, tally.over(found.rows()), for_spreadsheets=for_spreadsheets)
    elif suffix == ".xlsx":
        xlsx_writing.write(path, found.heads, tally.over(found.rows()), title=found.title)
    elif suffix == ".vcf" and found.people is not None:
        vcard.write(path, tally.over(cards(store, found.people, names_others=card == "4.0")), card)
    else:
        raise RefNetError(_suffixes(found).format(name=path.name))
    entries.note(store, found.what, path, tally.count, found.chosen)
    return tally.count


def clipboard(
    store: Store, what: str, which: Listing | Sequence[UUID], columns: Sequence[str] | None = None
) -> tuple[str, str]:
    """Return a list, or chosen rows of it, for pasting: with tabs between cells, and as an HTML table."""
    return clipboard_prepared(store, prepare(store, what, which, columns))


def clipboard_prepared(store: Store, found: Prepared) -> tuple[str, str]:
    """Return a list that is ready for pasting, and note that it left RefNet."""
    rows = list(found.rows())
    entries.note(store, found.what, None, len(rows), found.chosen)
    return pasteboard.as_tabs(found.heads, rows), pasteboard.as_html(found.heads, rows)


class _Tally:
    """Counts what goes by, and tells of it."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.count, self._total, self._progress = 0, total, progress

    def over(self, rows: Iterable[T]) -> Iterator[T]:
        """Yield the rows."""
        for row in rows:
            self.count += 1
            if self._progress is not None:
                self._progress(self.count, self._total)
            yield row


def _suffixes(found: Prepared) -> str:
    if found.people is not None:
        return _("{name} must end in .csv, .xlsx or .vcf.")
    return _("{name} must end in .csv or .xlsx.")
