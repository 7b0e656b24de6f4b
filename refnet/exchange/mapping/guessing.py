"""A first mapping for a file that nobody has described yet: by its headers as a set, never by their position."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from refnet.domain.kinds import Outcome, Stage
from refnet.domain.names import fold
from refnet.exchange.mapping import synonyms as known
from refnet.exchange.mapping.fields import CONTACT_KINDS, FIELDS, NEEDED, Kind, Rows
from refnet.exchange.mapping.shape import Mapping
from refnet.exchange.rows import Cell, Row
from refnet.exchange.values import cell_text, guess_date_order, guess_decimal

_NOT_PLAIN = re.compile(r"[\W_]+")
_PLAIN = "person.name"  # any field that is just text
_TELLING = (Kind.CHOICE, Kind.DATE, Kind.AMOUNT)
_MOST_SEEN = 2_000  # different cells of a column
Headers = dict[str, str]  # plain header to field


def guess(headers: Sequence[str], rows: Iterable[Row] = ()) -> Mapping:
    """Return the likeliest mapping, perhaps with no columns.

    Words and orders are learnt from `rows`: all of a table's, since a word may first come far below.
    """
    kind, columns = _likeliest(headers)
    seen = _seen(headers, columns, rows)
    if _is_rather_stage(seen):
        columns = {column: "deal.stage" if field == "deal.outcome" else field for column, field in columns.items()}
        seen["deal.stage"] = seen.pop("deal.outcome")
    return Mapping(
        rows=kind,
        columns=columns,
        values=_meanings(seen),
        date_order=guess_date_order(_of_kind(seen, Kind.DATE)),
        decimal=guess_decimal(_of_kind(seen, Kind.AMOUNT)),
    )


def plain(text: str) -> str:
    """Return a header or a word folded, with letters and digits only."""
    return _NOT_PLAIN.sub(" ", fold(text)).strip()


def _headers(field: str, names: str) -> Headers:
    return dict.fromkeys(names.split("|"), field)


def _person(who: str) -> Headers:
    """Return headers of a person's parts; other than for the first person they carry who it is: `introducer email`."""
    parts = {name: f"{who}.{part}" for part, names in known.PERSON.items() for name in names.split("|")}
    if who in ("person", "prospect"):
        return parts | {f"{who} {plain(name)}": field for name, field in parts.items()}
    return {f"{who} {name}": field for name, field in parts.items()}


def _own(parts: dict[str, str]) -> Headers:
    return {name: field for field, names in parts.items() for name in names.split("|")}


_US = _headers("rep.manager", known.MANAGER) | _headers("rep.name", known.REP)
_INTRODUCER = _person("introducer") | _headers("introducer.name", known.INTRODUCER)
_NAMED = ("name", "given_name", "family_name", "email")


@dataclass(frozen=True, slots=True)
class _Likeness:
    """Headers that files of a kind have: `needed` is one field of each group, `least` how many of the fields `own`."""

    rows: Rows
    headers: Headers
    needed: tuple[tuple[str, ...], ...]
    own: tuple[str, ...] = ()
    least: int = 0


