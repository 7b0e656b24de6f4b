"""Names of people taken apart and put together, only where that is sure: a name as given is always kept whole.

Who is called what, and in which order, differs: two family names in Spain, the family first in Hungary, China, Japan and
Korea, particles in the Netherlands, Germany and Arabia, a single name elsewhere. What cannot be told is left open.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from refnet.domain.names import fold
from refnet.exchange.values.name_lists import (
    CHINESE,
    CHINESE_OF_TWO,
    COMPANIES,
    EAST_ASIAN,
    HUNGARIAN,
    HUNGARIAN_GIVEN,
    KOREAN,
    OPENINGS,
    PARTICLES,
    SPANISH,
    SUFFIXES,
    TITLES,
)

_NO_PERSON = re.compile(r"[\d@/&+|;:()\[\]{}<>=\"“”]")
_HAN, _HANGUL, _KANA = "\u3400-\u9fff\uf900-\ufaff", "\uac00-\ud7af", "\u3040-\u30ff"
_EAST = re.compile(f"[{_HAN}{_HANGUL}{_KANA}]")
_ONLY_EAST = re.compile(f"[{_HAN}{_HANGUL}{_KANA}々]+\\Z")
_ONLY_HANGUL = re.compile(f"[{_HANGUL}]+\\Z")
_ONLY_HAN = re.compile(f"[{_HAN}]+\\Z")
_FAMILY_FIRST = EAST_ASIAN | HUNGARIAN
_GOING_ON = PARTICLES | OPENINGS
_TELLING = _FAMILY_FIRST | _GOING_ON | TITLES | SUFFIXES | COMPANIES
_INITIAL = re.compile(r"[^\W\d_]\.?\Z")


class Parts(NamedTuple):
    """The given and the family name; empty where it is not sure which is which."""

    given: str = ""
    family: str = ""


UNSURE = Parts()


def split_name(text: str) -> Parts:
    """Return the parts of a clean full name, without titles and degrees."""
    words = text.split()
    if len(words) == 2 and words[0].isalpha() and words[1].isalpha() and _is_plain(text, words[0]):
        return Parts(*words)
    if _NO_PERSON.search(text) or text.count(",") > 1:
        return UNSURE
    before, comma, after = (part.strip() for part in text.partition(","))
    if comma and not _are_degrees(after):
        return _turned(before, after)
    if _EAST.search(before):
        return _eastern(before.split())
    words = _without_titles(before.split())
    if any(_bare(word) in COMPANIES for word in words):
        return UNSURE
    return _western(words)


def join_name(given: str, family: str) -> str:
    """Return the full name; in Chinese, Japanese and Korean letters the family comes first, without a space."""
    if given and family and _ONLY_EAST.match(given) and _ONLY_EAST.match(family):
        return family + given
    return f"{given} {family}".strip()


def _is_plain(text: str, first: str) -> bool:
    """Tell whether nothing about two words of letters says that they are anything but a given and a family name."""
    if first.isupper() or not _TELLING.isdisjoint(fold(text).split()):
        return False
    return text.isascii() or _EAST.search(text) is None


@lru_cache(maxsize=65_536)
def _bare(word: str) -> str:
    return fold(word).strip(".,'’-")


def _are_degrees(text: str) -> bool:
    return all(_bare(word) in SUFFIXES for word in text.split())


def _without_titles(words: list[str]) -> list[str]:
    while len(words) > 1 and _bare(words[0]) in TITLES:
        words = words[1:]
    while len(words) > 1 and _bare(words[-1]) in SUFFIXES:
        words = words[:-1]
    return words


def _turned(before: str, after: str) -> Parts:
    """Return the parts of `Family, Given`."""
    family, given = _without_titles(before.split()), _without_titles(after.split())
    is_person = given and 0 < len(family) < 5 and len(given) < 4
    if not is_person or any(_bare(word) in COMPANIES for word in (*family, *given)):
        return UNSURE
    return Parts(" ".join(given), " ".join(family))


def _eastern(words: list[str]) -> Parts:
    """Return the parts of a name in Chinese, Japanese or Korean letters: family first."""
    if len(words) == 2 and all(map(_ONLY_EAST.match, words)):
        return Parts(words[1], words[0])
    whole = words[0]
    if len(words) > 1 or len(whole) > 4:
        return UNSURE
    if _ONLY_HANGUL.match(whole):
        return Parts(whole[1:], whole[0]) if len(whole) == 3 and whole[0] in KOREAN else UNSURE
    if not _ONLY_HAN.match(whole):
        return UNSURE
    if len(whole) > 2 and whole[:2] in CHINESE_OF_TWO:
        return Parts(whole[2:], whole[:2])
    return Parts(whole[1:], whole[0]) if len(whole) in (2, 3) and whole[0] in CHINESE else UNSURE


def _western(words: list[str]) -> Parts:
    """Return the parts of a name with the family last, unless capitals or its words tell otherwise."""
    if len(words) < 2 or _bare(words[0]) in OPENINGS:
        return UNSURE
    if len(words) > 2 and _bare(words[0]) in _FAMILY_FIRST:
        return UNSURE
    capitals = [word.isupper() and len(word) > 2 for word in words]
    if len(words) == 2 and capitals == [True, False]:
        return Parts(words[1], words[0])
    if _bare(words[0]) in PARTICLES:
        return Parts("", " ".join(words)) if words[0].islower() else UNSURE
    place = next((place for place, word in enumerate(words) if _begins_family(words, place, word)), 0)
    if place:
        return Parts(" ".join(words[:place]), " ".join(words[place:]))
    return _two(*words) if len(words) == 2 else _many(words)


def _begins_family(words: list[str], place: int, word: str) -> bool:
    """Tell whether the family name begins with a particle or an opening here: never the first nor the last word."""
    is_initial = _INITIAL.match(word) is not None and not word.islower()
    return 0 < place < len(words) - 1 and _bare(word) in _GOING_ON and not is_initial


def _two(first: str, last: str) -> Parts:
    one, other = _bare(first), _bare(last)
    if one in HUNGARIAN and other not in HUNGARIAN:
        return Parts(last, first) if other in HUNGARIAN_GIVEN else UNSURE
    return UNSURE if one in EAST_ASIAN else Parts(first, last)


def _many(words: list[str]) -> Parts:
    """Return the parts of three words and more: initials belong to the given name, two family names together."""
    if all(_INITIAL.match(word) for word in words[1:-1]):
        return Parts(" ".join(words[:-1]), words[-1])
    if len(words) in (3, 4) and _bare(words[-2]) in SPANISH:
        return Parts(" ".join(words[:-2]), " ".join(words[-2:]))
    return UNSURE
