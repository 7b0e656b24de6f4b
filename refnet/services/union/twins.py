"""Finds rows that are here under another key, and values that another row here has already."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.services.everything.matching import OR_NOBODY
from refnet.services.everything.reading import Read
from refnet.services.everything.tables import DERIVED, Kind
from refnet.store.bulk import chunks
from refnet.store.schema import Base

CHUNK = 500  # values in one IN list
# what is the same thing beside what the database refuses to have twice
NATURAL: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "contact_points": (("person_id", "kind", "normal"),),
    "stage_entries": (("deal_id", "stage", "entered_on"),),
    "questions": (("text",),),
}


def unique(kind: Kind) -> tuple[tuple[str, ...], ...]:
    """Return by which columns no two rows of a table may be alike."""
    indexes = Base.metadata.tables[kind.table].indexes
    whole = [one for one in indexes if one.unique and one.dialect_options["sqlite"].get("where") is None]
    return (*kind.unique, *(tuple(column.name for column in one.columns) for one in whole))


def twins(session: Session, kind: Kind, rows: list[Read]) -> dict[UUID, UUID]:
    """Return for new rows that are here under another key, or came before in this list, that key."""
    found: dict[UUID, UUID] = {}
    for columns in (*unique(kind), *NATURAL.get(kind.file, ())):
        known = dict(_here(session, kind, columns, (row.values[columns[0]] for row in rows)))
        for row in rows:
            key = what(columns, row.values)
            if key is None or row.id in found:
                continue
            twin = known.setdefault(key, row.id)
            if twin != row.id:
                found[row.id] = twin
    return found


def clashing(session: Session, kind: Kind, row: Read, names: Iterable[str]) -> list[str]:
    """Return the columns whose values another row here has already, when one of them would change."""
    changing = set(names)
    changing |= {name for name in kind.derived if changing.intersection(DERIVED[name])}
    found: list[str] = []
    for columns in unique(kind):
        key = what(columns, row.values)
        if key is None or not changing.intersection(columns):
            continue
        others = [one for found_key, one in _here(session, kind, columns, [key[0]]) if found_key == key]
        if any(other != row.id for other in others):
            found += [source for name in columns for source in DERIVED.get(name, (name,)) if source in row.values]
    return found


def what(columns: tuple[str, ...], values: Mapping[Any, Any]) -> tuple[Any, ...] | None:
    """Return by what a row is the same as another; nothing and empty text are never the same as nothing, but nobody is."""
    found = tuple(values[one] for one in columns)
    is_told = all(values[one] not in (None, "") for one in columns if one not in OR_NOBODY)
    return found if is_told else None


def _here(
    session: Session, kind: Kind, columns: tuple[str, ...], firsts: Iterable[Any]
) -> Iterable[tuple[tuple[Any, ...], UUID]]:
    table = Base.metadata.tables[kind.table]
    wanted = sorted({one for one in firsts if one is not None}, key=str)
    for some in chunks(wanted, CHUNK):
        query = select(table.c.id, *(table.c[name] for name in columns)).where(table.c[columns[0]].in_(some))
        for row in session.execute(query).mappings():
            key = what(columns, row)
            if key is not None:
                yield key, row["id"]
