"""The head of a pasted mail in the words of several languages: who wrote it, to whom, when, and about what."""

import re
from dataclasses import dataclass
from datetime import date
from email.utils import getaddresses, parsedate_to_datetime

from refnet.domain.quick.understood import Named

_NAMES = {
    "from": "from|von|de|da|van|od",
    "to": r"to|an|à|a|para|pour|aan",
    "cc": "cc|kopie|copie|copia",
    "subject": "subject|betreff|objet|asunto|oggetto|onderwerp",
    "date": r"date|sent|gesendet(?:\s+am)?|datum|envoyé(?:\s+le)?|enviado(?:\s+el)?|fecha|data|inviato|verzonden",
}
_LINE = re.compile(
    r"^\s*(?:" + "|".join(f"(?P<{one}>{words})" for one, words in _NAMES.items()) + r")\s*:\s*(?P<said>.*)$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"^(?:(?:on|am|le|el)\s+(?P<day>[^<\n]{4,80}?)[,\s]+(?:[ap]\.?m\.?\s+|uhr\s+)?(?:schrieb\s+)?)?"
    r"(?P<who>[^\W\d_][^<\n,;:]{0,80}?)\s*\(?<(?P<email>[^>\s]+)>\)?\s*,?\s*(?:wrote|schrieb|a\s+écrit|escribió)?\s*:\s*$",
    re.IGNORECASE,
)
_FAMILY_FIRST = re.compile(
    r"^[\"']?(?P<family>[^\W\d_][\w'’ -]*),\s*(?P<given>[^\W\d_][\w'’ .-]*?)(?:\s*\((?P<house>[^()]{1,80})\))?[\"']?\s*(?:<(?P<email>[^>\s]{1,64}@[^>\s]{1,254})>)?$"
)
_MONTHS = (
    "jan ene", "feb fév fev", "mar mär maer", "apr avr abr", "may mai mayo", "jun juin", "jul juil", "aug août aou ago",
    "sep", "oct okt", "nov", "dec dez déc dic",
)  # fmt: skip
_DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2})\.?\s+(?:de\s+)?(?P<month>[^\W\d_]{3,})\.?,?\s+(?:de\s+)?(?P<year>\d{4})\b")
_MONTH_FIRST = re.compile(r"\b(?P<month>[^\W\d_]{3,})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})\b")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_POINTS = re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b")


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says; without one only `body` is filled."""

    writers: tuple[Named, ...] = ()
    readers: tuple[Named, ...] = ()
    subject: str = ""
    date: str = ""
    body: str = ""


def find_head(text: str) -> Head | None:
    """Return the first head in a text whose marks of quoting are gone; None where there is none."""
    lines = text.splitlines()
    for place, line in enumerate(lines):
        found, wrote = _LINE.match(line), _WROTE.match(line)
        if found and found["from"]:
            return _read(lines[place:])
        if wrote:
            writer = Named(wrote["who"].strip(" \"'"), email=wrote["email"])
            return Head((writer,), (), "", wrote["day"] or "", "\n".join(lines[place + 1 :]))
    return None


def day_of(text: str, today: date) -> date | None:
    """Return the day of a date as mail programs write it, in several languages; none that is still to come."""
    found = _by_rfc(text) or _by_words(text)
    return found if found is not None and found <= today else None


def _read(lines: list[str]) -> Head:
    said: dict[str, str] = {}
    last = ""
    for place, line in enumerate(lines):
        found = _LINE.match(line)
        if found:
            last = next(name for name in _NAMES if found[name])
            said.setdefault(last, found["said"].strip())
        elif line.strip() and line[:1].isspace():
            said[last] += f" {line.strip()}"
        elif not re.match(r"^[\w-]{2,30}\s*:", line):
            body = "\n".join(lines[place:])
            break
    else:
        body = ""
    readers = f"{said.get('to', '')}, {said.get('cc', '')}"
    return Head(_people(said["from"]), _people(readers), said.get("subject", ""), said.get("date", ""), body.strip())


def _people(text: str) -> tuple[Named, ...]:
    """Return those in a line of addresses; Outlook writes "Ray, Bob; Lee, Ann", with addresses or without."""
    parts = text.split(";") if ";" in text else [text] if "@" in text else text.split(",")
    return tuple(one for part in parts for one in _addressed(part.strip(" ,")) if one.name or one.email)


def _addressed(part: str) -> list[Named]:
    family = _FAMILY_FIRST.match(part)
    if family:
        return [Named(f"{family['given']} {family['family']}", family["house"] or "", family["email"] or "")]
    if "@" not in part:
        return [Named(part.strip("\"' "))]
    return [Named(_shown(name.strip("\"' "), email), email=email) for name, email in getaddresses([part])]


def _shown(name: str, email: str) -> str:
    """Return a name as it is shown, or made of the address where none or another address stands in its place."""
    return name if name and "@" not in name else _from_address(email) or name


def _from_address(email: str) -> str:
    """Return a name made of an address like bob.ray@…; one word alone is no name."""
    words = [word for word in re.split(r"[._-]", email.partition("@")[0]) if word.isalpha()]
    return " ".join(word.capitalize() for word in words) if len(words) > 1 else ""


def _by_rfc(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, OverflowError):
        return None


def _by_words(text: str) -> date | None:
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO, _POINTS):
        found = pattern.search(text)
        month = _month(found["month"]) if found else 0
        if found and month:
            return _dated(int(found["year"]), month, int(found["day"]))
    return None


def _month(word: str) -> int:
    if word.isdecimal():
        return int(word)
    named = (number for number, starts in enumerate(_MONTHS, start=1) if word.lower().startswith(tuple(starts.split())))
    return next(named, 0)


def _dated(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
