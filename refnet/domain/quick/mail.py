"""An introduction by mail, pasted with its head or without: who wrote it, and whom it brings together with us."""

import re
from collections.abc import Iterable
from datetime import date

from refnet.domain.kinds import Channel
from refnet.domain.names import fold
from refnet.domain.quick.mail_head import Head, day_of, find_head
from refnet.domain.quick.understood import Kind, Named, Understood

_SUBJECT = re.compile(
    r"^(?:\[[^\]]{1,20}\]\s*)*(?:(?:re|fwd?|aw|wg|tr|rv|rif|antw)\s*:\s*)*"
    r"(?:(?:e-)?(?:intro(?:duction)?|vorstellung|présentation|presentación)\b\s*:?\s*)?",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_SPACES, _BLANK_LINES = re.compile(r"[^\S\n]+"), re.compile(r"\n\s*\n")
_WORD = r"(?:\.|[\w'’-]*)"
_NAME = rf"[^\W\d_]{_WORD}(?: (?:[a-z]{{1,3}} ){{0,3}}[A-ZÀ-Þ]{_WORD}){{0,3}}"
_MEET = re.compile(
    rf"(?:^|[.!?]\s+|\n)\s*(?:(?i:hi|hello|dear|hey)\s+)?(?P<one>{_NAME})\s*,\s*(?:please\s+)?"
    rf"(?:meet|this is|let me introduce|(?:i(?:['’]d| would) like to )?introduce you to)\s+(?P<other>{_NAME})"
)
_INTRODUCE = re.compile(rf"\bintroduce\s+(?:you\s+)?(?:both\s+)?(?:to\s+)?(?:my \w+ )?(?P<other>{_NAME})")
_GREETING = re.compile(
    rf"^(?:hi|hello|dear|hey|hallo|liebe[rs]?|guten tag|bonjour|chère?|hola)\s+(?P<one>{_NAME})\s*(?=[,!\n:]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING = re.compile(
    r"^(?:(?:best|kind|warm|many)?\s*(?:regards|wishes|thanks)|best|cheers|thanks|thank you|br|--|(?:viele|beste|liebe|"
    rf"mit freundlichen)\s+grü(?:ße|ßen|sse)|cordialement|bien à vous|(?:un\s+)?saludos?)\s*[,.!]?\s*\n+\s*(?P<name>{_NAME})\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST = 100_000  # letters that are looked at


def is_mail(text: str) -> bool:
    """Tell whether a pasted text looks like a mail: it has a head, or several lines in which people meet."""
    plain = _unquoted(text[:_LONGEST])
    if find_head(plain) is not None:
        return True
    return "\n" in plain.strip() and bool(_MEET.search(plain) or _INTRODUCE.search(plain))


def understand_mail(text: str, today: date, me: Iterable[str] = ()) -> Understood:
    """Return what a pasted mail tells; `me` are our own names and addresses, which are not those of a prospect.

    A day to come is left out: the clock of whoever wrote it went wrong.
    """
    plain, own = _unquoted(text[:_LONGEST]), {fold(each) for each in me if each}
    head = _theirs(plain, own)
    writers = head.writers or _signed(head.body)
    ally = next((one for one in writers if not _is(one, own)), Named())
    prospects = [one for one in head.readers if not _is(one, own) and not _same(one, ally)]
    met = _met(head.body, own, ally)
    prospects = prospects or met
    prospect = prospects[0] if prospects else Named()
    return Understood(
        kind=Kind.INTRODUCED if ally.name and prospect.name else Kind.NOTHING,
        ally=ally,
        prospect=prospect,
        made_on=day_of(head.date, today),
        channel=Channel.EMAIL,
        reason=_SUBJECT.sub("", head.subject),
        unclear=tuple(one.name or one.email for one in prospects[1:]),
        rest=" ".join(head.body.split()),
    )


def _unquoted(text: str) -> str:
    """Return the text without what mail programs put before quoted lines, and without runs of blanks.

    Patterns that look for a name behind a run of blanks take minutes of it, and the window waits with them.
    """
    plain = _QUOTE.sub("", "\n".join(text.splitlines()))
    return _BLANK_LINES.sub("\n\n", _SPACES.sub(" ", plain))


def _theirs(text: str, own: set[str]) -> Head:
    """Return the first head of a mail that is not ours, for our answer may stand above the introduction; else the first."""
    head = first = find_head(text)
    while head is not None and head.writers and all(_is(one, own) for one in head.writers):
        head = find_head(head.body)
    return head or first or Head(body=text.strip())


def _signed(body: str) -> tuple[Named, ...]:
    found = _CLOSING.search(body)
    return (Named(found["name"].strip()),) if found else ()


def _is(one: Named, own: set[str]) -> bool:
    return fold(one.email) in own or fold(one.name) in own


def _same(one: Named, other: Named) -> bool:
    return fold(one.email or one.name) == fold(other.email or other.name)


def _first(name: str) -> str:
    return fold(name).partition(" ")[0]


def _met(body: str, own: set[str], ally: Named) -> list[Named]:
    """Return whom the words name beside us and the writer, of each first name the longest form."""
    ours = {_first(each) for each in (*own, ally.name)}
    said = [name for found in _MEET.finditer(body) for name in (found["other"], found["one"])]
    said += [found["other"] for found in _INTRODUCE.finditer(body)]
    said += [found["one"] for found in _GREETING.finditer(body)]
    longest: dict[str, str] = {}
    for name in (one.strip(" .-") for one in said):
        first = _first(name)
        if first and first not in ours and first not in {"you", "both", "all"} and name[0].isupper():
            longest[first] = max(longest.get(first, ""), name, key=len)
    return [Named(name) for name in longest.values()]
