"""Reads the rows of another file with suspicion: every value must be what its column keeps."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from refnet.domain.errors import RefNetError
from refnet.domain.names import family_first, fold
from refnet.i18n import _
from refnet.services import preferences
from refnet.services.everything.checking import check
from refnet.services.everything.reading import Read
from refnet.services.everything.scratch import first_broken
from refnet.services.everything.tables import DERIVED, KINDS, Kind
from refnet.services.everything.values import stored
from refnet.services.union.report import Contents
from refnet.store.bulk import chunks
from refnet.store.foreign import Foreign

CHUNK = 500  # rows
MOST_NAMED = 20


class Incoming:
    """The rows of another file, checked as they come."""

    def __init__(self, other: Foreign, name: str) -> None:
        self._other, self._name = other, name
        self.counts = {kind.table: other.count(kind.table) for kind in KINDS}
        for kind in KINDS:
            for column, target in kind.references.items():
                if other.has_dangling(kind.table, column, target):
                    raise self._refused(kind, _("{column} refers to a row that is nowhere").format(column=column))

    def chunks(self, kind: Kind) -> Iterator[list[Read]]:
        """Yield the rows of a table, some at a time; of one whose rows refer to each other all at once."""
        size = self.counts[kind.table] if kind.table in kind.references.values() else CHUNK
        for some in chunks(self._read(kind), max(size, 1)):
            broken = first_broken(kind, [(row.number, row.values) for row in some])
            if broken is not None:
                raise self._refused(kind, broken[1])
            yield some

    def past(self, table: str, keys: list[UUID]) -> Iterator[tuple[str, str]]:
        """Yield for these rows what their journal says of the values before each change: key, JSON."""
        query = (
            "SELECT c.row_key, c.before FROM change c JOIN step s ON s.number = c.step_number WHERE c.table_name = ?"
            " AND c.operation = 'update' AND s.state = 'done' AND c.row_key IN (SELECT value FROM json_each(?))"
        )
        for key, before in self._other.ask(query, [table, json.dumps([one.hex for one in keys])]):
            yield str(key), str(before)

    def currency(self) -> str:
        """Return the main currency, which amounts without a currency are in."""
        kind = next(one for one in KINDS if one.file == "settings")
        for (content,) in self._other.ask("SELECT content FROM setting WHERE name = 'currency'"):
            try:
                check(kind.file, {"name": "currency", "content": content})
            except ValueError as reason:
                raise self._refused(kind, str(reason)) from reason
            return str(json.loads(content))
        return preferences.USUAL_CURRENCY

    def merged(self) -> Iterator[tuple[UUID, UUID]]:
        """Yield who was merged into whom there: the key of who is gone, and of who stayed."""
        kind = next(one for one in KINDS if one.file == "merged_people")
        for rows in self.chunks(kind):
            yield from ((row.values["former_id"], row.values["person_id"]) for row in rows)

    def contents(self) -> Contents:
        """Return what the file holds."""
        names = (str(name) for (name,) in self._other.rows("rep", ["name"]))
        ((last,),) = self._other.ask("SELECT max(made_at) FROM step")
        counts = (self.counts[one] for one in ("person", "introduction", "deal"))
        return Contents(tuple(name for name, _n in zip(names, range(MOST_NAMED), strict=False)), _moment(last), *counts)

    def _read(self, kind: Kind) -> Iterator[Read]:
        for number, raw in enumerate(self._other.rows(kind.table, [one.name for one in kind.columns]), start=1):
            try:
                yield Read(number, _values(kind, raw))
            except ValueError as reason:
                raise self._refused(kind, str(reason)) from reason

    def _refused(self, kind: Kind, reason: str) -> RefNetError:
        sentence = _(
            "{file} holds something that RefNet did not write ({table}: {reason}), so nothing was taken from it."
        )
        return RefNetError(sentence.format(file=self._name, table=kind.file, reason=reason.rstrip(".")))


def _values(kind: Kind, raw: tuple[Any, ...]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column, value in zip(kind.columns, raw, strict=True):
        try:
            values[column.name] = stored(column, value)
        except ValueError as reason:
            raise ValueError(f"{column.name}: {reason}") from None
    if values["id"].hex != raw[0] or values["version"] < 1:
        raise ValueError(_("its key or version is not one that RefNet makes"))
    for name in kind.derived:
        source = next(values[one] for one in DERIVED[name] if one in values)
        values[name] = family_first(fold(source)) if name == "family_key" else fold(source)
    check(kind.file, values)
    return values


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=UTC)
    except ValueError:
        return None
