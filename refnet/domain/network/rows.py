"""The light rows that the network is made of: people, introductions and ties."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from uuid import UUID

from refnet.domain.kinds import AllyKind, Outcome


class Meaning(IntEnum):
    """What a person is in the picture; colour, shape and legend follow from it."""

    CLIENT = 0
    OPEN = 1
    LOST = 2
    ALLY = 3
    REP = 4
    NONE = 5


class EdgeKind(IntEnum):
    """Whether a line is an introduction or only says that two people know each other."""

    INTRODUCTION = 0
    TIE = 1


@dataclass(frozen=True, slots=True)
class PersonNode:
    """A person of the network, or one of us (`is_rep`); `outcome` is that of their deals without an introduction.

    `kind` says what an ally is to us.
    """

    id: UUID
    name: str
    organization: str = ""
    is_ally: bool = False
    is_rep: bool = False
    outcome: Outcome | None = None
    kind: AllyKind | None = None


@dataclass(frozen=True, slots=True)
class IntroductionEdge:
    """Who introduced whom, and what came of it.

    `outcome` is None while there is no deal. `amount` is that of the won deal in minor units, and is credited
    to the introducer only when the introduction is the deal's originating one. `rep` is who of us was introduced.
    """

    introducer: UUID
    prospect: UUID
    made_on: date | None = None
    outcome: Outcome | None = None
    amount: int = 0
    is_originating: bool = True
    deal: UUID | None = None
    closed_on: date | None = None
    rep: UUID | None = None


@dataclass(frozen=True, slots=True)
class TieEdge:
    """That two people know each other, with a strength from 1 to 5."""

    person: UUID
    other: UUID
    strength: int = 3
