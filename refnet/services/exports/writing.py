"""Lists written to files and to the clipboard, a part at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from uuid import UUID

from refnet.domain.errors import RefNetError
from refnet.exchange import clipboard as pasteboard
from refnet.exchange import csv_file, vcard, xlsx_file
from refnet.exchange.cells import Value
from refnet.i18n import _
from refnet.services import deals, introductions, people
from refnet.services.exports.cards import cards
from refnet.services.exports.columns import ALLIES, DEALS, INTRODUCTIONS, PEOPLE, ExportColumn, as_shown, cell, chosen
from refnet.services.listing import Filter, Listing
from refnet.store.bulk import chunks
from refnet.store.database import Store

CHUNK = 1000  # rows looked up at once
ONLY_ALLIES = Filter("is_ally", "yes")


@dataclass(frozen=True, slots=True)
class _List:
    """A list that can be exported: its columns, and where its ids and rows come from."""

    columns: tuple[ExportColumn, ...]
    ids: Callable[[Store, Listing], list[UUID]]
    rows: Callable[[Store, Sequence[UUID]], Sequence[object]]
    has_cards: bool = False


def _ally_ids(store: Store, listing: Listing) -> list[UUID]:
    return people.ids(store, replace(listing, filters=(*listing.filters, ONLY_ALLIES)))


LISTS = {
    "allies": _List(ALLIES, _ally_ids, people.rows, has_cards=True),
    "people": _List(PEOPLE, people.ids, people.rows, has_cards=True),
    "introductions": _List(INTRODUCTIONS, introductions.ids, introductions.rows),
    "deals": _List(DEALS, deals.ids, deals.rows),
}


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
    source, keys = _list(what), _ids(store, what, which)
    shown, suffix = chosen(source.columns, columns), path.suffix.lower()
    titles, numbers = [column.title for column in shown], count()
    if suffix == ".vcf" and source.has_cards:
        vcard.write(path, (card for card, _number in zip(cards(store, keys), numbers, strict=False)))
        return next(numbers)
    rows = (row for row, _number in zip(_rows(store, source, keys, shown), numbers, strict=False))
    if suffix == ".csv":
        csv_file.write(path, titles, rows, for_spreadsheets=for_spreadsheets)
    elif suffix == ".xlsx":
        xlsx_file.write(path, titles, rows, title=what.capitalize())
    else:
        raise RefNetError(_suffixes(source).format(name=path.name))
    return next(numbers)


def columns_shown(what: str, shown: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that hold what a list shows in these columns, in their order."""
    return as_shown(_list(what).columns, shown)


def clipboard(
    store: Store, what: str, which: Listing | Sequence[UUID], columns: Sequence[str] | None = None
) -> tuple[str, str]:
    """Return a list, or chosen rows of it, for pasting: with tabs between cells, and as an HTML table."""
    source = _list(what)
    shown = chosen(source.columns, columns)
    titles = [column.title for column in shown]
    rows = list(_rows(store, source, _ids(store, what, which), shown))
    return pasteboard.as_tabs(titles, rows), pasteboard.as_html(titles, rows)


def _list(what: str) -> _List:
    if what not in LISTS:
        names = ", ".join(LISTS)
        raise RefNetError(_("There is no list called {name}. There are: {names}.").format(name=what, names=names))
    return LISTS[what]


def _ids(store: Store, what: str, which: Listing | Sequence[UUID]) -> Sequence[UUID]:
    return _list(what).ids(store, which) if isinstance(which, Listing) else which


def _rows(
    store: Store, source: _List, keys: Sequence[UUID], shown: Sequence[ExportColumn]
) -> Iterator[tuple[Value, ...]]:
    for some in chunks(keys, CHUNK):
        for row in source.rows(store, some):
            yield tuple(cell(row, column) for column in shown)


def _suffixes(source: _List) -> str:
    if source.has_cards:
        return _("{name} must end in .csv, .xlsx or .vcf.")
    return _("{name} must end in .csv or .xlsx.")
