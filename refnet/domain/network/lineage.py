"""Generations: which client was brought by whom, and what came downstream of a person."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

USUAL_DECAY = 0.5

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Win(Generic[Key]):
    """A won deal: its client, who made its originating introduction (None without one), when, and minor units."""

    client: Key
    introducer: Key | None
    on: date | None = None
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Lineage(Generic[Key]):
    """Who brought whom. Everybody of it has a generation; 0 is where a line begins.

    `parent` holds only those who were brought; `order` lists parents before their children.
    """

    parent: dict[Key, Key]
    generation: dict[Key, int]
    revenue: dict[Key, int]
    order: tuple[Key, ...]

    def root(self, person: Key) -> Key:
        """Return where the line that led to a person began; the person themselves when nobody brought them."""
        while person in self.parent:
            person = self.parent[person]
        return person

    def line(self, person: Key) -> list[Key]:
        """Return the line that led to a person, from its root to them."""
        found = [person]
        while found[-1] in self.parent:
            found.append(self.parent[found[-1]])
        return found[::-1]

    @property
    def children(self) -> dict[Key, list[Key]]:
        """Return whom each person brought, those who became clients first at the front."""
        found: dict[Key, list[Key]] = {}
        for person in self.order:
            if person in self.parent:
                found.setdefault(self.parent[person], []).append(person)
        return found


def lineage(wins: Iterable[Win[Key]]) -> Lineage[Key]:
    """Return the lineage of all won deals (method notes 4.3).

    A client's parent made the originating introduction of the first deal they won with us, and must have become a
    client earlier, or never. Times grow along every line, so it is always a forest, whatever circle people form.
    A win without a day comes after all that have one, and of wins on one day the earlier row counts.
    """
    rows = sorted(wins, key=lambda win: win.on or date.max)
    first: dict[Key, Win[Key]] = {}
    revenue: dict[Key, int] = {}
    for win in rows:
        first.setdefault(win.client, win)
        revenue[win.client] = revenue.get(win.client, 0) + win.amount
    parent = {client: win.introducer for client, win in first.items() if win.introducer is not None}
    brought = {client: ally for client, ally in parent.items() if _comes_before(first.get(ally), first[client])}
    roots = dict.fromkeys(ally for ally in brought.values() if ally not in first)
    return _numbered(brought, [*roots, *first], revenue)


def downstream(found: Lineage[Key], decay: float = USUAL_DECAY) -> dict[Key, float]:
    """Return for everybody the revenue of all who descend from them, in minor units.

    A child counts whole, a grandchild `decay` of it, and so on. With decay 1 it is what a person influenced; such
    sums exceed the revenue of all and must never be added up across people.
    """
    brought = dict.fromkeys(found.order, 0.0)
    for person in reversed(found.order):
        if person in found.parent:
            brought[found.parent[person]] += found.revenue.get(person, 0) + decay * brought[person]
    return brought


def descendants(found: Lineage[Key]) -> dict[Key, int]:
    """Return how many clients descend from each person."""
    counted = dict.fromkeys(found.order, 0)
    for person in reversed(found.order):
        if person in found.parent:
            counted[found.parent[person]] += 1 + counted[person]
    return counted


def generations_brought(found: Lineage[Key]) -> dict[Key, int]:
    """Return how many generations of clients follow each person."""
    deep = dict.fromkeys(found.order, 0)
    for person in reversed(found.order):
        if person in found.parent:
            ancestor = found.parent[person]
            deep[ancestor] = max(deep[ancestor], 1 + deep[person])
    return deep


def _comes_before(ally: Win[Key] | None, client: Win[Key]) -> bool:
    return ally is None or (ally.on or date.max) < (client.on or date.max)


def _numbered(parent: Mapping[Key, Key], people: Sequence[Key], revenue: dict[Key, int]) -> Lineage[Key]:
    """Give generations to people in an order that has parents before children, as that of first wins does."""
    generation: dict[Key, int] = {}
    for person in people:
        generation[person] = generation[parent[person]] + 1 if person in parent else 0
    return Lineage(dict(parent), generation, revenue, tuple(people))
