"""The sentences that are understood: who introduced whom, who was asked, and what is logged elsewhere."""

import re

from refnet.domain.quick.understood import Elsewhere, Kind

_US = r"(?:me|us|myself|our\s+(?:company|firm|team|business))"
_NOT_US = rf"(?!{_US}\b)"
_WHO, _WHOM = r"(?P<ally>.+?)", r"(?P<prospect>.+)"
_DEED = r"(?:has\s+|have\s+|just\s+|kindly\s+|also\s+)*"
_DETAILS = r"(?:the\s+)?(?:names?|details|number|e-?mail|card|contact(?:\s+details)?)"
_BROUGHT = r"(?:introduced|intro['’]?d|connected|referred|recommended)"
_INTRO = r"(?:(?:an?|new|the)\s+)*(?:e-?mail\s+)?(?:introduction|intro)"
_GOT = r"(?:(?:i|we)\s+)?(?:got|had|received)"
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"^{pattern}$", re.IGNORECASE))
    for kind, pattern in (
        (Kind.GIVEN, rf"(?:(?:i|we)\s+{_DEED})?(?:introduced|connected)\s+(?!to\b){_NOT_US}(?P<prospect>.+?)\s+(?:to|with)\s+{_NOT_US}(?P<ally>.+)"),
        (Kind.ASKED, rf"(?:i\s+|we\s+)?{_DEED}asked\s+{_WHO}\s+(?:for\s+(?:an?\s+)?(?:introductions?|intros?|contacts?)\s+(?:to|with|at)|for|to\s+introduce\s+{_US}\s+to|(?:whether|if)\s+(?:s?he|they)\s+(?:knows?|could\s+introduce\s+{_US}\s+to))\s+{_WHOM}"),
        (Kind.NAME_ONLY, rf"{_WHO}\s+{_DEED}(?:gave|passed|sent)\s+{_US}\s+{_DETAILS}\s+(?:of|for)\s+{_WHOM}"),
        (Kind.NAME_ONLY, rf"{_WHO}\s+{_DEED}(?:gave|passed|sent)\s+{_US}\s+(?P<prospect>.+?)['’]s?\s+{_DETAILS}"),
        (Kind.NAME_ONLY, rf"{_WHO}\s+{_DEED}(?:named|mentioned|suggested)\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}{_BROUGHT}\s+{_US}\s+(?:to|with)\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}(?:made|gave|sent|did)\s+(?:{_US}\s+)?{_INTRO}\s+(?:to|with)\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"(?:{_GOT}\s+)?{_INTRO}\s+(?:from|by)\s+(?P<ally>.+?)\s+(?:to|with)\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"(?:{_GOT}\s+)?{_INTRO}\s+(?:to|with)\s+(?P<prospect>.+?)\s+(?:from|by|through|via)\s+(?P<ally>.+)"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}put\s+{_US}\s+in\s+(?:touch|contact)\s+with\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"(?P<prospect>.+?)\s+was\s+{_BROUGHT}\s+(?:to\s+{_US}\s+)?by\s+(?P<ally>.+)"),
        (Kind.INTRODUCED, r"(?:(?:(?:i|we)\s+)?(?:was|were|got)\s+)?(?:introduced|referred)\s+to\s+(?P<prospect>.+?)\s+by\s+(?P<ally>.+)"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}(?:introduced|referred|recommended)\s+(?P<prospect>.+?)\s+to\s+{_US}"),
        (Kind.INTRODUCED, r"(?:i\s+)?(?:met\s+)?(?P<prospect>.+?)\s+(?:through|thanks\s+to|introduced\s+by|via)\s+(?P<ally>.+)"),
        (Kind.INTRODUCED, rf"{_WHO}(?:\s*(?:->|→|=>)\s*|\s+>\s+){_WHOM}"),
    )
)  # fmt: skip
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


def match(core: str) -> tuple[Kind, str, str] | None:
    """Return what a sentence tells of, and the words for who and for whom; None when it is none that we know.

    What has not come to pass (not, never, will, hasn't) is nothing to be logged.
    """
    for kind, pattern in _FORMS:
        found = pattern.match(core)
        if found:
            who, whom = found["ally"].strip(), found["prospect"].strip()
            return None if _NOT_DONE.search(who) else (kind, who, whom)
    return None


def elsewhere(text: str) -> Elsewhere | None:
    """Return what a line tells of that has a form of its own, such as a meeting."""
    return next((what for what, pattern in _ELSEWHERE if pattern.match(text.strip())), None)
