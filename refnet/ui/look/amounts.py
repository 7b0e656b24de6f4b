"""Reads the amounts that people type: 38k, 1.2m, 12 000, €1.234,50."""

import re
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale

from refnet.domain.money import minor_units

_FACTORS = {"k": 1_000, "m": 1_000_000}
_FILL = re.compile(r"[\s\u00a0\u202f'’]")


def parse(text: str, currency: str, locale: QLocale | None = None) -> int | None:
    """Return minor units of `currency`, or None when `text` is no amount."""
    typed = _FILL.sub("", text).strip().lower()
    typed = typed.removeprefix(currency.lower()).removesuffix(currency.lower()).strip("€$£¥₹")
    factor = _FACTORS.get(typed[-1:], 1)
    digits = typed[:-1] if factor > 1 else typed
    plain = _plain(digits, (locale or QLocale()).decimalPoint(), scaled=factor > 1)
    try:
        return minor_units(Decimal(plain) * factor, currency)
    except (InvalidOperation, ValueError):
        return None


def _plain(digits: str, decimal_point: str, *, scaled: bool) -> str:
    """Return digits with a dot before the fraction and without marks between groups."""
    marks = [mark for mark in ".," if mark in digits]
    if not marks:
        return digits
    last = max(marks, key=digits.rfind)
    behind = len(digits) - digits.rfind(last) - 1
    is_group = len(marks) == 1 and (digits.count(last) > 1 or (behind == 3 and last != decimal_point and not scaled))
    if is_group:
        return digits.replace(last, "")
    other = "," if last == "." else "."
    return digits.replace(other, "").replace(last, ".")
