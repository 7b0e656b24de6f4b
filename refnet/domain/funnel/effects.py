"""What was done by a landmark, held against what came of it after: what goes with winning, never what causes it.

Whether a thing was done is fixed as of the landmark (mostly the first meeting held), and only deals count that came
there: otherwise deals that live long would have more done to them (immortal time).
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from refnet.domain.conversion.adjusting import amount_band
from refnet.domain.facts import DealFacts, Mask
from refnet.domain.rates.differences import Difference, chance_greater
from refnet.domain.rates.proportions import Z95, Rate
from refnet.domain.rates.strata import Adjusted, Strata, adjust

Codes = NDArray[np.int64]


ENOUGH_FOR_VERDICT = 10  # on each side


class Told(StrEnum):
    """What a difference bears: a side is told only where its 95 % range leaves zero."""

    MORE = "more"
    FEWER = "fewer"
    UNSURE = "unsure"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Effect:
    """Deals where a thing was done (`within.first`) against those where it was not; all differences are done − not.

    `better` is the chance that the true rate is higher where it was done. `e_value` is how many times as likely
    something unseen would have to make both the doing and the winning to explain all of the risk ratio; None when
    that ratio is unknown.
    """

    within: Adjusted
    better: float
    e_value: float | None

    @property
    def chance(self) -> float:
        """Return the chance by which a verdict is spoken: within like deals where there are any, else as it is."""
        found = self.adjusted
        if found is None or found.high == found.low:
            return self.better
        return 1 - NormalDist(found.value, (found.high - found.low) / (2 * Z95)).cdf(0)

    @property
    def verdict(self) -> Told:
        """Return what the difference of all deals bears."""
        return Told.TOO_FEW if self.fewest < ENOUGH_FOR_VERDICT else _told(self.crude)

    @property
    def among_alike(self) -> Told | None:
        """Return what the difference among like deals bears, None where no kind of deals has both."""
        if self.adjusted is None:
            return None
        return Told.TOO_FEW if self.fewest < ENOUGH_FOR_VERDICT else _told(self.adjusted)

    @property
    def is_told(self) -> bool:
        """Tell whether a side won more often, over all deals and among like ones alike."""
        return self.verdict in (Told.MORE, Told.FEWER) and self.among_alike in (self.verdict, None)

    @property
    def fewest(self) -> int:
        """Return how many deals the smaller side has."""
        return min(self.done.n, self.not_done.n)

    @property
    def alike(self) -> int:
        """Return how many deals the difference among like ones rests on."""
        return self.done.n + self.not_done.n - self.within.dropped_deals

    @property
    def done(self) -> Rate:
        """Return the rate where it was done."""
        return self.within.first

    @property
    def not_done(self) -> Rate:
        """Return the rate where it was not done."""
        return self.within.second

    @property
    def crude(self) -> Difference | None:
        """Return the difference of the two, as it is."""
        return self.within.crude

    @property
    def adjusted(self) -> Difference | None:
        """Return the difference within the same source, size and rep, None where no kind of deals has both."""
        return self.within.adjusted


def effect(won: Mask, done: Mask, kinds: Codes) -> Effect:
    """Return the effect over deals at the landmark; `kinds` are small codes from 0 on of what to compare within."""
    table = np.bincount(kinds * 4 + done * 2 + won, minlength=4 * (int(kinds.max(initial=-1)) + 1)).reshape(-1, 4)
    within = adjust(Strata(table[:, 3], table[:, 2] + table[:, 3], table[:, 1], table[:, 0] + table[:, 1]))
    ratio = within.risk_ratio or _ratio(within.first, within.second)
    return Effect(within, chance_greater(within.first, within.second), e_value(ratio) if ratio else None)


def _told(found: Difference | None) -> Told:
    if found is None or found.low <= 0 <= found.high:
        return Told.UNSURE
    return Told.MORE if found.low > 0 else Told.FEWER


def e_value(ratio: float) -> float:
    """Return RR + √(RR(RR − 1)) of a risk ratio, turned round below 1 (VanderWeele and Ding 2017)."""
    above = ratio if ratio >= 1 else 1 / ratio
    return above + sqrt(above * (above - 1))


def _ratio(first: Rate, second: Rate) -> float | None:
    return first.value / second.value if first.value is not None and second.value else None


def kinds_of(facts: DealFacts) -> Codes:
    """Return one code for each combination of source, size (the third of amounts in their currency) and rep."""
    bands = amount_band(facts, np.arange(len(facts))) + 1
    source, rep = facts.source.astype(np.int64), facts.rep.astype(np.int64) + 1
    return (source * (int(bands.max(initial=0)) + 1) + bands) * (len(facts.reps.names) + 1) + rep
