"""What allies look for and what is known of people, in words that can be compared."""

import re
from dataclasses import dataclass
from uuid import UUID

from refnet.domain.names import fold

SHORTEST = 4  # letters of a word that is compared; shorter ones stand everywhere
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


def wanted_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text that are worth comparing, each once."""
    found = _WORDS.findall(fold(text))
    return tuple(dict.fromkeys(word for word in found if len(word) >= SHORTEST and word not in _COMMON))
