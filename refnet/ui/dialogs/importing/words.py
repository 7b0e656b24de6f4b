"""How the fields of a mapping and the choices they hold are called on the screen."""

import re
from collections.abc import Callable
from enum import StrEnum

from refnet.domain.kinds import Answer, Channel, Evidence, IntroductionKind, Outcome, Source, Stage
from refnet.exchange.mapping import FIELDS, Mapping, Rows
from refnet.exchange.mapping.fields import RELATIONS
from refnet.i18n import _
from refnet.ui.look import words

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


def field_word(field: str) -> str:
    """Say a field: `prospect.given_name` is “Prospect: given name”."""
    whose, _dot, part = field.partition(".")
    owner = {
        "person": _("Person"), "prospect": _("Prospect"), "introducer": _("Introducer"), "other": _("Second person"),
        "organization": _("Organization"), "rep": _("Rep"), "deal": _("Deal"), "introduction": _("Introduction"),
        "ask": _("Ask"), "tie": _("Tie"), "manager": _("Their manager"), "assistant": _("Their assistant"),
        "spouse": _("Their spouse"), "relative": _("Their relative"), "friend": _("Their friend"),
        "colleague": _("Their colleague"), "acquaintance": _("Somebody they know"),
    }[whose]  # fmt: skip
    return f"{owner}: {_(part.replace('_', ' '))}"


def in_words(sentence: str, mapping: Mapping) -> str:
    """Return a sentence about a mapping with its fields called as on the screen."""
    if not mapping.columns:
        return _("No column of this file is something RefNet keeps. If that is wrong, choose what its columns mean.")
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


def _plain(value: StrEnum) -> str:
    return value.value.replace("_", " ").capitalize()


_SAY: dict[type[StrEnum], Callable[..., str]] = {
    Source: words.source,
    Stage: words.stage,
    Outcome: words.outcome,
    Channel: words.channel,
    IntroductionKind: words.introduction_kind,
    Answer: words.answer,
    Evidence: _plain,
}
