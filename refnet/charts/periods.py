"""Months and quarters as charts name them."""

import re
from datetime import date

from refnet.domain.rates.conversion import Conversion
from refnet.i18n import _

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q(\d)")

Row = tuple[str, Conversion]


def period_name(label: str) -> str:
    """Return "Mar 2026" for 2026-03 and "Q1 26" for 2026-Q1; anything else stays as it is."""
    if month := _MONTH.fullmatch(label):
        return f"{_month_names()[int(month[2]) - 1]} {month[1]}"
    if quarter := _QUARTER.fullmatch(label):
        return _("Q{number} {year}").format(number=quarter[2], year=quarter[1][2:])
    return label


def day_name(day: date) -> str:
    """Return "25 Nov 2026"."""
    return f"{day.day} {_month_names()[day.month - 1]} {day.year}"


def _month_names() -> tuple[str, ...]:
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
