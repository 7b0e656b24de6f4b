"""Address cards in vCard 3.0 (RFC 2426), the version that every phone and mail program reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from refnet.exchange.files import saving

_LONGEST_LINE = 75  # octets
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Card:
    """A person as an address card has it."""

    name: str
    given_name: str = ""
    family_name: str = ""
    organization: str = ""
    job_title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    note: str = ""
    uid: str = ""


def write(path: Path, cards: Iterable[Card]) -> None:
    """Write the cards into one file, whole or not at all."""
    with saving(path) as stream:
        for card in cards:
            stream.write(text(card).encode())


def text(card: Card) -> str:
    """Return one card, its lines folded at 75 octets."""
    return "".join(folded + "\r\n" for line in _lines(card) for folded in _folded(line))


def _lines(card: Card) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{_escaped(card.name)}"
    family = card.family_name if card.family_name or card.given_name else card.name
    yield f"N:{_escaped(family)};{_escaped(card.given_name)};;;"
    for name, value in (("ORG", card.organization), ("TITLE", card.job_title), ("NOTE", card.note), ("UID", card.uid)):
        if value:
            yield f"{name}:{_escaped(value)}"
    for name, values in (("EMAIL;TYPE=INTERNET", card.emails), ("TEL", card.phones), ("URL", card.urls)):
        yield from (f"{name}:{_escaped(value)}" for value in values)
    if card.categories:
        yield "CATEGORIES:" + ",".join(_escaped(category) for category in card.categories)
    yield "END:VCARD"


def _escaped(value: str) -> str:
    shown = "".join(letter for letter in value if letter >= " " or letter in "\n\t")
    return shown.translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Yield the line in parts of at most 75 octets, none of which cuts a letter; later ones start with a space."""
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _LONGEST_LINE:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + octets
    yield part
