"""All rows that answers about the network rest on, as of one moment, with the look-ups they share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from refnet.domain.kinds import AllyKind, Answer, Evidence, Outcome, Source, Stage


@dataclass(frozen=True, slots=True)
class Someone:
    """A person; `trust` from 1 to 5 makes an ally, None nobody in particular."""

    id: UUID
    name: str
    organization_id: UUID | None = None
    organization: str = ""
    trust: int | None = None
    kind: AllyKind | None = None
    do_not_contact: bool = False

    @property
    def is_ally(self) -> bool:
        """Tell whether we trust them to introduce us."""
        return self.trust is not None


@dataclass(frozen=True, slots=True)
class Received:
    """An introduction made to one of us."""

    introducer: UUID
    prospect: UUID
    rep: UUID
    made_on: date | None = None
    is_name_only: bool = False
    deal: UUID | None = None
    is_originating: bool = False
    thanked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Pursuit:
    """A deal; `amount` is in minor units of the main currency, None where it has none or is in another."""

    id: UUID
    title: str
    prospect: UUID | None
    rep: UUID | None
    source: Source
    outcome: Outcome
    stage: Stage
    first_touch_on: date | None = None
    closed_on: date | None = None
    amount: int | None = None
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """That two people know each other, with a strength from 1 to 5 and what that rests on."""

    person: UUID
    other: UUID
    strength: int = 3
    evidence: Evidence = Evidence.CONFIRMED


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask: when, whether an introduction came of it, and what was answered, a name or an introduction included."""

    on: date
    has_brought: bool
    answer: Answer


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Everything answers are computed from. `given` counts introductions we gave.

    `asked_on` has the newest ask of each, `asks` all of them.
    """

    people: Mapping[UUID, Someone]
    reps: Mapping[UUID, str]
    received: tuple[Received, ...]
    pursuits: Mapping[UUID, Pursuit]
    ties: tuple[Acquaintance, ...]
    given: Mapping[UUID, int]
    asked_on: Mapping[UUID, date]
    currency: str = "EUR"
    by_introducer: Mapping[UUID, tuple[Received, ...]] = field(default_factory=dict)
    by_deal: Mapping[UUID, tuple[Received, ...]] = field(default_factory=dict)
    asks: Mapping[UUID, tuple[Asked, ...]] = field(default_factory=dict)

    def name(self, person: UUID) -> str:
        """Return what a person or one of us is called, a dash for nobody known."""
        found = self.people.get(person)
        return (found.name if found is not None else self.reps.get(person, "")).strip() or "–"

    def originating(self, deal: UUID) -> Received | None:
        """Return the introduction that began a deal."""
        return next((one for one in self.by_deal.get(deal, ()) if one.is_originating), None)


def grouped(
    received: tuple[Received, ...],
) -> tuple[dict[UUID, tuple[Received, ...]], dict[UUID, tuple[Received, ...]]]:
    """Return introductions by introducer and by deal, each in the order of their days; those without a day last."""
    by_introducer: dict[UUID, list[Received]] = {}
    by_deal: dict[UUID, list[Received]] = {}
    for one in sorted(received, key=lambda one: one.made_on or date.max):
        by_introducer.setdefault(one.introducer, []).append(one)
        if one.deal is not None:
            by_deal.setdefault(one.deal, []).append(one)
    return (
        {key: tuple(some) for key, some in by_introducer.items()},
        {key: tuple(some) for key, some in by_deal.items()},
    )
