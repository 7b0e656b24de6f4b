"""The numbers of thanks, from the introductions that were made to us."""

from datetime import date
from uuid import UUID

from refnet.domain import thanking
from refnet.domain.thanking import Thanks
from refnet.services.insights.ground import ground
from refnet.store.database import Store

Days = dict[UUID, list[tuple[date, date | None]]]


def thanks(store: Store, today: date, rep: UUID | None = None) -> Thanks:
    """Return how soon a rep, or all of us, thank, and what goes with it; introductions without a day are left out."""
    days: Days = {}
    for one in ground(store).received:
        if one.made_on is not None and rep in (None, one.rep):
            days.setdefault(one.introducer, []).append((one.made_on, one.thanked_on))
    return thanking.thanks(days, today)


def told(store: Store, today: date) -> str:
    """Say the numbers of thanks of all of us; empty without an introduction.

    What goes with thanks is only spoken of once somebody has been known long enough to tell.
    """
    found = thanks(store, today)
    speed, is_begun = thanking.speed_told(found), found.again.n + found.otherwise.n > 0
    return f"{speed} {thanking.again_told(found)}" if is_begun else speed
