"""The team for who coaches it: a line a rep, in numbers, without anybody's notes."""

from collections.abc import Callable
from functools import partial

from refnet.domain import coaching_words as words
from refnet.domain.coaching import Coached
from refnet.i18n import _
from refnet.services import coaching
from refnet.ui.context import Context
from refnet.ui.pages.plan.asking import AskingShown, Kind
from refnet.ui.widgets.lists.columns import Column

TEAM = "team"
_VALUES: dict[str, Callable[[Coached], object]] = {
    "asks": lambda row: row.asks.lately,
    "introductions": lambda row: row.introductions.lately,
    "scheduled": lambda row: row.scheduled.lately,
    "held": lambda row: row.held.lately,
    "closing": lambda row: row.closing.value,
    "coverage": lambda row: row.coverage,
    "contact": lambda row: row.contact.middle,
    "preparation": lambda row: row.preparation.value,
    "thanks": lambda row: row.thanks.middle,
    "owed": lambda row: row.owed,
}
_WIDTHS = {
    "scheduled": 92,
    "introductions": 84,
    "closing": 104,
    "coverage": 104,
    "contact": 114,
    "preparation": 114,
    "thanks": 148,
    "owed": 84,
}


def kind(context: Context) -> Kind:
    """Return the list of reps."""
    return Kind(
        TEAM, _("Team"), partial(_read, context), _columns(), _("Show introductions"), _("Nobody sells yet"),
        _("Whoever logs an introduction or a deal stands here, with what they did in the last eight weeks."),
    )  # fmt: skip


def _read(context: Context) -> AskingShown:
    rows = coaching.team(context.store, context.today())
    return AskingShown(f"{coaching.told(rows)} {words.explained()}" if rows else "", rows)


def _columns() -> tuple[Column, ...]:
    heads = words.heads()
    numbers = (
        Column(
            key, heads[key], _WIDTHS.get(key, 74), "number", value=value, text=partial(words.cell, key),
            priority=2 if key in ("scheduled", "owed") else 1,
        )
        for key, value in _VALUES.items()
    )  # fmt: skip
    return (Column("name", heads["name"], 130, strong=True), *numbers)
