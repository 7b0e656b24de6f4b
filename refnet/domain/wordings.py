"""Texts with places such as {first name} are filled in once; what is not known stays, and is pointed out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from refnet.domain.kinds import Purpose, Stage
from refnet.domain.today.words import is_taken_up
from refnet.i18n import _

_PLACE = re.compile(r"\{([^{}\n]{1,40})\}")
LONGEST_LINK = 2000  # characters of a mailto link that every mail program takes, by the shortest limit known
LONGEST_NAME, LONGEST_TEXT = 60, 20_000
_EVERYWHERE = ("first name", "name", "company", "prospect", "my name")
_OPENINGS = frozenset(
    ("a", "an", "the", "any", "some", "somebody", "someone", "anybody", "anyone", "people", "companies")
)
_ASKING, _TELLING = ("ally", "ideal client", "reason"), ("what happened",)


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its places filled; `unknown` places exist nowhere, `missing` ones have nothing to put there yet."""

    text: str
    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Fill the places of a text; what a value holds is never read as a place itself.

    `values` has every place there is, in small letters; an empty value leaves its place as it stands.
    """
    unknown: dict[str, None] = {}
    missing: dict[str, None] = {}

    def put(found: re.Match[str]) -> str:
        """Return what stands in a place: its value, or the place itself, which is then noted."""
        place = " ".join(found[1].casefold().split())
        value = values.get(place)
        if value:
            return value
        (unknown if value is None else missing)[found[0]] = None
        return found[0]

    return Filled(_PLACE.sub(put, text), tuple(unknown), tuple(missing))


def inside_sentence(text: str) -> str:
    """Return a description as it stands within a sentence: without a full stop, and "A company" as "a company"."""
    first, _space, rest = text.strip().rstrip(". ").partition(" ")
    small = first.lower() if first.lower() in _OPENINGS else first
    return f"{small} {rest}".strip()


def places(purpose: Purpose) -> tuple[str, ...]:
    """Return the places that are filled in texts for a purpose, as they are written between braces."""
    return _EVERYWHERE + (_TELLING if purpose in {Purpose.THANKS, Purpose.NEWS} else _ASKING)


def unknown_told(text: str, purpose: Purpose) -> str:
    """Say which places of a text nobody will ever fill in; empty where there is none."""
    found = fill(text, dict.fromkeys(places(purpose), "."))
    return pointed_out(Filled("", found.unknown))


def mail_link(to: str, subject: str, body: str) -> str | None:
    """Return a mailto link (RFC 6068), None where it would be too long for a mail program to take."""
    lines = "\r\n".join(body.splitlines())
    link = f"mailto:{quote(to.strip(), safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
    return link if len(link) <= LONGEST_LINK else None


def what_happened(stage: Stage, prospect: str, amount: str = "", told: Stage | None = None) -> str:
    """Return a sentence for an introducer on how far it came; `amount` only where it may be told.

    Who was `told` its end hears first that it runs again.
    """
    if is_taken_up(stage, told):
        return _("{prospect} and I are talking again.").format(prospect=prospect)
    sentence = {
        Stage.CONTACTED: _("I got in touch with {prospect}, and we are finding a time to talk."),
        Stage.MET: _("{prospect} and I have met."),
        Stage.QUALIFIED: _("{prospect} and I have met, and there is something I can help with."),
        Stage.PROPOSED: _("I have made {prospect} a proposal."),
        Stage.WON: _("{prospect} and I are going to work together."),
        Stage.LOST: _("{prospect} and I talked it over, and it is not the right thing now."),
    }.get(stage, "")
    sentence = sentence.format(prospect=prospect)
    return f"{sentence} {_('It is about {amount}.').format(amount=amount)}" if sentence and amount else sentence


def pointed_out(found: Filled) -> str:
    """Say which places are still to be filled in by hand; empty where none is."""
    told = []
    if found.missing:
        told.append(_("Still to be filled in: {places}.").format(places=", ".join(found.missing)))
    if found.unknown:
        told.append(_("No such place is known, so it stays: {places}.").format(places=", ".join(found.unknown)))
    return " ".join(told)
