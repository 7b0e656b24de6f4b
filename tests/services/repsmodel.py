"""A rep's records as plain values, and what Today's rules say of them, written apart from the program."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

LIMITS = {"ahead": 3, "promise": 7, "later": 60, "news": 90, "asks": 3, "day": 12}
WAY = ["lead", "contacted", "met", "qualified", "proposed", "won"]


@dataclass
class Ask:
    ally: str
    on: date
    answer: str = "pending"
    answered: date | None = None


@dataclass
class Name:
    ask: UUID
    on: date
    introduction: UUID | None = None
    given_up: bool = False


@dataclass
class Introduction:
    deal: UUID
    on: date
    ask: UUID | None = None
    begins: bool = True
    thanked: date | None = None
    told: list[tuple[date, str]] = field(default_factory=list)


@dataclass
class Deal:
    stage: str = "lead"
    outcome: str = "open"
    entered: dict[str, date] = field(default_factory=dict)
    closed: date | None = None
    next_on: date | None = None

    @property
    def shown(self) -> str:
        return self.stage if self.outcome == "open" else self.outcome


@dataclass
class Meeting:
    deal: UUID
    planned: date | None = None
    held: date | None = None
    is_prepared: bool = False
    has_next: bool = False


@dataclass
class Task:
    due: date | None
    done: date | None = None


@dataclass
class Records:
    asks: dict[UUID, Ask] = field(default_factory=dict)
    names: dict[UUID, Name] = field(default_factory=dict)
    introductions: dict[UUID, Introduction] = field(default_factory=dict)
    deals: dict[UUID, Deal] = field(default_factory=dict)
    meetings: dict[UUID, Meeting] = field(default_factory=dict)
    tasks: dict[UUID, Task] = field(default_factory=dict)
    put_off: dict[tuple[str, UUID], tuple[date | None, date]] = field(default_factory=dict)

    def runs(self, deal: UUID) -> bool:
        return self.deals[deal].outcome == "open"

    def enter(self, deal: UUID, stage: str, on: date) -> None:
        """Move a deal; as a meeting does, only on where it had not come so far."""
        one = self.deals[deal]
        one.stage, one.entered[stage] = stage, on

    def due(self, today: date) -> list[tuple[str, UUID]]:
        """Return what is due and was not put off: the duty and what it is about."""
        found = [one for one in self._all(today) if not self._rests(one, today)]
        most = max(LIMITS["asks"] - sum(ask.on == today for ask in self.asks.values()), 0)
        asks = [one for one in found if one[0] == "ask"]
        return [one for one in found if one[0] != "ask"] + asks[:most]

    def funnel(self) -> tuple[int, int, int, int, int]:
        """Return how many asks came how far."""
        came = {key: [one for one in self.introductions.values() if one.ask == key] for key in self.asks}
        deals = {key: [self.deals[one.deal] for one in some] for key, some in came.items()}
        named = {name.ask for name in self.names.values()} | {key for key, some in came.items() if some}
        met = [key for key, some in deals.items() if any(is_met(deal) for deal in some)]
        won = [key for key, some in deals.items() if any(deal.outcome == "won" for deal in some)]
        return len(self.asks), len(named), sum(map(bool, came.values())), len(met), len(won)

    def _rests(self, one: tuple[str, UUID], today: date) -> bool:
        if one not in self.put_off:
            return False
        until, _since = self.put_off[one]
        return until is None or until > today

    def _all(self, today: date) -> list[tuple[str, UUID]]:
        promise, news = timedelta(LIMITS["promise"]), timedelta(LIMITS["news"])
        waits = [
            ("first_contact", key)
            for key, one in self.introductions.items()
            if one.begins and self.runs(one.deal) and self.deals[one.deal].stage == "lead"
        ]
        owed = [
            ("thanks", key)
            for key, one in self.introductions.items()
            if (day := self._owed_since(one)) is not None and day <= today <= day + news
        ]
        names = [
            ("promise", key)
            for key, one in self.names.items()
            if one.introduction is None and not one.given_up and today >= one.on + promise
        ]
        silent = [
            ("promise", key)
            for key, one in self._newest_asks()
            if one.answer == "pending" and today >= one.on + promise
        ]
        later = [("ask", key) for key, one in self._newest_asks() if self._is_later(one, today)]
        tasks = [
            ("task", key)
            for key, one in self.tasks.items()
            if one.done is None and (one.due is None or one.due <= today)
        ]
        steps = [
            ("task", key)
            for key, one in self.deals.items()
            if one.outcome == "open" and one.next_on is not None and one.next_on <= today
        ]
        return [*waits, *self._talks(today), *owed, *names, *silent, *later, *tasks, *steps]

    def _talks(self, today: date) -> list[tuple[str, UUID]]:
        found = []
        for key, one in self.meetings.items():
            if not self.runs(one.deal):
                continue
            if one.held is None and one.planned is not None:
                if one.planned < today:
                    found.append(("next_step", key))
                elif one.planned <= today + timedelta(LIMITS["ahead"]) and not one.is_prepared:
                    found.append(("preparation", key))
            elif self._is_last(one) and not one.has_next and self.deals[one.deal].next_on is None:
                found.append(("next_step", key))
        return found

    def _is_last(self, one: Meeting) -> bool:
        return not any(
            other.held is not None and one.held is not None and other.held > one.held
            for other in self.meetings.values()
            if other.deal == one.deal
        )

    def _newest_asks(self) -> list[tuple[UUID, Ask]]:
        last = {one.ally: key for key, one in sorted(self.asks.items(), key=lambda pair: (pair[1].on, pair[0]))}
        return sorted(((key, self.asks[key]) for key in last.values()), key=lambda pair: (pair[1].on, pair[0]))

    def _is_later(self, one: Ask, today: date) -> bool:
        day = (one.answered or one.on) + timedelta(LIMITS["later"])
        return one.answer == "later" and day <= today <= day + timedelta(LIMITS["news"])

    def _owed_since(self, one: Introduction) -> date | None:
        deal = self.deals[one.deal]
        if one.thanked is None:
            return one.on
        told, since = one.told[-1][1], deal.closed or deal.entered.get(deal.shown)
        if "lost" in (told, deal.shown):
            return None if told == deal.shown else since
        known = max(WAY.index(told), WAY.index("contacted"))
        return since if WAY.index(deal.shown) > known else None


def is_met(deal: Deal) -> bool:
    """Tell whether a deal came to a meeting, however it ended."""
    return deal.outcome == "won" or WAY.index(deal.stage) >= WAY.index("met")
