"""Sums of money as files and people write them."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from refnet.domain.money import digits, is_known, minor_units
from refnet.exchange.rows import Cell
from refnet.exchange.values.bad import BadValue
from refnet.exchange.values.text import ascii_digits, cell_text
from refnet.i18n import _

_SIGNS = {
    "€": "EUR", "$": "USD", "us$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS",
    "₩": "KRW", "zł": "PLN", "kč": "CZK", "ft": "HUF", "fr": "CHF", "sfr": "CHF", "r$": "BRL", "c$": "CAD", "ca$": "CAD",
    "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "mx$": "MXN", "euro": "EUR", "euros": "EUR",
    "rs": "INR", "元": "CNY", "cn¥": "CNY", "円": "JPY", "원": "KRW", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "₸": "KZT",
    "лв": "BGN", "руб": "RUB", "р": "RUB", "грн": "UAH", "lei": "RON", "tl": "TRY", "r": "ZAR", "nt$": "TWD", "dollar": "USD",
    "dollars": "USD", "kronor": "SEK",
    "kr": "", "kr,": "",  # of several countries
}  # fmt: skip
_SHARED = {"$": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "ARS", "CLP", "COP", "TWD"), "¥": ("JPY", "CNY")}
_PLACE_OF_CENTS = re.compile(r"(?<=\d)[.,][-–—]{1,2}(?=\D*\Z)")
_NUMBER = re.compile(r"\d[\d.,'’ _]*(?:e[+-]?\d{1,4}(?!\d))?|[.,]\d+", re.IGNORECASE)
_GAPS = str.maketrans("", "", "'’ _")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{2,3})*([.,])\d{3}\Z")


class Amount(NamedTuple):
    """Minor units of a currency ("" when the cell does not say), and what is doubtful (a sentence, or empty)."""

    units: int
    currency: str
    doubt: str = ""


def parse_amount(cell: Cell, currency: str = "", decimal: str | None = None, usual: str = "") -> Amount:
    """Return the sum in a cell; `decimal` is "." or "," when known.

    `currency` is the one that the row names, `usual` the one that holds when neither row nor cell names any. An unknown
    currency has two decimal places. Raises BadValue when the cell is no sum of money or names another than its row.
    """
    return _from_text(cell_text(cell), currency, "." if isinstance(cell, float | Decimal) else decimal, usual)


def parse_currency(cell: Cell) -> str:
    """Return the ISO code of a currency named by code or sign; BadValue when it is none."""
    text = cell_text(cell)
    code = _currency(text, text)
    if not code:
        raise BadValue(_("“{text}” does not say which currency is meant.").format(text=text))
    return code


def guess_decimal(samples: Iterable[Cell]) -> str | None:
    """Return the decimal sign that the samples show, or None when they show none or both.

    `1.200` shows none alone; beside `1,200.50` it casts doubt on the point, since money seldom has three decimals.
    """
    texts = [cell_text(cell) for cell in samples if isinstance(cell, str)]
    shown = {sign for text in texts if (sign := _shown_decimal(text))}
    doubted = {sign for text in texts if (sign := _sign_of_thousands(text))}
    return shown.pop() if len(shown) == 1 and shown.isdisjoint(doubted) else None


def _sign_of_thousands(text: str) -> str:
    """Return the sign of a sum like `1.200`, which could be either."""
    number = _NUMBER.search(_PLACE_OF_CENTS.sub("", text))
    bare = number[0].translate(_GAPS) if number else ""
    return next((sign for sign in ".," if bare.count(sign) == 1 and _is_ambiguous(bare, sign)), "")


def _shown_decimal(text: str) -> str | None:
    number = _NUMBER.search(_PLACE_OF_CENTS.sub("", text))
    if number is None:
        return None
    bare = number[0].translate(_GAPS)
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        return max(".", ",", key=bare.rfind)
    if max(points, commas) > 1:  # only thousands are separated more than once
        return "," if points else "."
    is_open = points + commas == 0 or _is_ambiguous(bare, "." if points else ",")
    return None if is_open else "." if points else ","


def _is_ambiguous(bare: str, sign: str) -> bool:
    whole, _sign, rest = bare.partition(sign)
    return len(rest) == 3 and rest.isdigit() and 1 <= len(whole) <= 3 and not whole.startswith("0")


@lru_cache(maxsize=16_384)
def _from_text(text: str, currency: str, decimal: str | None, usual: str) -> Amount:
    plain = ascii_digits(text)
    bare = _PLACE_OF_CENTS.sub("", plain)
    found = _NUMBER.search(bare)
    if found is None:
        raise _not_a_sum(text)
    around = bare[: found.start()] + " " + bare[found.end() :]
    named = _currency(text, around, currency or usual)
    if named and currency and named != currency:
        sentence = _("“{text}” is in {named}, but the row says {currency}.")
        raise BadValue(sentence.format(text=text, named=named, currency=currency))
    value, doubt = _value(text, found[0].translate(_GAPS), decimal)
    if plain != text:
        doubt = doubt or _("“{text}” was read as {value}.").format(text=text, value=value)
    return _amount(text, -value if _is_negative(around) else value, named or currency or usual, doubt)


def _is_negative(around: str) -> bool:
    return any(sign in around for sign in "-−(")


def _currency(text: str, around: str, given: str = "") -> str:
    """Return the currency named around the number; a sign that several have means the one given."""
    word = "".join(letter for letter in around if letter not in "+-−() .\t\n").casefold()
    if not word:
        return ""
    code = given if given in _SHARED.get(word, ()) else _SIGNS.get(word, word.upper())
    if code and not is_known(code):
        raise _not_a_sum(text)
    return code


def _value(text: str, bare: str, decimal: str | None) -> tuple[Decimal, str]:
    """Return the number, and the doubt when a separator could be either sign."""
    sign = decimal or _shown_decimal(bare)
    doubt = ""
    if sign is None and not {".", ","}.isdisjoint(bare):
        sign = "," if "." in bare else "."
        doubt = _("“{text}” was read with a separator of thousands.").format(text=text)
    plain = bare
    if sign is not None:
        whole, point, rest = bare.partition(sign)
        other = "," if sign == "." else "."
        if other in rest or (other in whole and not _THOUSANDS.match(whole)):
            raise _not_a_sum(text)
        plain = whole.replace(other, "") + ("." + rest if point else "")
    try:
        return Decimal(plain), doubt
    except InvalidOperation:
        raise _not_a_sum(text) from None


def _amount(text: str, value: Decimal, currency: str, doubt: str) -> Amount:
    try:
        units = minor_units(value, currency)
    except ValueError:
        raise BadValue(_("“{text}” is too large a sum to keep.").format(text=text)) from None
    if Decimal(units).scaleb(-digits(currency)) != value:
        doubt = doubt or _("“{text}” was rounded to what its currency has.").format(text=text)
    return Amount(units, currency, doubt)


def _not_a_sum(text: str) -> BadValue:
    return BadValue(_("“{text}” is not a sum of money.").format(text=text))
