"""The shape of the network: who stands between others, which circles there are, and how the business is spread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.services.insights.ground import TABLES, ground
from refnet.services.insights.kept import Kept
from refnet.store.database import Store

if TYPE_CHECKING:
    from refnet.domain.network.concentration import Concentration
    from refnet.domain.network.structure import Measured

Check = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Broker:
    """Somebody who stands between others; `constraint` and `size` are None for who knows nobody."""

    person: UUID
    name: str
    betweenness: float
    pagerank: float
    constraint: float | None
    size: float | None
    circle: int
    is_articulation: bool


@dataclass(frozen=True, slots=True)
class Structure:
    """The brokers, most between others first, and the circles, largest first, each with its best connected people.

    `is_exact` tells whether betweenness followed the paths from everybody.
    """

    brokers: tuple[Broker, ...]
    circles: tuple[tuple[int, tuple[str, ...]], ...]
    modularity: float
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """How the won amounts are spread over allies: of all time, and of the last 12 months."""

    always: "Concentration"
    last_year: "Concentration"
    by_name: tuple[tuple[UUID, str, int], ...]
    first_last_year: str
    currency: str


def structure(store: Store, check: Check | None = None, top: int = 10) -> Structure:
    """Return the brokers and circles; long work in a large network, so `check` is told how far it is and may stop it."""
    measured = measures(store, check)
    rows = ground(store)
    order = sorted(range(len(measured.ids)), key=lambda one: (-measured.betweenness[one], -measured.contacts[one]))
    brokers = tuple(_broker(rows.name(measured.ids[one]), measured, one) for one in order[:top])
    return Structure(
        tuple(one for one in brokers if one.betweenness > 0),
        tuple((size, tuple(rows.name(key) for key in people)) for size, people in measured.circles(top)),
        measured.modularity,
        measured.is_exact,
    )


_MEASURED: Kept[list["Measured"]] = Kept(TABLES, lambda _store: [])


def measures(store: Store, check: Check | None = None) -> "Measured":
    """Return the measures of everybody, kept until something changes."""
    from refnet.domain.network.adjacency import go_on  # noqa: PLC0415 - numpy is heavy
    from refnet.domain.network.structure import measured  # noqa: PLC0415

    kept = _MEASURED.of(store)
    if not kept:
        kept.append(measured(ground(store), check or go_on))
    return kept[0]


def by_measure(store: Store, top: int) -> tuple[list[tuple[UUID, str, float]], bool]:
    """Return the first people by betweenness with their scores, and whether the scores are exact."""
    found, rows = measures(store), ground(store)
    order = sorted(range(len(found.ids)), key=lambda one: (-found.betweenness[one], -found.contacts[one]))
    people = [(found.ids[one], rows.name(found.ids[one]), float(found.betweenness[one])) for one in order[:top]]
    return people, found.is_exact


def spread(store: Store, today: date, *, counts_zero: bool = False) -> Spread:
    """Return how concentrated the won amounts are; each deal counts for who introduced first."""
    from refnet.domain.network import business  # noqa: PLC0415 - numpy is heavy
    from refnet.domain.network.attribution import CreditRule  # noqa: PLC0415

    rows, year = ground(store), today - business.YEAR
    given = business.credits(rows, CreditRule.FIRST)
    lately = business.credits(rows, CreditRule.FIRST, since=year)
    by_amount = sorted(given.items(), key=lambda item: (-item[1], rows.name(item[0])))
    return Spread(
        business.shares(rows, counts_zero=counts_zero),
        business.shares(rows, since=year, counts_zero=counts_zero),
        tuple((key, rows.name(key), amount) for key, amount in by_amount[:10] if amount),
        rows.name(max(lately, key=lambda key: lately[key])) if lately else "",
        rows.currency,
    )


def _broker(name: str, found: "Measured", one: int) -> Broker:
    return Broker(
        found.ids[one], name, float(found.betweenness[one]), float(found.pagerank[one]),
        _number(found.constraint[one]), _number(found.size[one]),
        int(found.circle[one]), bool(found.is_articulation[one]),
    )  # fmt: skip


def _number(value: float) -> float | None:
    return None if isnan(value) else float(value)
