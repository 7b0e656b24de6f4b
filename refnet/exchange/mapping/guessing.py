"""A first mapping for a file that nobody has described yet: by its program, its headers as a set, or what is in it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from refnet.domain.kinds import Outcome, Stage
from refnet.domain.names import fold
from refnet.exchange.mapping.contents import likely_columns
from refnet.exchange.mapping.dialects import Dialect, columns_of, recognise
from refnet.exchange.mapping.fields import FIELDS, Kind
from refnet.exchange.mapping.likeness import likeliest
from refnet.exchange.mapping.own_fields import own_mapping
from refnet.exchange.mapping.shape import Mapping
from refnet.exchange.mapping.words import INTRODUCER, known_words, meanings
from refnet.exchange.rows import Cell, Row
from refnet.exchange.values import cell_text, guess_date_order, guess_decimal

_PLAIN = "person.name"  # any field that is just text
_TELLING = (Kind.CHOICE, Kind.DATE, Kind.AMOUNT)
_MOST_SEEN = 2_000  # different cells of a column
Seen = dict[str, dict[Cell, None]]


def guess(headers: Sequence[str], rows: Iterable[Row] = ()) -> Mapping:
    """Return the likeliest mapping, perhaps with no columns.

    Words and orders are learnt from `rows`: all of a table's, since a word may first come far below.
    """
    own = own_mapping(headers)
    if own is not None:
        return own
    dialect = recognise(headers)
    if dialect is not None:
        found = Mapping(dialect.rows, columns_of(dialect, headers), date_order=dialect.date_order, dialect=dialect.key)
        found = guess_words(found, headers, rows)
        return _with_own_words(found, dialect)
    kind, columns = likeliest(headers)
    kind, columns = likely_columns(headers, rows, kind, columns)
    return guess_words(_with_stages(Mapping(kind, columns), headers, rows), headers, rows)


def _with_own_words(mapping: Mapping, dialect: Dialect) -> Mapping:
    """Return the mapping with the program's own words; any stage will do only where another column tells the end."""
    fields = set(mapping.columns.values())
    told = {name: words for name, words in dialect.words.items() if name in fields}
    if fields.isdisjoint(("deal.outcome", "deal.is_won")):
        told.pop("deal.stage", None)
    own = {name: {**words, **mapping.values.get(name, {})} for name, words in told.items()}
    return replace(mapping, values={**mapping.values, **own})


def guess_words(mapping: Mapping, headers: Sequence[str], rows: Iterable[Row]) -> Mapping:
    """Return the mapping with the words of these rows that it has no meaning for, and the orders it does not tell."""
    seen = _seen(mapping, headers, rows)
    learnt = meanings({name: [cell_text(cell) for cell in cells] for name, cells in seen.items()})
    values = {name: {**learnt.get(name, {}), **mapping.values.get(name, {})} for name in {**learnt, **mapping.values}}
    return replace(
        mapping,
        values=values,
        date_order=mapping.date_order or guess_date_order(_of_kind(seen, Kind.DATE)),
        decimal=mapping.decimal or guess_decimal(_of_kind(seen, Kind.AMOUNT)),
    )


def _with_stages(mapping: Mapping, headers: Sequence[str], rows: Iterable[Row]) -> Mapping:
    """Let what is called a status or result be the stage when it holds stages, as in many small lists."""
    fields = mapping.columns.values()
    if "deal.outcome" not in fields or "deal.stage" in fields:
        return mapping
    texts = [cell_text(cell) for cell in _seen(mapping, headers, rows)["deal.outcome"]]
    if len(known_words(Stage, texts)) <= len(known_words(Outcome, texts)):
        return mapping
    columns = {column: "deal.stage" if field == "deal.outcome" else field for column, field in mapping.columns.items()}
    return replace(mapping, columns=columns)


def _seen(mapping: Mapping, headers: Sequence[str], rows: Iterable[Row]) -> Seen:
    """Return the different cells, in order, of each field from which something can be learnt."""
    fields = {fold(column): field for column, field in mapping.columns.items()}
    named = {place: fields[fold(header)] for place, header in enumerate(headers) if fold(header) in fields}
    places = {place: field for place, field in named.items() if FIELDS[field].kind in _TELLING or field == INTRODUCER}
    seen: Seen = {field: {} for field in places.values()}
    for row in rows if places else ():
        if len(row.cells) == len(headers) and not row.problem:  # a row of spaces may be short
            for place, field in places.items():
                if len(seen[field]) < _MOST_SEEN:
                    seen[field][row.cells[place]] = None
    return seen


def _of_kind(seen: Seen, kind: Kind) -> list[Cell]:
    return [cell for field, cells in seen.items() if FIELDS[field].kind is kind for cell in cells]
