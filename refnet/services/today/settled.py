"""What somebody got done on a day, from the journal."""

from dataclasses import dataclass
from datetime import date, datetime

from refnet.i18n import _
from refnet.store.database import Store

MOST = 200  # steps of everybody that are looked through


@dataclass(frozen=True, slots=True)
class Settled:
    """What was done and when; `is_last` tells whether Undo would take it back next."""

    what: str
    at: datetime
    is_last: bool


def settled(store: Store, day: date) -> list[Settled]:
    """Return what whoever is at the keyboard got done on a day, the newest first; what was put off or set is not."""
    counted = _deeds()
    mine = [one for one in store.steps(MOST) if one.author == store.author and one.stands]
    return [
        Settled(one.label, one.made_at, place == 0)
        for place, one in enumerate(mine)
        if one.label in counted and one.made_at.astimezone().date() == day
    ]


def _deeds() -> frozenset[str]:
    """Return the steps that get something of a rep's day done."""
    return frozenset((
        _("Thank and tell"), _("Say thanks"), _("Finish task"), _("Move deal"), _("Log ask"), _("Log answer"),
        _("Note names"), _("Log introduction"), _("Connect introduction"), _("Log meeting"), _("Change meeting"),
        _("Plan meeting"), _("Close deal as won"), _("Close deal as lost"), _("Log introduction we gave"),
    ))  # fmt: skip
