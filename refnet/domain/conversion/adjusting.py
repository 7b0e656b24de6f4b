"""Referral against cold among deals that are alike: the same segment, the same size, the same rep."""

from dataclasses import dataclass

import numpy as np

from refnet.domain.conversion.cohort import Cohort, Whole
from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.facts import NO_AMOUNT, SOURCES, WON, DealFacts, Mask
from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates.strata import Adjusted, adjust, strata_of

BANDS = 3  # of amounts, alike in number of deals within a currency


@dataclass(frozen=True, slots=True)
class Settled:
    """Deals by referral and cold that began a horizon ago, with what makes them alike.

    All arrays go with `rows`, their places in the facts. `band` is that of `amount_band`, `segment` and `rep` are codes
    of the facts.
    """

    rows: Whole
    won: Mask
    is_referral: Mask
    segment: Whole
    band: Whole
    rep: Whole

    @property
    def keys(self) -> tuple[Whole, Whole, Whole]:
        """Return what must be the same in deals that are alike."""
        return self.segment, self.band, self.rep


def settled(facts: DealFacts, found: Cohort, query: ConversionQuery) -> Settled:
    """Return a mature cohort, for a stratum needs settled deals; with closed deals as denominator all that ended."""
    referral, cold = (found.source == SOURCES.index(source) for source in (Source.REFERRAL, Source.COLD))
    counted = (referral | cold) & found.is_reached
    won = found.ends == WON
    if query.denominator is not Denominator.CLOSED:
        counted &= found.is_dated & (found.ages >= query.horizon_days)
        won = won & (found.days <= query.horizon_days)
    rows = found.rows[counted]
    segment, rep = (codes[rows].astype(np.int64) for codes in (facts.segment, facts.rep))
    return Settled(rows, won[counted], referral[counted], segment, amount_band(facts, rows), rep)


def adjusted(found: Settled) -> Adjusted:
    """Return referral − cold within strata of segment × amount × rep."""
    return adjust(strata_of(found.won, found.is_referral, *found.keys))


def amount_band(facts: DealFacts, rows: Whole) -> Whole:
    """Return a number for the currency and third of amounts that each deal is in; unknown amounts are one of their own.

    The thirds are those of all deals of a currency, so that a band means the same whatever is chosen.
    """
    bands = np.full(len(rows), -1, dtype=np.int64)
    for currency in range(len(facts.currencies.names)):
        mine = (facts.currency == currency) & (facts.amount != NO_AMOUNT)
        if mine.any():
            edges = np.quantile(facts.amount[mine], np.arange(1, BANDS) / BANDS)
            here = mine[rows]
            bands[here] = currency * BANDS + np.searchsorted(edges, facts.amount[rows[here]])
    return bands
