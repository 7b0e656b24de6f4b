"""The columns of the list of introductions."""

from collections.abc import Callable
from datetime import date

from refnet.domain.kinds import Direction, Outcome
from refnet.domain.names import initials
from refnet.domain.today.words import ago
from refnet.i18n import _
from refnet.services.introductions import IntroductionRow
from refnet.ui.look import formats, words
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.parts.chips import hot_chip, stage_chip


def next_step(text: str, on: date | None, outcome: Outcome | None, today: date) -> str:
    """Return the next step with its day; an open deal without one, or a late one, is said to be so."""
    if outcome is not Outcome.OPEN:
        return text
    if not text and on is None:
        return _("No next step agreed")
    if on is None:
        return text
    step = text or _("Next step")
    if on < today:
        return _("{step}, due {when} (late)").format(step=step, when=ago(on, today))
    return _("{step} by {day}").format(step=step, day=formats.day_short(on, today))


def introducer(row: IntroductionRow) -> str:
    """Return who made it; one that we gave is ours to somebody."""
    if row.direction is Direction.GIVEN:
        return _("we, to {recipient}").format(recipient=row.recipient)
    return row.introducer


def columns(today: Callable[[], date]) -> tuple[Column, ...]:
    """Return the columns; `today` is asked when a cell is drawn."""
    return (
        Column("prospect", _("Prospect"), 150, strong=True),
        Column("organization", _("Organization"), 160, priority=2),
        Column("introducer", _("Introduced by"), 140, text=introducer),
        Column(
            "made_on", _("Date"), 84, kind="date",
            text=lambda row: formats.day_short(row.made_on, today()) if row.made_on else "",
        ),
        Column("level", _("Level"), 80, kind="level", sortable=True, is_spare=True),
        Column("is_hot", _("Hot or cold"), 90, kind="chip", value=lambda row: hot_chip(row.is_hot), is_spare=True),
        Column("stage", _("Stage"), 110, kind="chip", value=lambda row: stage_chip(row.stage) if row.stage else None),
        Column(
            "next_step", _("Next step"), 200,
            text=lambda row: next_step(row.next_step, row.next_step_on, row.outcome, today()),
        ),
        Column("rep", _("Rep"), 60, priority=2, text=lambda row: initials(row.rep)),
        Column("thanked_on", _("Thanked"), 90, kind="date", priority=3),
        Column("channel", _("Channel"), 100, priority=3, text=lambda row: words.channel(row.channel)),
        Column("kind", _("Kind"), 100, priority=3, text=lambda row: words.introduction_kind(row.kind)),
        Column("reason", _("Reason"), 240, priority=3, sortable=False),
        Column("amount", _("Amount"), 90, kind="money", priority=3, value=lambda row: (row.amount, row.currency)),
    )  # fmt: skip
