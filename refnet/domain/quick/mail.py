"""An introduction by mail, pasted with its head or without: who wrote it, and whom it brings together with us."""

import re
from collections.abc import Iterable
from datetime import date
from email import message_from_string, policy
from email.utils import getaddresses, parsedate_to_datetime

from refnet.domain.kinds import Channel
from refnet.domain.names import fold
from refnet.domain.quick.understood import Kind, Named, Understood

_HEAD = re.compile(r"^\s*(?:from|von|de)\s*:", re.IGNORECASE | re.MULTILINE)
_TO = ("to", "cc")
_SUBJECT = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)*(?:intro(?:duction)?\b\s*:?\s*)?", re.IGNORECASE)
_MEET = re.compile(
    r"\b(?P<one>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)\s*,\s*(?:please\s+)?(?:meet|this is|let me introduce)\s+(?P<other>[A-Z][\w'’ -]+?)(?=[.,;!\n(]|$)"
)
_LONGEST = 100_000  # letters that are looked at


def is_mail(text: str) -> bool:
    """Tell whether a pasted text looks like a mail with its head."""
    return bool(_HEAD.search(text[:2_000]))


def understand_mail(text: str, today: date, me: Iterable[str] = ()) -> Understood:
    """Return what a pasted mail tells; `me` are our own names and addresses, which are not those of a prospect.

    A day to come is left out: the clock of whoever wrote it went wrong.
    """
    message = message_from_string(_unindented(text[:_LONGEST]), policy=policy.compat32)
    own = {fold(each) for each in me if each}
    writers = _people(message.get_all("from", []))
    told = [one for one in _people([head for name in _TO for head in message.get_all(name, [])]) if not _is(one, own)]
    ally = next((one for one in writers if not _is(one, own)), Named())
    prospects = [one for one in told if fold(one.email) != fold(ally.email)]
    body = str(message.get_payload()) if not message.is_multipart() else ""
    prospect = prospects[0] if prospects else _met(body, own)
    return Understood(
        kind=Kind.INTRODUCED if ally.name and prospect.name else Kind.NOTHING,
        ally=ally,
        prospect=prospect,
        made_on=_day(str(message.get("date", "")), today),
        channel=Channel.EMAIL,
        reason=_SUBJECT.sub("", str(message.get("subject", "")).strip()),
        unclear=tuple(one.name or one.email for one in prospects[1:]),
    )


def _unindented(text: str) -> str:
    """Return the text from its head on, without what mail programs put before quoted lines."""
    lines = [
        re.sub(r"^[>\s]*(?=\S+\s*:)", "", line) if number < 12 else line
        for number, line in enumerate(text.strip().splitlines())
    ]
    start = next((place for place, line in enumerate(lines) if _HEAD.match(line)), 0)
    return "\n".join(lines[start:])


def _people(heads: Iterable[object]) -> list[Named]:
    found = getaddresses([str(head).replace(";", ",") for head in heads])
    return [Named(name.strip("\"' ") or _from_address(email), email=email) for name, email in found if email or name]


def _from_address(email: str) -> str:
    """Return a name made of an address like bob.ray@…; one word alone is no name."""
    words = [word for word in re.split(r"[._-]", email.partition("@")[0]) if word.isalpha()]
    return " ".join(word.capitalize() for word in words) if len(words) > 1 else ""


def _is(one: Named, own: set[str]) -> bool:
    return fold(one.email) in own or fold(one.name) in own


def _met(body: str, own: set[str]) -> Named:
    """Return whom a line like "Marta, meet Bob Ray" names beside us."""
    found = _MEET.search(body)
    if found is None:
        return Named()
    names = (found["other"], found["one"])
    firsts = {each.partition(" ")[0] for each in own}
    return next((Named(name.strip()) for name in names if fold(name).partition(" ")[0] not in firsts), Named())


def _day(text: str, today: date) -> date | None:
    try:
        found = parsedate_to_datetime(text).date()
    except (ValueError, TypeError):
        return None
    return found if found <= today else None
