"""Address cards in vCard 3.0 (RFC 2426), which every phone and mail program reads, and on request in 4.0 (RFC 6350)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from uuid import UUID

from refnet.exchange.cards.relations import OWN
from refnet.exchange.content_lines import escaped, folds
from refnet.exchange.files import saving

Version = Literal["3.0", "4.0"]
_TELEPHONE = re.compile(r"\+[0-9][0-9.() -]*\Z")


@dataclass(frozen=True, slots=True)
class Related:
    """Somebody whom the owner of a card knows, or who introduced them to us; `uid` is that of their own card."""

    name: str
    uid: str
    is_introducer: bool = False


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
    related: tuple[Related, ...] = ()


def write(path: Path, cards: Iterable[Card], version: Version = "3.0") -> None:
    """Write the cards into one file, whole or not at all."""
    with saving(path) as stream:
        for card in cards:
            stream.write(text(card, version).encode())


def text(card: Card, version: Version = "3.0") -> str:
    """Return one card, its lines folded at 75 octets."""
    return "".join(folded + "\r\n" for line in _lines(card, version) for folded in folds(line))


def _lines(card: Card, version: Version) -> Iterator[str]:
    is_newer = version == "4.0"
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"FN:{escaped(card.name)}"
    family = card.family_name if card.family_name or card.given_name else card.name
    yield f"N:{escaped(family)};{escaped(card.given_name)};;;"
    for name, value in (("ORG", card.organization), ("TITLE", card.job_title), ("NOTE", card.note)):
        if value:
            yield f"{name}:{escaped(value)}"
    if card.uid:
        yield f"UID:{_uri(card.uid) if is_newer else escaped(card.uid)}"
    email = "EMAIL" if is_newer else "EMAIL;TYPE=INTERNET"
    for name, values in ((email, card.emails), ("URL", card.urls)):
        yield from (f"{name}:{escaped(value)}" for value in values)
    yield from (_telephone(number) if is_newer else f"TEL:{escaped(number)}" for number in card.phones)
    if card.categories:
        yield "CATEGORIES:" + ",".join(escaped(category) for category in card.categories)
    yield from _related(card, is_newer=is_newer)
    yield "END:VCARD"


def _telephone(number: str) -> str:
    if not _TELEPHONE.match(number):
        return f"TEL:{escaped(number)}"
    return "TEL;VALUE=uri:tel:" + number.replace(" ", "-")


def _related(card: Card, *, is_newer: bool) -> Iterator[str]:
    """Yield whom the card names: in 4.0 as RELATED, which has no word for "introduced by", and in words of our own."""
    for one in card.related:
        uid = _uri(one.uid)
        if is_newer:
            is_uri = uid.startswith("urn:")
            yield f"RELATED;TYPE=contact:{uid}" if is_uri else f"RELATED;TYPE=contact;VALUE=text:{escaped(one.name)}"
        yield f"{OWN};TYPE={'introduced-by' if one.is_introducer else 'contact'}:{uid};{escaped(one.name)}"


def _uri(uid: str) -> str:
    """Return the number of a card as an address, if it can be one."""
    try:
        return f"urn:uuid:{UUID(uid)}"
    except ValueError:
        return escaped(uid)
