"""A line such as "Ann Lee introduced me to Bob Ray at Acme today, call, re warehouse move", taken apart.

First what stands at a fixed word is taken out (the reason behind "re", the day, the way it was made), then who and
whom from what remains. English; people's and companies' names are taken as they stand.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from refnet.domain.kinds import Channel
from refnet.domain.quick.days import DAY, read_day
from refnet.domain.quick.understood import Kind, Named, Understood

_REASON = re.compile(
    r"(?:^|[\s,;(])(?:re:?|about|regarding|because(?:\s+of)?|concerning|as\s+to)\s+(?P<reason>[^,;]+)", re.IGNORECASE
)
_CHANNELS = (
    (
        Channel.IN_PERSON,
        r"in person|face to face|over (?:lunch|coffee|dinner|a beer)|at (?:lunch|dinner|coffee)|lunch|coffee",
    ),
    (Channel.VIDEO, r"video(?: call)?|zoom|teams|skype|google meet"),
    (Channel.CALL, r"(?:phone )?call|phone|telephone|rang|conference call"),
    (Channel.EMAIL, r"e-?mail(?:ed)?|mail"),
    (Channel.MESSAGE, r"message|whatsapp|sms|text(?: message)?|linkedin|signal|slack|dm"),
)
_HOW = re.compile(
    r"(?:^|[\s,;(])(?:(?:by|via|over|on|per|with|in)\s+(?:an?\s+|the\s+)?)?(?:"
    + "|".join(f"(?P<{channel.name}>{words})" for channel, words in _CHANNELS)
    + r")(?=$|[\s,;.)])",
    re.IGNORECASE,
)
_US = r"(?:me|us|myself)"
_WHO, _WHOM = r"(?P<ally>.+?)", r"(?P<prospect>.+)"
_DEED = r"(?:has\s+|just\s+|kindly\s+)*"
_DETAILS = r"(?:the\s+)?(?:names?|details|number|contact(?:\s+details)?)"
_BROUGHT = r"(?:introduced|intro['’]?d|connected|referred|recommended)"
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"^{pattern}$", re.IGNORECASE))
    for kind, pattern in (
        (Kind.GIVEN, rf"(?:i|we)\s+{_DEED}(?:introduced|connected)\s+(?P<prospect>.+?)\s+(?:to|with)\s+(?P<ally>.+)"),
        (Kind.ASKED, rf"(?:i\s+|we\s+)?{_DEED}asked\s+{_WHO}\s+(?:for|to\s+introduce\s+{_US}\s+to)\s+{_WHOM}"),
        (Kind.NAME_ONLY, rf"{_WHO}\s+{_DEED}(?:gave|passed|sent)\s+{_US}\s+{_DETAILS}\s+(?:of|for)\s+{_WHOM}"),
        (Kind.NAME_ONLY, rf"{_WHO}\s+{_DEED}(?:named|mentioned|suggested)\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}{_BROUGHT}\s+{_US}\s+(?:to|with)\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}put\s+{_US}\s+in\s+(?:touch|contact)\s+with\s+{_WHOM}"),
        (Kind.INTRODUCED, rf"{_WHO}\s+{_DEED}(?:introduced|referred|recommended)\s+(?P<prospect>.+?)\s+to\s+{_US}"),
        (Kind.INTRODUCED, r"(?:i\s+was\s+|was\s+|got\s+)?(?:introduced|referred)\s+to\s+(?P<prospect>.+?)\s+by\s+(?P<ally>.+)"),
        (Kind.INTRODUCED, r"(?:i\s+)?(?:met\s+)?(?P<prospect>.+?)\s+(?:through|thanks\s+to|introduced\s+by|via)\s+(?P<ally>.+)"),
        (Kind.INTRODUCED, rf"{_WHO}\s*(?:->|→|=>|>)\s*{_WHOM}"),
    )
)  # fmt: skip
_AT = re.compile(r"^(?P<name>.+?)\s+(?:at|from|of|@)\s+(?P<organization>.+)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(?P<name>.+?)\s*\((?P<organization>[^)]+)\)$")
_MAIL = re.compile(r"<?\b(?P<email>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)>?")
_JUST_AT = re.compile(r"^(?:at|from|of|@)\s+(?P<organization>.+)$", re.IGNORECASE)
_GAPS = re.compile(r"\s+")


@dataclass(slots=True)
class _Pieces:
    """What is left of the line while it is taken apart."""

    text: str
    unclear: list[str] = field(default_factory=list)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the last place where the pattern stands, cut out of the text."""
        found = None
        for found in pattern.finditer(self.text):  # noqa: B007 - the last one is wanted
            pass
        if found is not None:
            self.text = f"{self.text[: found.start()]} , {self.text[found.end() :]}"
        return found


def understand(text: str, today: date) -> Understood:
    """Return what the line tells; days are never later than `today`."""
    pieces = _Pieces(_GAPS.sub(" ", text).strip().rstrip(".!"))
    reason = pieces.take(_REASON)
    made_on = _day(pieces, today)
    how = pieces.take(_HOW)
    channel = Channel[next(name for name, words in how.groupdict().items() if words)] if how else None
    core, *others = [part for part in (part.strip() for part in re.split(r"[,;]", pieces.text)) if part] or [""]
    kind, ally, prospect = _who(core)
    prospect, left = _with_others(prospect, others)
    return Understood(
        kind=kind,
        ally=ally,
        prospect=prospect,
        made_on=made_on,
        channel=channel,
        reason=reason["reason"].strip() if reason else "",
        unclear=tuple(pieces.unclear),
        left=tuple(left) if kind is not Kind.NOTHING else (*((core,) if core else ()), *left),
    )


def _day(pieces: _Pieces, today: date) -> date | None:
    found = pieces.take(DAY)
    if found is None:
        return None
    day = read_day(found, today)
    if day is None:
        pieces.unclear.append(found[0].strip())
    return day


def _who(core: str) -> tuple[Kind, Named, Named]:
    for kind, pattern in _FORMS:
        found = pattern.match(core)
        if found:
            wanted = Named(found["prospect"].strip()) if kind is Kind.ASKED else _named(found["prospect"])
            return kind, _named(found["ally"]), wanted
    return Kind.NOTHING, Named(), Named()


def _named(text: str) -> Named:
    """Return a name with the company that stands behind it and the address that stands in it."""
    mail = _MAIL.search(text)
    plain = _GAPS.sub(" ", _MAIL.sub(" ", text)).strip(" ()")
    found = _IN_BRACKETS.match(plain) or _IN_BRACKETS.match(text.strip()) or _AT.match(plain)
    email = mail["email"] if mail else ""
    if found is None:
        return Named(plain, email=email)
    return Named(found["name"].strip(), found["organization"].strip(), email)


def _with_others(prospect: Named, others: list[str]) -> tuple[Named, list[str]]:
    """Return the prospect with the company that one of the other pieces names, and the pieces of no use."""
    left = []
    for piece in others:
        found = _JUST_AT.match(piece)
        if found and not prospect.organization:
            prospect = Named(prospect.name, found["organization"].strip(), prospect.email)
        else:
            left.append(piece)
    return prospect, left
