"""How a client came to us: the line of introductions that led to them, and whom they brought in turn."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.domain.kinds import Outcome, Source
from refnet.domain.network.ground import Ground, Pursuit
from refnet.services.insights.ground import ground
from refnet.store.database import Store

if TYPE_CHECKING:
    from refnet.domain.network.lineage import Lineage


@dataclass(frozen=True, slots=True)
class Step:
    """A generation of the line: the client, who brought them when, and the first deal they won with us.

    `introducer` is None at the beginning of the line: there `source` tells how the deal began.
    """

    person: UUID
    name: str
    generation: int
    introducer: UUID | None = None
    introducer_name: str = ""
    introduced_on: date | None = None
    won_on: date | None = None
    deal: str = ""
    amount: int | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Descent:
    """The line that led to somebody and what came after them; amounts in minor units of `currency`.

    `brought` is whom they brought themselves, `clients` counts all who descend from them and `influenced` their
    revenue, each generation counting half. `is_client` is False for who never bought: then there is no line to them.
    """

    name: str
    is_client: bool
    line: tuple[Step, ...]
    brought: tuple[Step, ...]
    clients: int
    influenced: float
    currency: str
    introduced_by: tuple[str, ...] = ()


def descent(store: Store, person: UUID) -> Descent:
    """Return how somebody came to us and whom they brought."""
    from refnet.domain.network import business, lineage  # noqa: PLC0415 - numpy is heavy

    rows = ground(store)
    found = business.lineage_of(rows)
    first = _first_wins(rows)
    line = found.line(person) if person in found.generation else [person]
    names = (rows.name(one.introducer) for one in rows.received if one.prospect == person)
    return Descent(
        name=rows.name(person),
        is_client=person in first,
        line=tuple(_step(rows, key, found, first) for key in line),
        brought=tuple(_step(rows, key, found, first) for key in found.children.get(person, ())),
        clients=lineage.descendants(found).get(person, 0),
        influenced=lineage.downstream(found).get(person, 0.0),
        currency=rows.currency,
        introduced_by=tuple(dict.fromkeys(names)),
    )


def _first_wins(rows: Ground) -> dict[UUID, Pursuit]:
    deals = ((one.prospect, one) for one in rows.pursuits.values() if one.outcome is Outcome.WON)
    won = [(prospect, one) for prospect, one in deals if prospect is not None]
    found: dict[UUID, Pursuit] = {}
    for prospect, one in sorted(won, key=lambda pair: pair[1].closed_on or date.max):
        found.setdefault(prospect, one)
    return found


def _step(rows: Ground, person: UUID, found: "Lineage[UUID]", first: dict[UUID, Pursuit]) -> Step:
    deal, generation = first.get(person), found.generation.get(person, 0)
    began = rows.originating(deal.id) if deal is not None else None
    if deal is None or began is None:
        return Step(
            person, rows.name(person), generation, won_on=deal.closed_on if deal else None,
            deal=deal.title if deal else "", amount=deal.amount if deal else None, source=deal.source if deal else None,
        )  # fmt: skip
    return Step(
        person, rows.name(person), generation, began.introducer, rows.name(began.introducer), began.made_on,
        deal.closed_on, deal.title, deal.amount, deal.source,
    )  # fmt: skip
