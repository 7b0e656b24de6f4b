"""What a list is asked for: words, filters and an order; the same for every list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """Keep rows whose field has this value; several filters on one field mean any of them.

    A day may be given as 2026, 2026-03 or 2026-03-05, a yes or no as "yes" or "no", a choice by its value, a rep,
    an organization or a person by name or id. An empty value keeps the rows in which the field is empty.
    """

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Which rows a list shows and in which order; without `sort` in the order usual for the list."""

    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: str = ""
    descending: bool = False
