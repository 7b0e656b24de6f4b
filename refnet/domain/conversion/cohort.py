"""The deals that a query asks for, each with its source, its days from time zero and how it stands today.

Time zero is the day of the introduction, or the first touch of what was not introduced; with a denominator further
down the funnel it is the day on which the deal came so far. A source is fixed at time zero: a cold deal that was
introduced later stays cold. A deal is open while it has no end up to today.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.facts import FUNNEL, NO_DAY, OPEN, SOURCES, DealFacts, Mask, Selection, chosen
from refnet.domain.kinds import Denominator, Source, Stage

Whole = NDArray[np.int64]
QUIET_DAYS = 90  # without anything happening, after which an open deal is called stalled
_NEEDED = {
    Denominator.ALL: Stage.LEAD,
    Denominator.MET: Stage.MET,
    Denominator.QUALIFIED: Stage.QUALIFIED,
    Denominator.PROPOSED: Stage.PROPOSED,
    Denominator.CLOSED: Stage.LEAD,
}


@dataclass(frozen=True, slots=True)
class Cohort:
    """Columns of the deals asked for; `rows` are their places in the facts.

    `source` points into SOURCES. `ends` are 0 open, 1 won, 2 lost as of today. `is_reached` came as far as the
    denominator; `is_dated` of these can be followed: `days` run from time zero to the end or to today, `ages` to
    today, both 0 elsewhere. `is_impossible` ended before they began or begin in the future. `is_stalled` are open
    without anything having happened for QUIET_DAYS.
    """

    rows: NDArray[np.intp]
    source: Whole
    ends: Whole
    is_reached: Mask
    is_dated: Mask
    is_impossible: Mask
    is_stalled: Mask
    days: Whole
    ages: Whole

    def __len__(self) -> int:
        return len(self.rows)


def cohort(facts: DealFacts, query: ConversionQuery, today: date) -> Cohort:
    """Return the deals that `query` asks for as they stand today."""
    rows = np.flatnonzero(chosen(facts, _selection(query)))
    now, stage = today.toordinal(), FUNNEL.index(_NEEDED[query.denominator])
    started, ended = facts.entered[rows, stage].astype(np.int64), facts.ended[rows].astype(np.int64)
    ends = np.where(ended > now, OPEN, facts.outcome[rows]).astype(np.int64)
    is_open = ends == OPEN
    is_reached = ~is_open if query.denominator is Denominator.CLOSED else facts.furthest[rows] >= stage
    until = np.where(is_open, now, ended)
    is_known = (started != NO_DAY) & (until != NO_DAY)
    is_impossible = is_known & ((until < started) | (started > now))
    is_dated = is_reached & is_known & ~is_impossible
    return Cohort(
        rows=rows,
        source=_sources(facts, query)[rows],
        ends=ends,
        is_reached=is_reached,
        is_dated=is_dated,
        is_impossible=is_impossible,
        is_stalled=is_open & (facts.last_activity[rows] <= now - QUIET_DAYS),
        days=np.where(is_dated, until - started, 0),
        ages=np.where(is_dated, now - started, 0),
    )


def _selection(query: ConversionQuery) -> Selection:
    return Selection(
        rep=query.rep, segment=query.segment, currency=query.currency, since=query.since, until=query.until
    )


def _sources(facts: DealFacts, query: ConversionQuery) -> Whole:
    source = facts.source.astype(np.int64)
    if query.names_with_cold:
        source[source == SOURCES.index(Source.NAME_ONLY)] = SOURCES.index(Source.COLD)
    return source
