"""Whom we could introduce to an ally: people whose company, role or line of business has the words they look for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.domain.giving_words import SHORTEST, Offer, Seeker, wanted_words

if TYPE_CHECKING:
    from refnet.domain.giving_index import Index

MOST_EACH = 5  # people for one ally


@dataclass(frozen=True, slots=True)
class Basis:
    """Words that an ally looks for and a trait that holds them, as "port" and the role "Head of port"."""

    words: tuple[str, ...]
    trait: str
    value: str


@dataclass(frozen=True, slots=True)
class Fit:
    """That an offer has words that an ally looks for, and where each of them stands."""

    ally: UUID
    other: UUID
    words: tuple[str, ...]
    bases: tuple[Basis, ...]


def fits(seekers: Iterable[Seeker], offers: Sequence[Offer], apart: Mapping[UUID, frozenset[UUID]]) -> list[Fit]:
    """Return who fits whom, the most words in common first; never two of one company, nor whom `apart` has for an ally.

    A word fits one that begins with it, so that "bank" finds "banks" and "banking", or is its plural.
    """
    from refnet.domain.giving_index import Index  # noqa: PLC0415 - numpy is heavy

    index = Index(offers)
    found: list[Fit] = []
    for seeker in seekers:
        found += _of(seeker, index, apart.get(seeker.person, frozenset()))
    return found


def _of(seeker: Seeker, index: "Index", apart: frozenset[UUID]) -> list[Fit]:
    words = wanted_words(seeker.looking_for)
    hits = index.best([_stem(word) for word in words], seeker, apart, MOST_EACH)
    return [_fit(seeker, hit.offer, tuple(words[place] for place in hit.words)) for hit in hits]


def _fit(seeker: Seeker, offer: Offer, words: tuple[str, ...]) -> Fit:
    return Fit(seeker.person, offer.person, words, _bases(offer, words))


def _bases(offer: Offer, words: Sequence[str]) -> tuple[Basis, ...]:
    """Return the traits that hold the words, in the order of the words; each word stands with the first that has it."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for word in words:
        place = next(trait for trait in offer.traits if _holds(trait[1], word))
        found[place] = (*found.get(place, ()), word)
    return tuple(Basis(some, *place) for place, some in found.items())


def _holds(value: str, word: str) -> bool:
    return any(each.startswith(_stem(word)) for each in wanted_words(value))


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > SHORTEST else word
