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
class Fit:
    """That an offer has a word that an ally looks for: the words, and the trait that holds the first of them."""

    ally: UUID
    other: UUID
    words: tuple[str, ...]
    trait: str
    value: str


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
    return [
        Fit(seeker.person, hit.offer.person, tuple(words[place] for place in hit.words), hit.trait, hit.value)
        for hit in hits
    ]


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > SHORTEST else word