# the most telling first
_LIKENESSES = (
    _Likeness(
        Rows.TIES,
        _person("person") | _person("other") | _headers("person.name", known.FIRST_OF_TWO)
        | _headers("other.name", known.OTHER) | _own(known.TIE),
        NEEDED[Rows.TIES],
        tuple(known.TIE),
        1,
    ),
    _Likeness(
        Rows.ASKS,
        _person("person") | _US | _headers("person.name", "ally|asked person|gefragter") | _own(known.ASK),
        (*NEEDED[Rows.ASKS], ("ask.answer", "ask.ideal_client")),
        tuple(known.ASK),
        2,
    ),
    _Likeness(
        Rows.INTRODUCTIONS,
        _person("prospect") | _US | _INTRODUCER | _headers("prospect.name", known.PROSPECT)
        | _headers("prospect.organization", known.ORGANIZATION) | _own(known.INTRODUCTION),
        (*NEEDED[Rows.INTRODUCTIONS], ("introduction.kind",), ("introduction.reason",)),
    ),
    _Likeness(Rows.DEALS, _own(known.SALESFORCE_DEAL), (("deal.title",), ("deal.stage",))),
    _Likeness(
        Rows.DEALS,
        _person("prospect") | _US | _INTRODUCER | _headers("organization.name", known.ORGANIZATION)
        | _headers("prospect.name", known.PROSPECT) | _own(known.DEAL),
        (*NEEDED[Rows.DEALS], ("deal.outcome", "deal.stage", "deal.amount")),
        tuple(field for field in known.DEAL if field not in ("deal.segment", "deal.currency")),
        2,
    ),
    _Likeness(
        Rows.INTRODUCTIONS,
        _person("prospect") | _US | _INTRODUCER | _headers("prospect.name", known.PROSPECT) | _own(known.INTRODUCTION),
        NEEDED[Rows.INTRODUCTIONS],
        tuple(known.INTRODUCTION),
        1,
    ),
    _Likeness(
        Rows.INTRODUCTIONS,
        _INTRODUCER | _headers("prospect.name", known.PROSPECT) | _headers("prospect.organization", known.ORGANIZATION),
        NEEDED[Rows.INTRODUCTIONS],
    ),
    _Likeness(Rows.REPS, _headers("rep.name", "name") | _US, (("rep.name",), ("rep.manager",))),
    _Likeness(
        Rows.PEOPLE,
        _person("person") | _headers("introducer.name", known.INTRODUCER),
        (tuple(f"person.{part}" for part in _NAMED),),
    ),
    _Likeness(Rows.ORGANIZATIONS, _headers("organization.name", known.ORGANIZATION + "|name"), NEEDED[Rows.ORGANIZATIONS]),
)  # fmt: skip


def _likeliest(headers: Sequence[str]) -> tuple[Rows, dict[str, str]]:
    for likeness in _LIKENESSES:
        columns = _columns(headers, likeness.headers)
        fields = set(columns.values())
        is_complete = not any(map(fields.isdisjoint, likeness.needed))
        if is_complete and len(fields.intersection(likeness.own)) >= likeness.least:
            return likeness.rows, columns
    return Rows.PEOPLE, {}


def _columns(headers: Sequence[str], likely: Headers) -> dict[str, str]:
    """Return column to field; only ways to reach somebody may have several columns."""
    columns: dict[str, str] = {}
    for header in headers:
        field = likely.get(plain(header))
        if field is not None and (field not in columns.values() or FIELDS[field].kind in CONTACT_KINDS):
            columns[header] = field
    return columns


def _seen(headers: Sequence[str], columns: dict[str, str], rows: Iterable[Row]) -> dict[str, dict[Cell, None]]:
    """Return the different cells, in order, of each field from which something can be learnt."""
    places = {
        place: columns[name] for place, name in enumerate(headers) if FIELDS[columns.get(name, _PLAIN)].kind in _TELLING
    }
    seen: dict[str, dict[Cell, None]] = {field: {} for field in places.values()}
    for row in rows:
        if places and not row.problem and row.cells:
            for place, field in places.items():
                if len(seen[field]) < _MOST_SEEN:
                    seen[field][row.cells[place]] = None
    return seen


def _is_rather_stage(seen: dict[str, dict[Cell, None]]) -> bool:
    """Tell whether what is called a status or result holds stages, as in many small lists."""
    if "deal.outcome" not in seen or "deal.stage" in seen:
        return False
    texts = [cell_text(cell) for cell in seen["deal.outcome"]]
    return len(_known(Stage, texts)) > len(_known(Outcome, texts))


def _of_kind(seen: dict[str, dict[Cell, None]], kind: Kind) -> list[Cell]:
    return [cell for field, cells in seen.items() if FIELDS[field].kind is kind for cell in cells]


def _meanings(seen: dict[str, dict[Cell, None]]) -> dict[str, dict[str, str]]:
    """Return what the words of choice columns mean, as far as they are known."""
    found = {name: (FIELDS[name].choices, [cell_text(cell) for cell in cells]) for name, cells in seen.items()}
    meanings = {name: _known(choices, texts) for name, (choices, texts) in found.items() if choices is not None}
    return {name: words for name, words in meanings.items() if words}


def _known(choices: type[StrEnum], texts: list[str]) -> dict[str, str]:
    words = {word: str(meaning) for meaning, every in known.WORDS[choices].items() for word in every.split("|")}
    return {text: words[plain(text)] for text in texts if plain(text) in words}
