"""The sentences that are understood: who introduced whom, who was asked, and what is logged elsewhere."""

import re
from dataclasses import dataclass

from refnet.domain.quick.understood import Elsewhere, Kind

_US = r"(?:me|us|myself|our\s+(?:company|firm|team|business))(?:\s+and\s+(?:my|our)\s+\w+)?"
_NOT_US = rf"(?!{_US}\b)"
_WHO, _WHOM = r"(?P<ally>.+?)", r"(?P<prospect>.+)"
_DEED = r"(?:has\s+|have\s+|just\s+|kindly\s+|also\s+)*"
_DETAILS = r"(?:the\s+)?(?:names?|details|number|e-?mail|card|contact(?:\s+details)?)"
_BROUGHT = r"(?:introduced|intro['’]?d|connected|referred|recommended)"
_INTRO = r"(?:(?:an?|new|the)\s+)*(?:e-?mail\s+)?(?:introduction|intro)"
_GOT = r"(?:(?:i|we)\s+)?(?:got|had|received)"
_WERE = r"(?:(?:(?:i|we)\s+)?(?:was|were|got)\s+)?(?:introduced|referred)"
_TO_SOMEBODY_FROM = rf"(?:{_GOT}\s+)?{_INTRO}\s+(?:to|with)\s+(?P<prospect>.+?)\s+from\s+(?P<ally>.+)"
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"^{pattern}$", re.IGNORECASE))
    for kind, pattern in (
        (Kind.INTRODUCED, rf"{_WERE}\s+(?-i:by)\s+(?P<ally>.+?)\s+to\s+{_WHOM}"),
        (Kind.GIVEN, rf"(?:(?:i|we)\s+{_DEED})?(?:introduced|connected)\s+(?!to\b){_NOT_US}(?P<prospect>.+?)\s+(?:to|with)\s+{_NOT_US}(?P<ally>.+)"),
        (Kind.ASKED, rf"(?:i\s+|we\s+)?{_DEED}asked\s+{_WHO}\s+(?:for\s+(?:an?\s+)?(?:introductions?|intros?|contacts?)\s+(?:to|with|at)|for|to\s+introduce\s+{_US}\s+to|(?:whether|if)\s+(?:s?he|they)\s+(?:knows?|could\s+introduce\s+{_US}\s+to))\s+{_WHOM}"),
        (Kind.NAME_ONLY, rf"{_WHO}\s+{_DEED}(?:gave|passed|sent)\s+{_US}\s+{_DETAILS}\s+(?:of|for)\s+{_WHOM}"),
        (Kind.NAME_ONLY, rf"{_WHO}\s+{_DEED}(?:gave|passed|sent)\s+{_US}\s+(?P<prospect>.+?)['’]s?\s+{_DETAILS}"),
        (Kind.NAME_ONLY, rf"{_WHO}\s+{_DEED}(?:named|mentioned|suggested)\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}{_BROUGHT}\s+{_US}\s+(?:to|with)\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}(?:made|gave|sent|did)\s+(?:{_US}\s+)?{_INTRO}\s+(?:for\s+{_US}\s+)?(?:to|with)\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}(?:made|did)\s+{_INTRO}\s+between\s+{_US}\s+and\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}(?:made|did)\s+{_INTRO}\s+between\s+(?P<prospect>.+?)\s+and\s+{_US}"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}{_BROUGHT}\s+{_US}\s+and\s+(?-i:(?![a-z])){_WHOM}"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}{_BROUGHT}\s+{_NOT_US}(?P<prospect>.+?)\s+and\s+{_US}"),
        (Kind.INTRODUCED, rf"(?:{_GOT}\s+)?{_INTRO}\s+(?:from|by)\s+(?P<ally>.+?)\s+(?:to|with)\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"(?:{_GOT}\s+)?{_INTRO}\s+(?:to|with)\s+(?P<prospect>.+?)(?:\s+was\s+(?:made|given))?\s+(?:by|through|via)\s+(?P<ally>.+)"),
        (Kind.INTRODUCED, _TO_SOMEBODY_FROM),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}put\s+{_US}\s+in\s+(?:touch|contact)\s+with\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"(?P<prospect>.+?)\s+was\s+{_BROUGHT}\s+(?:to\s+{_US}\s+)?by\s+(?P<ally>.+)"),
        (Kind.INTRODUCED, rf"{_WERE}\s+to\s+(?P<prospect>.+?)\s+by\s+(?P<ally>.+)"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}(?:introduced|referred|recommended)\s+(?P<prospect>.+?)\s+to\s+{_US}"),
        (Kind.INTRODUCED, r"(?:i\s+)?(?:met\s+)?(?P<prospect>.+?)\s+(?:through|thanks\s+to|introduced\s+by|via)\s+(?P<ally>.+)"),
        (Kind.INTRODUCED, rf"{_WHO}(?:\s*(?:->|→|=>)\s*|\s+>\s+){_WHOM}"),
    )
)  # fmt: skip
_FROM, _AT = re.compile(r"\s+from\s+", re.IGNORECASE), re.compile(r"\s(?:at|of|@)\s", re.IGNORECASE)
# in small letters only: Will and May are names
_NOT_DONE = re.compile(
    r"(?:^|\s)(?:not|never|hardly|will|would|could|should|might|may|wants|wanted|hopes|plans|promised|going)(?=\s|$)|n['’]t\b"
)
_ELSEWHERE = tuple(
    (elsewhere, re.compile(rf"^(?:i\s+|we\s+|just\s+)*(?:{words})\b", re.IGNORECASE))
    for elsewhere, words in (
        (Elsewhere.MEETING, r"met|meeting|saw|talked|spoke|lunch|coffee|dinner|visited|had\s+(?:lunch|coffee|a\s+\w+)"),
        (Elsewhere.THANKS, r"thank(?:ed|s)?"),
        (Elsewhere.END, r"won|lost|signed|closed"),
        (Elsewhere.TASK, r"call|ring|phone|send|write|remind|todo|to\s+do|remember|ask|prepare"),
    )
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence tells of, and the words for who and for whom; `otherwise` is how else these two can be read."""

    kind: Kind
    who: str
    whom: str
    otherwise: tuple[str, str] | None = None


def match(core: str) -> Said | None:
    """Return what a sentence tells; None when it is none that we know.

    What has not come to pass (not, never, will, hasn't) is nothing to be logged.
    """
    for kind, pattern in _FORMS:
        found = pattern.match(core)
        if found:
            said = Said(kind, found["ally"].strip(), found["prospect"].strip())
            is_done = not _NOT_DONE.search(said.who)
            return (_last_from(said) if pattern.pattern == f"^{_TO_SOMEBODY_FROM}$" else said) if is_done else None
    return None


def _last_from(said: Said) -> Said:
    """Let the last of several "from" tell who it was: in "Bob from Acme from Ann" the others tell of companies."""
    parts = _FROM.split(said.who)
    if len(parts) == 1 or _AT.search(said.whom):
        return said
    whom = f"{said.whom} from {parts[0]}"
    if len(parts) > 2:
        return Said(said.kind, " from ".join(parts[1:]), whom)
    return Said(said.kind, parts[1], whom, (said.who, said.whom))


def elsewhere(text: str) -> Elsewhere | None:
    """Return what a line tells of that has a form of its own, such as a meeting."""
    return next((what for what, pattern in _ELSEWHERE if pattern.match(text.strip())), None)
