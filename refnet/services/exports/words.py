"""What a list was asked for, in words: search, filters and order."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.i18n import _
from refnet.services.exports.columns import ExportColumn
from refnet.services.listing import Filter, Listing
from refnet.services.matching import as_key
from refnet.store.database import Store
from refnet.store.schema import Organization, Person, Rep


def in_words(store: Store, columns: Sequence[ExportColumn], listing: Listing) -> str:
    """Return filter and order in words, as in "Kind: client; sorted by name"."""
    titles = {column.key: column.title for column in columns} | _more_titles()
    parts = [] if listing.only is None else [listing.only.name]
    if listing.search.strip():
        parts.append(_("“{words}” in the name").format(words=listing.search.strip()))
    keys = {found for one in listing.filters if (found := as_key(one.value)) is not None}
    with store.reading() as session:
        names = _names(session, keys) if keys else {}
    parts += [_filter(one, titles, names) for one in listing.filters]
    if listing.sort:
        order = _("sorted by {column}, falling") if listing.descending else _("sorted by {column}")
        parts.append(order.format(column=titles.get(listing.sort, listing.sort)))
    return "; ".join(parts)


def _filter(one: Filter, titles: Mapping[str, str], names: Mapping[UUID, str]) -> str:
    key = as_key(one.value)
    value = names.get(key, one.value) if key is not None else one.value.replace("_", " ")
    return f"{titles.get(one.field, one.field.replace('_', ' '))}: {value or _('none')}"


def _more_titles() -> dict[str, str]:
    return {"is_ally": _("Ally"), "hot": _("Hot"), "is_hot": _("Hot"), "tag": _("Tag"), "name": _("name")}


def _names(session: Session, keys: set[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for table in (Person, Rep, Organization):
        found |= dict(session.execute(select(table.id, table.name).where(table.id.in_(keys))).all())
    return found
