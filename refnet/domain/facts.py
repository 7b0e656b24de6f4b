"""All deals as columns of numbers, so that a question about 100 000 of them is a few array operations.

Days are ordinals (`date.toordinal`), `NO_DAY` where none is known. Codes point into the tuple of names beside them,
`NOBODY` where there is none. What was found out in a meeting is `NOT_RECORDED`, 0 or 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from refnet.domain.kinds import OPEN_STAGES, Outcome, Source, Stage

Days = NDArray[np.int32]
Codes = NDArray[np.int32]
Ticks = NDArray[np.int8]
Mask = NDArray[np.bool_]

NO_DAY = 0
NOBODY = -1
NOT_RECORDED = -1
NO_AMOUNT = -1
SOURCES = tuple(Source)
OUTCOMES = (Outcome.OPEN, Outcome.WON, Outcome.LOST)
FUNNEL = (*OPEN_STAGES, Stage.WON)
OPEN, WON, LOST = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Names:
    """What codes stand for: names for people, and keys where the thing has a record of its own."""

    names: tuple[str, ...] = ()
    keys: tuple[UUID, ...] = ()

    def code(self, key: UUID) -> int:
        """Return the code of a key, NOBODY when no deal has it."""
        return self.keys.index(key) if key in self.keys else NOBODY

    def code_of_name(self, name: str) -> int:
        """Return the code of a name, NOBODY when no deal has it."""
        return self.names.index(name) if name in self.names else NOBODY


@dataclass(frozen=True, slots=True)
class FirstMeeting:
    """The first meeting held of each deal, as things stood on its day (the landmark: later ticks do not count).

    `day` is NO_DAY where none was held; then all else is NOT_RECORDED. `buying` tells buying (1) from looking (0).
    A tick that was never set is 0, for nobody ticks what was not done.
    """

    day: Days
    agenda: Ticks
    research: Ticks
    pitch: Ticks
    connections: Ticks
    questions: Ticks
    next_step: Ticks
    asked: NDArray[np.int32]
    buying: Ticks
    return_discussed: Ticks
    qualified: Ticks
    need_known: Ticks
    budget_known: Ticks
    decision_known: Ticks
    timing_known: Ticks


@dataclass(frozen=True, slots=True)
class DealFacts:
    """Every deal once, in the order of its key; all arrays have the length of `ids`.

    `begun` is time zero: the day of the introduction of an introduced deal, the first touch of any other.
    `furthest` counts in FUNNEL, `entered` has a row a deal and a column a stage of FUNNEL and never falls.
    `amount` is in minor units of `currency`, NO_AMOUNT when it was not noted. `contact_delay` is the days from time
    zero to the first contact noted, `follow_up` the days from the first meeting held to the next thing that happened;
    both are -1 when that did not happen yet or has no date.
    """

    ids: NDArray[np.bytes_]
    source: Ticks
    outcome: Ticks
    furthest: Ticks
    begun: Days
    ended: Days
    entered: Days
    last_activity: Days
    rep: Codes
    ally: Codes
    segment: Codes
    currency: Codes
    amount: NDArray[np.int64]
    is_rescued: Mask
    is_own_introducer: Mask
    lacks_introducer: Mask
    contact_delay: Days
    follow_up: Days
    meeting: FirstMeeting
    reps: Names
    allies: Names
    segments: Names
    currencies: Names

    def __len__(self) -> int:
        return len(self.ids)

    def ids_of(self, mask: Mask | NDArray[np.intp]) -> tuple[UUID, ...]:
        """Return the keys of the deals of a mask (or of an array of row numbers)."""
        return tuple(UUID(hex=key.decode("ascii")) for key in self.ids[mask])


@dataclass(frozen=True, slots=True)
class Selection:
    """Which deals: of a rep, a segment, a currency, and begun from `since` to `until`; None takes all."""

    rep: UUID | None = None
    segment: str | None = None
    currency: str | None = None
    since: date | None = None
    until: date | None = None


def chosen(facts: DealFacts, selection: Selection) -> Mask:
    """Return the mask of a selection; deals without a day are in no period."""
    mask = np.ones(len(facts), dtype=np.bool_)
    if selection.rep is not None:
        mask &= of_code(facts.rep, facts.reps.code(selection.rep))
    if selection.segment is not None:
        mask &= of_code(facts.segment, facts.segments.code_of_name(selection.segment))
    if selection.currency is not None:
        mask &= of_code(facts.currency, facts.currencies.code_of_name(selection.currency))
    if selection.since is not None:
        mask &= facts.begun >= selection.since.toordinal()
    if selection.until is not None:
        mask &= (facts.begun != NO_DAY) & (facts.begun <= selection.until.toordinal())
    return mask


def of_code(codes: Codes, code: int) -> Mask:
    """Return which deals have a code; none has the code of nothing."""
    if code == NOBODY:
        return np.zeros(len(codes), dtype=np.bool_)
    found: Mask = codes == code
    return found


def of_sources(facts: DealFacts, sources: Sequence[Source]) -> Mask:
    """Return which deals began in one of these ways."""
    wanted = np.zeros(len(SOURCES), dtype=np.bool_)
    wanted[[SOURCES.index(source) for source in sources]] = True
    found: Mask = wanted[facts.source]
    return found


def reached(facts: DealFacts, stage: Stage) -> Mask:
    """Return which deals came at least as far as a stage of FUNNEL."""
    found: Mask = facts.furthest >= FUNNEL.index(stage)
    return found


def never_falling(entered: Days, furthest: Ticks) -> Days:
    """Return the days of entering each stage so that none is later than one after it.

    A stage that was skipped, or has no date, takes the next known one; stages not reached have none.
    `entered` is n × 6, NO_DAY where nothing is known.
    """
    latest = np.iinfo(np.int32).max
    is_reached = np.arange(len(FUNNEL)) <= furthest[:, None]
    known = np.where((entered == NO_DAY) | ~is_reached, latest, entered)
    filled = np.minimum.accumulate(known[:, ::-1], axis=1)[:, ::-1]
    return np.where(filled == latest, NO_DAY, filled).astype(np.int32) * is_reached


def first_contact(entered: Days) -> Days:
    """Return the first day noted of any stage from contacted to proposed, NO_DAY where none is.

    `entered` holds what was noted, before anything is filled: a deal that was only closed tells no day of contact.
    """
    latest = np.iinfo(np.int32).max
    first = np.where(entered[:, 1:-1] == NO_DAY, latest, entered[:, 1:-1]).min(axis=1)
    return np.where(first == latest, NO_DAY, first).astype(np.int32)


def days_between(first: Days, last: Days) -> Days:
    """Return the days from the one to the other, -1 where one is unknown or they are the wrong way round."""
    apart = last - first
    return np.where((first == NO_DAY) | (last == NO_DAY) | (apart < 0), -1, apart).astype(np.int32)
