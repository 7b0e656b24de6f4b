"""What a form says of a meeting: its day, its preparation, and what it brought to light."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from uuid import UUID

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Intent, Noted
from refnet.i18n import _

LONGEST_QUESTION = 1000
NOON, LAST_HOUR, LAST_MINUTE = 12, 23, 59
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>\d{2}))?\s*(?:(?P<half>[ap])\.?m\.?|h|uhr)?")


class Preparation(StrEnum):
    """What can be ticked of a meeting: five things done before it, and that a next step was agreed in it."""

    AGENDA = "agenda"
    RESEARCH = "research"
    PITCH = "pitch"
    CONNECTIONS = "connections"
    QUESTIONS = "questions"
    NEXT_STEP = "next_step"


BEFOREHAND = tuple(one for one in Preparation if one is not Preparation.NEXT_STEP)


class Known(StrEnum):
    """By what a prospect was judged: what they need, their budget, who decides, and by when."""

    NEED = "need"
    BUDGET = "budget"
    DECISION = "decision"
    TIMING = "timing"


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting as told before or after it; a planned one has no `held_on` and has brought nothing yet.

    `asked` are ids of the question bank, `also_asked` questions in one's own words that the bank lacks so far.
    """

    planned_on: date | None = None
    held_on: date | None = None
    prepared: frozenset[Preparation] = frozenset()
    asked: tuple[UUID, ...] = ()
    also_asked: tuple[str, ...] = ()
    intent: Intent = Intent.UNKNOWN
    return_discussed: Noted = Noted.UNKNOWN
    qualified: Noted = Noted.UNKNOWN
    known: frozenset[Known] = frozenset()
    is_next_agreed: bool = False
    next_step: str = ""
    next_step_on: date | None = None
    met: tuple[str, ...] = ()  # new people met there, "Bob Ray, Acme" a name with its company

    @property
    def is_held(self) -> bool:
        """Tell whether the meeting took place."""
        return self.held_on is not None

    @property
    def has_next(self) -> bool:
        """Tell whether a next step was agreed: ticked, put in words, or given a day."""
        return self.is_next_agreed or bool(self.next_step.strip()) or self.next_step_on is not None

    def check(self) -> None:
        """Raise InvalidInput at the first field that cannot be right."""
        if self.planned_on is None and self.held_on is None:
            raise InvalidInput("day", _("Please give the day of the meeting."))
        if not self.is_held and self._has_brought():
            raise InvalidInput("day", _("A meeting that is still planned cannot have brought anything yet."))
        if self.held_on and self.next_step_on and self.next_step_on < self.held_on:
            raise InvalidInput("next_step_on", _("The next step cannot lie before the meeting."))
        if any(len(text) > LONGEST_QUESTION for text in self.also_asked):
            sentence = _("A question can have at most {most} letters.")
            raise InvalidInput("also_asked", sentence.format(most=LONGEST_QUESTION))

    def _has_brought(self) -> bool:
        noted = self.return_discussed, self.qualified, self.intent
        told = self.asked, self.also_asked, self.known, self.has_next, self.met
        return any(told) or set(noted) != {"not_noted"}


@dataclass(frozen=True, slots=True)
class PreparationDraft:
    """What is prepared for a meeting to come: its day and time, what to talk about, and the questions chosen.

    `planned_time` is HH:MM or empty; `chosen` are ids of the question bank in the order in which they are to be asked.
    """

    planned_on: date
    planned_time: str = ""
    prepared: frozenset[Preparation] = frozenset()
    agenda: str = ""
    research: str = ""
    points: str = ""
    intended_step: str = ""
    chosen: tuple[UUID, ...] = ()
    also_chosen: tuple[str, ...] = ()

    def check(self) -> None:
        """Raise InvalidInput at the first field that cannot be right."""
        if clock(self.planned_time) is None:
            raise InvalidInput("planned_time", _("Please give the time as in 9:30, or leave it empty."))
        if any(len(text) > LONGEST_QUESTION for text in self.also_chosen):
            sentence = _("A question can have at most {most} letters.")
            raise InvalidInput("chosen", sentence.format(most=LONGEST_QUESTION))


def clock(text: str) -> str | None:
    """Return a time as HH:MM, from 9, 9:30, 14.30, 0930, 9h30 or 2:30 pm; empty stays empty, None is no time."""
    if not text.strip():
        return ""
    found = _CLOCK.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half is not None and not 1 <= hour <= NOON:
        return None
    if half is not None:
        hour = hour % NOON + (NOON if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour <= LAST_HOUR and minute <= LAST_MINUTE else None


def ticked_at(held_on: date | None, *, is_over: bool, now: datetime) -> datetime:
    """Return the moment that a tick made `now` stands for.

    What is told after a meeting of its preparation counts as done by its day, else reps would have to tick before they
    go. But once the deal is over, its end colours what one remembers: such a tick keeps its true moment, and comparisons
    by what was done at the time leave it out (the landmark rule).
    """
    if held_on is None or is_over or now.date() <= held_on:
        return now
    return datetime.combine(held_on, time(12), UTC)
