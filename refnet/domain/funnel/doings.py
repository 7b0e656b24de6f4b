"""What can be done well on the way to a client, as masks over all deals: who came to the landmark, and who did it.

The landmark is the day on which the doing is fixed: the first meeting held, the first thing that followed it for the
follow-up, the first contact for the speed of it. Deals that had ended by then, that never came there, or of which it
is not recorded, are not in the comparison; open ones count as not won once the landmark is long enough ago.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from refnet.domain.facts import NO_DAY, NOT_RECORDED, OPEN, Days, DealFacts, reached
from refnet.domain.funnel.stages import Flags
from refnet.domain.kinds import Stage

PREPARED_TICKS = 4  # of five: agenda, research, pitch, connections, questions
WELL_KNOWN = 3  # of four: need, budget, who decides, timing
MANY_QUESTIONS = 4
SOON_AFTER_MEETING = 7  # days
SOON_AFTER_BEGINNING = 2  # days


class Doing(StrEnum):
    """What can be done well."""

    PREPARATION = "preparation"
    QUALIFICATION = "qualification"
    NEXT_STEP = "next_step"
    QUESTIONS = "questions"
    FOLLOW_UP = "follow_up"
    SPEED = "speed"


TICKED = (Doing.PREPARATION, Doing.NEXT_STEP, Doing.QUESTIONS)  # known only where it was done


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """Deals at the landmark of a doing: `at` came there alive and it is known, `done` did it, `asked` could tell.

    `done` lies within `at`, and `at` within `asked`: what is in `asked` and not in `at` lacks the record. `settled`
    have ended, or passed the landmark long enough ago.
    """

    asked: Flags
    at: Flags
    done: Flags
    settled: Flags


def exposure(facts: DealFacts, doing: Doing, today: int, patience_days: int) -> Exposure:
    """Return who came to the landmark of a doing and who had done it by then."""
    return _EXPOSURES[doing](facts, today, patience_days)


def prepared_ticks(facts: DealFacts) -> Days:
    """Return how many of the five preparations were done by the day of the first meeting, 0 where none was held."""
    met = facts.meeting
    ticks = (met.agenda, met.research, met.pitch, met.connections, met.questions)
    found: Days = np.sum([each == 1 for each in ticks], axis=0, dtype=np.int32)
    return found


def known_criteria(facts: DealFacts) -> Days:
    """Return how many of need, budget, who decides and timing were known at the first meeting, 0 where none was held."""
    met = facts.meeting
    ticks = (met.need_known, met.budget_known, met.decision_known, met.timing_known)
    found: Days = np.sum([each == 1 for each in ticks], axis=0, dtype=np.int32)
    return found


def has_met(facts: DealFacts) -> Flags:
    """Return which deals had a first meeting that is dated and lies before their end."""
    return _alive(facts, facts.meeting.day)


def _preparation(facts: DealFacts, today: int, patience_days: int) -> Exposure:
    return _at_meeting(facts, None, prepared_ticks(facts) >= PREPARED_TICKS, today - patience_days)


def _qualification(facts: DealFacts, today: int, patience_days: int) -> Exposure:
    known = known_criteria(facts)
    noted: Flags = (known > 0) | (facts.meeting.qualified != NOT_RECORDED)
    return _at_meeting(facts, noted, known >= WELL_KNOWN, today - patience_days)


def _next_step(facts: DealFacts, today: int, patience_days: int) -> Exposure:
    return _at_meeting(facts, None, facts.meeting.next_step == 1, today - patience_days)


def _questions(facts: DealFacts, today: int, patience_days: int) -> Exposure:
    return _at_meeting(facts, None, facts.meeting.asked >= MANY_QUESTIONS, today - patience_days)


def _at_meeting(facts: DealFacts, known: Flags | None, done: Flags, last: int) -> Exposure:
    met = has_met(facts)
    at = met if known is None else met & known
    return Exposure(met, at, at & done, _settled(facts, facts.meeting.day, last))


def _follow_up(facts: DealFacts, today: int, patience_days: int) -> Exposure:
    """Compare soon with late among those followed up, from the day of that on.

    Whatever follows may be a step forward, so those that nothing followed would be failures by definition.
    """
    met, has_followed = has_met(facts), facts.follow_up >= 0
    day = np.where(met & has_followed, facts.meeting.day + facts.follow_up, NO_DAY)
    at = (day != NO_DAY) & ((facts.ended == NO_DAY) | (facts.ended > day))
    return Exposure(at, at, at & (facts.follow_up <= SOON_AFTER_MEETING), _settled(facts, day, today - patience_days))


def _speed(facts: DealFacts, today: int, patience_days: int) -> Exposure:
    """Compare soon with late among those contacted, from the day of the contact on; contact is a step itself."""
    contacted, is_dated = reached(facts, Stage.CONTACTED), facts.contact_delay >= 0
    day, at = facts.entered[:, 1], contacted & is_dated
    done = at & (facts.contact_delay <= SOON_AFTER_BEGINNING)
    return Exposure(contacted, at, done, _settled(facts, day, today - patience_days))


def _alive(facts: DealFacts, day: Days) -> Flags:
    """Return which deals had not ended by a day; an end without a day is taken as later."""
    is_alive: Flags = (day != NO_DAY) & ((facts.ended == NO_DAY) | (facts.ended >= day))
    return is_alive


def _settled(facts: DealFacts, day: Days, last: int) -> Flags:
    is_settled: Flags = (facts.outcome != OPEN) | ((day != NO_DAY) & (day <= last))
    return is_settled


_EXPOSURES: dict[Doing, Callable[[DealFacts, int, int], Exposure]] = {
    Doing.PREPARATION: _preparation,
    Doing.QUALIFICATION: _qualification,
    Doing.NEXT_STEP: _next_step,
    Doing.QUESTIONS: _questions,
    Doing.FOLLOW_UP: _follow_up,
    Doing.SPEED: _speed,
}
