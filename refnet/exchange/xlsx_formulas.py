"""Formulas whose results a workbook does not hold: a program wrote them, and no spreadsheet program has opened it since."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import IO

_CHUNK = 1 << 20
_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb'\br\s*=\s*["\']([A-Z]{1,3})(\d{1,7})["\']')
_IS_TEXT = re.compile(rb'\bt\s*=\s*["\']str["\']')  # whose result may well be an empty text


def without_result(sheet: IO[bytes]) -> Iterator[tuple[int, list[int]]]:
    """Yield the rows of a sheet's XML that have such formulas, each with the places of the cells counted from 0."""
    for row, places in groupby(_places(sheet), key=lambda place: place[0]):
        yield row, [column for _row, column in places]


def _places(sheet: IO[bytes]) -> Iterator[tuple[int, int]]:
    rest = b""
    while chunk := sheet.read(_CHUNK):
        text = rest + chunk
        end = text.rfind(b"/row>") + 1
        yield from _places_in(text[:end])
        rest = text[end:]
    yield from _places_in(rest)


def _places_in(text: bytes) -> Iterator[tuple[int, int]]:
    for cell in _CELL.finditer(text) if b"f>" in text else ():
        place = _PLACE.search(cell[1])
        if place and not _IS_TEXT.search(cell[1]):
            yield int(place[2]), _column(place[1])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
