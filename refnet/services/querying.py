"""How lists are asked of the database: ids first, in order and by page, then the full rows of those ids alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, bindparam, func, literal, or_, select
from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services import preferences
from refnet.services.listing import Filter, Listing
from refnet.services.matching import Column, Condition, among, has_value, sort_key
from refnet.store.bulk import chunks
from refnet.store.schema import Row

T = TypeVar("T")
CHUNK = 1000  # ids in one IN list
MAIN_CURRENCY: ColumnElement[str] = bindparam("main_currency", type_=String())


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One kind of list: where each field comes from, and how it is found and sorted.

    Every column stands for itself over the one `table` (others come as correlated subqueries), so that a
    page costs its own rows and an order by an index needs nothing else.
    """

    table: type[Row]
    make: Callable[[Mapping[str, Any]], T]
    columns: Mapping[str, Column]
    search: Callable[[str], Condition]
    usual: tuple[Column, ...]
    sorts: Mapping[str, Column] = field(default_factory=dict)
    filters: Mapping[str, Callable[[str], Condition]] = field(default_factory=dict)

    def conditions(self, listing: Listing) -> list[Condition]:
        """Return what a row must be to be listed; raise RefNetError for a field this list does not have."""
        wanted: dict[str, list[Condition]] = {}
        for one in listing.filters:
            wanted.setdefault(one.field, []).append(self._condition(one))
        found = [or_(*any_of) for any_of in wanted.values()]
        if listing.only is not None:
            found.append(among(self.table.id, literal(listing.only.keys, String())))
        folded = fold(listing.search)
        return [*found, self.search(folded)] if folded else found

    def order(self, listing: Listing) -> tuple[Column, ...]:
        """Return what the rows are ordered by; empty values stand last both ways, and equal ones keep their order."""
        if not listing.sort:
            return (*self.usual, self.table.id)
        column = self.sorts.get(listing.sort)
        if column is None:
            column = sort_key(self._column(listing.sort))
        return ((column.desc() if listing.descending else column.asc()).nulls_last(), self.table.id)

    def _condition(self, one: Filter) -> Condition:
        special = self.filters.get(one.field)
        return special(one.value) if special else has_value(self._column(one.field), one.value)

    def _column(self, name: str) -> Column:
        if name not in self.columns:
            raise RefNetError(_("This list has no field called {name}.").format(name=name))
        return self.columns[name]


def count(session: Session, sheet: Sheet[T], listing: Listing) -> int:
    """Return how many rows are listed."""
    query = select(func.count()).select_from(sheet.table).where(*sheet.conditions(listing))
    return session.execute(query, parameters(session)).scalar_one()


def ids(session: Session, sheet: Sheet[T], listing: Listing, offset: int = 0, limit: int | None = None) -> list[UUID]:
    """Return the listed ids in order, all of them or one page."""
    query = select(sheet.table.id).where(*sheet.conditions(listing)).order_by(*sheet.order(listing))
    if limit is not None:
        query = query.offset(offset).limit(limit)
    return list(session.execute(query, parameters(session)).scalars())


def rows(session: Session, sheet: Sheet[T], keys: Sequence[UUID]) -> list[T]:
    """Return the rows of these ids, in this order; those that are gone are left out."""
    query: Select[*tuple[Any, ...]] = select(*(column.label(name) for name, column in sheet.columns.items()))
    given, found = parameters(session), {}
    for some in chunks(keys, CHUNK):
        for row in session.execute(query.where(sheet.table.id.in_(some)), given).mappings():
            found[row["id"]] = sheet.make(dict(row))
    return [found[key] for key in keys if key in found]


def page(session: Session, sheet: Sheet[T], listing: Listing, offset: int, limit: int) -> list[T]:
    """Return one page of the list."""
    return rows(session, sheet, ids(session, sheet, listing, offset, limit))


def parameters(session: Session) -> dict[str, str]:
    """Return what the columns of every sheet need to know."""
    return {"main_currency": preferences.currency(session)}
