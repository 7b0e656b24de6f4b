"""Names as people type them and as the search compares them."""

import unicodedata
from functools import lru_cache

# letters that Unicode does not take apart, though people type the plain one
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_ACCENTS = {mark: None for mark in range(0x300, 0x370) if unicodedata.combining(chr(mark))}  # nearly all that are met
_PLAINER = {**_PLAIN, **_ACCENTS}


@lru_cache(maxsize=16_384)  # a row of a file folds its name again and again
def fold(text: str) -> str:
    """Return `text` without case, accents and extra spaces, for comparing and sorting."""
    if text.isascii():
        return " ".join(text.lower().split())
    # taken apart before and after casefold, since each can make work for the other
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_PLAINER)
    if not plain.isascii():
        plain = "".join([letter for letter in plain if not unicodedata.combining(letter)])
    return " ".join(plain.split())


def family_first(folded: str) -> str:
    """Return a folded name with its last word first, so that both ends can be searched by prefix."""
    rest, _, last = folded.rpartition(" ")
    return f"{last} {rest}".rstrip()


def initials(name: str) -> str:
    """Return up to two initials."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))
