"""Rows and orders of lists for tests of the window."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A row of a list in tests."""

    id: int
    name: str
    amount: int = 0
    chip: object = None
    steps: int | None = None
    rate: object = None


@dataclass(frozen=True)
class Order:
    """The part of a listing that a header changes."""

    sort: str = "name"
    descending: bool = False


def many(count: int) -> list[Row]:
    """Return rows with names in order."""
    return [Row(number, f"Person {number:06d}", number * 100) for number in range(count)]
