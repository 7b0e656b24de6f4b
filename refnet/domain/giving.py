"""Whom we could introduce to an ally: people whose company, role or line of business has the words they look for."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from refnet.domain.names import fold

SHORTEST = 4  # letters of a word that is compared; shorter ones stand everywhere
MOST_EACH = 5  # people for one ally
_WORDS = re.compile(r"\w+")
_COMMON = frozenset(
    [
        "with",
        "from",
        "that",
        "this",
        "they",
        "them",
        "their",
        "who",
        "whom",
        "what",
        "looking",
        "look",
        "would",
        "like",
        "meet",
        "people",
        "person",
        "company",
        "companies",
        "somebody",
        "someone",
        "anybody",
        "good",
        "more",
        "than",
        "into",
        "about",
        "have",
        "which",
        "where",
        "work",
        "works",
        "working",
        "small",
        "large",
        "other",
    ]
)


@dataclass(frozen=True, slots=True)
class Seeker:
    """An ally and the words they said of whom they would like to meet."""

    person: UUID
    organization: UUID | None
    looking_for: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody whom we know well enough to introduce; `traits` are (what it is, its words), as "role" and "head of port"."""

    person: UUID
    organization: UUID | None
    traits: tuple[tuple[str, str], ...]


Place = tuple[Offer, str, str]


@dataclass(frozen=True, slots=True)
class Fit:
    """That an offer has a word that an ally looks for: the words, and the trait that holds the first of them."""

    ally: UUID
    other: UUID
    words: tuple[str, ...]
    trait: str
    value: str


def wanted_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text that are worth comparing, each once."""
    found = _WORDS.findall(fold(text))
    return tuple(dict.fromkeys(word for word in found if len(word) >= SHORTEST and word not in _COMMON))


def fits(seekers: Iterable[Seeker], offers: Sequence[Offer], apart: Mapping[UUID, frozenset[UUID]]) -> list[Fit]:
    """Return who fits whom, the most words in common first; never two of one company, nor whom `apart` has for an ally.

    A word fits one that begins with it, so that "bank" finds "banks" and "banking", or is its plural.
    """
    index = _Index(offers)
    found: list[Fit] = []
    for seeker in seekers:
        mine = _of(seeker, index, apart.get(seeker.person, frozenset()))
        found += sorted(mine, key=lambda fit: (-len(fit.words), fit.value, str(fit.other)))[:MOST_EACH]
    return found


class _Index:
    """Offers by the words of their traits, looked up by how these begin."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self._places: dict[str, list[Place]] = {}
        for offer in offers:
            for trait, value in offer.traits:
                for word in wanted_words(value):
                    self._places.setdefault(word, []).append((offer, trait, value))
        self._words = sorted(self._places)

    def beginning(self, stem: str) -> Iterator[Place]:
        """Return the places of all words that begin like this."""
        for number in range(bisect_left(self._words, stem), len(self._words)):
            if not self._words[number].startswith(stem):
                return
            yield from self._places[self._words[number]]


def _of(seeker: Seeker, index: _Index, apart: frozenset[UUID]) -> list[Fit]:
    found: dict[UUID, Fit] = {}
    for word in wanted_words(seeker.looking_for):
        for offer, trait, value in index.beginning(word[:-1] if word.endswith("s") and len(word) > SHORTEST else word):
            if offer.person != seeker.person and offer.person not in apart and not _same_house(seeker, offer):
                _note(found, seeker, offer, word, (trait, value))
    return list(found.values())


def _note(found: dict[UUID, Fit], seeker: Seeker, offer: Offer, word: str, trait: tuple[str, str]) -> None:
    before = found.get(offer.person)
    if before is None:
        found[offer.person] = Fit(seeker.person, offer.person, (word,), *trait)
    elif word not in before.words:
        found[offer.person] = Fit(seeker.person, offer.person, (*before.words, word), before.trait, before.value)


def _same_house(seeker: Seeker, offer: Offer) -> bool:
    return seeker.organization is not None and seeker.organization == offer.organization
