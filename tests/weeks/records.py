"""Records of two reps as plain values."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import itemgetter
from uuid import UUID

from tests.weeks.tables import NOTHING, Tables

WAY = ["lead", "contacted", "met", "qualified", "proposed", "won"]
ENDS = ("won", "lost")
NEWS = timedelta(90)
Due = tuple[str, UUID]


@dataclass
class Ask:
    ally: UUID
    on: date
    rep: UUID
    answer: str = "pending"
    answered: date | None = None
    wording: str = ""


@dataclass
class Name:
    ask: UUID
    name: str
    on: date
    company: str = ""
    introduction: UUID | None = None
    given_up: bool = False


@dataclass
class Introduction:
    deal: UUID
    by: UUID
    on: date
    rep: UUID
    ask: UUID | None = None
    begins: bool = True
    is_name_only: bool = False
    thanked: date | None = None
    told: list[tuple[date, str]] = field(default_factory=list)


@dataclass
class Deal:
    began: date
    rep: UUID
    next_on: date | None = None
    is_contact_next: bool = False  # the next step is the first contact, as forms propose it
    is_cold: bool = False
    is_name_only: bool = False  # begun by a name that was passed on
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

    def entered(self, stage: str, *, is_last: bool) -> date | None:
        """Return the first or last day on which it came to a stage."""
        return (max if is_last else min)((on for what, on in self.entries if what == stage), default=None)

    def enter(self, stage: str, on: date) -> None:
        if self.stage == "lead" and stage != "lead" and self.is_contact_next:
            self.next_on, self.is_contact_next = None, False
        self.stage = stage
        self.entries.append((stage, on))


@dataclass
class Meeting:
    deal: UUID
    rep: UUID
    planned: date | None = None
    held: date | None = None
    is_prepared: bool = False
    has_next: bool = False
    has_day: bool = False
    next_on: date | None = None
    scheduled: date | None = None  # by the clock of the machine, as the program notes it


@dataclass
class Task:
    rep: UUID
    due: date | None
    done: date | None = None


@dataclass
class Ally:
    trust: int
    paused_until: date | None = None


@dataclass
class Limits:
    first_contact: int = 2  # working days
    prepare_ahead: int = 3
    promise: int = 7
    silence: int = 30
    later: int = 60
    asks_a_day: int = 3
    quiet_a_day: int = 3
    a_day: int = 12


@dataclass
class Records:
    reps: tuple[UUID, ...]
    people: list[UUID] = field(default_factory=list)
    allies: dict[UUID, Ally] = field(default_factory=dict)
    silent: set[UUID] = field(default_factory=set)
    gifts: dict[UUID, tuple[UUID, date]] = field(default_factory=dict)  # to whom, and when
    notes: list[tuple[UUID, date]] = field(default_factory=list)
    companies: dict[UUID, str] = field(default_factory=dict)
    goals: dict[UUID, object] = field(default_factory=dict)
    asks: dict[UUID, Ask] = field(default_factory=dict)
    names: dict[UUID, Name] = field(default_factory=dict)
    warmings: dict[UUID, UUID] = field(default_factory=dict)
    introductions: dict[UUID, Introduction] = field(default_factory=dict)
    deals: dict[UUID, Deal] = field(default_factory=dict)
    meetings: dict[UUID, Meeting] = field(default_factory=dict)
    tasks: dict[UUID, Task] = field(default_factory=dict)
    put_off: dict[tuple[Due, UUID], date | None] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    are_limits_set: bool = False
    tables: Tables = field(default=NOTHING, compare=False)  # all rows that the program keeps of this

    @property
    def given(self) -> Counter[UUID]:
        """Return how many introductions we gave to whom."""
        return Counter(who for who, _on in self.gifts.values())

    @property
    def given_on(self) -> dict[UUID, date]:
        """Return when we gave the last one to whom."""
        return dict(sorted(self.gifts.values(), key=itemgetter(1)))

    def runs(self, deal: UUID) -> bool:
        return self.deals[deal].outcome == "open"

    def begins(self, deal: UUID, on: date) -> bool:
        """Tell whether an introduction made on a day would be the one that began a deal."""
        others = [one for one in self.introductions.values() if one.deal == deal and one.begins]
        held = [one.held for one in self.meetings.values() if one.deal == deal and one.held is not None]
        met = [day for stage, day in self.deals[deal].entries if stage == "met"] + held
        return not others and not self.deals[deal].is_cold and (not met or on <= min(met))

    def has_brought(self, ask: UUID) -> bool:
        """Tell whether an ask brought a name or an introduction."""
        return self.has_come(ask) or any(one.ask == ask for one in self.names.values())

    def is_silent(self, ask: UUID, today: date) -> bool:
        """Tell whether nobody answered an ask and nobody will: somebody noted that, or it is that old."""
        one = self.asks[ask]
        is_old = one.answer == "pending" and (today - one.on).days >= self.limits.silence
        return (is_old or one.answer == "silence") and not self.has_brought(ask)

    def waits(self, ask: UUID, today: date) -> bool:
        """Tell whether an answer to an ask may still come."""
        is_open = self.asks[ask].answer == "pending" and not self.has_brought(ask)
        return is_open and not self.is_silent(ask, today)

    def stands(self, ask: UUID, today: date) -> str:
        """Return how an ask stands."""
        if self.is_silent(ask, today):
            return "silence"
        noted = self.asks[ask].answer
        return "named" if noted in {"pending", "silence"} and self.has_brought(ask) else noted

    def has_come(self, ask: UUID) -> bool:
        """Tell whether an introduction came of an ask."""
        return any(one.ask == ask for one in self.introductions.values())

    def rests(self, one: Due, rep: UUID, today: date) -> bool:
        """Tell whether a rep put something off to a later day, or for good."""
        if (one, rep) not in self.put_off:
            return False
        until = self.put_off[one, rep]
        return until is None or until > today

    def newest_asks(self, rep: UUID) -> list[tuple[UUID, Ask]]:
        """Return a rep's asks of allies whom they have not asked since."""
        mine = sorted(
            ((key, one) for key, one in self.asks.items() if one.rep == rep), key=lambda pair: (pair[1].on, pair[0])
        )
        last = {one.ally: key for key, one in mine}
        return [(key, one) for key, one in mine if last[one.ally] == key]
