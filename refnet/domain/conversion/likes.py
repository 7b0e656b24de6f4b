"""The groups of like deals behind the comparison of like with like: the largest one by one, the rest summed up."""

from dataclasses import dataclass

import numpy as np

from refnet.domain.conversion.adjusting import BANDS, Settled
from refnet.domain.conversion.cohort import Whole
from refnet.domain.facts import NOBODY, DealFacts, Names
from refnet.domain.rates.competing import Real
from refnet.domain.rates.differences import Difference, difference
from refnet.domain.rates.pooling import Tables, risk_difference
from refnet.domain.rates.proportions import Rate, rate
from refnet.domain.rates.strata import Strata, combined, counted

MOST_LIKES = 10  # groups that are told one by one
UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Size:
    """A third of the amounts in a currency: 0 the smallest, 2 the largest."""

    currency: str
    third: int


@dataclass(frozen=True, slots=True)
class Like:
    """Settled deals of one segment, size (None: no amount) and rep, which came both by referral and cold.

    With `groups` above 1, or without a `key`, the rest: so many groups in one. `weight` is the part of the adjusted
    difference that rests on it, all of them adding up to 1. `key` finds the deals again.
    """

    segment: str
    size: Size | None
    rep: str
    referral: Rate
    cold: Rate
    difference: Difference | None
    weight: float
    groups: int = 1
    key: tuple[int, int, int] | None = None

    @property
    def is_rest(self) -> bool:
        """Tell whether it stands for the groups that are not told one by one."""
        return self.key is None


def likes(facts: DealFacts, found: Settled) -> tuple[Like, ...]:
    """Return the groups that hold referral and cold, those of most deals first, the rest in one line."""
    codes = combined(len(found.rows), *found.keys)
    strata = counted(found.won, found.is_referral, codes)
    both = np.flatnonzero((strata.n > 0) & (strata.other_n > 0))
    order = both[np.argsort(-(strata.n + strata.other_n)[both], kind="stable")]
    if not len(order):
        return ()
    first = np.zeros(len(strata.n), dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    weights = _weights(strata)
    share: Real = weights / weights[order].sum()
    told = [_like(facts, found, strata, share, (int(code), int(first[code]))) for code in order[:MOST_LIKES]]
    return (*told, *_rest(strata, share, order[MOST_LIKES:]))


def _weights(strata: Strata) -> Real:
    """Return n1·n0/N, as the adjusted difference weighs each group."""
    weights: Real = strata.n * strata.other_n / np.maximum(strata.n + strata.other_n, 1)
    return weights


def _like(facts: DealFacts, found: Settled, strata: Strata, share: Real, place: tuple[int, int]) -> Like:
    code, deal = place
    segment, band, rep = (int(key[deal]) for key in found.keys)
    size = None if band < 0 else Size(facts.currencies.names[band // BANDS], band % BANDS)
    referral = rate(int(strata.won[code]), int(strata.n[code]))
    cold = rate(int(strata.other_won[code]), int(strata.other_n[code]))
    return Like(
        _name(facts.segments, segment), size, _name(facts.reps, rep), referral, cold, difference(referral, cold),
        float(share[code]), key=(segment, band, rep),
    )  # fmt: skip


def _rest(strata: Strata, share: Real, left: Whole) -> tuple[Like, ...]:
    if not len(left):
        return ()
    columns = [column[left] for column in (strata.won, strata.n, strata.other_won, strata.other_n)]
    won, n, other_won, other_n = (int(column.sum()) for column in columns)
    within = risk_difference(Tables(*(column.astype(np.float64) for column in columns)))
    weight = float(share[left].sum())
    return (Like(UNKNOWN, None, UNKNOWN, rate(won, n), rate(other_won, other_n), within, weight, groups=len(left)),)


def _name(names: Names, code: int) -> str:
    return UNKNOWN if code == NOBODY else names.names[code]
