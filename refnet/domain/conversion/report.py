"""Everything that the conversion report says, each part worked out from the facts when it is first asked for.

A page shows a part of a report at a time and asks for another report with every switch, so no part is worked out that
nobody looks at; what is worked out is kept with the report.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from refnet.domain.conversion.adjusting import Settled, adjusted, settled
from refnet.domain.conversion.bringing import SourceAmounts, won_amounts
from refnet.domain.conversion.cohort import Cohort, cohort
from refnet.domain.conversion.counting import conversions
from refnet.domain.conversion.following import Followed, followed
from refnet.domain.conversion.grouping import groups
from refnet.domain.conversion.likes import Like, likes
from refnet.domain.conversion.periods import connected
from refnet.domain.conversion.quality import Quality, quality
from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.conversion.shrinking import shrunken
from refnet.domain.conversion.timing import SourceTiming, timing
from refnet.domain.facts import NO_DAY, NOBODY, OPEN, SOURCES, WON, DealFacts, Mask
from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates.clusters import cluster_rate, cluster_rate_within
from refnet.domain.rates.conversion import ALWAYS_SHOWN, Conversion, Grouping, SourceRate
from refnet.domain.rates.differences import chance_greater
from refnet.domain.rates.proportions import Rate
from refnet.domain.rates.strata import Adjusted
from refnet.domain.rates.within import Standing, horizon_offered, longest_followed

MOST_MONTHS = 14
STALE_DAYS = 60  # without anything recorded

Row = tuple[str, Conversion]


@dataclass(frozen=True)
class Figures:
    """The numbers of a report on the deals that `query` asks for, as of `today`."""

    facts: DealFacts
    query: ConversionQuery
    today: date

    @cached_property
    def cohort(self) -> Cohort:
        """The deals asked for."""
        return cohort(self.facts, self.query, self.today)

    @cached_property
    def conversion(self) -> Conversion:
        """The rates of the whole; those that are too young say how long their deals were followed."""
        alone = np.zeros(len(self.cohort), dtype=np.int64)
        whole = conversions(self.cohort, self.query, alone, 1)[0]
        sources = {
            source: _with_follow_up(each, self.cohort, self._is_of(source)) for source, each in whole.sources.items()
        }
        return replace(
            whole,
            sources=sources,
            whole=_with_follow_up(whole.whole, self.cohort, self.cohort.is_dated),
            rows=self.rows,
        )

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rates of the groups asked for, none where none are."""
        return () if self.query.by is None else self.by(self.query.by)

    @cached_property
    def trend(self) -> tuple[Row, ...]:
        """The rates by month, or by quarter where there are many months; only deals with a day that makes sense are in it."""
        rows = tuple(row for row in self.by(self.period) if row[0])
        return connected(rows, self.period, self.today)

    @cached_property
    def period(self) -> Grouping:
        """What the rows of the trend are."""
        months = groups(self.facts, self.cohort, Grouping.MONTH)
        return Grouping.MONTH if len(months.labels) <= MOST_MONTHS else Grouping.QUARTER

    @cached_property
    def last_recorded(self) -> date | None:
        """The last day up to today of which anything is recorded in these deals."""
        days = self.facts.last_activity[self.cohort.rows]
        days = days[(days != NO_DAY) & (days <= self.today.toordinal())]
        return date.fromordinal(int(days.max())) if len(days) else None

    @cached_property
    def is_stale(self) -> bool:
        """Tell whether nothing has been recorded for so long that open deals may have ended unnoticed."""
        return self.last_recorded is not None and (self.today - self.last_recorded).days > STALE_DAYS

    @cached_property
    def reps(self) -> tuple[Row, ...]:
        """The rates by rep, with those drawn towards the team's."""
        return shrunken(self._grouped(Grouping.REP))

    @cached_property
    def segments(self) -> tuple[Row, ...]:
        """The rates by segment."""
        return self._grouped(Grouping.SEGMENT)

    @cached_property
    def followed(self) -> tuple[Followed, ...]:
        """What became of each source's deals day by day."""
        return followed(self.cohort, self.query)

    @cached_property
    def timing(self) -> tuple[SourceTiming, ...]:
        """How long deals take to the first contact and to the end, from time zero whatever the denominator."""
        if self.query.denominator is Denominator.ALL:
            return timing(self.facts, self.cohort, self.query)
        query = replace(self.query, denominator=Denominator.ALL)
        return timing(self.facts, cohort(self.facts, query, self.today), query)

    @cached_property
    def adjusted(self) -> Adjusted:
        """Referral against cold among deals that are alike."""
        return adjusted(self._settled)

    @cached_property
    def likes(self) -> tuple[Like, ...]:
        """The groups of like deals that `adjusted` rests on, the largest first and the rest in one."""
        return likes(self.facts, self._settled)

    @cached_property
    def _settled(self) -> Settled:
        return settled(self.facts, self.cohort, self.query)

    @cached_property
    def general(self) -> Rate | None:
        """The referral rate with the range for referrals in general, which allows for allies whose deals are alike.

        A deal of no known ally stands for itself. None without a rate or with fewer than two known allies.
        """
        if not self.conversion.sources[Source.REFERRAL].has_rate:
            return None
        mine, found = self._referrals, self.cohort
        ally = self.facts.ally[found.rows[mine]].astype(np.int64)
        if not len(known := ally[ally != NOBODY]) or known.min() == known.max():
            return None
        apart = np.where(ally == NOBODY, int(known.max()) + 1 + np.arange(len(ally)), ally)
        if self._is_plain:
            return cluster_rate(found.ends[mine] == WON, apart)
        return cluster_rate_within(found.days[mine], found.ends[mine], found.ages[mine], apart, self.query.horizon_days)

    @cached_property
    def without_ally(self) -> int:
        """How many referrals of `general` have no known ally."""
        return int((self.facts.ally[self.cohort.rows[self._referrals]] == NOBODY).sum())

    @property
    def _is_plain(self) -> bool:
        return self.conversion.sources[Source.REFERRAL].within is None

    @cached_property
    def _referrals(self) -> Mask:
        """The deals that the referral rate counts."""
        found = self.cohort
        counted: Mask = found.is_reached & (found.ends != OPEN) if self._is_plain else found.is_dated
        return counted & self._is_of(Source.REFERRAL)

    @cached_property
    def chance(self) -> float | None:
        """The chance that the true referral rate is above the true cold one, None without a rate on both sides."""
        referral, cold = (self.conversion.sources[source] for source in ALWAYS_SHOWN)
        return chance_greater(referral.rate, cold.rate) if referral.has_rate and cold.has_rate else None

    @cached_property
    def amounts(self) -> tuple[SourceAmounts, ...]:
        """What won deals brought, in one currency."""
        return won_amounts(self.facts, self.cohort)

    @cached_property
    def quality(self) -> Quality:
        """What is missing or cannot be right."""
        return quality(self.facts, self.cohort, self.query)

    def by(self, grouping: Grouping) -> tuple[Row, ...]:
        """Return the rates of each group."""
        if grouping is Grouping.REP:
            return self.reps
        return self.segments if grouping is Grouping.SEGMENT else self._grouped(grouping)

    def _is_of(self, source: Source) -> Mask:
        mask: Mask = self.cohort.source == SOURCES.index(source)
        return mask

    def _grouped(self, grouping: Grouping) -> tuple[Row, ...]:
        grouped = groups(self.facts, self.cohort, grouping)
        found = conversions(self.cohort, self.query, grouped.of, len(grouped.labels))
        return tuple(zip(grouped.labels, found, strict=True))


def _with_follow_up(each: SourceRate, found: Cohort, is_mine: Mask) -> SourceRate:
    if each.standing is not Standing.TOO_YOUNG:
        return each
    ages = found.ages[found.is_dated & is_mine]
    return replace(each, longest=longest_followed(ages), offered=horizon_offered(ages))
