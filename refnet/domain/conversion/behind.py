"""Which deals a bar or a figure of a conversion report stands for, found again from the facts when it is opened."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from refnet.domain.conversion.adjusting import Settled, settled
from refnet.domain.conversion.cohort import Cohort, cohort
from refnet.domain.conversion.grouping import groups
from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.conversion.timing import TO_CLOSE, TO_CONTACT, band_of
from refnet.domain.facts import LOST, NO_AMOUNT, OPEN, SOURCES, WON, DealFacts, Mask
from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates.conversion import Grouping


class Part(StrEnum):
    """Which of a group's deals."""

    ALL = "all"
    WON = "won"
    LOST = "lost"
    OPEN = "open"
    PAID = "paid"  # won with an amount
    UNKNOWN_SOURCE = "unknown_source"
    NO_INTRODUCER = "no_introducer"
    IMPOSSIBLE = "impossible"
    OWN_INTRODUCER = "own_introducer"
    UNDATED = "undated"
    RESCUED = "rescued"
    STALLED = "stalled"


class Clock(StrEnum):
    """Which time a band is about."""

    CONTACT = "contact"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Behind:
    """What is opened: a part of a source (None: all) in a row (`label` of `by`) or in a band of a clock.

    With `like`, the key of a group of like deals, it is its settled ones.
    """

    source: Source | None = None
    part: Part = Part.ALL
    by: Grouping | None = None
    label: str = ""
    clock: Clock | None = None
    band: int = 0
    like: tuple[int, int, int] | None = None


def behind(facts: DealFacts, query: ConversionQuery, today: date, wanted: Behind) -> NDArray[np.intp]:
    """Return the rows of these deals in the facts."""
    if wanted.clock is not None:
        query = replace(query, denominator=Denominator.ALL)
    found = cohort(facts, query, today)
    if wanted.like is not None:
        return _alike(settled(facts, found, query), wanted.like, wanted.source)
    mask = _PARTS[wanted.part](facts, found)
    if wanted.source is not None:
        mask = mask & (found.source == SOURCES.index(wanted.source))
    if wanted.by is not None:
        grouped = groups(facts, found, wanted.by)
        mask = mask & (grouped.of == grouped.labels.index(wanted.label))
    if wanted.clock is not None:
        mask = mask & _in_band(facts, found, wanted.clock, wanted.band)
    return found.rows[mask]


def _alike(found: Settled, like: tuple[int, int, int], source: Source | None) -> NDArray[np.intp]:
    mask = np.ones(len(found.rows), dtype=bool)
    for key, wanted in zip(found.keys, like, strict=True):
        mask &= key == wanted
    if source is not None:
        mask &= found.is_referral == (source is Source.REFERRAL)
    return found.rows[mask]


def _in_band(facts: DealFacts, found: Cohort, clock: Clock, band: int) -> Mask:
    delay = facts.contact_delay[found.rows].astype(np.int64)
    if clock is Clock.CONTACT:
        is_known, bands = (delay >= 0) & (found.days >= delay), band_of(delay, TO_CONTACT)
    else:
        is_known, bands = found.ends != OPEN, band_of(found.days, TO_CLOSE)
    mask: Mask = found.is_dated & is_known & (bands == band)
    return mask


def _flawed(name: str) -> Callable[[DealFacts, Cohort], Mask]:
    """Return what tells the deals of a cohort that a column of flags marks as flawed."""

    def mask(facts: DealFacts, found: Cohort) -> Mask:
        column: Mask = getattr(facts, name)
        return column[found.rows]

    return mask


def _ended(end: int) -> Callable[[DealFacts, Cohort], Mask]:
    return lambda _facts, found: found.is_reached & (found.ends == end)


_PARTS: dict[Part, Callable[[DealFacts, Cohort], Mask]] = {
    Part.ALL: lambda _facts, found: found.is_reached,
    Part.WON: _ended(WON),
    Part.LOST: _ended(LOST),
    Part.OPEN: _ended(OPEN),
    Part.PAID: lambda facts, found: found.is_reached & (found.ends == WON) & (facts.amount[found.rows] != NO_AMOUNT),
    Part.UNKNOWN_SOURCE: lambda _facts, found: found.source == SOURCES.index(Source.UNKNOWN),
    Part.NO_INTRODUCER: _flawed("lacks_introducer"),
    Part.IMPOSSIBLE: lambda _facts, found: found.is_impossible,
    Part.OWN_INTRODUCER: _flawed("is_own_introducer"),
    Part.UNDATED: lambda _facts, found: found.is_reached & ~found.is_dated & ~found.is_impossible,
    Part.RESCUED: _flawed("is_rescued"),
    Part.STALLED: lambda _facts, found: found.is_stalled,
}
