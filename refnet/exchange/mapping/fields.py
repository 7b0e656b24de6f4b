"""The fields of RefNet that a column can mean, and what kind of value each holds."""

from dataclasses import dataclass
from enum import StrEnum

from refnet.domain.kinds import Answer, Channel, Evidence, IntroductionKind, Outcome, Source, Stage


class Rows(StrEnum):
    """What one row of a file stands for."""

    DEALS = "deals"
    PEOPLE = "people"
    INTRODUCTIONS = "introductions"
    ASKS = "asks"
    TIES = "ties"
    REPS = "reps"
    ORGANIZATIONS = "organizations"


class Kind(StrEnum):
    """What a field holds, and so how its cells are read."""

    TEXT = "text"
    DATE = "date"
    AMOUNT = "amount"
    CURRENCY = "currency"
    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"
    STRENGTH = "strength"
    FLAG = "flag"
    LABELS = "labels"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """The kind of a field; a choice is one of the words of an enum."""

    kind: Kind = Kind.TEXT
    choices: type[StrEnum] | None = None


CONTACT_KINDS = (Kind.EMAIL, Kind.PHONE, Kind.PROFILE)
NOTES = ".notes"  # ends the fields in which the texts of several columns stand one below the other
RELATIONS = ("manager", "assistant", "spouse", "relative", "friend", "colleague", "acquaintance")  # of `person`
PEOPLE = ("person", "prospect", "introducer", "other")
_TEXT = Field()
_DATE = Field(Kind.DATE)
_PERSON = {
    "name": _TEXT, "given_name": _TEXT, "family_name": _TEXT, "email": Field(Kind.EMAIL), "phone": Field(Kind.PHONE),
    "organization": _TEXT, "job_title": _TEXT, "profile_url": Field(Kind.PROFILE), "reference": _TEXT, "notes": _TEXT,
}  # fmt: skip


def _choice(choices: type[StrEnum]) -> Field:
    return Field(Kind.CHOICE, choices)


FIELDS: dict[str, Field] = {
    **{f"{who}.{part}": field for who in PEOPLE for part, field in _PERSON.items()},
    **{f"{who}.{part}": _PERSON[part] for who in RELATIONS for part in ("name", "email", "phone", "reference")},
    "person.labels": Field(Kind.LABELS),
    "person.contacted_on": _DATE,
    "organization.name": _TEXT,
    "organization.reference": _TEXT,
    "rep.name": _TEXT,
    "rep.manager": _TEXT,
    "deal.reference": _TEXT,
    "deal.title": _TEXT,
    "deal.source": _choice(Source),
    "deal.outcome": _choice(Outcome),
    "deal.stage": _choice(Stage),
    "deal.amount": Field(Kind.AMOUNT),
    "deal.currency": Field(Kind.CURRENCY),
    "deal.first_touch_on": _DATE,
    "deal.closed_on": _DATE,
    "deal.won_on": _DATE,
    "deal.lost_on": _DATE,
    "deal.is_closed": Field(Kind.FLAG),
    "deal.is_won": Field(Kind.FLAG),
    "deal.segment": _TEXT,
    "deal.lost_reason": _TEXT,
    "introduction.date": _DATE,
    "introduction.channel": _choice(Channel),
    "introduction.kind": _choice(IntroductionKind),
    "introduction.reason": _TEXT,
    "ask.date": _DATE,
    "ask.channel": _choice(Channel),
    "ask.answer": _choice(Answer),
    "ask.answered_on": _DATE,
    "ask.ideal_client": _TEXT,
    "ask.wording": _TEXT,
    "ask.target": _TEXT,
    "tie.strength": Field(Kind.STRENGTH),
    "tie.evidence": _choice(Evidence),
    "tie.since": _DATE,
}


def takes_several(name: str) -> bool:
    """Tell whether several columns may mean this field: ways to reach somebody, labels and notes."""
    return FIELDS[name].kind in (*CONTACT_KINDS, Kind.LABELS) or name.endswith(NOTES)


def names_somebody(who: str) -> tuple[str, ...]:
    """Return the fields of which one must be there to know who a person is."""
    parts = ("name", "given_name", "family_name", "email", "phone", "profile_url", "reference")
    return tuple(f"{who}.{part}" for part in parts)


_ANYBODY = tuple(field for who in PEOPLE for field in names_somebody(who))
_PROSPECT = (*names_somebody("prospect"), *names_somebody("person"))

# one field of each group must be mapped, or the rows say nothing
NEEDED: dict[Rows, tuple[tuple[str, ...], ...]] = {
    Rows.DEALS: (("deal.reference", "deal.title", "organization.name", "prospect.organization", *_PROSPECT),),
    Rows.PEOPLE: ((*_ANYBODY, "organization.name", "rep.name", "rep.manager"),),
    Rows.INTRODUCTIONS: (names_somebody("introducer"), _PROSPECT),
    Rows.ASKS: ((*names_somebody("person"), *names_somebody("introducer")),),
    Rows.TIES: (_ANYBODY,),
    Rows.REPS: (("rep.name", "rep.manager"),),
    Rows.ORGANIZATIONS: (("organization.name",),),
}
