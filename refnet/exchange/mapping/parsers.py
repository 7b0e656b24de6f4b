"""From a cell to the value of a field: one small function for each kind, made once a column."""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache, partial

from refnet.exchange.mapping.fields import CONTACT_KINDS, FIELDS, Kind
from refnet.exchange.mapping.labels import labels
from refnet.exchange.mapping.reaching import contact_parser
from refnet.exchange.mapping.records import Value
from refnet.exchange.mapping.shape import OTHERS
from refnet.exchange.rows import Cell
from refnet.exchange.values import (
    BadValue,
    cell_text,
    had_hidden,
    is_no_date,
    mixes_alphabets,
    parse_amount,
    parse_currency,
    read_date,
)  # fmt: skip
from refnet.i18n import _

Parser = Callable[[Cell], Value | None]
LONG_TEXTS = (".notes", ".reason", ".lost_reason", ".wording", ".ideal_client")  # these keep their lines


def parser(name: str, words: dict[str, str], order: str | None, region: str | None, doubts: list[str]) -> Parser:
    """Return what reads cells of the field `name`; it gives None for an empty cell and raises BadValue."""
    field = FIELDS[name]
    text = _text_parser(doubts, keeps_lines=name.endswith(LONG_TEXTS))
    parsers: dict[Kind, Parser] = {
        Kind.TEXT: _word_parser(text, words) if words else text,
        Kind.DATE: partial(_date, order, doubts),
        Kind.AMOUNT: lambda cell: parse_amount(cell).units if cell_text(cell) else None,
        Kind.CURRENCY: _word_then(words, parse_currency),
        Kind.STRENGTH: _word_then(words, _strength),
        Kind.LABELS: lambda cell: labels(cell_text(cell)) or None,
        Kind.FLAG: _flag,
        **{kind: contact_parser(kind, region, doubts) for kind in CONTACT_KINDS},
    }
    return parsers[field.kind] if field.choices is None else _choice_parser(name, field.choices, words, doubts)


def _text_parser(doubts: list[str], *, keeps_lines: bool) -> Callable[[Cell], str | None]:
    def parse(cell: Cell) -> str | None:
        if isinstance(cell, str) and cell.isascii() and cell.isprintable():
            return cell.strip() or None
        text = cell_text(cell)
        if isinstance(cell, str) and had_hidden(cell):
            doubts.append(_("Invisible characters were taken out of “{text}”.").format(text=text))
        if not keeps_lines and mixes_alphabets(text):
            doubts.append(_("“{text}” mixes letters of two alphabets that look alike.").format(text=text))
        return (text if keeps_lines else " ".join(text.split())) or None

    return parse


def _meaning(words: dict[str, str]) -> Callable[[str], str | None]:
    """Return what looks a trimmed text up: as it is, then without case, then as one of all others."""
    folded = {word.strip().casefold(): meaning for word, meaning in words.items()}

    def look_up(text: str) -> str | None:
        if text in words:
            return words[text]
        return folded.get(text.casefold(), words.get(OTHERS) if text else None)

    return look_up


def _word_parser(parse: Callable[[Cell], str | None], words: dict[str, str]) -> Parser:
    look_up = _meaning(words)

    def parse_word(cell: Cell) -> str | None:
        text = parse(cell) or ""
        meaning = look_up(text)
        return (text if meaning is None else meaning) or None

    return parse_word


def _word_then(words: dict[str, str], parse: Callable[[str], str | int]) -> Parser:
    look_up = _meaning(words)

    def parse_word(cell: Cell) -> Value | None:
        text = cell_text(cell)
        meaning = look_up(text)
        text = text if meaning is None else meaning
        return parse(text) if text else None

    return parse_word


def _choice_parser(name: str, choices: type[StrEnum], words: dict[str, str], doubts: list[str]) -> Parser:
    """Return what reads a choice; a word that only goes with all others is told where it first stands."""
    look_up, others = _meaning({word: meaning for word, meaning in words.items() if word != OTHERS}), words.get(OTHERS)

    @lru_cache(maxsize=4096)
    def parse_text(text: str) -> Value | None:
        meaning = look_up(text)
        own = "_".join(text.casefold().replace("-", " ").replace("_", " ").split()) if meaning is None else meaning
        if not own:
            return None
        if own in list(choices):
            return choices(own)
        if others is not None:
            taken, left_out = (
                _("“{word}” is not a known word for {field}; it was taken as “{meaning}”."),
                _("“{word}” is not a known word for {field}; the cell was taken as empty."),
            )
            doubts.append((taken if others else left_out).format(word=text, field=name, meaning=others))
            return choices(others) if others else None
        sentence = _("“{word}” is not a known word for {field}. Please say in the mapping what it means.")
        raise BadValue(sentence.format(word=text, field=name))

    return lambda cell: parse_text(cell_text(cell))


def _date(order: str | None, doubts: list[str], cell: Cell) -> Value | None:
    if isinstance(cell, str) and is_no_date(cell_text(cell)):
        return None
    read = read_date(cell, order)
    if read.doubt:
        doubts.append(read.doubt)
    return read.day


def _flag(cell: Cell) -> bool | None:
    text = cell_text(cell).casefold()
    return None if not text else text in ("true", "yes", "1", "1.0", "y", "ja", "wahr", "oui", "si", "sí", "sim", "tak")


def _strength(text: str) -> int:
    if text not in ("1", "2", "3", "4", "5"):
        raise BadValue(_("“{text}” is not a strength from 1 to 5.").format(text=text))
    return int(text)
