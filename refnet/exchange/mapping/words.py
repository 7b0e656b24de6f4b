"""What words of choice columns mean, in the languages known."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from refnet.domain.kinds import Source
from refnet.exchange.mapping import synonyms, tongues
from refnet.exchange.mapping.columns import plain
from refnet.exchange.mapping.fields import FIELDS

INTRODUCER = "introducer.name"
Words = dict[str, dict[str, str]]  # field to word to meaning


def meanings(texts: dict[str, list[str]]) -> Words:
    """Return what the words of fields mean, as far as they are known; a way of coming is no introducer."""
    found: Words = {}
    for name, words in texts.items():
        choices = FIELDS[name].choices
        if choices is not None:
            found[name] = known_words(choices, words)
        elif name == INTRODUCER:
            found[name] = dict.fromkeys(known_words(Source, words), "")
    return {name: words for name, words in found.items() if words}


def known_words(choices: type[StrEnum], texts: Sequence[str]) -> dict[str, str]:
    """Return text to meaning of the texts whose meaning is known."""
    words = _words(choices)
    return {text: words[plain(text)] for text in texts if plain(text) in words}


@cache
def _words(choices: type[StrEnum]) -> dict[str, str]:
    every = (synonyms.WORDS[choices], tongues.WORDS.get(choices, {}))
    return {
        plain(word): str(meaning)
        for told in reversed(every)
        for meaning, words in told.items()
        for word in words.split("|")
    }
