"""Referral against cold among deals that are alike: the same segment, the same size, the same rep."""

import numpy as np

from refnet.domain.conversion.cohort import Cohort, Whole
from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.facts import NO_AMOUNT, SOURCES, WON, DealFacts
from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates.strata import Adjusted, adjust, strata_of

BANDS = 3  # of amounts, alike in number of deals within a currency


def adjusted(facts: DealFacts, found: Cohort, query: ConversionQuery) -> Adjusted:
    """Return referral − cold within strata of segment × amount × rep.

    Counted are deals that began a horizon ago (a mature cohort), for a stratum needs settled deals; with closed
    deals as denominator all that ended.
    """
    referral, cold = (found.source == SOURCES.index(source) for source in (Source.REFERRAL, Source.COLD))
    counted = (referral | cold) & found.is_reached
    won = found.ends == WON
    if query.denominator is not Denominator.CLOSED:
        counted &= found.is_dated & (found.ages >= query.horizon_days)
        won = won & (found.days <= query.horizon_days)
    picked = found.rows[counted]
    keys = (facts.segment[picked], amount_band(facts, picked), facts.rep[picked])
    return adjust(strata_of(won[counted], referral[counted], *(key.astype(np.int64) for key in keys)))


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
