"""How alike two names are: word by word, with the reasons."""

from functools import lru_cache
from typing import NamedTuple

from refnet.domain.likeness.forms import generation, without_generation
from refnet.domain.likeness.nicknames import are_usual
from refnet.domain.likeness.reasons import Fact

Words = tuple[str, ...]
SAME = 60
_COSTS = {Fact.INITIAL: 15, Fact.NICKNAME: 10, Fact.TYPO: 12, Fact.EXTRA_WORD: 8, Fact.ORDER: 3}
_ONE_WORD = 30  # a single word in common tells little
_MOST_EXTRA_WORDS = 2
_SHORTEST_TYPO = 5  # in shorter words one letter makes another name: Jan and Jon, Lee and Leo
_TWO_TYPOS = 9
_ENDINGS = frozenset("aeio")


class Naming(NamedTuple):
    """How alike two names are: points up to SAME, and the facts."""

    points: int
    facts: tuple[Fact, ...]


def compare_names(one: Words, other: Words) -> Naming | None:
    """Return how alike two names are, or None when they are names of two people."""
    if one == other:
        return Naming(SAME if len(one) > 1 else _ONE_WORD, (Fact.SAME_NAME,)) if one else None
    if not any(word in other for word in one):
        return None
    if generation(one) != generation(other) and generation(one) and generation(other):
        return None
    one, other = without_generation(one), without_generation(other)
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    extra = len(longer) - len(shorter)
    facts = _facts(shorter, longer) if extra <= _MOST_EXTRA_WORDS else None
    if facts is None:
        return None
    facts += [Fact.EXTRA_WORD] * extra
    points = (SAME if len(shorter) > 1 else _ONE_WORD) - sum(_COSTS[fact] for fact in facts)
    return Naming(points, tuple(dict.fromkeys(facts)) or (Fact.SAME_NAME,)) if points > 0 else None


def _facts(shorter: Words, longer: Words) -> list[Fact] | None:
    """Return how words differ that belong together; None when one of the shorter name has no partner, or none is equal."""
    partners = {at: longer.index(word) for at, word in enumerate(shorter) if word in longer}
    if not any(len(shorter[at]) > 1 for at in partners) or len(set(partners.values())) < len(partners):
        return None
    facts: list[Fact] = []
    for at, word in enumerate(shorter):
        if at in partners:
            continue
        free = (place for place in range(len(longer)) if place not in partners.values())
        found = next(((place, fact) for place in free if (fact := _relation(word, longer[place]))), None)
        if found is None:
            return None
        partners[at] = found[0]
        facts.append(found[1])
    places = [partners[at] for at in range(len(shorter))]
    return facts if places == sorted(places) else [*facts, Fact.ORDER]


@lru_cache(maxsize=65_536)
def _relation(one: str, other: str) -> Fact | None:
    """Return how two different words may be the same name."""
    if 1 in (len(one), len(other)):
        return Fact.INITIAL if one[0] == other[0] else None
    if are_usual(one, other):
        return Fact.NICKNAME
    return Fact.TYPO if _is_typo(one, other) else None


def _is_typo(one: str, other: str) -> bool:
    if one[0] != other[0] or min(len(one), len(other)) < _SHORTEST_TYPO or _is_other_gender(one, other):
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - slow to import

    most = 2 if min(len(one), len(other)) >= _TWO_TYPOS else 1
    return OSA.distance(one, other, score_cutoff=most) <= most


def _is_other_gender(one: str, other: str) -> bool:
    """Tell whether only a vowel at the end differs: Daniel and Daniela, Mario and Maria are two."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < len(longer):
        return longer[:-1] == shorter and longer[-1] in _ENDINGS
    return one[:-1] == other[:-1] and {one[-1], other[-1]} <= _ENDINGS
