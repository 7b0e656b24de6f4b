"""Which people are worth comparing: those who share a key, so that never all are compared with all."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from refnet.domain.likeness.comparing import Match, Somebody, compare
from refnet.domain.likeness.forms import SHORTEST_OWN_PART, own_part, tail, without_generation

NEIGHBOURS = 40  # each is compared with so many next ones that share a key; smaller blocks are compared wholly
COMMON = 3  # more people of one name make it a common one
CROWD = 200  # in a smaller crowd no family name counts as rare
EVERY = 2_000
_START = 4  # letters of a company that count


class Pair(NamedTuple):
    """Two people by their places in the crowd, the smaller first, and how alike they are."""

    one: int
    other: int
    match: Match


class Crowd:
    """All people to be looked through."""

    def __init__(self) -> None:
        self.people: list[Somebody] = []
        self._names: Counter[tuple[str, ...]] = Counter()
        self._families: Counter[str] = Counter()
        self._hashes, self._places = array("q"), array("q")

    def add(self, person: Somebody) -> None:
        """Take somebody up."""
        keys = set(_keys(person))
        self._hashes.extend(map(hash, keys))
        self._places.extend([len(self.people)] * len(keys))
        self.people.append(person)
        self._names[_ends(person.words)] += 1
        self._families[person.words[-1] if person.words else ""] += 1

    def compare(self, one: int, other: int) -> Match | None:
        """Return how probable it is that two of the crowd are one."""
        words = self.people[one].words
        is_rare = len(self.people) >= CROWD and bool(words) and self._families[words[-1]] == 2
        is_common = self._names[_ends(words)] > COMMON
        return compare(self.people[one], self.people[other], is_common=is_common, is_rare=is_rare)

    def neighbours(self, newest: int = 0) -> NDArray[np.int64]:
        """Return pairs of places that share a key, shape (pairs, 2); one of each pair is at `newest` or behind it."""
        hashes, places = np.array(self._hashes, np.int64), np.array(self._places, np.int64)
        order = np.lexsort((self._ranks()[places], hashes))
        hashes, places = hashes[order], places[order]
        count, found = len(self.people), [np.empty(0, np.int64)]
        for step in range(1, NEIGHBOURS):
            near = np.flatnonzero(hashes[:-step] == hashes[step:])
            if not len(near):
                break
            two = np.sort(np.stack((places[near], places[near + step])), axis=0)
            found.append(np.unique((two[0] * count + two[1])[two[1] >= newest]))
        coded = np.unique(np.concatenate(found))
        return np.stack((coded // max(count, 1), coded % max(count, 1)), axis=1)

    def _ranks(self) -> NDArray[np.int64]:
        """Return each person's place by name and company, so that neighbours in a large block are alike."""
        people = self.people
        order = sorted(range(len(people)), key=lambda place: (people[place].words, people[place].company))
        ranks = np.empty(len(people), np.int64)
        ranks[order] = np.arange(len(people))
        return ranks


def pairs(crowd: Crowd, newest: int = 0, look_up: Callable[[int, int], None] | None = None) -> Iterator[Pair]:
    """Yield those who are probably one, in the order of their places; `look_up` is told pairs done and in all."""
    near = crowd.neighbours(newest)
    for start in range(0, len(near), EVERY):
        if look_up:
            look_up(start, len(near))
        for one, other in near[start : start + EVERY].tolist():
            match = crowd.compare(one, other)
            if match is not None:
                yield Pair(one, other, match)


def _ends(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first and the last word of a name, in an order of their own."""
    return (words[0], words[-1]) if words and words[0] <= words[-1] else words[-1:] + words[:1]


def _keys(person: Somebody) -> Iterator[tuple[str, ...]]:
    words = without_generation(person.words)
    if len(words) > 1:
        yield tuple(sorted(words))
    for company in person.companies():
        for word in words[:1] + words[-1:]:
            if len(word) > 1:
                yield "company", word, company[:_START]
    for email in person.emails:
        own = own_part(email)
        yield "email", own if len(own) >= SHORTEST_OWN_PART else email
    for phone in person.phones:
        yield "phone", tail(phone) or phone
    for profile in person.profiles:
        yield "profile", profile
