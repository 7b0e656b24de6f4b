"""The columns that each list can be exported with, and how their values are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from refnet.domain import money
from refnet.domain.errors import RefNetError
from refnet.exchange.cells import Value
from refnet.i18n import _


class ExportKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CHOICE = "choice"
    YES = "yes"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column: the field of the row, its header, and what it holds."""

    key: str
    title: str
    kind: ExportKind = ExportKind.TEXT


_NAME = ExportColumn("name", _("Name"))
_ORGANIZATION = ExportColumn("organization", _("Organization"))
_JOB_TITLE = ExportColumn("job_title", _("Job title"))
_EMAIL = ExportColumn("email", _("Email"))
_PHONE = ExportColumn("phone", _("Phone"))
_KIND = ExportColumn("kind", _("Kind"), ExportKind.CHOICE)
_TRUST = ExportColumn("trust", _("Trust"), ExportKind.NUMBER)
_RESULTS = (
    ExportColumn("introductions", _("Introductions"), ExportKind.NUMBER),
    ExportColumn("won", _("Won"), ExportKind.NUMBER),
    ExportColumn("lost", _("Lost"), ExportKind.NUMBER),
    ExportColumn("open", _("Open"), ExportKind.NUMBER),
    ExportColumn("credit", _("Won amount"), ExportKind.MONEY),
    ExportColumn("currency", _("Currency")),
    ExportColumn("last_on", _("Last introduction"), ExportKind.DATE),
)
_TAGS = ExportColumn("tags", _("Tags"))
_DO_NOT_CONTACT = ExportColumn("do_not_contact", _("Do not contact"), ExportKind.YES)
_PROSPECT = ExportColumn("prospect", _("Prospect"))
_INTRODUCER = ExportColumn("introducer", _("Introducer"))
_REP = ExportColumn("rep", _("Rep"))
_STANDING = (
    ExportColumn("stage", _("Stage"), ExportKind.CHOICE),
    ExportColumn("outcome", _("Outcome"), ExportKind.CHOICE),
    ExportColumn("amount", _("Amount"), ExportKind.MONEY),
    ExportColumn("currency", _("Currency")),
)
_NEXT = (
    ExportColumn("next_step", _("Next step")),
    ExportColumn("next_step_on", _("Next step on"), ExportKind.DATE),
)

PEOPLE = (_NAME, _ORGANIZATION, _JOB_TITLE, _EMAIL, _PHONE, _TAGS, _KIND, _TRUST, *_RESULTS, _DO_NOT_CONTACT)
ALLIES = (_NAME, _ORGANIZATION, _JOB_TITLE, _KIND, _TRUST, _EMAIL, _PHONE, *_RESULTS, _TAGS, _DO_NOT_CONTACT)
INTRODUCTIONS = (
    ExportColumn("made_on", _("Date"), ExportKind.DATE),
    _INTRODUCER,
    _PROSPECT,
    _ORGANIZATION,
    ExportColumn("channel", _("Channel"), ExportKind.CHOICE),
    ExportColumn("kind", _("Kind"), ExportKind.CHOICE),
    ExportColumn("level", _("Level"), ExportKind.NUMBER),
    ExportColumn("is_hot", _("Hot"), ExportKind.YES),
    ExportColumn("reason", _("Reason")),
    _REP,
    *_STANDING,
    *_NEXT,
    ExportColumn("thanked_on", _("Thanked on"), ExportKind.DATE),
    ExportColumn("direction", _("Direction"), ExportKind.CHOICE),
    ExportColumn("recipient", _("Introduced to")),
)
DEALS = (
    ExportColumn("reference", _("Reference")),
    ExportColumn("title", _("Title")),
    _PROSPECT,
    _ORGANIZATION,
    _REP,
    ExportColumn("source", _("Source"), ExportKind.CHOICE),
    _INTRODUCER,
    ExportColumn("first_touch_on", _("First touch"), ExportKind.DATE),
    *_STANDING,
    ExportColumn("segment", _("Segment")),
    ExportColumn("closed_on", _("Closed on"), ExportKind.DATE),
    ExportColumn("lost_reason", _("Lost reason")),
    *_NEXT,
)


def chosen(columns: Sequence[ExportColumn], keys: Sequence[str] | None) -> tuple[ExportColumn, ...]:
    """Return the columns of these fields, in this order; all when none are named."""
    if keys is None:
        return tuple(columns)
    known = {column.key: column for column in columns}
    for key in keys:
        if key not in known:
            raise RefNetError(_("This list has no field called {name}.").format(name=key))
    return tuple(known[key] for key in keys)


def cell(row: object, column: ExportColumn) -> Value:
    """Return one value as it is written: choices and yes or no in words, money in whole units of its currency."""
    value = getattr(row, column.key)
    if value is None:
        return None
    if column.kind is ExportKind.CHOICE:
        return str(value.value).replace("_", " ")
    if column.kind is ExportKind.YES:
        return _("yes") if value else _("no")
    if column.kind is ExportKind.MONEY:
        return money.major(value, row.currency)  # type: ignore[attr-defined]
    assert isinstance(value, str | int | date)  # noqa: S101 - rows hold nothing else
    return value
