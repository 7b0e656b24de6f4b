"""The columns that each list can be exported with, and how their values are written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any

from refnet.domain import money
from refnet.domain.errors import RefNetError
from refnet.domain.rates.proportions import Rate, rate
from refnet.exchange.cells import Value
from refnet.i18n import _
from refnet.services.introductions import IntroductionRow
from refnet.services.people import PersonRow


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
    """A column: the field of the row, its header as lists show it, what it holds, and where that comes from."""

    key: str
    title: str
    kind: ExportKind = ExportKind.TEXT
    value: Callable[[Any], object] | None = None


ENOUGH = 5  # finished deals, before a share means anything


def _won(row: PersonRow) -> int | None:
    return row.won if row.finished else None


def _estimate(row: PersonRow) -> Rate | None:
    return rate(row.won, row.finished) if row.finished >= ENOUGH else None


def _share(part: str, row: PersonRow) -> float | None:
    found = _estimate(row)
    return None if found is None else round(getattr(found, part), 4)


def _warmth(row: IntroductionRow) -> str:
    return _("hot") if row.is_hot else _("cold")


_NAME = ExportColumn("name", _("Name"))
_ORGANIZATION = ExportColumn("organization", _("Organization"))
_JOB_TITLE = ExportColumn("job_title", _("Role"))
_EMAIL = ExportColumn("email", _("E-mail"))
_PHONE = ExportColumn("phone", _("Telephone"))
_KIND = ExportColumn("kind", _("Kind"), ExportKind.CHOICE)
_TRUST = ExportColumn("trust", _("Trust"), ExportKind.NUMBER)
_RESULTS = (
    ExportColumn("introductions", _("Introductions"), ExportKind.NUMBER),
    ExportColumn("won", _("Won"), ExportKind.NUMBER, _won),
    ExportColumn("finished", _("Introductions finished"), ExportKind.NUMBER, lambda row: row.finished or None),
    ExportColumn("lost", _("Lost"), ExportKind.NUMBER),
    ExportColumn("open", _("Open"), ExportKind.NUMBER),
    ExportColumn("estimate", _("Estimate"), ExportKind.NUMBER, partial(_share, "value")),
    ExportColumn("estimate_low", _("Estimate, low"), ExportKind.NUMBER, partial(_share, "low")),
    ExportColumn("estimate_high", _("Estimate, high"), ExportKind.NUMBER, partial(_share, "high")),
    ExportColumn("credit", _("Credit"), ExportKind.MONEY, lambda row: row.credit or None),
    ExportColumn("currency", _("Currency")),
    ExportColumn("last_on", _("Last word"), ExportKind.DATE),
)
_TAGS = ExportColumn("tags", _("Tags"))
_DO_NOT_CONTACT = ExportColumn("do_not_contact", _("Do not contact"), ExportKind.YES)
_PROSPECT = ExportColumn("prospect", _("Prospect"))
_INTRODUCER = ExportColumn("introducer", _("Introduced by"))
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

_TOGETHER = {
    "won": ("won", "finished"),
    "estimate": ("estimate", "estimate_low", "estimate_high"),
    "credit": ("credit", "currency"),  # an amount alone says nothing
    "amount": ("amount", "currency"),
    "next_step": ("next_step", "next_step_on"),
}

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
    ExportColumn("is_hot", _("Hot or cold"), value=_warmth),
    ExportColumn("reason", _("Reason")),
    _REP,
    *_STANDING,
    *_NEXT,
    ExportColumn("thanked_on", _("Thanked"), ExportKind.DATE),
    ExportColumn("direction", _("Direction"), ExportKind.CHOICE),
    ExportColumn("recipient", _("Introduced to")),
)
DEALS = (
    ExportColumn("reference", _("Reference")),
    ExportColumn("title", _("Deal")),
    _PROSPECT,
    _ORGANIZATION,
    _REP,
    ExportColumn("source", _("Source"), ExportKind.CHOICE),
    _INTRODUCER,
    ExportColumn("first_touch_on", _("First touch"), ExportKind.DATE),
    *_STANDING,
    ExportColumn("segment", _("Segment")),
    ExportColumn("closed_on", _("Closed"), ExportKind.DATE),
    ExportColumn("lost_reason", _("Lost because")),
    *_NEXT,
)
ASKS = (
    ExportColumn("asked_on", _("Date"), ExportKind.DATE),
    ExportColumn("ally", _("Asked")),
    _REP,
    ExportColumn("channel", _("Channel"), ExportKind.CHOICE),
    ExportColumn("ideal_client", _("Ideal client")),
    ExportColumn("target", _("Target")),
    ExportColumn("wording", _("Wording")),
    ExportColumn("answer", _("Answer"), ExportKind.CHOICE),
    ExportColumn("answered_on", _("Answered"), ExportKind.DATE),
    ExportColumn("silent_from", _("Silent from"), ExportKind.DATE),
    ExportColumn("introductions", _("Introductions"), ExportKind.NUMBER),
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


def as_shown(columns: Sequence[ExportColumn], shown: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that hold what a list shows in its columns, which may need several for one."""
    known = {column.key for column in columns}
    keys = (key for one in shown for key in _TOGETHER.get(one, (one,)) if key in known)
    return tuple(dict.fromkeys(keys))


def cell(row: object, column: ExportColumn) -> Value:
    """Return one value as it is written: choices and yes or no in words, money in whole units of its currency."""
    value: Any = column.value(row) if column.value else getattr(row, column.key)  # rows of any list
    if value is None:
        return None
    if column.kind is ExportKind.CHOICE:
        return str(value.value).replace("_", " ")
    if column.kind is ExportKind.YES:
        return _("yes") if value else _("no")
    if column.kind is ExportKind.MONEY:
        return money.major(value, row.currency)  # type: ignore[attr-defined]
    assert isinstance(value, str | int | float | Decimal | date)  # noqa: S101 - rows hold nothing else
    return value
