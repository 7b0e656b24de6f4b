"""What the headers of files of no known program are like: kinds of rows with the headers they usually have."""

from collections.abc import Sequence
from dataclasses import dataclass

from refnet.exchange.mapping import synonyms as known
from refnet.exchange.mapping import tongues
from refnet.exchange.mapping.columns import headers_of, match, plain
from refnet.exchange.mapping.customers import settled
from refnet.exchange.mapping.fields import NEEDED, Rows

Headers = dict[str, str]  # plain header to field
Names = dict[str, str]  # field, or part of one, to headers between bars


def _headers(field: str, *names: str) -> Headers:
    return {plain(name): field for every in names for name in every.split("|")}


def _joined(one: Names, other: Names) -> Names:
    return {field: "|".join(filter(None, (names, other.get(field)))) for field, names in one.items()}


def _person(who: str) -> Headers:
    """Return headers of a person's parts; other than for the first person they carry who it is: `introducer email`."""
    parts = {plain(name): f"{who}.{part}" for part, names in _PARTS.items() for name in names.split("|")}
    if who in ("person", "prospect"):
        return parts | {f"{who} {name}": field for name, field in parts.items()}
    return {f"{who} {name}": field for name, field in parts.items()}


_PARTS = _joined(known.PERSON, tongues.PERSON)
_US = _headers("rep.manager", known.MANAGER) | _headers("rep.name", known.REP, tongues.REP)
_INTRODUCER = _person("introducer") | _headers("introducer.name", known.INTRODUCER, tongues.INTRODUCER)
_ORGANIZATION = (known.ORGANIZATION, tongues.ORGANIZATION)
_DEAL = _joined(known.DEAL, tongues.DEAL)
_INTRODUCTION = _joined(known.INTRODUCTION, tongues.INTRODUCTION)
_AMBIGUOUS = tuple(map(plain, tongues.AMBIGUOUS))
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
        | _headers("other.name", known.OTHER) | headers_of(known.TIE),
        NEEDED[Rows.TIES],
        tuple(known.TIE),
        1,
    ),
    _Likeness(
        Rows.ASKS,
        _person("person") | _US | _headers("person.name", "ally|asked person|gefragter") | headers_of(known.ASK),
        (*NEEDED[Rows.ASKS], ("ask.answer", "ask.ideal_client")),
        tuple(known.ASK),
        2,
    ),
    _Likeness(
        Rows.INTRODUCTIONS,
        _person("prospect") | _US | _INTRODUCER | _headers("prospect.name", known.PROSPECT)
        | _headers("prospect.organization", *_ORGANIZATION) | headers_of(_INTRODUCTION),
        (*NEEDED[Rows.INTRODUCTIONS], ("introduction.kind",), ("introduction.reason",)),
    ),
    _Likeness(
        Rows.DEALS,
        _person("prospect") | _US | _INTRODUCER | _headers("organization.name", *_ORGANIZATION)
        | _headers("prospect.name", known.PROSPECT) | headers_of(_DEAL),
        (*NEEDED[Rows.DEALS], ("deal.outcome", "deal.stage", "deal.amount")),
        tuple(field for field in known.DEAL if field not in ("deal.segment", "deal.currency")),
        2,
    ),
    _Likeness(
        Rows.INTRODUCTIONS,
        _person("prospect") | _US | _INTRODUCER | _headers("prospect.name", known.PROSPECT) | headers_of(_INTRODUCTION),
        NEEDED[Rows.INTRODUCTIONS],
        tuple(known.INTRODUCTION),
        1,
    ),
    _Likeness(
        Rows.INTRODUCTIONS,
        _INTRODUCER | _headers("prospect.name", known.PROSPECT) | _headers("prospect.organization", *_ORGANIZATION),
        NEEDED[Rows.INTRODUCTIONS],
    ),
    _Likeness(Rows.REPS, _headers("rep.name", "name") | _US, (("rep.name",), ("rep.manager",))),
    _Likeness(
        Rows.PEOPLE,
        _person("person") | _headers("introducer.name", known.INTRODUCER),
        (tuple(f"person.{part}" for part in _NAMED),),
    ),
    _Likeness(Rows.ORGANIZATIONS, _headers("organization.name", *_ORGANIZATION, "name"), NEEDED[Rows.ORGANIZATIONS]),
)  # fmt: skip


def likeliest(headers: Sequence[str]) -> tuple[Rows, dict[str, str]]:
    """Return what rows with these headers are most likely about, and column to field; no columns when nothing fits."""
    for likeness in _LIKENESSES:
        columns = match(headers, likeness.headers)
        fields = set(columns.values())
        is_complete = not any(map(fields.isdisjoint, likeness.needed))
        if is_complete and len(fields.intersection(likeness.own)) >= likeness.least:
            return likeness.rows, settled(headers, _whole_names(columns))
    return Rows.PEOPLE, {}


def _whole_names(columns: dict[str, str]) -> dict[str, str]:
    """Let a word that means half a name or a whole one be the whole when the other half has no column."""
    fields = set(columns.values())

    def whole(column: str, field: str) -> str:
        who, _dot, part = field.partition(".")
        halves = {f"{who}.given_name", f"{who}.family_name"}
        is_half = part in ("given_name", "family_name") and plain(column) in _AMBIGUOUS
        return f"{who}.name" if is_half and not halves <= fields and f"{who}.name" not in fields else field

    return {column: whole(column, field) for column, field in columns.items()}
