"""The columns of the list of deals."""

from collections.abc import Callable
from datetime import date

from refnet.i18n import _
from refnet.services.deals import DealRow
from refnet.ui.look import formats
from refnet.ui.pages.lists.introductions_columns import next_step
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.parts.chips import source_chip, stage_chip


def deal_name(row: DealRow) -> str:
    """Return what a deal is called: its title, else whom it is with."""
    return row.title or row.organization or row.prospect


def columns(today: Callable[[], date]) -> tuple[Column, ...]:
    """Return the columns; `today` is asked when a cell is drawn."""

    def day(on: date | None) -> str:
        return formats.day_short(on, today()) if on else ""

    return (
        Column("title", _("Deal"), 200, strong=True, text=deal_name),
        Column("prospect", _("Prospect"), 140),
        Column("organization", _("Organization"), 150, priority=2),
        Column("source", _("Source"), 110, kind="chip", value=lambda row: source_chip(row.source)),
        Column("introducer", _("Introduced by"), 140, priority=2),
        Column("stage", _("Stage"), 110, kind="chip", value=lambda row: stage_chip(row.stage)),
        Column("amount", _("Amount"), 90, kind="money", value=lambda row: (row.amount, row.currency)),
        Column(
            "first_touch_on", _("First touch"), 90, kind="date", is_spare=True,
            text=lambda row: day(row.first_touch_on),
        ),
        Column("rep", _("Rep"), 120, priority=2),
        Column("closed_on", _("Closed"), 90, kind="date", priority=3, text=lambda row: day(row.closed_on)),
        Column(
            "next_step", _("Next step"), 190, priority=3,
            text=lambda row: next_step(row.next_step, row.next_step_on, row.outcome, today()),
        ),
        Column("segment", _("Segment"), 110, priority=3),
        Column("lost_reason", _("Lost because"), 150, priority=3),
        Column("reference", _("Reference"), 110, priority=3),
    )  # fmt: skip
