"""What became of each source's deals day by day: won, lost and open as shares that add up to 1."""

from dataclasses import dataclass

import numpy as np

from refnet.domain.conversion.cohort import Cohort
from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.facts import SOURCES
from refnet.domain.kinds import Source
from refnet.domain.rates.competing import Real, curves


@dataclass(frozen=True, slots=True)
class Followed:
    """One source's n deals with days, followed to the horizon (Aalen–Johansen).

    `won`, `lost` and `open` are shares on each of `days`, which are whole and begin with 0. `half_by` is the day by
    which half of those won within the horizon were won, None where none was. `known_to` is the last day to which
    any deal was followed.
    """

    source: Source
    n: int
    days: Real
    won: Real
    lost: Real
    open: Real
    half_by: int | None
    known_to: int


def followed(found: Cohort, query: ConversionQuery) -> tuple[Followed, ...]:
    """Return the curves of the sources that have deals with days, in the order of sources."""
    dated = found.is_dated
    present = np.flatnonzero(np.bincount(found.source[dated], minlength=len(SOURCES)))
    place = np.zeros(len(SOURCES), dtype=np.int64)
    place[present] = np.arange(len(present))
    groups = place[found.source[dated]]
    drawn = curves(found.days[dated], found.ends[dated], groups, len(present), query.horizon_days)
    return tuple(
        Followed(
            source=SOURCES[code],
            n=int(drawn.at_risk[row, 0]),
            days=drawn.days,
            won=drawn.won[row],
            lost=drawn.lost[row],
            open=drawn.open[row],
            half_by=_half_by(drawn.won[row]),
            known_to=int(np.flatnonzero(drawn.at_risk[row])[-1]),
        )
        for row, code in enumerate(present.tolist())
    )


def _half_by(won: Real) -> int | None:
    return int(np.argmax(won >= won[-1] / 2)) if won[-1] > 0 else None
