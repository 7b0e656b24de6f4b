"""A line such as "Ann Lee introduced me to Bob Ray at Acme today, call, re warehouse move", taken apart.

First what stands at a fixed word is taken out (the reason behind "re", the day, the way it was made), then who and
whom from what remains. English; people's and companies' names are taken as they stand. What nothing is made of is
handed back word for word.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from refnet.domain.kinds import Channel
from refnet.domain.quick import forms
from refnet.domain.quick.days import DAY, read_day
from refnet.domain.quick.names import named, with_others
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
_WAYS = "|".join(f"(?P<{channel.name}>{words})" for channel, words in _CHANNELS)
_END = r"(?=\s*(?:$|[,;.)])|\s+(?:whether|if|for)\b)"
# alone it stands between commas, or in small letters at an end: people and companies are called Mail and Call, too
_HOW = (
    re.compile(rf"(?:^|[\s,;(])(?:by|via|over|on|per|with|in)\s+(?:an?\s+|the\s+)?(?:{_WAYS}){_END}", re.IGNORECASE),
    re.compile(rf"(?:^|[,;(])\s*(?:{_WAYS}){_END}", re.IGNORECASE),
    re.compile(rf"\s(?:{_WAYS}){_END}"),
)
_AMOUNT = re.compile(
    r"(?:[\s,(](?:worth|value|valued\s+at|deal\s+of|for\s+about|about|ca\.?|approx\.?))*\s*"
    r"(?:[€$£]\s?\d[\d.,' ]*\d?\s?(?:k|m|mio|million)?\b|\b\d[\d.,']*\s?(?:k|m|mio|million|eur|usd|gbp|chf|euros?|dollars?)\b"
    r"|\b\d{1,3}(?:[.,']\d{3})+\b)(?:\s+(?:deal|contract|order))?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_]{3})(?<!prof)(?<!mrs)(?<!inc)(?<!ltd)(?<!corp)[.!?]\s+(?=[A-Z])", re.IGNORECASE
)
_GAPS = re.compile(r"\s+")
_LONGEST = 1_000  # letters; what is longer is no line, and looking through it takes ever longer


@dataclass(slots=True)
class _Pieces:
    """What is left of the line while it is taken apart."""

    text: str
    unclear: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the last place where the pattern stands, cut out of the text."""
        found = None
        for found in pattern.finditer(self.text):  # noqa: B007 - the last one is wanted
            pass
        if found is not None:
            self.text = f"{self.text[: found.start()]} , {self.text[found.end() :]}"
        return found

    def parts(self) -> list[str]:
        """Return what stands between commas."""
        return [part for part in (part.strip() for part in re.split(r"[,;]", self.text)) if part]


def understand(text: str, today: date) -> Understood:
    """Return what the line tells; days are never later than `today`."""
    if len(text) > _LONGEST:
        return Understood(Kind.NOTHING, left=(text,))
    first, *more = _sentences(_GAPS.sub(" ", text).strip().rstrip(".!"))
    pieces = _Pieces(first)
    amount = pieces.take(_AMOUNT)
    reason = pieces.take(_REASON)
    made_on = _day(pieces, today)
    channel = _channel(pieces)
    kind, ally, prospect, otherwise = _who(pieces)
    pieces.left += [amount[0].strip(" ,(")] if amount else []
    is_nothing = kind is Kind.NOTHING
    return Understood(
        kind=kind,
        ally=ally,
        prospect=prospect,
        made_on=made_on,
        channel=channel,
        reason=reason["reason"].strip() if reason else "",
        unclear=tuple(pieces.unclear),
        left=(*pieces.left, *more),
        elsewhere=forms.elsewhere(first) if is_nothing else None,
        otherwise=otherwise,
    )


def _sentences(text: str) -> list[str]:
    return _SENTENCE_END.split(text) if text else [""]


def _day(pieces: _Pieces, today: date) -> date | None:
    """Return the day that is named; of several, or one to come, none, and each is told as unclear."""
    said: list[tuple[str, date | None]] = []
    while found := pieces.take(DAY):
        said.insert(0, (found[0].strip(), read_day(found, today)))
    if len({day for _words, day in said}) == 1 and said[0][1] is not None:
        return said[0][1]
    pieces.unclear += [words for words, _day in said]
    return None


def _channel(pieces: _Pieces) -> Channel | None:
    found = next((found for pattern in _HOW if (found := pieces.take(pattern))), None)
    return Channel[next(name for name, words in found.groupdict().items() if words)] if found else None


def _who(pieces: _Pieces) -> tuple[Kind, Named, Named, tuple[Named, Named] | None]:
    core, *others = pieces.parts() or [""]
    found = forms.match(core)
    if found is None and others and (joined := forms.match(" ".join((core, *others)))):
        found, others = (joined, []) if joined.kind is Kind.ASKED else (None, others)
    if found is None:
        pieces.left += [core, *others] if core else []
        return Kind.NOTHING, Named(), Named(), None
    ally, left = named(found.who)
    prospect, also = (Named(found.whom), []) if found.kind is Kind.ASKED else named(found.whom)
    prospect, rest = with_others(prospect, others)
    pieces.left += [*left, *also, *rest]
    otherwise = (named(found.otherwise[0])[0], named(found.otherwise[1])[0]) if found.otherwise else None
    return found.kind, ally, prospect, otherwise
