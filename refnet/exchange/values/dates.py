"""Dates as files and people write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from refnet.domain.names import fold
from refnet.exchange.rows import Cell
from refnet.exchange.values.bad import BadValue
from refnet.exchange.values.months import MONTHS, SMALL_WORDS, TUESDAY_TOO
from refnet.exchange.values.text import ascii_digits, cell_text, clean_text
from refnet.i18n import _

_TIME = re.compile(
    r"(?:[T\s,]\s*(?:(?:um|at|a|à|às|as|alle|om|kl\.?|o|v|в)\s+)?\d{1,2}[:.h]\d{2}(?:[:.,\s].*|h|Z|[+-]\d.*)?|T\d{4,6}Z?)\Z",
    re.IGNORECASE,
)
_EASTERN = re.compile(r"(\d{2,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号]?\Z")
_NUMBERS = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?\Z")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)\Z")
_SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?\Z", re.ASCII)  # 1927 to 2173; smaller numbers are years or counts
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_FIRST_SERIAL_DAY = date(1899, 12, 30)  # Excel believes that 1900 was a leap year
_USUAL_YEARS = range(1950, 2101)
_LONGEST_NUMBER = 4  # digits of a year
_PIVOT = 69  # as POSIX has it: 69 to 99 are of the last century


class ReadDate(NamedTuple):
    """A date, and what is doubtful about how it was read (a sentence, or empty)."""

    day: date
    doubt: str = ""


def parse_date(cell: Cell, order: str | None = None) -> date:
    """Return the date in a cell; `order` is ymd, dmy or mdy. Raises BadValue when there is none or it cannot be."""
    return read_date(cell, order).day


def read_date(cell: Cell, order: str | None = None) -> ReadDate:
    """Return the date in a cell with its doubt; without `order`, 3/4/2026 is read day first and doubted."""
    if isinstance(cell, datetime):
        return ReadDate(cell.date())
    if isinstance(cell, date):
        return ReadDate(cell)
    return _from_text(cell_text(cell), order)


def is_no_date(text: str) -> bool:
    """Tell whether text is how programs write that there is no date: `0/0/00`, `0000-00-00`."""
    return not text.strip("0/.-: T")


def guess_date_order(samples: Iterable[Cell]) -> str | None:
    """Return the one order that fits the samples, or None when several do or none."""
    texts = (_without_time(ascii_digits(clean_text(cell))) for cell in samples if isinstance(cell, str))
    orders = {_order_of(found) for text in texts if (found := _NUMBERS.match(text))}
    decided = orders - {"", "ymd"}
    if len(decided) == 1:
        return decided.pop()
    return "ymd" if orders == {"ymd"} else None


def _order_of(found: re.Match[str]) -> str:
    if len(found[1]) > 2:
        return "ymd"
    if int(found[3]) > 12:
        return "mdy"
    return "dmy" if found[2] == "." or int(found[1]) > 12 else ""


def _without_time(text: str) -> str:
    return _TIME.sub("", text).strip() if len(text) > 10 else text


@lru_cache(maxsize=16_384)
def _from_text(text: str, order: str | None) -> ReadDate:
    bare = _without_time(ascii_digits(text))
    if found := _EASTERN.match(bare):
        return _checked(text, _year(int(found[1]), found[1]), int(found[2]), int(found[3]), short=len(found[1]) < 3)
    if found := _NUMBERS.match(bare):
        return _from_numbers(text, found, order)
    if found := _COMPACT.match(bare):
        return _checked(text, *(int(part) for part in found.groups()))
    if _SERIAL.match(bare):
        return _from_serial(text, float(bare))
    return _from_words(text, _WORDS.findall(fold(bare)))


def _from_numbers(text: str, found: re.Match[str], order: str | None) -> ReadDate:
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    written = _order_of(found)
    used = "ymd" if written == "ymd" else order or written or "dmy"
    if used == "ymd":
        return _checked(text, _year(first, found[1]), second, third, short=len(found[1]) < 3)
    day, month = (first, second) if used == "dmy" else (second, first)
    is_doubtful = not (order or written) and day != month
    doubt = _("“{text}” can be read day first or month first; it was read day first.") if is_doubtful else ""
    read = _checked(text, _year(third, found[4]), month, day, short=len(found[4]) < 3)
    return ReadDate(read.day, doubt.format(text=text) or read.doubt)


def _from_serial(text: str, serial: float) -> ReadDate:
    day = _FIRST_SERIAL_DAY + timedelta(days=int(serial))
    return ReadDate(day, _("“{text}” was read as a spreadsheet's day number: {day}.").format(text=text, day=day))


def _from_words(text: str, words: list[str]) -> ReadDate:
    if sum(word in MONTHS for word in words) == 2 and TUESDAY_TOO in words:
        words = [word for word in words if word != TUESDAY_TOO]
    numbers = [word for word in words if word.isdecimal() and len(word) <= _LONGEST_NUMBER]
    months = [MONTHS[word] for word in words if word in MONTHS]
    others = [word for word in words if word not in numbers and word not in MONTHS and word not in SMALL_WORDS]
    if len(numbers) != 2 or len(months) != 1 or others:
        raise _not_a_date(text)
    first, last = numbers
    day, year = (last, first) if len(first) == 4 else (first, last)
    return _checked(text, _year(int(year), year), months[0], int(day), short=len(year) < 3)


def _year(number: int, written: str) -> int:
    if len(written) > 2:
        return number
    return number + (1900 if number >= _PIVOT else 2000)


def _checked(text: str, year: int, month: int, day: int, *, short: bool = False) -> ReadDate:
    try:
        read = date(year, month, day)
    except ValueError:
        raise BadValue(_("“{text}” is not a day that exists.").format(text=text)) from None
    if short:
        return ReadDate(read, _("“{text}” has a year of two digits; it was read as {day}.").format(text=text, day=read))
    if year not in _USUAL_YEARS:
        return ReadDate(read, _("“{text}” is far away in time.").format(text=text))
    return ReadDate(read)


def _not_a_date(text: str) -> BadValue:
    return BadValue(_("“{text}” is not a date.").format(text=text))
