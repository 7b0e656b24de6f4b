"""Text as it should be kept: visible, composed, and without letters that only mislead."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from refnet.exchange.rows import Cell

# controls but tab and line feed; bidi overrides, embeddings and isolates; fillers that show nothing
_REMOVED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u2060\u00ad\ud800-\udfff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f"  # kept inside, where emoji and scripts need them
_ENDS = " \t\n" + _ZERO_WIDTH
_ARABIC_SIGNS = str.maketrans("٫٬", ".,")
_LATIN, _LOOKALIKE = "A-Za-z\u00c0-\u024f", "\u0370-\u03ff\u0400-\u052f"  # Greek and Cyrillic
_MIXED = re.compile(f"[{_LATIN}][{_LOOKALIKE}]|[{_LOOKALIKE}][{_LATIN}]")


def clean_text(text: str) -> str:
    """Return text in NFC, trimmed of spaces of every width, without control and direction-override characters."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _SPACES.sub(" ", _REMOVED.sub("", text)).replace("\u200b", "")
    return unicodedata.normalize("NFC", text).strip(_ENDS)


def had_hidden(text: str) -> bool:
    """Tell whether `clean_text` takes characters out of `text` that can mislead a reader."""
    if text.isascii() and text.isprintable():
        return False
    return _REMOVED.search(text.replace("\r\n", "\n").replace("\r", "\n").strip()) is not None


def mixes_alphabets(text: str) -> bool:
    """Tell whether a word of clean text has letters of two alphabets that look alike, as when Е stands for E."""
    return not text.isascii() and _MIXED.search(text) is not None


def ascii_digits(text: str) -> str:
    """Return text with the digits of every script as 0 to 9, and the Arabic decimal and thousands signs as . and ,."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text.translate(_ARABIC_SIGNS))


def cell_text(cell: Cell) -> str:
    """Return a cell as a person would type it: whole numbers without `.0`, dates in ISO form."""
    if isinstance(cell, str):
        return clean_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == cell.min.time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return _number_text(cell)


def _number_text(cell: float | Decimal) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return format(cell, ".0f")
    return str(cell)
