"""What our own asks tell the plan: how many brought an introduction, after how long, and which are still waited for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from refnet.domain.facts import NO_DAY, NOBODY, Codes, Days, Mask
from refnet.domain.planning.chain import ENOUGH_OWN, StepRate
from refnet.domain.planning.times import Times, times
from refnet.domain.rates.competing import Curves, End, curve

ASK_DAYS = 30  # that an ask is given at least to bring an introduction
MOST_COME = 0.9  # of the introductions within the days that asks are given
_CERTAIN = 1e-9


@dataclass(frozen=True, slots=True)
class AskFacts:
    """Every ask once: days are ordinals, NO_DAY where nothing came, `ended` where it was refused or given up.

    `brought` counts the introductions of each; `introduced` is the day of the first.
    """

    made: Days
    introduced: Days
    ended: Days
    brought: NDArray[np.int32]
    rep: Codes

    def of(self, rep: int) -> Mask:
        """Return which are a rep's; NOBODY takes all."""
        found: Mask = np.ones(len(self.made), dtype=np.bool_) if rep == NOBODY else self.rep == rep
        return found


@dataclass(frozen=True, slots=True)
class AskCounts:
    """Asks that had time enough with the introductions of them, the time to these, and how long others are waited for.

    `waited` are the ages in days of asks that may still bring one; `curve` follows asks to the first introduction.
    """

    made: int
    brought: int
    lag: Times
    waited: tuple[int, ...]
    curve: Curves
    each: float = 1.0  # introductions of an ask that brought any


def ask_counts(facts: AskFacts, mine: Mask, today: int, assumed: float) -> AskCounts:
    """Return the counts of the asks until today; `assumed` are the usual days to an introduction."""
    mine = mine & (facts.made <= today)
    made, ended, brought = facts.made[mine], facts.ended[mine], facts.brought[mine]
    has_come = (facts.introduced[mine] != NO_DAY) & (facts.introduced[mine] <= today)
    is_over = ~has_come & (ended != NO_DAY)
    last = np.where(has_come, facts.introduced[mine], np.where(is_over, ended, today))
    ends = np.where(has_come, End.WON, np.where(is_over, End.LOST, End.OPEN)).astype(np.int64)
    found = curve(np.maximum(last - made, 0).astype(np.int64), ends)
    came = int(has_come.sum())
    lag = times(found, np.maximum(last - made, 0)[has_come], assumed)
    old = made <= today - enough_days(lag)
    each = float(brought[has_come].mean()) if came else 1.0
    waited = (today - made)[~has_come & ~is_over]
    return AskCounts(int(old.sum()), int(brought[old].sum()), lag, tuple(waited.tolist()), found, max(each, 1.0))


def enough_days(lag: Times) -> int:
    """Return how long an ask is given before it counts: until nine of ten introductions have come, a month at least."""
    return max(round(lag.within(MOST_COME)), ASK_DAYS)


def coming(mine: AskCounts, known: AskCounts, rate: StepRate) -> tuple[float, ...]:
    """Return how many introductions are to be expected of the asks waited for, by the days until they come.

    An ask of age a brings its first after k days more with (F(a + k) − F(a + k − 1)) / S(a) of the curve of those
    `known`, or of the rate and the times that are assumed.
    """
    gained, still_open = _first(known, rate)
    found, longest = np.zeros(len(gained) + 1), len(gained) - 1
    ages, counts = np.unique(np.asarray(mine.waited, dtype=np.int64), return_counts=True)
    for age, count in zip(ages.tolist(), counts.tolist(), strict=True):
        if age < longest:
            later = gained[age + 1 :]
            found[1 : len(later) + 1] += count * later / max(float(still_open[age]), _CERTAIN)
    return tuple((found * known.each).tolist())


def may_come(mine: AskCounts, known: AskCounts, rate: StepRate) -> int:
    """Return how many of the asks waited for may still bring anybody: none does that is older than any that ever did."""
    gained, _still_open = _first(known, rate)
    oldest = int(np.flatnonzero(gained > _CERTAIN).max(initial=0))
    return sum(age < oldest for age in mine.waited)


def _first(known: AskCounts, rate: StepRate) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return by day the share of asks that bring their first introduction then, and the share still waited for."""
    if known.lag.cases >= ENOUGH_OWN and rate.is_own:
        return np.diff(known.curve.won, prepend=0.0), known.curve.open
    days, weights = known.lag.spread()
    share = weights / weights.sum() * min(rate.value, 1.0)
    gained: NDArray[np.float64] = np.bincount(np.round(days).astype(np.int64), share).astype(np.float64)
    still_open: NDArray[np.float64] = 1 - np.cumsum(gained)
    return gained, still_open
