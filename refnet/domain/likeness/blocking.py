"""Which people are worth comparing: those who share a key, so that never all are compared with all."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from refnet.domain.likeness.comparing import Match, Somebody, compare
from refnet.domain.likeness.forms import SHORTEST_OWN_PART, own_part, tail, without_generation

NEIGHBOURS = 40  # each is compared with so many next ones that share a key; smaller blocks are compared wholly
COMMON = 3  # more people of one name make it a common one
CROWD = 200  # in a smaller crowd no family name counts as rare
EVERY = 2_000
VAGUE = 12  # in a block of more people a vague key tells nothing
_START = 4  # letters of a company that count

Key = tuple[str, ...]
Places = NDArray[np.int64]


class Pair(NamedTuple):
    """Two people by their places in the crowd, the smaller first, and how alike they are."""

    one: int
    other: int
    match: Match


class _Keys:
    """Keys of people, as hashes beside places."""

    def __init__(self) -> None:
        self._hashes, self._places = array("q"), array("q")

    def add(self, place: int, keys: Iterable[Key]) -> None:
        """Take the keys of one person up."""
        for key in set(keys):
            self._hashes.append(hash(key))
            self._places.append(place)

    def sorted_by(self, ranks: Places, most: int | None = None) -> tuple[Places, Places]:
        """Return hashes and places side by side, equal hashes by rank; blocks of more than `most` are left out."""
        hashes, places = np.array(self._hashes, np.int64), np.array(self._places, np.int64)
        order = np.lexsort((ranks[places], hashes))
        hashes, places = hashes[order], places[order]
        if most is None:
            return hashes, places
        _values, counts = np.unique(hashes, return_counts=True)
        small = np.repeat(counts <= most, counts)
        return hashes[small], places[small]


class Crowd:
    """All people to be looked through."""

    def __init__(self) -> None:
        self.people: list[Somebody] = []
        self._names: Counter[tuple[str, ...]] = Counter()
        self._families: Counter[str] = Counter()
        self._telling, self._vague = _Keys(), _Keys()

    def add(self, person: Somebody) -> None:
        """Take somebody up."""
        place = len(self.people)
        self._telling.add(place, _telling_keys(person))
        self._vague.add(place, _vague_keys(person))
        self.people.append(person)
        self._names[_ends(person.words)] += 1
        self._families[person.words[-1] if person.words else ""] += 1

    def compare(self, one: int, other: int) -> Match | None:
        """Return how probable it is that two of the crowd are one."""
        words = self.people[one].words
        is_rare = len(self.people) >= CROWD and bool(words) and self._families[words[-1]] == 2
        is_common = self._names[_ends(words)] > COMMON
        return compare(self.people[one], self.people[other], is_common=is_common, is_rare=is_rare)

    def neighbours(self, newest: int = 0) -> Places:
        """Return pairs of places that share a key, shape (pairs, 2); one of each pair is at `newest` or behind it."""
        ranks, count = self._ranks(), len(self.people)
        found = [np.empty(0, np.int64)]
        for hashes, places in (self._telling.sorted_by(ranks), self._vague.sorted_by(ranks, VAGUE)):
            for step in range(1, NEIGHBOURS):
                near = np.flatnonzero(hashes[:-step] == hashes[step:])
                if not len(near):
                    break
                two = np.sort(np.stack((places[near], places[near + step])), axis=0)
                found.append(np.unique((two[0] * count + two[1])[two[1] >= newest]))
        coded = np.unique(np.concatenate(found))
        return np.stack((coded // max(count, 1), coded % max(count, 1)), axis=1)

    def _ranks(self) -> Places:
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


def _vague_keys(person: Somebody) -> Iterator[Key]:
    """Yield keys that many may share: a name and how the company begins, for companies written in two ways."""
    for company in person.companies():
        for word in _outer(person.words):
            yield word, company[:_START]


def _telling_keys(person: Somebody) -> Iterator[Key]:
    words = without_generation(person.words)
    if len(words) > 1:
        yield tuple(sorted(words))
    for company in person.companies():
        for word in _outer(words):
            yield "company", word, company
    for email in person.emails:
        own = own_part(email)
        yield "email", own if len(own) >= SHORTEST_OWN_PART else email
    for phone in person.phones:
        yield "phone", tail(phone) or phone
    for profile in person.profiles:
        yield "profile", profile


def _outer(words: tuple[str, ...]) -> list[str]:
    return [word for word in words[:1] + words[-1:] if len(word) > 1]
