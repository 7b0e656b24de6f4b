"""Numbers, money and dates as the user's locale writes them."""

import math
from datetime import date

from PySide6.QtCore import QDate, QLocale

from refnet.domain.money import digits
from refnet.i18n import _, counted

DASH = "–"
MINUS = "−"


def number(value: int) -> str:
    """Return a whole number with its groups apart."""
    return _locale().toString(value).replace("-", MINUS)


def money(minor: int, currency: str) -> str:
    """Return an amount of minor units: €38,000, or €38,000.50 where the cents say something."""
    whole, rest = divmod(abs(minor), 10 ** digits(currency))
    sign = MINUS if minor < 0 else ""
    cents = f"{_locale().decimalPoint()}{rest:0{digits(currency)}d}" if rest else ""
    return f"{sign}{symbol(currency)}{_locale().toString(whole)}{cents}"


def money_short(minor: int, currency: str) -> str:
    """Return an amount in thousands or millions: €428k, €1.2m."""
    whole = abs(minor) / 10 ** digits(currency)
    sign = MINUS if minor < 0 else ""
    if whole < 1_000:
        return money(minor, currency)
    if whole < 999_500:
        return f"{sign}{symbol(currency)}{_locale().toString(round(whole / 1_000))}k"
    return f"{sign}{symbol(currency)}{_locale().toString(whole / 1_000_000, 'f', 1)}m"


def symbol(currency: str) -> str:
    """Return what stands before an amount."""
    return {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹"}.get(
        currency, f"{currency} " if currency else ""
    )


def percent(share: float) -> str:
    """Return a share of 1 as whole percent, never rounded up to certainty."""
    value = share * 100
    if 0 < value < 1:
        return "<1%"
    if 99 < value < 100:
        return ">99%"
    return f"{math.floor(value + 0.5)}%"


def percent_range(low: float, high: float) -> str:
    """Return a range of shares: 39–65%."""
    return f"{math.floor(low * 100 + 0.5)}{DASH}{math.floor(high * 100 + 0.5)}%"


def points(share: float) -> str:
    """Return a difference of shares in points with its sign."""
    return f"{share * 100:+.1f}".replace("-", MINUS)


def day(value: date) -> str:
    """Return a date with its year: 17 Nov 2026."""
    return _locale().toString(QDate(value.year, value.month, value.day), "d MMM yyyy")


def weekday(value: date) -> str:
    """Return a day of this year as one reads it on a calendar: Tuesday 17 November."""
    return _locale().toString(QDate(value.year, value.month, value.day), "dddd d MMMM")


def days(first: date, last: date) -> str:
    """Return some days in a row: Mon 16 – Sun 22 Nov, with the first month where it is another."""
    form = "ddd d" if first.month == last.month else "ddd d MMM"
    begins = _locale().toString(QDate(first.year, first.month, first.day), form)
    return f"{begins} {DASH} {_locale().toString(QDate(last.year, last.month, last.day), 'ddd d MMM')}"


def month(value: date) -> str:
    """Write a month: Jan 2026."""
    return _locale().toString(QDate(value.year, value.month, 1), "MMM yyyy")


def day_short(value: date, today: date) -> str:
    """Return a date as one says it: today, 3 days ago, 12 Nov, Mar 2024."""
    ago = (today - value).days
    if ago == 0:
        return _("today")
    if ago == 1:
        return _("yesterday")
    if 1 < ago < 7:
        return counted("{count} day ago", "{count} days ago", ago)
    form = "d MMM" if abs(ago) < 300 else "MMM yyyy"
    return _locale().toString(QDate(value.year, value.month, value.day), form)


def _locale() -> QLocale:
    return QLocale()
