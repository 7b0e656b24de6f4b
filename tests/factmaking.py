"""Makes the facts of a few deals from keywords, every one at its usual value, for tests of pure thought."""

from uuid import UUID

import numpy as np

from refnet.domain.facts import (
    FUNNEL,
    NO_AMOUNT,
    NO_DAY,
    NOBODY,
    NOT_RECORDED,
    OUTCOMES,
    SOURCES,
    DealFacts,
    FirstMeeting,
    Names,
    days_between,
    first_contact,
    never_falling,
)
from refnet.domain.kinds import Outcome, Source, Stage

TICKS = (
    "agenda", "research", "pitch", "connections", "questions", "next_step",
    "need_known", "budget_known", "decision_known", "timing_known",
)  # fmt: skip
FOUND = ("buying", "return_discussed", "qualified")
MEETING = (*TICKS, "asked", *FOUND)
DAYS = ("begun", "ended", "met_on", "last_activity")


def deal(source: Source = Source.REFERRAL, outcome: Outcome = Outcome.OPEN, **values) -> dict[str, object]:
    """Return one deal; days may be dates or ordinals, `stages` maps a stage to the day of entering it."""
    usual = {"begun": NO_DAY, "ended": NO_DAY, "met_on": NO_DAY, "last_activity": NO_DAY, "stage": Stage.LEAD}
    usual |= {"stages": {}, "rep": None, "ally": None, "segment": "", "currency": "EUR", "amount": None}
    usual |= {"is_rescued": False, "is_own_introducer": False, "lacks_introducer": False}
    unknown = set(values) - set(usual) - set(MEETING)
    assert not unknown, unknown
    return {"source": source, "outcome": outcome} | usual | values


def facts_of(*deals: dict[str, object]) -> DealFacts:
    """Return the facts of these deals, in their order; their keys count from 1."""
    furthest = np.array(
        [FUNNEL.index(Stage.WON if each["outcome"] is Outcome.WON else each["stage"]) for each in deals], np.int8
    )
    begun, ended, met_on, last = (np.array([_day(each[name]) for each in deals], np.int32) for name in DAYS)
    entered = np.zeros((len(deals), len(FUNNEL)), np.int32)
    entered[:, 0] = begun
    for row, each in enumerate(deals):
        for stage, day in each["stages"].items():
            entered[row, FUNNEL.index(stage)] = _day(day)
    contacted = first_contact(entered)
    entered[:, -1] = np.where(furthest == FUNNEL.index(Stage.WON), ended, NO_DAY)
    entered = never_falling(entered, furthest)
    (rep, reps), (ally, allies) = _coded(deals, "rep"), _coded(deals, "ally")
    (segment, segments), (currency, currencies) = _coded(deals, "segment"), _coded(deals, "currency")
    return DealFacts(
        ids=np.array([UUID(int=number + 1).hex for number in range(len(deals))], "S32"),
        source=np.array([SOURCES.index(each["source"]) for each in deals], np.int8),
        outcome=np.array([OUTCOMES.index(each["outcome"]) for each in deals], np.int8),
        furthest=furthest, begun=begun, ended=ended, entered=entered,
        last_activity=np.maximum(last, np.maximum(begun, ended)),
        rep=rep, ally=ally, segment=segment, currency=currency,
        amount=np.array([NO_AMOUNT if each["amount"] is None else each["amount"] for each in deals], np.int64),
        is_rescued=_flags(deals, "is_rescued"), is_own_introducer=_flags(deals, "is_own_introducer"),
        lacks_introducer=_flags(deals, "lacks_introducer"),
        contact_delay=days_between(begun, contacted), follow_up=np.full(len(deals), -1, np.int32),
        meeting=_meeting(deals, met_on), reps=reps, allies=allies, segments=segments, currencies=currencies,
    )  # fmt: skip


def _meeting(deals, met_on) -> FirstMeeting:
    usual = dict.fromkeys((*TICKS, "asked"), 0) | dict.fromkeys(FOUND, NOT_RECORDED)
    ticks = {
        name: np.array(
            [each.get(name, usual[name]) if each["met_on"] else NOT_RECORDED for each in deals],
            np.int32 if name == "asked" else np.int8,
        )
        for name in MEETING
    }
    return FirstMeeting(day=met_on, **ticks)


def _coded(deals, name: str) -> tuple[np.ndarray, Names]:
    names = tuple(dict.fromkeys(each[name] for each in deals if each[name]))
    codes = np.array([names.index(each[name]) if each[name] else NOBODY for each in deals], np.int32)
    return codes, Names(names, tuple(key_of_name(each) for each in names))


def key_of_name(name: str) -> UUID:
    """Return the key that a rep or an ally of this name has in facts made here."""
    return UUID(bytes=name.encode().ljust(16, b"\0")[:16])


def _flags(deals, name: str) -> np.ndarray:
    return np.array([each[name] for each in deals], np.bool_)


def _day(day) -> int:
    return day if isinstance(day, int) else day.toordinal()
