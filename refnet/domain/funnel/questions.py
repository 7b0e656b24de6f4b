"""Joanne Black's six questions to a manager, answered from what is recorded, or with what to record.

How a question stands follows from the range of a share, never from the share alone; where less than half is noted,
or fewer than ten, nothing is judged.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from refnet.domain.facts import NOT_RECORDED, SOURCES, DealFacts, of_sources
from refnet.domain.funnel import question_words as words
from refnet.domain.funnel.comparison import SOURCES as KINDS
from refnet.domain.funnel.comparison import Leads
from refnet.domain.funnel.doings import MANY_QUESTIONS, Exposure, has_met
from refnet.domain.funnel.gap import ENOUGH, Gap
from refnet.domain.funnel.stages import STAGES, Flags, Funnel, how_many
from refnet.domain.kinds import Source, Stage
from refnet.domain.rates.proportions import Rate, rate

QUALIFYING = STAGES.index(Stage.MET)  # the step from the first meeting to qualified
SURE = 0.95


class Standing(StrEnum):
    """How the answer to a question stands."""

    LOOK = "look"
    FINE = "fine"
    UNSURE = "unsure"
    PARTLY = "partly"  # less than half is noted
    MISSING = "missing"


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A question's answer in a sentence, the deals it rests on, and those that lack the record.

    `share` is the rate that was judged, None where nothing is recorded.
    """

    number: int
    question: str
    sentence: str
    standing: Standing
    share: Rate | None
    behind: Flags
    lacking: Flags
    record: str  # what to record, empty when nothing lacks


def came_about(facts: DealFacts, around: Flags) -> Answer:
    """Answer how the leads came about; names passed on without an introduction are counted on their own."""
    cold, referral = (around & of_sources(facts, KINDS[kind]) for kind in (Leads.COLD, Leads.REFERRAL))
    unknown, names = (around & (facts.source == SOURCES.index(each)) for each in (Source.UNKNOWN, Source.NAME_ONLY))
    known = how_many(around) - how_many(unknown)
    share = rate(how_many(cold), known)
    allies = len(np.unique(facts.ally[referral & (facts.ally >= 0)]))
    other = known - how_many(cold) - how_many(referral) - how_many(names)
    of = words.Origins(how_many(cold), how_many(referral), how_many(names), other, how_many(unknown), allies)
    sentence = words.sources(of)
    standing = _standing(share, how_many(around), is_bad=True)
    return _answer(1, sentence, standing, share, (around, unknown))


def qualified(facts: DealFacts, ours: Flags, noted: Exposure, found: Gap) -> Answer:
    """Answer how leads were qualified: how many passed from meeting to qualified, and by what they were judged."""
    met = ours & has_met(facts)
    theirs = found.reference.rates[QUALIFYING] if isinstance(found.reference, Funnel) else None
    passed, worse = found.ours.rates[QUALIFYING], found.step_worse[QUALIFYING]
    known = facts.meeting
    judged = (known.need_known, known.budget_known, known.decision_known, known.timing_known)
    ticks = [how_many(met & (tick == 1)) for tick in judged]
    sentence = words.qualified(passed, theirs, ticks, how_many(met))
    standing = Standing.MISSING if passed.n == 0 else _by_chance(worse)
    return _answer(2, sentence, standing, passed, (met, ours & noted.asked & ~noted.at))


def buying(facts: DealFacts, ours: Flags) -> Answer:
    """Answer whether prospects were interested in buying or only looking, at the first meeting."""
    return _noted(3, facts, ours, facts.meeting.buying, words.buying)


def questions_asked(facts: DealFacts, ours: Flags) -> Answer:
    """Answer whether enough was asked at the first meeting; where no question was ever noted it is not recorded."""
    met = ours & has_met(facts)
    asked = facts.meeting.asked[met]
    share = rate(how_many(asked >= MANY_QUESTIONS), len(asked))
    noted = how_many(asked > 0)
    standing = _standing(share, noted and len(asked))
    return _answer(4, words.questions(share, noted), standing, share, (met, met & (facts.meeting.asked <= 0)))


def returns(facts: DealFacts, ours: Flags) -> Answer:
    """Answer whether the return on investment was talked about at the first meeting, or features only."""
    return _noted(5, facts, ours, facts.meeting.return_discussed, words.returns)


def followed_up(ours: Flags, step: Exposure, follow_up: Exposure) -> Answer:
    """Answer what the plan after the first meeting was, and whether something followed within a week."""
    met = ours & step.at
    agreed = rate(how_many(met & step.done), how_many(met))
    after = rate(how_many(ours & follow_up.done), how_many(ours & follow_up.at))
    of_steps = _standing(agreed, agreed.won and agreed.n)
    is_slow = after.n >= ENOUGH and after.high < 0.5
    standing = Standing.LOOK if is_slow and of_steps is not Standing.MISSING else of_steps
    looks = words.where_to_look(at_steps=of_steps is Standing.LOOK, at_time=is_slow)
    sentence = (
        f"{words.follow_up(agreed, after)} {looks}" if standing is Standing.LOOK else words.follow_up(agreed, after)
    )
    return _answer(6, sentence, standing, agreed, (met, met & ~step.done))


def _noted(number: int, facts: DealFacts, ours: Flags, value: np.ndarray, say: words.Noted) -> Answer:
    met = ours & has_met(facts)
    noted = met & (value != NOT_RECORDED)
    share = rate(how_many(noted & (value == 1)), how_many(noted))
    return _answer(number, say(share, how_many(met)), _standing(share, how_many(met)), share, (noted, met & ~noted))


def _answer(number: int, sentence: str, standing: Standing, share: Rate, deals: tuple[Flags, Flags]) -> Answer:
    """Return an answer; `deals` are those behind it and those that lack the record."""
    record = words.record(number) if deals[1].any() or standing is Standing.MISSING else ""
    return Answer(number, words.question(number), sentence, standing, share if share.n else None, *deals, record)


def _standing(share: Rate, of: int, *, is_bad: bool = False) -> Standing:
    """Judge a share of good things (or of bad ones) out of `of` that could be noted."""
    if share.n == 0 or of == 0:
        return Standing.MISSING
    if share.n < of / 2:
        return Standing.PARTLY
    if share.n < ENOUGH or share.low <= 0.5 <= share.high:
        return Standing.UNSURE
    return Standing.LOOK if (share.low > 0.5) is is_bad else Standing.FINE


def _by_chance(worse: float | None) -> Standing:
    if worse is None:
        return Standing.UNSURE
    return Standing.LOOK if worse >= SURE else Standing.FINE if worse <= 1 - SURE else Standing.UNSURE
