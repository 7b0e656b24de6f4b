"""The share of deals won within a horizon, with open deals censored, for one group or many at once.

The share is F_won(H) of `competing`. Its range is Wilson's with the effective n = F(1−F)/Var F, so that without open
deals it is the plain Wilson range of the counts; where F is 0 or 1 the n is that of the deals whose lot at H is known.
What may be said of it follows from how long deals were followed and how many they are worth (`Standing`).
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from refnet.domain.rates.competing import End, Real, Whole, won_by_end
from refnet.domain.rates.proportions import Interval, Rate, rate, wilson

ENOUGH_FOR_RATE = 5
ENOUGH_FOR_VERDICT = 10
ENOUGH_OLD = 5  # deals that began a horizon ago
MANY_PENDING = 0.10  # share of deals above which the bounds are shown
_NOTHING = 1e-9


class Standing(StrEnum):
    """What may be said of a rate."""

    EMPTY = "empty"
    TOO_YOUNG = "too_young"  # fewer than five began a horizon ago: no rate at this horizon
    COUNTS_ONLY = "counts_only"  # worth fewer than five deals
    NO_VERDICT = "no_verdict"  # worth five to nine: a range, but no word on a benchmark
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Within:
    """Deals of one group and the share won within `horizon_days`.

    `won`, `lost` and `open` are all deals as they stand today and add up to `rate.n`. At the horizon the same deals
    are `rate.won`, `lost_within`, `pending` (open and younger than the horizon) and the rest, which came past it
    without an end; `late` of those were won afterwards. `aged` began at least a horizon ago, whatever became of
    them; `mature` is the plain rate of these alone, which a careful reader may hold against `rate`.
    """

    horizon_days: int
    won: int
    lost: int
    open: int
    lost_within: int
    pending: int
    late: int
    aged: int
    rate: Rate
    mature: Rate

    @property
    def standing(self) -> Standing:
        """Return what may be said; age alone decides about too young ones, unless the lot of all is known."""
        if self.rate.n == 0:
            return Standing.EMPTY
        if self.aged < ENOUGH_OLD and self.pending:
            return Standing.TOO_YOUNG
        if self.rate.worth < ENOUGH_FOR_RATE:
            return Standing.COUNTS_ONLY
        return Standing.NO_VERDICT if self.rate.worth < ENOUGH_FOR_VERDICT else Standing.FULL

    @property
    def extremes(self) -> Interval:
        """Return the share if no pending deal were won in time, and if all were."""
        n = max(self.rate.n, 1)
        return Interval(self.rate.won / n, (self.rate.won + self.pending) / n if self.rate.n else 1.0)

    @property
    def bounds(self) -> Interval | None:
        """Return the extremes where more than a tenth is pending, for no estimator repairs deals left open dead."""
        return self.extremes if self.pending > MANY_PENDING * self.rate.n else None


@dataclass(frozen=True, slots=True)
class Withins:
    """Many groups' deals and shares, an entry a group in each array; `of` gives one as `Within`.

    `share` is nan for groups without deals. `worth` is the effective n.
    """

    horizon_days: int
    n: Whole
    won: Whole
    lost: Whole
    won_within: Whole
    lost_within: Whole
    pending: Whole
    late: Whole
    aged: Whole
    mature_won: Whole
    share: Real
    worth: Real

    def of(self, group: int) -> Within:
        """Return one group's deals and share."""
        n, won, lost = int(self.n[group]), int(self.won[group]), int(self.lost[group])
        return Within(
            horizon_days=self.horizon_days,
            won=won,
            lost=lost,
            open=n - won - lost,
            lost_within=int(self.lost_within[group]),
            pending=int(self.pending[group]),
            late=int(self.late[group]),
            aged=int(self.aged[group]),
            rate=censored_rate(int(self.won_within[group]), n, float(self.share[group]), float(self.worth[group])),
            mature=rate(int(self.mature_won[group]), int(self.aged[group])),
        )


def censored_rate(won: int, n: int, share: float, worth: float) -> Rate:
    """Return a rate of `share` whose range is Wilson's for `worth` finished deals; nothing counted has no value."""
    interval = wilson(share * worth, worth) if worth else Interval(0.0, 1.0)
    return Rate(won, n, share if n else None, interval.low, interval.high, effective_n=worth)


def rate_within(days: Whole | Real, ends: Whole, ages: Whole | Real, horizon_days: int) -> Within:
    """Return the share won within `horizon_days` of one group.

    `days` run from time zero to the end, or to today while open; `ages` from time zero to today; `ends` are `End`s.
    """
    alone = np.zeros(len(days), dtype=np.int64)
    return rates_within(days, ends, ages, groups=alone, group_count=1, horizon_days=horizon_days).of(0)


def rates_within(
    days: Whole | Real, ends: Whole, ages: Whole | Real, *, groups: Whole, group_count: int, horizon_days: int
) -> Withins:
    """Return the shares of the groups 0 … group_count−1, without a loop over deals or groups."""
    early = (days <= horizon_days) & ((ends != End.OPEN) | (days < horizon_days))
    kinds = (ends * 2 + early) * 2 + (ages >= horizon_days)
    # one pass over the deals: groups × end × by the horizon × began a horizon ago
    table = np.bincount(groups * 12 + kinds, minlength=group_count * 12).reshape(group_count, 3, 2, 2)
    n, by_end, pending = table.sum(axis=(1, 2, 3)), table.sum(axis=(2, 3)), table[:, End.OPEN, 1].sum(axis=1)
    share, worth = _share(*won_by_end(days, ends, groups, group_count, horizon_days), n, n - pending)
    return Withins(
        horizon_days=horizon_days,
        n=n,
        won=by_end[:, End.WON],
        lost=by_end[:, End.LOST],
        won_within=table[:, End.WON, 1].sum(axis=1),
        lost_within=table[:, End.LOST, 1].sum(axis=1),
        pending=pending,
        late=table[:, End.WON, 0].sum(axis=1),
        aged=table[..., 1].sum(axis=(1, 2)),
        mature_won=table[:, End.WON, 1, 1],
        share=share,
        worth=worth,
    )


def _share(last: Real, variance: Real, n: Whole, known: Whole) -> tuple[Real, Real]:
    """Return F at the horizon and the effective n, which is `known` where F is 0 or 1 and no variance helps."""
    inside = (last > _NOTHING) & (last < 1 - _NOTHING) & (variance > 0)
    share = np.where(n, np.where(inside, last, np.round(last)), np.nan)
    worth = np.divide(last * (1 - last), variance, out=known.astype(np.float64), where=inside)
    return share, np.minimum(worth, n)


def longest_followed(ages: Whole | Real) -> int:
    """Return the age of the oldest deal in days, 0 without deals: how far back anything can be said."""
    return int(ages.max(initial=0))


def horizon_offered(ages: Whole | Real) -> int | None:
    """Return the longest horizon that five deals have had time for; None when there are fewer or none had a day."""
    if len(ages) < ENOUGH_OLD:
        return None
    fifth = int(np.partition(ages, len(ages) - ENOUGH_OLD)[len(ages) - ENOUGH_OLD])
    return fifth if fifth > 0 else None
