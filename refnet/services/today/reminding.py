"""What a reminder needs to know: the lines of today's list, and the meetings that have a time today."""

from datetime import date, time
from uuid import UUID

from refnet.domain.reminding import Soon
from refnet.domain.today.rules import Item
from refnet.services import reps
from refnet.services.today.ahead import planned
from refnet.services.today.looking import agenda
from refnet.store.database import Store


def listed(store: Store, today: date) -> list[Item]:
    """Return what stands on the list of whoever is at the keyboard, or of all of us while nobody said who that is."""
    return [item for group in agenda(store, _me(store), today).day.groups for item in group.items]


def meetings_of(store: Store, today: date) -> list[Soon]:
    """Return their meetings of today that have a time and were not held yet, the first first."""
    with store.reading() as session:
        found = planned(session, _me(store), today, today)
    return [Soon(one.id, one.who, time.fromisoformat(one.at)) for one in found if one.at]


def _me(store: Store) -> UUID | None:
    me = reps.me(store)
    return me.id if me is not None else None
