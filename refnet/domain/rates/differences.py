"""The difference of two rates with its interval, made from the intervals of the two."""

from dataclasses import dataclass
from math import hypot

from refnet.domain.rates.proportions import Rate


@dataclass(frozen=True, slots=True)
class Difference:
    """First rate minus second, as a fraction between −1 and 1, with its 95 % range."""

    value: float
    low: float
    high: float


def difference(first: Rate, second: Rate) -> Difference | None:
    """Return first − second by Newcombe's hybrid score method (1998, method 10); None when either has no value.

    It squares and adds the distances to the ends of any two intervals (MOVER, Zou and Donner 2008), so rates
    whose intervals were made in another way than Wilson's may be given as well.
    """
    if first.value is None or second.value is None:
        return None
    value = first.value - second.value
    below = hypot(first.value - first.low, second.high - second.value)
    above = hypot(first.high - first.value, second.value - second.low)
    return Difference(value, value - below, value + above)
