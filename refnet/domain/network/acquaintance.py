"""Who knows whom, ourselves included, with how likely each would put in a word: what warm paths go along.

The chances are our own scale, stated here so that it can be argued with: a tie or trust of strength 1 to 5 is 10 to
90 %, who introduced somebody to us knows them at 70 %, and so on. Paths need only their order to be about right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from refnet.domain.kinds import Outcome, Stage
from refnet.domain.network.ground import Ground, Pursuit
from refnet.domain.network.lines import Lines, lines

US = 0  # the number of us all; people follow from 1
STRENGTH = {1: 0.1, 2: 0.3, 3: 0.5, 4: 0.7, 5: 0.9}
INTRODUCED, NAMED, BACK = 0.7, 0.4, 0.5
INTRODUCED_US = ((4, 0.9), (2, 0.8), (1, 0.7))  # from so many introductions on
CLIENT, MET, CONTACTED = 0.7, 0.5, 0.3
_TALKED = (Stage.MET, Stage.QUALIFIED, Stage.PROPOSED)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The lines among us (number 0) and all people, numbered in the order of `ids` from 1."""

    lines: Lines
    ids: tuple[UUID, ...]
    number: Mapping[UUID, int]

    def id(self, number: int) -> UUID:
        """Return the key of a numbered person."""
        return self.ids[number - 1]


def known(ground: Ground, *, rep: UUID | None = None, without_rep: UUID | None = None) -> Known:
    """Return who knows whom; what `rep` alone knows, or what is left of it `without_rep`.

    Nobody is asked through a person who must not be contacted: paths end there.
    """
    ids = tuple(ground.people)
    number = {key: place for place, key in enumerate(ids, start=1)}
    told = [*_ours(ground, rep, without_rep), *_theirs(ground)]
    usable = [
        (number.get(one, US) if one is not None else US, number[other], chance)
        for one, other, chance in told
        if other in number
    ]
    ends = np.array([each[:2] for each in usable], dtype=np.int64).reshape(-1, 2)
    chances = np.array([each[2] for each in usable], dtype=np.float64)
    return Known(lines(len(ids) + 1, ends[:, 0], ends[:, 1], chances), ids, number)


def introduced_us(count: int) -> float:
    """Return how likely somebody introduces again who did it so many times."""
    return next((chance for least, chance in INTRODUCED_US if count >= least), 0.0)


def dealt_with(pursuit: Pursuit) -> float:
    """Return how well we know the prospect of a deal."""
    if pursuit.outcome is Outcome.WON:
        return CLIENT
    return MET if pursuit.stage in _TALKED else CONTACTED


_Line = tuple[UUID | None, UUID, float]  # None is us


def _ours(ground: Ground, rep: UUID | None, without_rep: UUID | None) -> Iterator[_Line]:
    served: set[UUID] = set()
    for introducer, made in ground.by_introducer.items():
        mine = [one for one in made if _is_ours(one.rep, rep, without_rep)]
        served |= {introducer}
        yield None, introducer, introduced_us(len(mine))
        if mine and ground.people[introducer].trust is not None:
            yield None, introducer, STRENGTH[ground.people[introducer].trust or 1]
    for person in ground.people.values():  # whoever never introduced anybody is an ally of all of us
        if person.trust is not None and person.id not in served and rep is None:
            yield None, person.id, STRENGTH[person.trust]
    for pursuit in ground.pursuits.values():
        if pursuit.prospect is not None and (pursuit.rep is None or _is_ours(pursuit.rep, rep, without_rep)):
            yield None, pursuit.prospect, dealt_with(pursuit)


def _is_ours(who: UUID, rep: UUID | None, without_rep: UUID | None) -> bool:
    return who != without_rep and rep in (None, who)


def _theirs(ground: Ground) -> Iterator[_Line]:
    silent = {person.id for person in ground.people.values() if person.do_not_contact}
    for made in ground.received:
        if made.introducer not in silent:
            yield made.introducer, made.prospect, NAMED if made.is_name_only else INTRODUCED
        if made.prospect not in silent:
            yield made.prospect, made.introducer, BACK
    for tie in ground.ties:
        if tie.person not in silent:
            yield tie.person, tie.other, STRENGTH[tie.strength]
        if tie.other not in silent:
            yield tie.other, tie.person, STRENGTH[tie.strength]
