"""A mapping made ready for many rows: one parser a column, with words and settings looked up beforehand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from refnet.domain.errors import RefNetError
from refnet.exchange.mapping import ids, tongues
from refnet.exchange.mapping.columns import plain
from refnet.exchange.mapping.fields import FIELDS, NOTES, Kind
from refnet.exchange.mapping.parsers import Parser, parser
from refnet.exchange.mapping.records import Value
from refnet.exchange.mapping.shape import Mapping, positions
from refnet.exchange.mapping.synonyms import PERSON
from refnet.exchange.rows import Cell, Table
from refnet.exchange.values import BadValue, guess_date_order, guess_decimal

_NOTES = {plain(name) for parts in (PERSON, tongues.PERSON) for name in parts["notes"].split("|")}
_LOOK_AHEAD = 2_000  # rows read to learn the order of dates and the decimal sign
_ENDS = ("deal.is_won", "deal.is_closed", "deal.won_on", "deal.lost_on")
Guess = Callable[[Sequence[Cell]], str | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read a row; `amounts` come last since they need the row's currency; parsers put doubts into `doubts`."""

    columns: tuple[tuple[str, int, Parser], ...]
    amounts: tuple[int, ...]
    defaults: dict[str, Value]
    decimal: str | None
    doubts: list[str]
    has_ends: bool  # flags or days of its own for won and lost


def plan(mapping: Mapping, table: Table, region: str | None) -> Plan:
    """Return how rows of this table are read; RefNetError when a default cannot be what its field says."""
    places = positions(mapping, table.headers)
    by_kind = {kind: [places[name] for name, to in mapping.columns.items() if FIELDS[to].kind is kind] for kind in Kind}
    order = mapping.date_order or _guessed(table, by_kind[Kind.DATE], guess_date_order)
    doubts: list[str] = []
    parsers = {
        name: ids.reader(mapping.dialect, doubts)
        if mapping.dialect and name.endswith(".reference")
        else parser(name, mapping.values.get(name, {}), order, region, doubts)
        for name in dict.fromkeys(mapping.columns.values())
    }
    return Plan(
        columns=tuple(
            (to, places[name], _labelled(name, parsers[to]) if to.endswith(NOTES) else parsers[to])
            for name, to in mapping.columns.items()
            if FIELDS[to].kind is not Kind.AMOUNT
        ),
        amounts=tuple(by_kind[Kind.AMOUNT]),
        defaults=_defaults(mapping, order, region),
        decimal=mapping.decimal or _guessed(table, by_kind[Kind.AMOUNT], guess_decimal),
        doubts=doubts,
        has_ends=not set(_ENDS).isdisjoint(parsers),
    )


def _labelled(column: str, parse: Parser) -> Parser:
    """Return a parser of notes that puts the column's name before them, unless the column is one of notes."""
    if plain(column) in _NOTES or column.endswith(NOTES):
        return parse

    def parse_labelled(cell: Cell) -> Value | None:
        text = parse(cell)
        return None if text is None else f"{column}: {text}"

    return parse_labelled


def _guessed(table: Table, places: list[int], guess: Guess) -> str | None:
    if not places:
        return None
    rows = islice((row for row in table.rows if not row.problem and not row.is_blank), _LOOK_AHEAD)
    return guess([row.cells[place] for row in rows for place in places])


def _defaults(mapping: Mapping, order: str | None, region: str | None) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, text in mapping.defaults.items():
        try:
            value = parser(name, {}, order, region, [])(text)
        except BadValue as reason:
            raise RefNetError(str(reason)) from None
        if value is not None:
            found[name] = value
    return found
