"""How the fields of a mapping and the choices they hold are called on the screen."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum

from refnet.domain.asking_words import answer_told
from refnet.domain.kinds import Answer, Channel, Evidence, IntroductionKind, Outcome, Source, Stage
from refnet.exchange.mapping import FIELDS, Kind, Mapping, Rows, Value
from refnet.exchange.mapping.fields import RELATIONS
from refnet.i18n import _
from refnet.ui.look import formats, words

_ABOUT = {
    Rows.DEALS: "deal",
    Rows.PEOPLE: "person",
    Rows.INTRODUCTIONS: "introduction",
    Rows.ASKS: "ask",
    Rows.TIES: "tie",
    Rows.REPS: "rep",
    Rows.ORGANIZATIONS: "organization",
}
_FIELD = re.compile("|".join(re.escape(name) for name in sorted(FIELDS, key=len, reverse=True)))


def rows_word(rows: Rows) -> str:
    """Say what a row stands for."""
    return {
        Rows.DEALS: _("Deals"),
        Rows.PEOPLE: _("People"),
        Rows.INTRODUCTIONS: _("Introductions"),
        Rows.ASKS: _("Asks"),
        Rows.TIES: _("Who knows whom"),
        Rows.REPS: _("Reps and managers"),
        Rows.ORGANIZATIONS: _("Organizations"),
    }[rows]


def field_word(field: str, rows: Rows | None = None) -> str:
    """Say a field: `prospect.given_name` is “Prospect: given name”; what rows are about need not be said of theirs."""
    whose, _dot, part = field.partition(".")
    said = _parts().get(part) or _(part.replace("_", " "))
    if rows is not None and whose == _ABOUT[rows]:
        return said[:1].upper() + said[1:]
    owner = {
        "person": _("Person"), "prospect": _("Prospect"), "introducer": _("Introducer"), "other": _("Second person"),
        "organization": _("Organization"), "rep": _("Rep"), "deal": _("Deal"), "introduction": _("Introduction"),
        "ask": _("Ask"), "tie": _("Tie"), "manager": _("Their manager"), "assistant": _("Their assistant"),
        "spouse": _("Their spouse"), "relative": _("Their relative"), "friend": _("Their friend"),
        "colleague": _("Their colleague"), "acquaintance": _("Somebody they know"),
    }[whose]  # fmt: skip
    return f"{owner}: {said}"


def header_word(header: str) -> str:
    """Say a column of a file; cards and networks have columns that RefNet named."""
    return field_word(header, Rows.PEOPLE) if header in FIELDS else header


def notes_field(rows: Rows) -> str:
    """Return the field of the notes that columns without a place of their own can go into; empty when there is none."""
    side = {
        Rows.DEALS: "prospect",
        Rows.INTRODUCTIONS: "prospect",
        Rows.PEOPLE: "person",
        Rows.ASKS: "person",
        Rows.TIES: "person",
    }.get(rows, "")
    return f"{side}.notes" if side else ""


def value_word(field: str, value: Value | None) -> str:
    """Say a value of a row as it will be kept."""
    if value is None:
        return formats.DASH
    if isinstance(value, StrEnum):
        return dict(choices_of(field)).get(value.value, value.value)
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, tuple):
        is_page = FIELDS[field].kind is Kind.PROFILE
        return ", ".join((contact.normal if is_page else "") or contact.value for contact in value)
    return formats.money(value, "") if field == "deal.amount" and isinstance(value, int) else str(value)


def in_words(sentence: str, mapping: Mapping) -> str:
    """Return a sentence about a mapping with its fields called as on the screen."""
    if not mapping.columns:
        return _("No column of this file is something RefNet keeps. If that is wrong, choose what its columns mean.")
    return with_words(sentence)


def with_words(sentence: str) -> str:
    """Return a sentence with its fields called as on the screen."""
    return _FIELD.sub(lambda found: f"“{field_word(found[0])}”", sentence)


def fields_for(rows: Rows) -> list[str]:
    """Return the fields that columns of such rows may mean, the likeliest first."""
    owners = {
        Rows.DEALS: ("deal", "prospect", "organization", "introducer", "introduction", "rep", "person"),
        Rows.PEOPLE: ("person", "organization", "introducer", "introduction", "rep", *RELATIONS),
        Rows.INTRODUCTIONS: ("introducer", "prospect", "introduction", "organization", "rep", "deal", "person"),
        Rows.ASKS: ("person", "ask", "rep", "organization", "introducer"),
        Rows.TIES: ("person", "other", "tie", "organization"),
        Rows.REPS: ("rep",),
        Rows.ORGANIZATIONS: ("organization",),
    }[rows]
    return [field for owner in owners for field in FIELDS if field.startswith(f"{owner}.")]


def choices_of(field: str) -> list[tuple[str, str]]:
    """Return the values of a choice field with their words; none for other fields."""
    kind = FIELDS[field].choices
    if kind is None:
        return []
    say = _SAY.get(kind, _plain)
    return [(one.value, say(one)) for one in kind]


def _parts() -> dict[str, str]:
    """Return what parts of fields are called where their names in files say too little."""
    return {
        "email": _("e-mail"),
        "organization": _("company"),
        "profile_url": _("profile page"),
        "reference": _("number or key"),
        "first_touch_on": _("first touch"),
        "target": _("whom it is about"),
    }


def _plain(value: StrEnum) -> str:
    return value.value.replace("_", " ").capitalize()


_SAY: dict[type[StrEnum], Callable[..., str]] = {
    Source: words.source,
    Stage: words.stage,
    Outcome: words.outcome,
    Channel: words.channel,
    IntroductionKind: words.introduction_kind,
    Answer: answer_told,
    Evidence: _plain,
}
