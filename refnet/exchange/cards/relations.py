"""Whom a card names besides its owner: people they know, and who referred them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from refnet.domain.names import fold
from refnet.exchange.cards.properties import Property, parts, plain

INTRODUCER, OTHER = "introducer", "acquaintance"
OWN = "X-REFNET-RELATED"
_TEXTS = frozenset([
    "X-MANAGER", "X-ASSISTANT", "X-SPOUSE", "X-MS-MANAGER", "X-MS-ASSISTANT", "X-MS-SPOUSE", "X-EVOLUTION-MANAGER",
    "X-EVOLUTION-ASSISTANT", "X-EVOLUTION-SPOUSE", "X-KADDRESSBOOK-X-MANAGERSNAME", "X-KADDRESSBOOK-X-ASSISTANTSNAME",
    "X-KADDRESSBOOK-X-SPOUSESNAME",
])  # fmt: skip
NAMES = _TEXTS | {"RELATED", "X-ABRELATEDNAMES", "X-ANDROID-CUSTOM", "AGENT", OWN}
_ANDROID = "vnd.android.cursor.item/relation"
_SIDES = {
    INTRODUCER: """referredby introducedby recommendedby referrer introducer empfohlenvon empfehlungvon vermitteltvon
        empfehler recommandepar presentepar recomendadopor presentadopor""",
    "manager": "manager xmanager xmsmanager xevolutionmanager xkaddressbookxmanagersname boss supervisor chef vorgesetzter",
    "assistant": """assistant agent xassistant xmsassistant xevolutionassistant xkaddressbookxassistantsname assistent
        assistentin""",
    "spouse": """spouse xspouse xmsspouse xevolutionspouse xkaddressbookxspousesname partner domesticpartner husband wife
        ehepartner ehemann ehefrau sweetheart""",
    "relative": """relative kin child parent sibling mother father brother sister son daughter cousin aunt uncle mutter
        vater bruder schwester sohn tochter kind eltern""",
    "friend": "friend freund freundin",
    "colleague": "colleague coworker kollege kollegin",
}
_SIDE_OF = {word: side for side, words in _SIDES.items() for word in words.split()}
SIDES = (*_SIDES, OTHER)
# ContactsContract.CommonDataKinds.Relation: the numbers of its types, from 1
_ANDROID_TYPES = ("assistant", "brother", "child", "domesticpartner", "father", "friend", "manager", "mother", "parent",
    "partner", "referredby", "relative", "sister", "spouse")  # fmt: skip
_NOT_LETTERS = re.compile(r"[\W_]+")
_INLINE_NAME = re.compile(r"^FN[^:\n]*:(.+)$", re.IGNORECASE | re.MULTILINE)
_INLINE_EMAIL = re.compile(r"^EMAIL[^:\n]*:(.+)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody whom a card names, by name, e-mail address or the number (UID) of their own card."""

    side: str
    name: str = ""
    email: str = ""
    reference: str = ""


def relations(found: Iterable[Property], labels: dict[str, str], agents: Iterable[Property]) -> list[Relation | str]:
    """Return whom these properties name, each once; a text where one names nobody who can be known."""
    named = [one for each in found for one in _named(each, labels.get(each.group, ""))]
    named.extend(_agent(agents))
    ours = {
        key
        for one in named
        if isinstance(one, Relation) and one.reference and one.name
        for key in (one.reference, one.name)
    }
    return [one for one in dict.fromkeys(named) if isinstance(one, str) or not _is_told_elsewhere(one, ours)]


def _is_told_elsewhere(one: Relation, ours: set[str]) -> bool:
    """Tell whether somebody is named in words of our own, too, which say more."""
    return (one.reference or one.name) in ours and not (one.reference and one.name)


def without_scheme(uid: str) -> str:
    """Return the number of a card without what only says that it is one."""
    lowered = uid.strip().lower()
    return uid.strip()[9:].lower() if lowered.startswith("urn:uuid:") else uid.strip()


def _named(one: Property, label: str) -> Iterator[Relation | str]:
    if one.name == OWN:
        yield _own(one)
    elif one.name == "X-ANDROID-CUSTOM":
        yield from _android(parts(one.text))
    elif one.name == "RELATED":
        if "me" not in one.types:
            yield _related(one, label)
    elif one.name == "AGENT":
        yield from _inline(plain(one.text))
    elif one.text.strip():
        yield Relation(_side((*one.types, one.name), label), plain(one.text).strip())


def _own(one: Property) -> Relation:
    uid, name, *_more = [*parts(one.text), ""]
    return Relation(INTRODUCER if "introduced-by" in one.types else OTHER, name, reference=without_scheme(uid))


def _android(values: list[str]) -> Iterator[Relation]:
    kind, name, type_, label, *_more = [*values, "", "", ""]
    if kind == _ANDROID and name:
        words = dict(enumerate(_ANDROID_TYPES, start=1))
        yield Relation(_side([words.get(int(type_), "") if type_.isdecimal() else ""], label), name)


def _related(one: Property, label: str) -> Relation | str:
    side, text = _side(one.types, label), plain(one.text).strip()
    scheme = text.partition(":")[0].lower()
    if "value=text" in one.types or ":" not in text or " " in text.partition(":")[0]:
        return Relation(side, text)
    if scheme == "urn":
        return Relation(side, reference=without_scheme(text))
    return Relation(side, email=unquote(text[7:].partition("?")[0])) if scheme == "mailto" else text


def _side(types: Iterable[str], label: str) -> str:
    """Return who somebody is to the owner of the card, as far as a type or a label tells."""
    words = (_NOT_LETTERS.sub("", fold(word)) for word in (label, *types))
    return next((_SIDE_OF[word] for word in words if word in _SIDE_OF), OTHER)


def _inline(text: str) -> Iterator[Relation]:
    """Yield whom a card names that is written as the text of a property."""
    name, email = _INLINE_NAME.search(text), _INLINE_EMAIL.search(text)
    if name:
        yield Relation("assistant", name[1].strip(), email[1].strip() if email else "")


def _agent(found: Iterable[Property]) -> Iterator[Relation]:
    told = {one.name: plain(one.text).strip() for one in found}
    if told.get("FN") or told.get("EMAIL"):
        yield Relation("assistant", told.get("FN", ""), told.get("EMAIL", ""))
