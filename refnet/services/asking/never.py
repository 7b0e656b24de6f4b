"""Clients who were never asked for an introduction, and how many of all clients were."""

from dataclasses import dataclass
from uuid import UUID

from refnet.domain.kinds import Outcome
from refnet.services.insights.ground import ground
from refnet.services.whose import of_others, others
from refnet.store.database import Store


@dataclass(frozen=True, slots=True)
class NeverAsked:
    """Clients (prospects of won deals) never asked, the largest first: (id, name, organization, won in minor units).

    `left` counts those never asked who are another rep's allies, and so not among `people`.
    """

    people: tuple[tuple[UUID, str, str, int], ...]
    clients: int
    left: int = 0

    @property
    def asked(self) -> int:
        """Return how many were asked at least once, by whomever of us."""
        return self.clients - len(self.people) - self.left

    @property
    def coverage(self) -> float:
        """Return the share of clients who were asked at least once, 1 where there are none."""
        return self.asked / self.clients if self.clients else 1.0


def never_asked(store: Store, rep: UUID | None = None) -> NeverAsked:
    """Return the clients of a rep, or of all, whom nobody ever asked; those of deals without a rep are everybody's."""
    rows, won = ground(store), _clients(store, rep)
    clients = {key: amount for key, amount in won.items() if not rows.people[key].do_not_contact}
    never = [(key, amount) for key, amount in clients.items() if key not in rows.asked_on]
    away = of_others(store, rep)
    mine = [(key, amount) for key, amount in never if key not in away]
    mine.sort(key=lambda one: (-one[1], rows.people[one[0]].name))
    people = tuple((key, rows.people[key].name, rows.people[key].organization, amount) for key, amount in mine)
    return NeverAsked(people, len(clients), len(never) - len(mine))


def asked_clients(store: Store) -> dict[UUID | None, tuple[int, int]]:
    """Return for each rep how many clients of their own deals were ever asked, by whomever of us, and of how many."""
    rows, found = ground(store), dict[UUID | None, set[UUID]]()
    for deal in rows.pursuits.values():
        if deal.outcome is Outcome.WON and deal.prospect is not None and not rows.people[deal.prospect].do_not_contact:
            found.setdefault(deal.rep, set()).add(deal.prospect)
    return {rep: (len(clients & rows.asked_on.keys()), len(clients)) for rep, clients in found.items()}


def _clients(store: Store, rep: UUID | None) -> dict[UUID, int]:
    """Return what the deals with each client brought, in minor units of the main currency."""
    won: dict[UUID, int] = {}
    away = others(store, rep)
    for deal in ground(store).pursuits.values():
        if deal.outcome is Outcome.WON and deal.prospect is not None and deal.rep not in away:
            won[deal.prospect] = won.get(deal.prospect, 0) + (deal.amount or 0)
    return won
