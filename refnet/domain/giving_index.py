"""Offers by the words of their traits: thousands of wishes are held against tens of thousands of people at once."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from refnet.domain.giving_words import Offer, Seeker, wanted_words

Numbers = NDArray[np.int64]
_NONE: Numbers = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Hit:
    """An offer that has wanted words: their places among those asked for."""

    offer: Offer
    words: tuple[int, ...]


class Index:
    """Looks offers up by how the words of their traits begin."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self._offers = offers
        self._places: list[tuple[int, str, str]] = []
        self._of_word: dict[str, list[int]] = {}
        self._of_house: dict[UUID, list[int]] = {}
        for number, offer in enumerate(offers):
            self._take(number, offer)
        self._words = sorted(self._of_word)
        self._number = {offer.person: number for number, offer in enumerate(offers)}
        self._owner: Numbers = np.array([place[0] for place in self._places], dtype=np.int64)
        self._rank = self._ranked()
        self._kept: dict[str, tuple[Numbers, Numbers]] = {}

    def best(self, stems: Sequence[str], seeker: Seeker, apart: frozenset[UUID], most: int) -> list[Hit]:
        """Return the offers with most words that begin so, then by value; none of the seeker's house, none of `apart`."""
        counts, first = np.zeros(len(self._offers), dtype=np.int64), np.zeros(len(self._offers), dtype=np.int64)
        for stem in reversed(stems):  # the place of the first word is written last
            owners, places = self._beginning(stem)
            counts[owners] += 1
            first[owners] = places
        counts[self._left_out(seeker, apart)] = 0
        hits = np.flatnonzero(counts)
        pressing = self._rank[first[hits]] - counts[hits] * (len(self._places) + 1)
        if len(hits) > most:
            few = np.argpartition(pressing, most - 1)[:most]
            hits, pressing = hits[few], pressing[few]
        return [self._hit(number, stems) for number in hits[np.argsort(pressing)].tolist()]

    def _take(self, number: int, offer: Offer) -> None:
        if offer.organization is not None:
            self._of_house.setdefault(offer.organization, []).append(number)
        for trait, value in offer.traits:
            for word in wanted_words(value):
                self._of_word.setdefault(word, []).append(len(self._places))
                self._places.append((number, trait, value))

    def _ranked(self) -> Numbers:
        """Return the rank of each place by its value, then by who it is."""
        people = [str(offer.person) for offer in self._offers]
        order = sorted(range(len(self._places)), key=lambda at: (self._places[at][2], people[self._places[at][0]]))
        ranks: Numbers = np.zeros(len(order), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        return ranks

    def _beginning(self, stem: str) -> tuple[Numbers, Numbers]:
        """Return who has a word that begins so, in order and each once, and the first place of each."""
        if stem not in self._kept:
            places = np.array(self._places_of(stem), dtype=np.int64)
            owners, at = np.unique(self._owner[places], return_index=True) if len(places) else (_NONE, _NONE)
            self._kept[stem] = owners, places[at]
        return self._kept[stem]

    def _places_of(self, stem: str) -> list[int]:
        found: list[int] = []
        for number in range(bisect_left(self._words, stem), len(self._words)):
            if not self._words[number].startswith(stem):
                break
            found += self._of_word[self._words[number]]
        return found

    def _left_out(self, seeker: Seeker, apart: frozenset[UUID]) -> list[int]:
        house = self._of_house.get(seeker.organization, []) if seeker.organization is not None else []
        known = (self._number.get(person) for person in (seeker.person, *apart))
        return [*house, *(number for number in known if number is not None)]

    def _hit(self, number: int, stems: Sequence[str]) -> Hit:
        return Hit(self._offers[number], tuple(at for at, stem in enumerate(stems) if self._has(stem, number)))

    def _has(self, stem: str, number: int) -> bool:
        owners, _places = self._beginning(stem)
        at = int(np.searchsorted(owners, number))
        return at < len(owners) and int(owners[at]) == number
