"""The rates of reps drawn towards the team's, the more the fewer deals a rep has."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from refnet.domain.kinds import Source
from refnet.domain.rates.conversion import Conversion
from refnet.domain.rates.proportions import Rate
from refnet.domain.rates.shrinkage import shrink

FEWEST = 2  # reps with referrals, below which there is no team to be drawn to


def shrunken(rows: Sequence[tuple[str, Conversion]]) -> tuple[tuple[str, Conversion], ...]:
    """Return the rows with `shrunken` set where a rep has referrals that were followed and there is a team."""
    referrals = [each.sources[Source.REFERRAL].rate for _label, each in rows]
    worth = np.array([rate.worth for rate in referrals])
    if (worth > 0).sum() < FEWEST:
        return tuple(rows)
    shares = np.array([_share(rate) for rate in referrals])
    found = shrink(shares * worth, worth, 0.5)
    return tuple(
        (label, each if not rate.worth else replace(each, shrunken=_rate(rate, *values)))
        for (label, each), rate, values in zip(
            rows, referrals, zip(found.mean, found.low, found.high, strict=True), strict=True
        )
    )


def _share(rate: Rate) -> float:
    if rate.value is not None:
        return rate.value
    return rate.won / rate.n if rate.n else 0.0


def _rate(rate: Rate, mean: float, low: float, high: float) -> Rate:
    return Rate(rate.won, rate.n, float(mean), float(low), float(high), rate.effective_n)
