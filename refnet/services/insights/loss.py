"""What we lose when an ally or one of us leaves, and whom to hand over to whom."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.domain.errors import RefNetError
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services.insights.ground import ground
from refnet.services.insights.paths import Target
from refnet.services.insights.scorecard import KNOWN
from refnet.store.database import Store

if TYPE_CHECKING:
    from refnet.domain.network.leaving import Loss


@dataclass(frozen=True, slots=True)
class HandOverRow:
    """A line of the hand-over list, ready to show; `amount` in minor units."""

    person: UUID
    name: str
    organization: str
    deals: tuple[str, ...]
    amount: int
    reps: tuple[str, ...]
    others: tuple[str, ...]
    is_cut_off: bool


@dataclass(frozen=True, slots=True)
class Without:
    """What is lost without somebody, with the hand-over list in words."""

    id: UUID
    loss: "Loss"
    rows: tuple[HandOverRow, ...]
    currency: str


MOST_NAMED = 5  # others who know somebody


def find_leaving(store: Store, text: str, limit: int = 20) -> list[Target]:
    """Return those of us, and people, whose name begins with `text`, us first."""
    from refnet.services import people  # noqa: PLC0415 - a sibling

    folded = fold(text)
    reps = [(key, name) for key, name in ground(store).reps.items() if folded and fold(name).startswith(folded)]
    ours = [Target(key, name, _("One of us")) for key, name in reps[:limit]]
    return ours + [Target(hit.id, hit.name, hit.organization) for hit in people.find(store, text, limit)]


def without(store: Store, leaving: UUID, today: date) -> Without:
    """Return what we lose without a person or one of us; raise RefNetError when they are not here any more."""
    from refnet.domain.network import leaving as losing  # noqa: PLC0415 - numpy is heavy

    rows, known = ground(store), KNOWN.of(store)
    if leaving in rows.reps:
        found = losing.without_rep(rows, known, leaving, today)
    elif leaving in rows.people:
        found = losing.without_person(rows, known, leaving, today, losing.parts_around(rows, known, leaving))
    else:
        raise RefNetError(_("This person was removed meanwhile. Please look them up again."))
    lines = tuple(
        HandOverRow(
            row.person,
            rows.name(row.person),
            rows.people[row.person].organization,
            tuple(rows.pursuits[key].title for key in row.deals),
            row.amount,
            tuple(rows.name(key) for key in row.reps),
            tuple(rows.name(key) for key in row.others[:MOST_NAMED]),
            row.is_cut_off,
        )
        for row in found.rows
    )
    return Without(leaving, found, lines, rows.currency)
