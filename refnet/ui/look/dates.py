"""Reads the days that people type: today, yesterday, 12.3., 5 Nov, 2026-11-17, in 3 days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from refnet.i18n import _

SOON = timedelta(days=90)

_NUMBERS = re.compile(r"(\d{1,4})[./\- ]+(\d{1,2})(?:[./\- ]+(\d{1,4}))?[./]?")
_WORDED = ("d MMM yyyy", "d MMMM yyyy", "d. MMM yyyy", "d. MMMM yyyy", "ddd d MMM yyyy", "MMM d yyyy", "MMMM d yyyy")
_AHEAD = re.compile(r"([+-]?)(\d{1,4})\s*(d|w)?")


def parse(text: str, today: date, locale: QLocale | None = None, *, ahead: bool = False) -> date | None:
    """Return the day that `text` means to someone who types it on `today`, or None.

    A weekday, or a day without its year, is the last that was; `ahead`, as for a next step, the first to come.
    """
    typed = " ".join(text.strip().rstrip(",").split())
    if not typed:
        return None
    locale = locale or QLocale()
    near = _Near(today, ahead=ahead)
    return _spoken(typed.casefold(), near) or _numbers(typed, near, locale) or _worded(typed, near, locale)


@dataclass(frozen=True, slots=True)
class _Near:
    """The day on which something is typed, and which way it looks."""

    today: date
    ahead: bool


def _spoken(typed: str, near: _Near) -> date | None:
    today = near.today
    words = {
        _("today").casefold(): 0,
        _("yesterday").casefold(): -1,
        _("tomorrow").casefold(): 1,
        "t": 0,
        "y": -1,
    }
    if typed in words:
        return today + timedelta(days=words[typed])
    found = _AHEAD.fullmatch(typed)
    if found and found[1]:  # +3, -2, +1w
        days = int(found[2]) * (7 if found[3] == "w" else 1)
        return today + timedelta(days=-days if found[1] == "-" else days)
    return _weekday(typed, near)


def _weekday(typed: str, near: _Near) -> date | None:
    """Return the last such weekday before today, or the first after it."""
    if len(typed) < 2:
        return None
    for number in range(7):
        names = [QLocale().dayName(number + 1).casefold(), QLocale.c().dayName(number + 1).casefold()]
        if any(name.startswith(typed) for name in names):
            back = (near.today.weekday() - number - 1) % 7 + 1
            return near.today + timedelta(days=7 - back % 7 if near.ahead else -back)
    return None


def _numbers(typed: str, near: _Near, locale: QLocale) -> date | None:
    found = _NUMBERS.fullmatch(typed)
    if not found:
        return None
    first, second, third = found.groups()
    if len(first) == 4:
        return _day(int(first), int(second), int(third)) if third else None
    day, month = int(first), int(second)
    if (_month_first(locale) and "." not in typed and day <= 12) or month > 12:
        day, month = month, day
    if third:
        year = int(third) + (2000 if len(third) <= 2 else 0)
        return _day(year, month, day)
    return _nearest(month, day, near)


def _nearest(month: int, day: int, near: _Near) -> date | None:
    """Return the newest such day that is not far ahead: people speak of what was, or of what comes soon."""
    found = [one for year in (-1, 0, 1) if (one := _day(near.today.year + year, month, day))]
    if near.ahead:
        return min((one for one in found if one >= near.today), default=None)
    return max((one for one in found if one <= near.today + SOON), default=None)


def _worded(typed: str, near: _Near, locale: QLocale) -> date | None:
    for language in (locale, QLocale(QLocale.Language.English)):
        for form in _WORDED:
            if (found := language.toDate(typed, form)).isValid():
                return _python(found)
            if (found := language.toDate(f"{typed} {near.today.year}", form)).isValid():
                return _nearest(found.month(), found.day(), near)
        if (found := language.toDate(typed, QLocale.FormatType.ShortFormat)).isValid():
            return _python(found)
    return None


def _month_first(locale: QLocale) -> bool:
    return locale.dateFormat(QLocale.FormatType.ShortFormat).upper().startswith("M")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _python(found: QDate) -> date:
    return date(found.year(), found.month(), found.day())
