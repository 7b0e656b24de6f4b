"""The rows of a simulated world; ids are small numbers within their own list, dates are days of the calendar."""

from dataclasses import dataclass
from datetime import date, datetime

from refnet.domain.drafts import EvidenceTicks
from refnet.domain.kinds import (
    AllyKind,
    Answer,
    Channel,
    Direction,
    Evidence,
    Intent,
    IntroductionKind,
    Noted,
    Outcome,
    Role,
    Source,
    Stage,
)


@dataclass(frozen=True, slots=True)
class SampleRep:
    """One of us; the manager's `manager_id` is None."""

    id: int
    name: str
    email: str
    role: Role
    manager_id: int | None


@dataclass(frozen=True, slots=True)
class SampleOrganization:
    """A made-up company."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """A made-up person with addresses and numbers that are reserved for examples."""

    id: int
    name: str
    given_name: str
    family_name: str
    organization_id: int
    job_title: str
    email: str
    phone: str
    profile_url: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleAlly:
    """A person who introduces us; `quality` is hidden truth, in logits of every stage."""

    person_id: int
    rep_id: int
    kind: AllyKind
    trust: int
    since: date
    cadence_days: int
    paused_until: date | None
    quality: float
    looking_for: str = ""


@dataclass(frozen=True, slots=True)
class SampleTie:
    """That two people know each other; the smaller id stands first."""

    person_id: int
    other_id: int
    strength: int
    evidence: Evidence
    since: date | None


@dataclass(frozen=True, slots=True)
class SampleAsk:
    """Our request to an ally, who is named by person id."""

    id: int
    ally_id: int
    rep_id: int
    asked_on: date
    channel: Channel
    ideal_client: str
    wording: str
    target: str
    answer: Answer
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class SampleIntroduction:
    """An introduction received, or one that we gave to an ally (then `recipient_id` is set instead)."""

    id: int
    direction: Direction
    introducer_id: int | None
    recipient_id: int | None
    prospect_id: int
    rep_id: int
    made_on: date
    channel: Channel
    kind: IntroductionKind
    ticks: EvidenceTicks
    reason: str
    ask_id: int | None
    deal_id: int | None
    is_originating: bool
    thanked_on: date | None


@dataclass(frozen=True, slots=True)
class SampleDeal:
    """A pursuit as far as it is known today.

    Hidden truth: `p_true` is the chance with which it would be won, `eventual` how it will have ended.
    """

    id: int
    reference: str
    title: str
    prospect_id: int
    organization_id: int
    rep_id: int
    source: Source
    first_touch_on: date
    amount: int  # minor units of `currency`
    currency: str
    segment: str
    stage: Stage
    outcome: Outcome
    closed_on: date | None
    lost_reason: str
    next_step: str
    next_step_on: date | None
    history: tuple[tuple[Stage, date], ...]
    is_prepared: bool
    p_true: float
    eventual: Outcome


@dataclass(frozen=True, slots=True)
class SampleMeeting:
    """A talk about a deal; each tick is the moment at which it was set, `asked` are numbers in the question bank."""

    id: int
    deal_id: int
    rep_id: int
    planned_on: date
    held_on: date | None
    agenda_at: datetime | None
    research_at: datetime | None
    pitch_at: datetime | None
    connections_at: datetime | None
    questions_at: datetime | None
    next_step: str
    next_step_on: date | None
    next_step_at: datetime | None
    intent: Intent = Intent.UNKNOWN
    return_discussed: Noted = Noted.UNKNOWN
    qualified: Noted = Noted.UNKNOWN
    need_known: bool = False
    budget_known: bool = False
    decision_known: bool = False
    timing_known: bool = False
    asked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleNote:
    """A dated note on a person or on a deal, one of the two."""

    person_id: int | None
    deal_id: int | None
    noted_on: date
    text: str


@dataclass(frozen=True, slots=True)
class World:
    """Everything that happened in the simulated time."""

    today: date
    reps: tuple[SampleRep, ...]
    organizations: tuple[SampleOrganization, ...]
    people: tuple[SamplePerson, ...]
    allies: tuple[SampleAlly, ...]
    ties: tuple[SampleTie, ...]
    asks: tuple[SampleAsk, ...]
    introductions: tuple[SampleIntroduction, ...]
    deals: tuple[SampleDeal, ...]
    meetings: tuple[SampleMeeting, ...]
    notes: tuple[SampleNote, ...]
