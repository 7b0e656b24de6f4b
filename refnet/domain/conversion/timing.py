"""How long deals take, and how many are won of those that took so long: to the first contact, and to the end."""

from dataclasses import dataclass

import numpy as np

from refnet.domain.conversion.cohort import Cohort, Whole
from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.facts import OPEN, SOURCES, WON, DealFacts, Mask
from refnet.domain.kinds import Source
from refnet.domain.rates.proportions import Rate, rate
from refnet.domain.rates.within import Standing, Within, rates_within

TO_CONTACT = (1, 3, 7, 14, 30)  # last days of the bands; one more is open at its end
TO_CLOSE = (30, 60, 90, 180, 365)
SOURCES_TIMED = (Source.REFERRAL, Source.COLD)


@dataclass(frozen=True, slots=True)
class Band:
    """Deals that took `first` to `last` days (None: or more), and the share of them that was won."""

    first: int
    last: int | None
    rate: Rate


@dataclass(frozen=True, slots=True)
class SourceTiming:
    """The bands of one source.

    The rates of `close` are won / (won + lost) of the deals that ended after so many days. Those of `contact` are
    won within the horizon from the day of the contact on, with open deals censored: counted from time zero, deals
    contacted late would have had to stay alive so long.
    """

    source: Source
    contact: tuple[Band, ...]
    close: tuple[Band, ...]


def timing(facts: DealFacts, found: Cohort, query: ConversionQuery) -> tuple[SourceTiming, ...]:
    """Return how long the deals of a cohort took; its time zero must be the first (denominator: all)."""
    return tuple(
        SourceTiming(source, contact_bands(facts, found, query, source), close_bands(found, source))
        for source in SOURCES_TIMED
    )


def close_bands(found: Cohort, source: Source) -> tuple[Band, ...]:
    """Return the deals of a source that ended by how long they took."""
    ended = of_source(found, source) & found.is_dated & (found.ends != OPEN)
    bands = band_of(found.days[ended], TO_CLOSE)
    n = np.bincount(bands, minlength=len(TO_CLOSE) + 1)
    won = np.bincount(bands[found.ends[ended] == WON], minlength=len(TO_CLOSE) + 1)
    rates = [rate(int(some), int(all_)) for some, all_ in zip(won, n, strict=True)]
    return _bands(TO_CLOSE, rates)


def contact_bands(facts: DealFacts, found: Cohort, query: ConversionQuery, source: Source) -> tuple[Band, ...]:
    """Return the deals of a source that were contacted by how long that took."""
    delay = facts.contact_delay[found.rows].astype(np.int64)
    mine = of_source(found, source) & found.is_dated & (delay >= 0)
    since = (found.days - delay, found.ages - delay)
    mine &= (since[0] >= 0) & (since[1] >= 0)
    tallied = rates_within(
        since[0][mine],
        found.ends[mine],
        since[1][mine],
        groups=band_of(delay[mine], TO_CONTACT),
        group_count=len(TO_CONTACT) + 1,
        horizon_days=query.horizon_days,
    )
    return _bands(TO_CONTACT, [_spoken(tallied.of(number)) for number in range(len(TO_CONTACT) + 1)])


def of_source(found: Cohort, source: Source) -> Mask:
    """Return which deals of a cohort are of a source."""
    mask: Mask = found.source == SOURCES.index(source)
    return mask


def band_of(days: Whole, lasts: tuple[int, ...]) -> Whole:
    """Return the number of the band that each number of days is in."""
    return np.searchsorted(lasts, days).astype(np.int64)


def _bands(lasts: tuple[int, ...], rates: list[Rate]) -> tuple[Band, ...]:
    firsts = (0, *(last + 1 for last in lasts))
    return tuple(Band(first, last, each) for first, last, each in zip(firsts, (*lasts, None), rates, strict=True))


def _spoken(found: Within) -> Rate:
    if found.standing in (Standing.NO_VERDICT, Standing.FULL):
        return found.rate
    return Rate(found.rate.won, found.rate.n, None, 0.0, 1.0, found.rate.effective_n)
