"""Cards of a file one after another: a broken one is told of, and the next is read all the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from refnet.exchange.cards.lines import Line
from refnet.exchange.cards.properties import Property, parse
from refnet.i18n import _

_BEGIN = re.compile(rb"\s*BEGIN\s*:\s*VCARD\s*\Z", re.IGNORECASE)
_END = re.compile(rb"\s*END\s*:\s*VCARD\s*\Z", re.IGNORECASE)
_LARGEST = 1 << 20  # bytes of a card, without what is never kept
UNKEPT = frozenset(["PHOTO", "LOGO", "SOUND", "KEY"])


@dataclass(slots=True)
class Card:
    """A card as it stands in the file; `agents` are properties of the cards inside it, `problem` why it is refused."""

    number: int
    line: int
    properties: list[Property] = field(default_factory=list)
    agents: list[Property] = field(default_factory=list)
    has_picture: bool = False
    problem: str = ""
    size: int = 0

    def refuse(self, sentence: str, line: int) -> None:
        """Keep the first reason why this card cannot be used, with its place."""
        place = _("Card {card}, line {line}: ").format(card=self.number, line=line)
        self.problem = self.problem or place + sentence


class Cards:
    """Goes through the lines of a file once; afterwards `stray` is the first line that stood outside all cards."""

    def __init__(self, lines: Iterable[Line], fallback: str) -> None:
        self._lines, self._fallback = lines, fallback
        self._card: Card | None = None
        self._inside = 0  # how many cards are open inside the card
        self._count = 0
        self.stray = 0

    def __iter__(self) -> Iterator[Card]:
        for line in self._lines:
            if _BEGIN.match(line.text):
                yield from self._begin(line.number)
            elif _END.match(line.text):
                yield from self._end()
            else:
                self._take(line)
        if self._card is not None:
            yield self._unfinished(self._card)

    def _begin(self, number: int) -> Iterator[Card]:
        card = self._card
        if card is not None and self._is_agent(card):
            self._inside += 1
            if self._inside > 1:
                card.refuse(_("cards stand inside cards here, which nobody can read."), number)
            return
        if card is not None:
            yield self._unfinished(card)
        self._count += 1
        self._card, self._inside = Card(self._count, number), 0

    def _is_agent(self, card: Card) -> bool:
        """Tell whether a card may begin here: the value of AGENT is one."""
        last = next(reversed(card.agents if self._inside else card.properties), None)
        return last is not None and last.name == "AGENT" and not last.text.strip()

    def _end(self) -> Iterator[Card]:
        if self._inside:
            self._inside -= 1
        elif self._card is not None:
            yield self._card
            self._card = None

    def _unfinished(self, card: Card) -> Card:
        card.refuse(_("the card begins here and has no end (END:VCARD)."), card.line)
        return card

    def _take(self, line: Line) -> None:
        card = self._card
        if card is None:
            self.stray = self.stray or line.number
            return
        found = parse(line, self._fallback)
        if found is None and not line.text.startswith(b"#"):  # some programs write remarks
            shown = line.text[:40].decode("utf-8", "replace")
            card.refuse(_("“{text}” is not a line of an address card.").format(text=shown), line.number)
        elif found is not None and found.name in UNKEPT:
            card.has_picture = True
        elif found is not None and self._has_room(card, line):
            (card.agents if self._inside else card.properties).append(found)

    def _has_room(self, card: Card, line: Line) -> bool:
        card.size += len(line.text)
        if line.is_cut or card.size > _LARGEST:
            card.refuse(_("the text is too long to keep."), line.number)
            return False
        return True
