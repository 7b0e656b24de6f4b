"""Rates of many groups at once: groups × sources are one long list of groups, counted without a loop over deals."""

from dataclasses import dataclass

import numpy as np

from refnet.domain.conversion.cohort import Cohort, Whole
from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.facts import LOST, NOBODY, OPEN, SOURCES, WON, Mask
from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates.conversion import ALWAYS_SHOWN, Conversion, Counts, SourceRate
from refnet.domain.rates.differences import difference
from refnet.domain.rates.proportions import Rate, rate
from refnet.domain.rates.within import (
    ENOUGH_FOR_RATE,
    ENOUGH_FOR_VERDICT,
    Standing,
    Withins,
    rates_within,
)

_KINDS = len(SOURCES)


@dataclass(frozen=True, slots=True)
class Tally:
    """What groups hold, an entry a group: all deals, those that could not be followed, and the followed ones."""

    all: Whole  # groups × (open, won, lost), as are the undated
    undated: Whole
    unreached: Whole
    stalled: Whole
    followed: Withins


def conversions(cohort: Cohort, query: ConversionQuery, groups: Whole, group_count: int) -> list[Conversion]:
    """Return the rates of the groups 0 … group_count−1, without their rows; deals of NOBODY are in none."""
    apart = tally(
        cohort, query, np.where(groups == NOBODY, NOBODY, groups * _KINDS + cohort.source), group_count * _KINDS
    )
    together = tally(cohort, query, groups, group_count)
    return [_conversion(query, group, (apart, together)) for group in range(group_count)]


def _conversion(query: ConversionQuery, group: int, tallies: tuple[Tally, Tally]) -> Conversion:
    apart, together = tallies
    found = {
        source: rate_of(apart, group * _KINDS + number, source, query)
        for number, source in enumerate(SOURCES)
        if source in ALWAYS_SHOWN
        or apart.all[group * _KINDS + number].any()
        or apart.unreached[group * _KINDS + number]
    }
    return Conversion(
        denominator=query.denominator,
        horizon_days=query.horizon_days,
        sources=found,
        whole=rate_of(together, group, Source.UNKNOWN, query),
        difference=difference(found[Source.REFERRAL].rate, found[Source.COLD].rate),
    )


def tally(cohort: Cohort, query: ConversionQuery, groups: Whole, group_count: int) -> Tally:
    """Count the deals of each group, and follow those with days."""
    inside = groups != NOBODY
    reached, dated = cohort.is_reached & inside, cohort.is_dated & inside
    return Tally(
        all=_ends(cohort, reached, groups, group_count),
        undated=_ends(cohort, reached & ~dated, groups, group_count),
        unreached=_count(inside & ~reached, groups, group_count),
        stalled=_count(reached & cohort.is_stalled, groups, group_count),
        followed=rates_within(
            cohort.days[dated],
            cohort.ends[dated],
            cohort.ages[dated],
            groups=groups[dated],
            group_count=group_count,
            horizon_days=query.horizon_days,
        ),
    )


def rate_of(found: Tally, group: int, source: Source, query: ConversionQuery) -> SourceRate:
    """Return one group's rate: of the followed deals, or of all that ended where most could not be followed."""
    counts, undated = _counts(found.all[group]), _counts(found.undated[group])
    followed = found.followed.of(group)
    is_plain = query.denominator is Denominator.CLOSED or followed.rate.n < undated.won + undated.lost
    known = rate(counts.won, counts.won + counts.lost) if is_plain else followed.rate
    standing = _standing(known.n) if is_plain else followed.standing
    return SourceRate(
        source=source,
        counts=counts,
        undated=undated,
        unreached=int(found.unreached[group]),
        rate=_spoken(known, standing),
        standing=standing,
        within=None if is_plain else followed,
        stalled=int(found.stalled[group]),
    )


def _standing(n: int) -> Standing:
    if n < ENOUGH_FOR_RATE:
        return Standing.COUNTS_ONLY if n else Standing.EMPTY
    return Standing.NO_VERDICT if n < ENOUGH_FOR_VERDICT else Standing.FULL


def _spoken(known: Rate, standing: Standing) -> Rate:
    """Return the rate, without its value where none may be spoken."""
    if standing in (Standing.NO_VERDICT, Standing.FULL):
        return known
    return Rate(known.won, known.n, None, 0.0, 1.0, known.effective_n)


def _counts(row: Whole) -> Counts:
    return Counts(won=int(row[WON]), lost=int(row[LOST]), open=int(row[OPEN]))


def _ends(cohort: Cohort, mask: Mask, groups: Whole, group_count: int) -> Whole:
    cells = groups[mask] * 3 + cohort.ends[mask]
    return np.bincount(cells, minlength=group_count * 3).reshape(group_count, 3)


def _count(mask: Mask, groups: Whole, group_count: int) -> Whole:
    return np.bincount(groups[mask], minlength=group_count)
