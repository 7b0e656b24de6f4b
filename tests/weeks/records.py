"""A rep's records as plain values, and what Today's rules say of them, written apart from the program."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

WAY = ["lead", "contacted", "met", "qualified", "proposed", "won"]
AHEAD, NEWS = timedelta(3), timedelta(90)
WEEK = 7  # days that a next step may have no day
Due = tuple[str, UUID]


@dataclass
class Ask:
    ally: UUID
    on: date
    answer: str = "pending"
    answered: date | None = None


@dataclass
class Name:
    ask: UUID
    name: str
    on: date
    introduction: UUID | None = None
    given_up: bool = False


@dataclass
class Introduction:
    deal: UUID
    by: UUID
    on: date
    ask: UUID | None = None
    begins: bool = True
    thanked: date | None = None
    told: list[tuple[date, str]] = field(default_factory=list)


@dataclass
class Deal:
    began: date
    next_on: date | None = None
    is_contact_next: bool = False  # the next step is the first contact, as forms propose it
    is_cold: bool = False
    stage: str = "lead"
    outcome: str = "open"
    closed: date | None = None
    amount: int = 0
    entries: list[tuple[str, date]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.entries = self.entries or [("lead", self.began)]

    @property
    def shown(self) -> str:
        return self.stage if self.outcome == "open" else self.outcome

    def entered(self, stage: str) -> date | None:
        """Return the last day on which it came to a stage."""
        return max((on for what, on in self.entries if what == stage), default=None)

    def enter(self, stage: str, on: date) -> None:
        if self.stage == "lead" and stage != "lead" and self.is_contact_next:
            self.next_on, self.is_contact_next = None, False
        self.stage = stage
        self.entries.append((stage, on))


@dataclass
class Meeting:
    deal: UUID
    planned: date | None = None
    held: date | None = None
    is_prepared: bool = False
    has_next: bool = False
    has_day: bool = False


@dataclass
class Task:
    due: date | None
    done: date | None = None


@dataclass
class Ally:
    trust: int
    paused_until: date | None = None


@dataclass
class Limits:
    promise: int = 7
    later: int = 60
    asks_a_day: int = 3
    quiet_a_day: int = 3
    a_day: int = 12


@dataclass
class Records:
    people: list[UUID] = field(default_factory=list)
    allies: dict[UUID, Ally] = field(default_factory=dict)
    silent: set[UUID] = field(default_factory=set)
    given: Counter[UUID] = field(default_factory=Counter)
    asks: dict[UUID, Ask] = field(default_factory=dict)
    names: dict[UUID, Name] = field(default_factory=dict)
    warmings: dict[UUID, UUID] = field(default_factory=dict)
    introductions: dict[UUID, Introduction] = field(default_factory=dict)
    deals: dict[UUID, Deal] = field(default_factory=dict)
    meetings: dict[UUID, Meeting] = field(default_factory=dict)
    tasks: dict[UUID, Task] = field(default_factory=dict)
    put_off: dict[Due, date | None] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    are_limits_set: bool = False

    def runs(self, deal: UUID) -> bool:
        return self.deals[deal].outcome == "open"

    def due(self, today: date) -> list[Due]:
        """Return what is due and was not put off: the duty and what it is about; ideas of whom to ask stand apart."""
        found = [one for one in self._all(today) if not self.rests(one, today)]
        asks = [one for one in found if one[0] == "ask"]
        return [one for one in found if one[0] != "ask"] + asks[: self.room(today)]

    def room(self, today: date) -> int:
        """Return how many more a day may be asked."""
        return max(self.limits.asks_a_day - sum(ask.on == today for ask in self.asks.values()), 0)

    def rests(self, one: Due, today: date) -> bool:
        if one not in self.put_off:
            return False
        until = self.put_off[one]
        return until is None or until > today

    def funnel(self) -> tuple[int, int, int, int, int]:
        """Return how many asks came how far."""
        came = {key: [one for one in self.introductions.values() if one.ask == key] for key in self.asks}
        deals = {key: [self.deals[one.deal] for one in some] for key, some in came.items()}
        named = {name.ask for name in self.names.values()} | {key for key, some in came.items() if some}
        met = [key for key, some in deals.items() if any(is_met(deal) for deal in some)]
        won = [key for key, some in deals.items() if any(deal.outcome == "won" for deal in some)]
        return len(self.asks), len(named), sum(map(bool, came.values())), len(met), len(won)

    def warmed(self) -> tuple[int, int, int, int]:
        """Return the open cold deals, those ever asked for, those of them that were introduced, and that were won."""
        came = {(one.ask, one.deal) for one in self.introductions.values()}
        rescued = {deal for ask, deal in self.warmings.items() if (ask, deal) in came}
        cold = [one for one in self.deals.values() if one.is_cold and one.outcome == "open"]
        won = [deal for deal in rescued if self.deals[deal].outcome == "won"]
        return len(cold), len(set(self.warmings.values())), len(rescued), len(won)

    def begins(self, deal: UUID, on: date) -> bool:
        """Tell whether an introduction made on a day would be the one that began a deal."""
        others = [one for one in self.introductions.values() if one.deal == deal and one.begins]
        held = [one.held for one in self.meetings.values() if one.deal == deal and one.held is not None]
        met = [day for stage, day in self.deals[deal].entries if stage == "met"] + held
        return not others and not self.deals[deal].is_cold and (not met or on <= min(met))

    def newest_asks(self) -> list[tuple[UUID, Ask]]:
        last = {one.ally: key for key, one in sorted(self.asks.items(), key=lambda pair: (pair[1].on, pair[0]))}
        return sorted(((key, self.asks[key]) for key in last.values()), key=lambda pair: (pair[1].on, pair[0]))

    def _all(self, today: date) -> list[Due]:
        waits = [
            ("first_contact", key)
            for key, one in self.introductions.items()
            if one.begins and self.runs(one.deal) and self.deals[one.deal].stage == "lead"
        ]
        owed = [
            ("thanks", key)
            for key, one in self.introductions.items()
            if one.by not in self.silent and (day := self._owed_since(one)) is not None and day <= today <= day + NEWS
        ]
        return [*waits, *self._talks(today), *owed, *self._promised(today), *self._later(today), *self._chores(today)]

    def _promised(self, today: date) -> list[Due]:
        patience = timedelta(self.limits.promise)
        names = [
            ("promise", key)
            for key, one in self.names.items()
            if one.introduction is None
            and not one.given_up
            and self.asks[one.ask].ally not in self.silent
            and today >= one.on + patience
        ]
        unanswered = [
            ("promise", key)
            for key, one in self.newest_asks()
            if one.answer == "pending" and one.ally not in self.silent and today >= one.on + patience
        ]
        return names + unanswered

    def _later(self, today: date) -> list[Due]:
        found = []
        for key, one in self.newest_asks():
            day = (one.answered or one.on) + timedelta(self.limits.later)
            if one.answer == "later" and one.ally not in self.silent and day <= today <= day + NEWS:
                found.append(("ask", key))
        return found

    def _chores(self, today: date) -> list[Due]:
        tasks = [
            ("task", key)
            for key, one in self.tasks.items()
            if one.done is None and (one.due is None or one.due <= today)
        ]
        steps = [
            ("task", key)
            for key, one in self.deals.items()
            if one.outcome == "open"
            and one.next_on is not None
            and one.next_on <= today
            and not (one.is_contact_next and one.stage == "lead" and self._is_begun(key))
        ]
        return tasks + steps

    def _is_begun(self, deal: UUID) -> bool:
        return any(one.deal == deal and one.begins for one in self.introductions.values())

    def _talks(self, today: date) -> list[Due]:
        found = []
        for key, one in self.meetings.items():
            if not self.runs(one.deal):
                continue
            if one.held is None and one.planned is not None:
                if one.planned < today or (one.planned == today and one.is_prepared):
                    found.append(("next_step", key))
                elif one.planned <= today + AHEAD and not one.is_prepared:
                    found.append(("preparation", key))
            elif self._is_last(one) and self._wants_step(one, today):
                found.append(("next_step", key))
        return found

    def _wants_step(self, one: Meeting, today: date) -> bool:
        if one.held is None or one.has_day or self.deals[one.deal].next_on is not None:
            return False
        return not one.has_next or (today - one.held).days >= WEEK

    def _is_last(self, one: Meeting) -> bool:
        return not any(
            other.held is not None and one.held is not None and other.held > one.held
            for other in self.meetings.values()
            if other.deal == one.deal
        )

    def _owed_since(self, one: Introduction) -> date | None:
        deal = self.deals[one.deal]
        if one.thanked is None:
            return one.on
        told, since = one.told[-1][1], deal.closed or deal.entered(deal.shown)
        if "lost" in (told, deal.shown):
            return None if told == deal.shown else since
        known = max(WAY.index(told), WAY.index("contacted"))
        return since if WAY.index(deal.shown) > known else None


def is_met(deal: Deal) -> bool:
    """Tell whether a deal came to a meeting, however it ended."""
    return deal.outcome == "won" or WAY.index(deal.stage) >= WAY.index("met")
