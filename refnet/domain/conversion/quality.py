"""How far the numbers can be trusted: what is missing or cannot be right, and what it could change."""

from dataclasses import dataclass, replace

import numpy as np

from refnet.domain.conversion.cohort import Cohort
from refnet.domain.conversion.counting import conversions
from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.facts import SOURCES, DealFacts
from refnet.domain.kinds import Source
from refnet.domain.rates.conversion import Conversion


@dataclass(frozen=True, slots=True)
class Quality:
    """How many deals of the cohort have a flaw.

    `if_cold` and `if_referral` are the rates if every deal of unknown source were the one or the other, None where
    every source is known.
    """

    deals: int
    unknown_source: int
    no_introducer: int
    impossible: int
    own_introducer: int
    undated: int
    rescued: int
    stalled: int
    if_cold: Conversion | None
    if_referral: Conversion | None

    @property
    def flaws(self) -> int:
        """Return how many flaws there are; a deal may have several."""
        return self.unknown_source + self.no_introducer + self.impossible + self.own_introducer + self.undated


def quality(facts: DealFacts, found: Cohort, query: ConversionQuery) -> Quality:
    """Return the flaws of a cohort."""
    unknown = found.source == SOURCES.index(Source.UNKNOWN)
    return Quality(
        deals=len(found),
        unknown_source=int(unknown.sum()),
        no_introducer=int(facts.lacks_introducer[found.rows].sum()),
        impossible=int(found.is_impossible.sum()),
        own_introducer=int(facts.is_own_introducer[found.rows].sum()),
        undated=int((found.is_reached & ~found.is_dated & ~found.is_impossible).sum()),
        rescued=int(facts.is_rescued[found.rows].sum()),
        stalled=int(found.is_stalled.sum()),
        if_cold=_if(found, query, Source.COLD) if unknown.any() else None,
        if_referral=_if(found, query, Source.REFERRAL) if unknown.any() else None,
    )


def _if(found: Cohort, query: ConversionQuery, source: Source) -> Conversion:
    unknown = found.source == SOURCES.index(Source.UNKNOWN)
    taken = replace(found, source=np.where(unknown, SOURCES.index(source), found.source))
    return conversions(taken, query, np.zeros(len(found), dtype=np.int64), 1)[0]
