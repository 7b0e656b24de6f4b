"""Clients who were never asked for an introduction, and how many of all clients were."""

from dataclasses import dataclass
from uuid import UUID

from refnet.domain.kinds import Outcome
from refnet.services.insights.ground import ground
from refnet.store.database import Store


@dataclass(frozen=True, slots=True)
class NeverAsked:
    """Clients (prospects of won deals) never asked, the largest first: (id, name, organization, won in minor units)."""

    people: tuple[tuple[UUID, str, str, int], ...]
    clients: int

    @property
    def coverage(self) -> float:
        """Return the share of clients who were asked at least once, 1 where there are none."""
        return 1 - len(self.people) / self.clients if self.clients else 1.0


def never_asked(store: Store, rep: UUID | None = None) -> NeverAsked:
    """Return the clients of a rep, or of all, whom nobody ever asked."""
    rows = ground(store)
    won: dict[UUID, int] = {}
    for deal in rows.pursuits.values():
        is_ours = rep is None or deal.rep == rep
        if deal.outcome is Outcome.WON and deal.prospect is not None and is_ours:
            won[deal.prospect] = won.get(deal.prospect, 0) + (deal.amount or 0)
    asked = rows.asked_on
    left = [(key, amount) for key, amount in won.items() if key not in asked and not rows.people[key].do_not_contact]
    left.sort(key=lambda one: (-one[1], rows.people[one[0]].name))
    people = tuple((key, rows.people[key].name, rows.people[key].organization, amount) for key, amount in left)
    return NeverAsked(people, sum(not rows.people[key].do_not_contact for key in won))
