"""Months and quarters as charts name them."""

import re
from collections.abc import Sequence
from datetime import date

from refnet.charts.trend import Period
from refnet.domain.rates.conversion import Conversion
from refnet.i18n import _

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q(\d)")

FEW = 12  # periods without deals that are shown anyway
Row = tuple[str, Conversion]


def period_name(label: str) -> str:
    """Return "Mar 2026" for 2026-03 and "Q1 26" for 2026-Q1; anything else stays as it is."""
    if month := _MONTH.fullmatch(label):
        return f"{_month_names()[int(month[2]) - 1]} {month[1]}"
    if quarter := _QUARTER.fullmatch(label):
        return _("Q{number} {year}").format(number=quarter[2], year=quarter[1][2:])
    return label


def unbroken(labels: Sequence[str], periods: Sequence[Period]) -> list[Period]:
    """Return the periods with those between them that have no deals, so that time runs evenly; not where many lack."""
    places = [_number(label) for label in labels]
    if not places or places[-1] - places[0] >= 2 * len(places) + FEW:
        return list(periods)
    known = dict(zip(places, periods, strict=True))
    name = _quarter if "Q" in labels[0] else _month
    empty = (None,) * len(periods[0].estimates)
    return [
        known.get(place) or Period(period_name(name(place)), empty, "0") for place in range(places[0], places[-1] + 1)
    ]


def _number(label: str) -> int:
    """Return the number of a month or quarter since the year 0."""
    if quarter := _QUARTER.fullmatch(label):
        return int(quarter[1]) * 4 + int(quarter[2]) - 1
    return int(label[:4]) * 12 + int(label[5:]) - 1


def _quarter(number: int) -> str:
    return f"{number // 4:04}-Q{number % 4 + 1}"


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def day_name(day: date) -> str:
    """Return "25 Nov 2026"."""
    return f"{day.day} {_month_names()[day.month - 1]} {day.year}"


def _month_names() -> tuple[str, ...]:
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
