"""How much of the business hangs on how few allies."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Concentration:
    """Concentration of amounts over `count` allies, of whom `zero_count` brought nothing.

    `hhi` is the sum of squared shares (Herfindahl and Hirschman), `effective` its inverse, the number of equal allies
    that would be as concentrated. `gini` is over those counted; `counts_zero` tells whether allies with nothing are.
    All measures are None where there is no amount at all.
    """

    total: int
    count: int
    zero_count: int
    counts_zero: bool
    hhi: float | None
    effective: float | None
    gini: float | None
    top_shares: tuple[float, ...]

    def top_share(self, first: int) -> float | None:
        """Return the share of the first so many allies together."""
        return sum(self.top_shares[:first]) if self.top_shares else None


def concentration(amounts: Sequence[int], *, counts_zero: bool = False, top: int = 10) -> Concentration:
    """Measure the concentration of amounts in minor units, one for each ally; `top` is how many shares to keep.

    Only the Gini coefficient depends on whether allies with nothing are counted (method notes 4.7).
    """
    everybody = np.sort(np.asarray(amounts, dtype=np.float64))
    positive = everybody[everybody > 0]
    zero_count = len(everybody) - len(positive)
    counted = everybody if counts_zero else positive
    total = sum(amount for amount in amounts if amount > 0)
    if total == 0:
        return Concentration(0, len(counted), zero_count, counts_zero, None, None, None, ())
    shares = positive / positive.sum()
    hhi = float(np.square(shares).sum())
    best = tuple(shares[::-1][:top].tolist())
    return Concentration(total, len(counted), zero_count, counts_zero, hhi, 1 / hhi, gini(counted), best)


def gini(ascending: NDArray[np.float64]) -> float:
    """Return the Gini coefficient of values in ascending order: 0 when all are equal, near 1 when one has all."""
    count = len(ascending)
    place = 2 * np.arange(1, count + 1) - count - 1
    return float((place * ascending).sum() / (count * ascending.sum()))
