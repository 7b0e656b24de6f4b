"""What happened in deals and when: introductions, stages entered and notes, as columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from sqlalchemy.orm import Session

from refnet.domain.facts import FUNNEL, NO_DAY, NOBODY
from refnet.services.insights.columns import (
    Bytes,
    Flags,
    Ints,
    codes,
    day,
    flag,
    flags,
    key,
    ordinals,
    packed,
    places,
    word,
)

_STAGES = {
    "deal": key("deal_id"),
    "stage": word("stage", [stage.value for stage in FUNNEL]),
    "day": day("entered_on"),
}
_INTRODUCTIONS = {
    "deal": key("deal_id"),
    "introducer": key("introducer_id"),
    "day": day("made_on"),
    "is_originating": flag("is_originating"),
    "is_introduced": flag("kind = 'introduced'"),
}
_NOTES = {"deal": key("deal_id"), "day": day("noted_on")}
_NEVER = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened in deals: the deal's row and the day, in no order."""

    row: Ints
    day: Ints

    @classmethod
    def together(cls, some: Iterable[Self]) -> Self:
        """Return all of it in one."""
        listed = list(some)
        return cls(np.concatenate([one.row for one in listed]), np.concatenate([one.day for one in listed]))

    def latest(self, count: int) -> Ints:
        """Return the last day of each of `count` deals."""
        found = np.full(count, NO_DAY, dtype=np.int32)
        np.maximum.at(found, self.row, self.day)
        return found

    def first_after(self, start: Ints) -> Ints:
        """Return the first day after that of each deal, NO_DAY where nothing happened since."""
        is_after = (self.day > start[self.row]) & (start[self.row] != NO_DAY)
        found = np.full(len(start), _NEVER, dtype=np.int32)
        np.minimum.at(found, self.row[is_after], self.day[is_after])
        return np.where(found == _NEVER, NO_DAY, found).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Stages:
    """Stages entered, the end as lost included (as NOBODY)."""

    happened: Happened
    stage: Ints

    def first_days(self, count: int) -> Ints:
        """Return the first day of each stage of FUNNEL, n × 6."""
        is_open = self.stage != NOBODY
        found = np.full((count, len(FUNNEL)), _NEVER, dtype=np.int32)
        np.minimum.at(found, (self.happened.row[is_open], self.stage[is_open]), self.happened.day[is_open])
        return np.where(found == _NEVER, NO_DAY, found).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Introduced:
    """The introductions that belong to deals; one a deal is the originating one."""

    happened: Happened
    introducer: Bytes
    is_originating: Flags
    is_introduced: Flags

    def originated(self, count: int) -> Ints:
        """Return the day of the introduction that began each deal."""
        found = np.full(count, NO_DAY, dtype=np.int32)
        found[self.happened.row[self.is_originating]] = self.happened.day[self.is_originating]
        return found

    def introducer_of(self, count: int) -> Bytes:
        """Return the key of who began each deal, dashes where nobody did."""
        found = np.full(count, b"-" * 32, dtype="S32")
        found[self.happened.row[self.is_originating]] = self.introducer[self.is_originating]
        return found

    def any_of(self, count: int) -> Flags:
        """Return which deals have an introduction that is more than a name."""
        found = np.zeros(count, dtype=np.bool_)
        found[self.happened.row[self.is_introduced]] = True
        return found


def introduced(session: Session, deals: Bytes) -> Introduced:
    """Return the introductions that belong to these deals, which are sorted."""
    rows = packed(session, "introduction", _INTRODUCTIONS, "deal_id IS NOT NULL AND direction = 'received'")
    happened = Happened(places(rows["deal"], deals), ordinals(rows["day"]))
    return Introduced(happened, rows["introducer"], flags(rows["is_originating"]), flags(rows["is_introduced"]))


def stages(session: Session, deals: Bytes) -> Stages:
    """Return the dated entries into stages."""
    rows = packed(session, "stage_entry", _STAGES, "entered_on IS NOT NULL")
    return Stages(Happened(places(rows["deal"], deals), ordinals(rows["day"])), codes(rows["stage"]))


def notes(session: Session, deals: Bytes) -> Happened:
    """Return when deals were written about."""
    rows = packed(session, "note", _NOTES, "deal_id IS NOT NULL")
    return Happened(places(rows["deal"], deals), ordinals(rows["day"]))
