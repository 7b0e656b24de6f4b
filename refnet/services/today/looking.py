"""What is due for a rep, or for all, put in order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from refnet.domain.kinds import Duty
from refnet.domain.today.order import Day, arrange
from refnet.domain.today.rows import Limits, Rows
from refnet.domain.today.rules import Item, Look, parted
from refnet.services import limits as kept
from refnet.services import preferences
from refnet.services.today import ideas, putting_off, reading
from refnet.services.whose import tasks_seen
from refnet.store.database import Store

TABLES = (
    "introduction", "deal", "meeting", "stage_entry", "told", "named_prospect", "ask", "task", "put_off", "person",
    "organization", "ally", "tie", "setting", "rep",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Agenda:
    """The day as it is put in order, all that is due, what was put off, and until when: None for good."""

    day: Day
    due: tuple[Item, ...]
    put_off: tuple[Item, ...]
    until: Mapping[tuple[Duty, UUID], date | None]


def agenda(
    store: Store, rep: UUID | None, today: date, limits: Limits | None = None, *, with_ideas: bool = True
) -> Agenda:
    """Return what is due for a rep, or for all of us; without ideas it is there at once, with them a little later.

    Of tasks only those of whoever is at the keyboard are in it, unless they are a manager: what others noted for
    themselves is theirs.
    """
    mine = preferences.load(store).me
    with store.reading() as session:
        limits = limits or kept.read(session)
        currency = preferences.currency(session)
        rows = Rows(
            waiting=reading.waiting(session, rep, currency),
            talks=reading.talks(session, rep, today, limits, currency),
            stories=reading.stories(session, rep, today, limits, currency),
            promises=reading.promises(session, rep),
            asked=reading.asked(session, rep),
            chores=reading.chores(session, rep, today, currency, tasks_seen(session, mine)),
            put_off=putting_off.read(session, rep, mine),
            asked_today=reading.asked_on(session, rep, today),
            still=reading.still(session, rep, today, limits, currency),
        )
        usual = reading.usual_stake(session, currency)
    if with_ideas:
        rows = _with(rows, store, rep, today)
    items, resting = parted(Look(rows, today, limits))
    return Agenda(arrange(items, limits, usual), tuple(items), tuple(resting), rows.put_off)


def _with(rows: Rows, store: Store, rep: UUID | None, today: date) -> Rows:
    return replace(rows, ideas=ideas.ideas(store, rep, today), quiet=ideas.quiet(store, rep, today))
