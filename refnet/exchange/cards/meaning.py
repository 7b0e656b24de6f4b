"""What a card says, in the fields of RefNet and in columns of its own for what RefNet has no field for."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from refnet.exchange.cards.properties import Property, parts, plain
from refnet.exchange.cards.reading import Card
from refnet.exchange.cards.relations import NAMES, Relation, relations, without_scheme
from refnet.exchange.values import join_name, normal_email
from refnet.i18n import _

BETWEEN = " ::: "  # how Google writes several values into one cell, and how ours are parted again
_SHORTEST_REFERENCE = 8  # a number that is shorter may be anybody's
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:/|\Z))")
LABELS = "person.labels"
NICKNAME, BIRTHDAY, ADDRESS, MESSAGING = _("Nickname"), _("Birthday"), _("Address"), _("Messaging")
DEPARTMENT, FAX = _("Department"), _("Fax")
_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
_COMMA = re.compile(r"(?<!\\),")  # between several names of one kind
EXTRAS = (DEPARTMENT, NICKNAME, BIRTHDAY, ADDRESS, FAX, MESSAGING)


@dataclass(slots=True)
class Meaning:
    """The values of a card by column, whom it names besides, and what its owner may want to check."""

    values: dict[str, list[str]] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    uid: str = ""

    def add(self, column: str, text: str, *, is_first: bool = False) -> None:
        """Add a value to a column, once."""
        known = self.values.setdefault(column, [])
        if text and text not in known:
            known.insert(0 if is_first else len(known), text)

    def text(self, column: str) -> str:
        """Return the first value of a column, or ""."""
        return next(iter(self.values.get(column, ())), "")

    def doubt(self, sentence: str) -> None:
        """Keep something to tell, once."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)


def meaning(card: Card) -> Meaning:
    """Return what a card says; a card that names nobody gets a `problem`."""
    found = Meaning()
    labels = {one.group: plain(one.text) for one in card.properties if one.name == "X-ABLABEL" and one.group}
    for one in card.properties:
        if one.name in _KINDS and plain(one.text).strip().lower() in ("group", "location"):
            card.refuse(_("this is the card of a group or a place, not of a person."), one.number)
        _tell_charset(found, one)
        if one.name in _READERS:
            _READERS[one.name](found, one)
    named = relations((one for one in card.properties if one.name in NAMES), labels, card.agents)
    for relation in named:
        if isinstance(relation, Relation):
            found.relations.append(relation)
        else:
            found.doubt(_("“{text}” leads to somebody whom this file does not name.").format(text=relation[:60]))
    _name(found, card)
    return found


def _tell_charset(found: Meaning, one: Property) -> None:
    if one.charset:
        sentence = _("The card says that its letters are in {encoding}; please look at the name.")
        found.doubt(sentence.format(encoding=one.charset.upper()))


def _name(found: Meaning, card: Card) -> None:
    """Give a card without a name the next best: a name of its own making, an address, an organization, a number."""
    given, family = found.text("person.given_name"), found.text("person.family_name")
    whole = join_name(given, family)
    if found.text("person.name") == f"{family}, {given}":  # how some sort
        found.values["person.name"] = [whole]
    if found.text("person.name"):
        return
    nickname = found.text(NICKNAME)
    if whole or nickname:
        found.values["person.name"] = [whole or nickname]
        return
    for column in ("person.email", "person.organization", "person.phone"):
        if found.text(column):
            found.values["person.name"] = [found.text(column)]
            sentence = _("The card has no name; “{text}” stands for it.")
            found.doubt(sentence.format(text=found.text(column)))
            return
    card.refuse(_("the card begins here and names nobody."), card.line)


def _is_preferred(one: Property) -> bool:
    return "pref" in one.types


def _full_name(found: Meaning, one: Property) -> None:
    found.add("person.name", plain(one.text).strip(), is_first=_is_preferred(one))


def _names(found: Meaning, one: Property) -> None:
    family, given, additional, *_more = [*parts(_COMMA.sub(" ", one.text)), "", ""]
    if not found.text("person.given_name") and not found.text("person.family_name"):
        found.add("person.given_name", f"{given} {additional}".strip())
        found.add("person.family_name", family)


def _organization(found: Meaning, one: Property) -> None:
    first, *units = parts(one.text)
    found.add("person.organization", first)
    found.add(DEPARTMENT, ", ".join(filter(None, units)))


def _email(found: Meaning, one: Property) -> None:
    text = plain(one.text).strip()
    address = unquote(text[7:].partition("?")[0]) if text[:7].lower() == "mailto:" else text
    found.add("person.email", address, is_first=_is_preferred(one) and normal_email(address) is not None)


def _phone(found: Meaning, one: Property) -> None:
    number = _number(plain(one.text).strip())
    is_fax = "fax" in one.types and one.types.isdisjoint(("voice", "cell"))
    found.add(FAX if is_fax else "person.phone", number, is_first=_is_preferred(one))


def _number(text: str) -> str:
    """Return a telephone number without what makes it an address (RFC 3966)."""
    if text[:4].lower() != "tel:":
        return text
    number, *parameters = unquote(text[4:]).split(";")
    told = dict(one.lower().partition("=")[::2] for one in parameters)
    context, extension = told.get("phone-context", ""), told.get("ext", "")
    if context.startswith("+") and not number.startswith("+"):
        number = f"{context}-{number}"
    return f"{number} ext. {extension}" if extension else number


def _page(found: Meaning, one: Property) -> None:
    """Keep the address of a page; any other kind of link is neither kept nor ever followed."""
    text = "".join(plain(one.text).split())
    scheme = _SCHEME.match(text)
    if scheme is not None and scheme[1].lower() not in ("http", "https"):
        found.doubt(_("The link “{text}” is not to a page and was left out.").format(text=text[:60]))
    else:
        found.add("person.profile_url", text)


def _reference(found: Meaning, one: Property) -> None:
    found.uid = without_scheme(plain(one.text))
    if len(found.uid) >= _SHORTEST_REFERENCE:
        found.add("person.reference", found.uid)


def _labels(found: Meaning, one: Property) -> None:
    for word in parts(one.text, ","):
        found.add(LABELS, word.replace(";", ","))


def _address(found: Meaning, one: Property) -> None:
    found.add(ADDRESS, ", ".join(filter(None, parts(one.text))))


def _plain_into(column: str) -> Callable[[Meaning, Property], None]:
    return lambda found, one: found.add(column, plain(one.text).strip())


_READERS: dict[str, Callable[[Meaning, Property], None]] = {
    "FN": _full_name,
    "N": _names,
    "ORG": _organization,
    "TITLE": _plain_into("person.job_title"),
    "ROLE": _plain_into("person.job_title"),
    "EMAIL": _email,
    "TEL": _phone,
    "URL": _page,
    "X-SOCIALPROFILE": _page,
    "SOCIALPROFILE": _page,
    "UID": _reference,
    "NOTE": _plain_into("person.notes"),
    "NICKNAME": _plain_into(NICKNAME),
    "CATEGORIES": _labels,
    "BDAY": _plain_into(BIRTHDAY),
    "ADR": _address,
    "IMPP": _plain_into(MESSAGING),
}
