"""What a list is asked for: words, filters and an order; the same for every list."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Filter:
    """Keep rows whose field has this value; several filters on one field mean any of them.

    A day may be given as 2026, 2026-03 or 2026-03-05, a yes or no as "yes" or "no", a choice by its value, a rep,
    an organization or a person by name or id. An empty value keeps the rows in which the field is empty.
    """

    field: str
    value: str


@dataclass(frozen=True, eq=False)
class Only:
    """Keep the rows of these ids, however many, as when a figure is opened; `name` says what they have in common."""

    name: str
    ids: frozenset[UUID]

    @classmethod
    def of(cls, name: str, ids: Iterable[UUID]) -> Self:
        """Return the choice of these rows."""
        return cls(name, frozenset(ids))

    @cached_property
    def keys(self) -> str:
        """Return the ids as one JSON text, which reaches the database as one value."""
        import json  # noqa: PLC0415 - not before the first paint

        return json.dumps([key.hex for key in self.ids])


@dataclass(frozen=True, slots=True)
class Listing:
    """Which rows a list shows and in which order; without `sort` in the order usual for the list."""

    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: str = ""
    descending: bool = False
    only: Only | None = None
