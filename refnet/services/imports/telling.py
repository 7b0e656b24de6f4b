"""What a row tells: its people, its deal and its plain values, read from the fields of a mapped record."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from refnet.domain.drafts import LONGEST_NAME, LONGEST_TEXT
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import ContactKind, IntroductionKind, Outcome, Source, Stage
from refnet.exchange.mapping.records import Value
from refnet.exchange.values import Contact, join_name, split_name
from refnet.i18n import _
from refnet.services.imports.mentions import Mention, Point
from refnet.services.imports.sides import sides

LONGEST_TITLE = 300
LONGEST_ADDRESS = 500
_LONGEST = {"title": LONGEST_TITLE} | dict.fromkeys(
    ("notes", "reason", "wording", "ideal_client", "lost_reason"), LONGEST_TEXT
)
_BETWEEN = re.compile(r"\s*(?::::|;)\s*")
Choice = TypeVar("Choice", bound=StrEnum)


class Telling:
    """The fields of one row; what it does not say is an empty text or None."""

    __slots__ = ("_fields", "_sides")

    def __init__(self, fields: Mapping[str, Value]) -> None:
        self._fields = fields
        self._sides = sides(tuple(fields))

    def check(self) -> None:
        """Raise InvalidInput at the first text that cannot be kept whole."""
        for field, value in self._fields.items():
            if type(value) is tuple:
                for contact in value:
                    if len(contact.value) > LONGEST_ADDRESS:
                        _check_length(contact.value, LONGEST_ADDRESS)
            elif isinstance(value, str) and len(value) > LONGEST_NAME:
                _check_length(value, _LONGEST.get(field.partition(".")[2], LONGEST_NAME))

    def text(self, field: str) -> str:
        """Return a text."""
        return str(self._fields.get(field, ""))

    def day(self, field: str) -> date | None:
        """Return a date."""
        value = self._fields.get(field)
        return value if isinstance(value, date) else None

    def number(self, field: str) -> int | None:
        """Return a whole number."""
        value = self._fields.get(field)
        return value if isinstance(value, int) else None

    def several(self, field: str) -> tuple[Contact, ...]:
        """Return ways to reach somebody, or words that they are marked with."""
        value = self._fields.get(field)
        return value if isinstance(value, tuple) else ()

    def choice(self, field: str, kind: type[Choice]) -> Choice | None:
        """Return a choice of that kind."""
        value = self._fields.get(field)
        return value if isinstance(value, kind) else None

    def tells(self, prefix: str) -> bool:
        """Tell whether any field that begins so is filled."""
        return any(field.startswith(prefix) and field != "deal.currency" for field in self._fields)

    def mention(self, side: str) -> Mention | None:
        """Return whom the row names on that side; without a name they go by a reference or an address."""
        told, fields = self._sides.get(side), self._fields
        if told is None:
            return None
        words = {part: str(fields[field]) for part, field in told.words}
        points = tuple([Point(kind, *way) for field, kind in told.points for way in self.several(field)])
        name = str(fields.get(told.name, ""))
        if name and not ("given_name" in words or "family_name" in words):
            words["given_name"], words["family_name"] = split_name(name)
        name = name or _other_name(words, points)
        if not name:
            return None
        _check_length(name, LONGEST_NAME)  # it may have been put together
        return Mention(name=name, points=points, **words)

    @property
    def is_about_one_person(self) -> bool:
        """Tell whether the row says nothing of anything but its person."""
        return len(self._sides) == 1 and "person" in self._sides

    def has(self, side: str) -> bool:
        """Tell whether the row says anything of that side."""
        return side in self._sides

    def among(self, wanted: Sequence[str]) -> list[str]:
        """Return of which of these sides the row says anything."""
        return [side for side in wanted if side in self._sides]

    def relations(self, side: str) -> list[Mention]:
        """Return those who are this to the row's person; a number alone names nobody."""
        told = self._sides.get(side)
        if told is None or not told.has_name:
            return []
        names = [part for part in _BETWEEN.split(self.text(told.name)) if part]
        mention = self.mention(side)
        return [mention] if mention and len(names) < 2 else [Mention(name=name) for name in names]

    def organization(self) -> str:
        """Return the organization that a deal is with."""
        return self.text("organization.name") or self.text("prospect.organization") or self.text("person.organization")

    def source(self, *, is_introduced: bool) -> Source:
        """Return how a deal began; an introduction makes an unknown source a referral, or a name only."""
        told = self.choice("deal.source", Source) or Source.UNKNOWN
        if not is_introduced or told not in (Source.UNKNOWN, Source.REFERRAL):
            return told
        kind = self.choice("introduction.kind", IntroductionKind)
        return Source.NAME_ONLY if kind is IntroductionKind.NAME_ONLY else Source.REFERRAL

    def introduction_kind(self) -> IntroductionKind:
        """Return whether somebody was introduced or only named."""
        told = self.choice("introduction.kind", IntroductionKind)
        named_only = self.choice("deal.source", Source) is Source.NAME_ONLY
        return told or (IntroductionKind.NAME_ONLY if named_only else IntroductionKind.INTRODUCED)

    def outcome(self) -> Outcome:
        """Return how a deal ended; a stage called won or lost says so, too."""
        told, stage = self.choice("deal.outcome", Outcome), self.choice("deal.stage", Stage)
        if told in (Outcome.WON, Outcome.LOST):
            return told
        return Outcome(stage.value) if stage is not None and stage.is_end else Outcome.OPEN

    def stage(self) -> Stage:
        """Return the furthest open stage; a deal that was won passed them all."""
        told = self.choice("deal.stage", Stage)
        if told is not None and not told.is_end:
            return told
        return Stage.PROPOSED if self.outcome() is Outcome.WON else Stage.LEAD


def _other_name(words: dict[str, str], points: tuple[Point, ...]) -> str:
    whole = join_name(words.get("given_name", ""), words.get("family_name", ""))
    mail = next((point.value for point in points if point.kind is ContactKind.EMAIL), "")
    return whole or mail or words.get("reference", "") or next((point.value for point in points), "")


def _check_length(text: str, most: int) -> None:
    if len(text) > most:
        raise InvalidInput("text", _("“{start}…” is longer than {most} letters.").format(start=text[:30], most=most))
