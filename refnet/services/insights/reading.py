"""Reads all deals into columns of numbers, with few queries and no mapped objects."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.facts import (
    FUNNEL,
    NO_AMOUNT,
    NO_DAY,
    NOBODY,
    OUTCOMES,
    SOURCES,
    WON,
    DealFacts,
    Names,
    days_between,
    first_contact,
    never_falling,
)
from refnet.domain.kinds import Source, Stage
from refnet.services.insights import reading_events as events
from refnet.services.insights import reading_meetings as meetings
from refnet.services.insights.columns import (
    Ints,
    codes,
    day,
    flag,
    flags,
    key,
    number,
    numbered,
    ordinals,
    packed,
    texts,
    word,
)
from refnet.services.insights.reading_events import Happened, Introduced
from refnet.store.bulk import chunks
from refnet.store.schema import Person, Rep

CHUNK = 500  # keys in one IN list
_DEALS = {
    "id": key("id"),
    "source": word("source", [source.value for source in SOURCES]),
    "outcome": word("outcome", [outcome.value for outcome in OUTCOMES]),
    "stage": word("stage", [stage.value for stage in FUNNEL]),
    "touched": day("first_touch_on"),
    "ended": day("closed_on"),
    "rep": key("rep_id"),
    "has_amount": flag("amount >= 0"),
    "amount": number("amount"),
}
_BY_INTRODUCTION = [SOURCES.index(Source.REFERRAL), SOURCES.index(Source.NAME_ONLY)]
_COLD = [SOURCES.index(Source.COLD), SOURCES.index(Source.NAME_ONLY)]


@dataclass(frozen=True, slots=True)
class _Known:
    """People by code: what they are called, and the same folded for comparing."""

    names: Names
    folded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Events:
    """What happened in deals."""

    introduced: Introduced
    stages: events.Stages
    notes: Happened
    met: meetings.Meetings


def read(session: Session) -> DealFacts:
    """Return the facts of all deals as of this moment."""
    rows = packed(session, "deal", _DEALS)
    rows = rows[np.argsort(rows["id"])]
    keys = np.ascontiguousarray(rows["id"])
    known = _Events(
        events.introduced(session, keys),
        events.stages(session, keys),
        events.notes(session, keys),
        meetings.read(session, keys),
    )
    return _facts(session, rows, known)


def _facts(session: Session, rows: NDArray[Any], known: _Events) -> DealFacts:
    count, introduced, met = len(rows), known.introduced, known.met
    source, outcome = codes(rows["source"]), codes(rows["outcome"])
    furthest = np.where(outcome == WON, FUNNEL.index(Stage.WON), codes(rows["stage"])).astype(np.int8)
    ended, by_introduction = ordinals(rows["ended"]), np.isin(source, _BY_INTRODUCTION)
    begun = _begun(ordinals(rows["touched"]), introduced, by_introduction)
    entered = _entered(known.stages, begun, ended, furthest)
    happened = Happened.together((known.stages.happened, introduced.happened, known.notes, met.held))
    (rep, reps), (ally, allies) = numbered(rows["rep"]), numbered(introduced.introducer_of(count))
    who, whom = _named(session, Rep, reps), _named(session, Person, allies)
    segment, currency = (_coded(texts(session, "deal", name)) for name in ("segment", "currency"))
    return DealFacts(
        ids=np.ascontiguousarray(rows["id"]),
        source=source.astype(np.int8),
        outcome=outcome.astype(np.int8),
        furthest=furthest,
        begun=begun,
        ended=ended,
        entered=entered,
        last_activity=np.maximum(happened.latest(count), np.maximum(begun, ended)),
        rep=rep,
        ally=ally,
        segment=segment[0],
        currency=currency[0],
        amount=np.where(flags(rows["has_amount"]), rows["amount"].astype(np.int64), NO_AMOUNT),
        is_rescued=np.isin(source, _COLD) & introduced.any_of(count),
        is_own_introducer=_are_same(rep, who, ally, whom),
        lacks_introducer=by_introduction & (ally == NOBODY),
        contact_delay=days_between(begun, first_contact(known.stages.first_days(count))),
        follow_up=days_between(met.first.day, happened.first_after(met.first.day)),
        meeting=met.first,
        reps=who.names,
        allies=whom.names,
        segments=Names(segment[1]),
        currencies=Names(currency[1]),
    )


def _coded(words: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """Return a number for each word and the words in order; the empty one has NOBODY."""
    known = tuple(sorted(set(words) - {""}))
    numbers = {each: number for number, each in enumerate(known)} | {"": NOBODY}
    return np.fromiter(map(numbers.__getitem__, words), dtype=np.int32, count=len(words)), known


def _begun(touched: Ints, introduced: Introduced, by_introduction: NDArray[np.bool_]) -> Ints:
    """Return time zero: the introduction's day where one began the deal and has a day, else the first touch."""
    made = introduced.originated(len(touched))
    return np.where(by_introduction & (made != NO_DAY), made, touched).astype(np.int32)


def _entered(stages: events.Stages, begun: Ints, ended: Ints, furthest: NDArray[np.int8]) -> Ints:
    days = stages.first_days(len(begun))
    days[:, 0] = begun
    days[:, -1] = np.where(furthest == FUNNEL.index(Stage.WON), ended, NO_DAY)
    return never_falling(days, furthest)


def _named(session: Session, table: type[Rep | Person], keys: tuple[UUID, ...]) -> _Known:
    """Return what the people of these keys are called, in their order."""
    rows = (
        row
        for some in chunks(keys, CHUNK)
        for row in session.execute(select(table.id, table.name, table.search_key).where(table.id.in_(some)))
    )
    known = {key: (name, folded) for key, name, folded in rows}
    found = [known[key] for key in keys]
    return _Known(Names(tuple(name for name, _f in found), keys), tuple(folded for _n, folded in found))


def _are_same(rep: Ints, reps: _Known, ally: Ints, allies: _Known) -> NDArray[np.bool_]:
    """Return where the rep introduced themselves: a rep and an introducer of the same name."""
    if not reps.folded or not allies.folded:
        return np.zeros(len(rep), dtype=np.bool_)
    same: NDArray[np.bool_] = np.array(reps.folded)[rep] == np.array(allies.folded)[ally]
    same &= (rep != NOBODY) & (ally != NOBODY)
    return same
