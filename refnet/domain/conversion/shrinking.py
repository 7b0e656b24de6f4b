"""The rates of reps drawn towards the team's, the more the fewer deals a rep has."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from refnet.domain.kinds import Source
from refnet.domain.rates.conversion import Conversion, SourceRate
from refnet.domain.rates.proportions import Rate
from refnet.domain.rates.shrinkage import shrink
from refnet.domain.rates.within import Standing

FEWEST = 2  # reps with referrals, below which there is no team to be drawn to


def shrunken(rows: Sequence[tuple[str, Conversion]]) -> tuple[tuple[str, Conversion], ...]:
    """Return the rows with `shrunken` set where a rep has referrals followed long enough and there is a team."""
    shares = np.array([_share(each.sources[Source.REFERRAL]) for _label, each in rows]).reshape(-1, 2)
    share, worth = shares[:, 0], shares[:, 1]
    if (worth > 0).sum() < FEWEST:
        return tuple(rows)
    found = shrink(share * worth, worth, 0.5)
    return tuple(
        (label, replace(each, shrunken=_rate(each.sources[Source.REFERRAL].rate, *values)) if values[0] else each)
        for (label, each), values in zip(rows, zip(worth, found.mean, found.low, found.high, strict=True), strict=True)
    )


def by_rate(rows: Sequence[tuple[str, Conversion]]) -> tuple[tuple[str, Conversion], ...]:
    """Return the rows with the highest rate first, as drawn towards the team's; those without one and nobody's last."""
    return tuple(sorted(rows, key=lambda row: (not row[0], -_standing(row[1]), row[0])))


def _standing(each: Conversion) -> float:
    return -1.0 if each.shrunken is None or each.shrunken.value is None else each.shrunken.value


def _share(each: SourceRate) -> tuple[float, float]:
    """Return a share, spoken or not, and what it is worth: nothing where deals are too young for the horizon."""
    rate = each.within.rate if each.within is not None else each.rate
    if each.standing is Standing.TOO_YOUNG:
        return 0.0, 0.0
    return rate.value if rate.value is not None else rate.won / max(rate.n, 1), rate.worth


def _rate(rate: Rate, worth: float, mean: float, low: float, high: float) -> Rate:
    return Rate(rate.won, rate.n, float(mean), float(low), float(high), float(worth))
