"""The rows that Today's rules look at, and the limits they go by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from refnet.domain.asks import SILENCE
from refnet.domain.kinds import Answer, Channel, Duty, Stage
from refnet.domain.meetings import Preparation


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things may wait, in days; each is a setting."""

    first_contact: int = 2  # working days
    prepare_ahead: int = 3
    promise: int = 7  # between a name and its introduction, or an ask and its answer
    silence: int = SILENCE  # without an answer, until an ask counts as silent; longer than `promise`
    later: int = 60  # after somebody answered "later"
    news: int = 90  # how old what happened may be and still be told
    asks_a_day: int = 3
    quiet_a_day: int = 3
    a_day: int = 12  # items, all duties together


@dataclass(frozen=True, slots=True)
class Waiting:
    """An introduction whose prospect nobody has spoken to yet."""

    id: UUID
    prospect: str
    organization: str
    introducer: str
    made_on: date
    channel: Channel
    expects: bool
    stake: int = 0


@dataclass(frozen=True, slots=True)
class Talk:
    """A meeting about a deal that still runs; `is_latest` tells whether no later one was held.

    `has_next` tells that a next step was agreed, for the day `step_on` if it had one; `has_day` that the deal has a
    next step with a day now, or another meeting is planned. `agreed_on` is when the meeting was.
    """

    id: UUID
    deal_id: UUID
    prospect: str
    organization: str
    planned_on: date | None
    planned_time: str
    held_on: date | None
    missing: tuple[Preparation, ...]
    has_next: bool
    is_latest: bool
    stake: int = 0
    has_day: bool = False
    step_on: date | None = None
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standstill:
    """A deal that runs, came to `stage` on `since`, and has neither a meeting nor a day for its next step."""

    deal_id: UUID
    prospect: str
    organization: str
    stage: Stage
    since: date
    stake: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """A received introduction as its introducer knows it: what became of it, what they were told, if they were thanked.

    `stage` is where its deal stands, won and lost included, since `stage_on`.
    """

    id: UUID
    introducer_id: UUID
    introducer: str
    prospect: str
    made_on: date
    rep_id: UUID
    stage: Stage
    stage_on: date | None
    told: Stage | None
    is_thanked: bool
    stake: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """A name that an ally gave and has not brought together with us yet."""

    id: UUID
    ally_id: UUID
    ally: str
    name: str
    named_on: date
    stake: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask that is not settled: without an answer, or answered "later"."""

    id: UUID
    ally_id: UUID
    ally: str
    wanted: str
    asked_on: date
    answer: Answer
    answered_on: date | None
    stake: int = 0


@dataclass(frozen=True, slots=True)
class AskIdea:
    """Somebody worth asking, as the scorecards rank them; `reasons` are sentences, the first the best."""

    person_id: UUID
    name: str
    reasons: tuple[str, ...]
    stake: int = 0


@dataclass(frozen=True, slots=True)
class Quiet:
    """An ally who has gone quiet since the introduction on `last_on`; `chance` is that of still being active.

    Of one who is to be heard of `every` so many days, `last_on` is when we were last in touch.
    """

    person_id: UUID
    name: str
    introductions: int
    last_on: date
    chance: float
    stake: int = 0
    every: int = 0


@dataclass(frozen=True, slots=True)
class Chore:
    """A task of one's own, or the next step agreed on a deal (then `is_step`, and `id` is the deal's)."""

    id: UUID
    text: str
    whom: str
    due_on: date | None
    is_step: bool = False
    stake: int = 0
    opens: tuple[str, UUID] | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """All that Today looks at. `put_off` has the day until which something rests, None for good."""

    waiting: Sequence[Waiting] = ()
    talks: Sequence[Talk] = ()
    stories: Sequence[Story] = ()
    promises: Sequence[Promise] = ()
    asked: Sequence[Asked] = ()
    ideas: Sequence[AskIdea] = ()
    quiet: Sequence[Quiet] = ()
    chores: Sequence[Chore] = ()
    put_off: Mapping[tuple[Duty, UUID], date | None] = field(default_factory=dict)
    asked_today: int = 0
    still: Sequence[Standstill] = ()
