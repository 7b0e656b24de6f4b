"""What a file leaves open and only its owner knows: which comes first in dates, what parts decimals, whose country it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from refnet.exchange.mapping import FIELDS, Kind, Mapping
from refnet.exchange.rows import Cell, Row, Table
from refnet.exchange.values import BadValue, cell_text, parse_amount, parse_date
from refnet.services import preferences
from refnet.services.imports.opening import AS_FOUND, HowRead, is_headless, opened
from refnet.services.imports.phone_country import local_number
from refnet.store.database import Store


class Question(StrEnum):
    """What has to be asked."""

    DATES = "dates"
    DECIMAL = "decimal"
    COUNTRY = "country"
    HEADERS = "headers"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question with the first cell that can be read in two ways.

    The answers are a `date_order` of a mapping with the day it makes of the cell, or a `decimal` with the amount in
    hundredths, or the country in two letters that other numbers of the file are from, with how many are. Of a table
    without headers, `text` is its first row; the answers are the row that holds the headers, 0 for none.
    """

    question: Question
    column: str
    row: int
    text: str
    answers: tuple[tuple[str, date | int], ...]


Read = Callable[[Cell, str], date | int]


def doubts(path: Path, mapping: Mapping, how: HowRead = AS_FOUND, store: Store | None = None) -> tuple[Doubt, ...]:
    """Return what the mapping leaves open in this file, each with an example; the file is read until one is found.

    Where telephone numbers are from is asked when `store` does not say.
    """
    table = opened(path, how)
    asked = (
        (Question.DATES, Kind.DATE, mapping.date_order, _day, ("dmy", "mdy")),
        (Question.DECIMAL, Kind.AMOUNT, mapping.decimal, _units, (",", ".")),
    )
    found = (
        _first(question, _places(mapping, table.headers, kind), table.rows, read, answers)
        for question, kind, known, read, answers in asked
        if known is None
    )
    headless = _headless(table) if is_headless(table, how) else None
    lacking = _country(table, _places(mapping, table.headers, Kind.PHONE)) if store and not _is_told(store) else None
    return tuple(doubt for doubt in (headless, *found, lacking) if doubt is not None)


def _headless(table: Table) -> Doubt:
    first = next(iter(table.rows))
    cells = [text for cell in first.cells if (text := cell_text(cell))]
    return Doubt(Question.HEADERS, "", first.number, " · ".join(cells), (("0", 0), (f"{first.number}", first.number)))


def _is_told(store: Store) -> bool:
    with store.reading() as session:
        return preferences.country(session) is not None


def _country(table: Table, places: dict[int, str]) -> Doubt | None:
    local = local_number(places, table.rows) if places else None
    if local is None:
        return None
    return Doubt(Question.COUNTRY, places[local.place], local.row, local.text, tuple(local.countries.most_common(1)))


def _places(mapping: Mapping, headers: tuple[str, ...], kind: Kind) -> dict[int, str]:
    """Return the columns that hold this kind, by their place."""
    fields = [mapping.columns.get(header, "") for header in headers]
    return {place: headers[place] for place, field in enumerate(fields) if field and FIELDS[field].kind is kind}


def _first(
    question: Question, places: dict[int, str], rows: Iterable[Row], read: Read, answers: tuple[str, str]
) -> Doubt | None:
    if not places:
        return None
    for row in rows:
        for place, column in places.items() if not row.problem and not row.is_blank else ():
            found = _both(row.cells[place], read, answers)
            if found:
                return Doubt(question, column, row.number, cell_text(row.cells[place]), found)
    return None


def _both(cell: Cell, read: Read, answers: tuple[str, str]) -> tuple[tuple[str, date | int], ...]:
    """Return what each answer makes of a cell, nothing when it can be read in one way only."""
    if not isinstance(cell, str) or not any(letter.isdigit() for letter in cell):
        return ()
    try:
        made = tuple((answer, read(cell, answer)) for answer in answers)
    except BadValue:
        return ()
    return made if made[0][1] != made[1][1] else ()


def _day(cell: Cell, order: str) -> date:
    return parse_date(cell, order)


def _units(cell: Cell, decimal: str) -> int:
    return parse_amount(cell, "", decimal).units
