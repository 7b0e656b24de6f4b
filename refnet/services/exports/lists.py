"""The lists that can be exported, and how each of them is made ready."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from refnet.domain.errors import RefNetError
from refnet.i18n import _, counted
from refnet.services import asked, deals, introductions, people
from refnet.services.exports.columns import (
    ALLIES,
    ASKS,
    DEALS,
    INTRODUCTIONS,
    PEOPLE,
    ExportColumn,
    as_shown,
    cell,
    chosen,
)
from refnet.services.exports.prepared import Cells, Prepared
from refnet.services.exports.words import in_words
from refnet.services.listing import Filter, Listing
from refnet.store.bulk import chunks
from refnet.store.database import Store

CHUNK = 1000  # rows looked up at once
ONLY_ALLIES = Filter("is_ally", "yes")


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list that can be exported: its name for people, its columns, and where its ids and rows come from."""

    title: str
    columns: tuple[ExportColumn, ...]
    ids: Callable[[Store, Listing], list[UUID]]
    rows: Callable[[Store, Sequence[UUID]], Sequence[object]]
    has_cards: bool = False


def _ally_ids(store: Store, listing: Listing) -> list[UUID]:
    return people.ids(store, replace(listing, filters=(*listing.filters, ONLY_ALLIES)))


LISTS = {
    "allies": ListKind(_("Allies"), ALLIES, _ally_ids, people.rows, has_cards=True),
    "people": ListKind(_("People"), PEOPLE, people.ids, people.rows, has_cards=True),
    "introductions": ListKind(_("Introductions"), INTRODUCTIONS, introductions.ids, introductions.rows),
    "deals": ListKind(_("Deals"), DEALS, deals.ids, deals.rows),
    "asks": ListKind(_("Asks"), ASKS, asked.ids, asked.rows),
}


def prepare(store: Store, what: str, which: Listing | Sequence[UUID], columns: Sequence[str] | None = None) -> Prepared:
    """Return a list, or chosen rows of it in their order, with these fields, or all of them when none are named."""
    kind = list_kind(what)
    shown = chosen(kind.columns, columns)
    keys = ids_of(store, what, which)
    said = in_words(store, kind.columns, which) if isinstance(which, Listing) else _chosen_rows(len(keys))
    rows = partial(_rows, store, kind, keys, shown)
    return Prepared(what, kind.title, shown, len(keys), rows, said, people=keys if kind.has_cards else None)


def columns_shown(what: str, shown: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that hold what a list shows in these columns, in their order."""
    return as_shown(list_kind(what).columns, shown)


def list_kind(what: str) -> ListKind:
    """Return a list by its name; RefNetError says which there are."""
    if what not in LISTS:
        names = ", ".join(LISTS)
        raise RefNetError(_("There is no list called {name}. There are: {names}.").format(name=what, names=names))
    return LISTS[what]


def ids_of(store: Store, what: str, which: Listing | Sequence[UUID]) -> Sequence[UUID]:
    """Return the ids of a listing, or those that were chosen."""
    return list_kind(what).ids(store, which) if isinstance(which, Listing) else which


def _chosen_rows(count: int) -> str:
    return counted("{count} chosen row", "{count} chosen rows", count)


def _rows(store: Store, kind: ListKind, keys: Sequence[UUID], shown: Sequence[ExportColumn]) -> Iterator[Cells]:
    for some in chunks(keys, CHUNK):
        for row in kind.rows(store, some):
            yield tuple(cell(row, column) for column in shown)
