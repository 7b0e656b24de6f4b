"""The columns of the list of people."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from refnet.domain.rates.proportions import rate
from refnet.i18n import _
from refnet.services.people import PersonRow
from refnet.ui.look import formats, words
from refnet.ui.widgets.lists.columns import Column, Interval

ENOUGH = 5  # finished deals, before a share means anything


def estimate(row: PersonRow, benchmark: float | None = None) -> Interval | None:
    """Return how many of the finished introductions became clients, with Wilson's range; None under five."""
    if row.finished < ENOUGH:
        return None
    found = rate(row.won, row.finished)
    return Interval(found.value or 0.0, found.low, found.high, benchmark)


def won_of(row: PersonRow) -> str:
    """Return how many introductions were won of those that ended."""
    return _("{won} of {n}").format(won=row.won, n=row.finished) if row.finished else ""


def say_estimate(row: PersonRow) -> str:
    """Return the estimate in words; nothing for somebody who introduced nobody."""
    found = estimate(row)
    if found is None:
        return _("too few yet") if row.introductions else ""
    spread = formats.percent_range(found.low, found.high)
    return _("{rate}, range {spread}").format(rate=formats.percent(found.rate), spread=spread)


def columns(today: Callable[[], date], benchmark: Callable[[], float | None]) -> tuple[Column, ...]:
    """Return the columns; `today` and `benchmark` are asked when a cell is drawn."""
    return (
        Column("name", _("Name"), 140, strong=True),
        Column("organization", _("Organization"), 144),
        Column("kind", _("Kind"), 100, priority=2, text=lambda row: words.ally_kind(row.kind) if row.kind else ""),
        Column("trust", _("Trust"), 72, kind="meter"),
        Column("won", _("Won"), 78, align=Qt.AlignmentFlag.AlignRight, text=won_of),
        Column(
            "estimate", _("Estimate"), 132, kind="interval", sortable=False,
            value=lambda row: estimate(row, benchmark()),
            text=say_estimate,
        ),
        Column("credit", _("Credit"), 78, kind="money", value=lambda row: (row.credit or None, row.currency)),
        Column(
            "last_on", _("Last word"), 90, kind="date", priority=2,
            text=lambda row: formats.day_short(row.last_on, today()) if row.last_on else "",
        ),
        Column("tags", _("Tags"), 120, priority=3),
        Column("job_title", _("Role"), 140, priority=3),
        Column("email", _("E-mail"), 180, priority=3),
        Column("phone", _("Telephone"), 120, priority=3),
        Column("introductions", _("Introductions"), 100, kind="number", priority=3),
        Column("lost", _("Lost"), 70, kind="number", priority=3),
        Column("open", _("Open"), 70, kind="number", priority=3),
        Column(
            "do_not_contact", _("Do not contact"), 120, priority=3,
            text=lambda row: _("Do not contact") if row.do_not_contact else "",
        ),
    )  # fmt: skip
