"""Months and quarters in a row: which of them a trend may connect."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from refnet.domain.rates.conversion import Conversion, Grouping

LONGEST_GAP_MONTHS = 24  # what began before a longer gap without deals is far more often a wrong date

Row = tuple[str, Conversion]


def connected(rows: Sequence[Row], by: Grouping, today: date) -> tuple[Row, ...]:
    """Return the periods up to today's, without those that lie before a gap of two years.

    `rows` are labelled as in 2026-03 or 2026-Q1 and stand in their order.
    """
    so_far = [row for row in rows if first_month(row[0]) <= today.year * 12 + today.month - 1]
    length = 3 if by is Grouping.QUARTER else 1
    start = 0
    for number, (before, after) in enumerate(pairwise(so_far), start=1):
        if first_month(after[0]) - first_month(before[0]) - length >= LONGEST_GAP_MONTHS:
            start = number
    return tuple(so_far[start:])


def first_month(label: str) -> int:
    """Return the first month of a period as its number since the year 0."""
    year, rest = label.split("-")
    month = 3 * (int(rest[1:]) - 1) if rest.startswith("Q") else int(rest) - 1
    return int(year) * 12 + month
