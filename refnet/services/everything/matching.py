"""Finds which rows of a folder are here already: by key, or by what else makes a row the same."""

import json
from collections import ChainMap
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.services.everything.reading import Read
from refnet.services.everything.tables import Kind
from refnet.store.bulk import chunks
from refnet.store.schema import Base

CHUNK = 500  # keys in one IN list
PAIRS = ("ties", "kept_apart")  # kept once a pair, the smaller key first
OR_NOBODY = ("rep_id",)  # what is the same in two rows also where it is empty: nobody is nobody

Moved = dict[str, dict[UUID, UUID]]  # by table: keys of the folder, and those they have here


@dataclass(slots=True)
class Sorted:
    """The rows of one file by what becomes of them; `changes` has for each newer row which columns differ."""

    new: list[Read] = field(default_factory=list)
    known: int = 0
    same: int = 0
    older: int = 0
    changes: list[tuple[Read, list[str]]] = field(default_factory=list)


def keys_here(session: Session, kind: Kind) -> set[UUID]:
    """Return the keys of all rows that are here."""
    return set(session.scalars(select(Base.metadata.tables[kind.table].c.id)))


def moved_to(kind: Kind, row: Read, moved: Moved) -> bool:
    """Let a row refer to the keys that others have here; tell whether it still says something, as a pair of one does not."""
    for column, target in kind.references.items():
        key = row.values[column]
        row.values[column] = moved.get(target, {}).get(key, key)
    if kind.file in PAIRS:
        row.values["person_id"], row.values["other_id"] = sorted((row.values["person_id"], row.values["other_id"]))
        return bool(row.values["person_id"] != row.values["other_id"])
    if kind.file == "put_off":
        row.values["subject_id"] = ChainMap(*moved.values()).get(row.values["subject_id"], row.values["subject_id"])
    if kind.file == "settings" and row.values["name"].startswith("me "):
        _move_me(row, moved)
    return True


def _move_me(row: Read, moved: Moved) -> None:
    """Let what says which rep an author is name the rep as they are known here."""
    key = json.loads(row.values["content"])
    if key is not None:
        row.values["content"] = json.dumps(moved.get("rep", {}).get(UUID(key), UUID(key)).hex)


def sort(session: Session, kind: Kind, rows: list[Read], here: set[UUID], moved: Moved) -> Sorted:
    """Sort the rows of a file, and note in `moved` those that are here under another key."""
    found = Sorted()
    twins = _twins(session, kind) if here else {}
    mine = moved.setdefault(kind.table, {})
    for row in rows:
        twin = next(
            (key for columns in kind.unique if (key := twins.get(_what(columns, row.values))) is not None), None
        )
        if row.id in here:
            continue
        if twin is None:
            found.new.append(row)
        else:
            mine[row.id] = twin
            found.known += 1
    _compare(session, kind, [row for row in rows if row.id in here], found)
    return found


def _what(columns: tuple[str, ...], values: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a row of any table
    """Return by what a row is the same as another; nothing is never the same as nothing."""
    found = tuple(values[one] for one in columns)
    is_told = all(values[one] is not None for one in columns if one not in OR_NOBODY)
    return (columns, *found) if is_told else (columns, object())


def _twins(session: Session, kind: Kind) -> dict[tuple[Any, ...], UUID]:
    table = Base.metadata.tables[kind.table]
    wanted = {name for columns in kind.unique for name in columns}
    if not wanted:
        return {}
    rows = session.execute(select(table.c.id, *(table.c[name] for name in sorted(wanted)))).mappings()
    return {_what(columns, row): row["id"] for row in rows for columns in kind.unique}


def _compare(session: Session, kind: Kind, rows: list[Read], found: Sorted) -> None:
    table = Base.metadata.tables[kind.table]
    for some in chunks(rows, CHUNK):
        query = select(*kind.columns).where(table.c.id.in_([row.id for row in some]))
        ours = {one["id"]: one for one in session.execute(query).mappings()}
        for row in some:
            here = ours[row.id]
            names = [
                one.name for one in kind.columns if one.name != "version" and here[one.name] != row.values[one.name]
            ]
            if not names:
                found.same += 1
            elif row.values["version"] > here["version"]:
                found.changes.append((row, names))
            else:
                found.older += 1
