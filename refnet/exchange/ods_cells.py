"""Cells of OpenDocument tables as values: real days, numbers and truths, text with its lines, mistakes as such."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from refnet.exchange.rows import NO_RESULT, SHEET_ERRORS, Cell

OFFICE, TABLE, TEXT = (
    f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0 " for name in ("office", "table", "text")
)  # names as expat gives them
_KIND, _FORMULA = OFFICE + "value-type", TABLE + "formula"
_KIND_IN_LIBREOFFICE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_NUMBERS = ("float", "currency", "percentage")
_SPACES = re.compile(r"[ \t\r\n]+")
_FRACTION = re.compile(r"\.\d+\Z")


def cell_value(given: Mapping[str, str], text: str) -> Cell:
    """Return what a cell holds, from its attributes and the text that it shows."""
    if given.get(_KIND_IN_LIBREOFFICE) == "error":
        return text if text in SHEET_ERRORS else "#VALUE!"
    kind = given.get(_KIND)
    if kind in _NUMBERS:
        return _number(given.get(OFFICE + "value", ""), text)
    if kind == "date":
        return _day(given.get(OFFICE + "date-value", ""), text)
    if kind == "boolean":
        return given.get(OFFICE + "boolean-value") == "true"
    if kind is None and _FORMULA in given and not text:
        return NO_RESULT
    return given.get(OFFICE + "string-value", "") or text


def paragraph(pieces: list[str]) -> str:
    """Return the text of a paragraph; spaces that are meant come as pieces of their own, in two bytes of their kind."""
    return _SPACES.sub(" ", "".join(pieces)).strip().translate(MEANT)


MEANT = {0xE000: " ", 0xE001: "\t", 0xE002: "\n"}  # stand for spaces, tabs and ends of lines that are elements


def _number(value: str, text: str) -> Cell:
    try:
        return float(value)
    except ValueError:
        return text


def _day(value: str, text: str) -> Cell:
    try:
        return datetime.fromisoformat(_FRACTION.sub("", value)) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return text
