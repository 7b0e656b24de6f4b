"""The difference of two rates with its interval, and the chance that one true rate is above the other."""

from dataclasses import dataclass
from math import hypot, lgamma

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


def chance_greater(first: Rate, second: Rate) -> float:
    """Return P(first true rate > second), with every rate equally likely before (Beta(1, 1) each).

    Counts give an exact sum; effective n, which are no whole numbers, are integrated. Without
    any deal the chance is one half.
    """
    if first.effective_n is None and second.effective_n is None:
        return _summed(first.won, first.n, second.won, second.n)
    one, two = _shape(first), _shape(second)
    # the narrower of the two gives the density, so that the other is smooth between the points
    return _integrated(one, two) if sum(one) >= sum(two) else 1 - _integrated(two, one)


def _shape(of: Rate) -> tuple[float, float]:
    won = (of.value or 0.0) * of.worth
    return 1 + won, 1 + of.worth - won


def _summed(won: int, n: int, other_won: int, other_n: int) -> float:
    """Return Σ_{i<a} B(a2+i, b1+b2) / ((b1+i)·B(1+i, b1)·B(a2, b2)) by the ratios of its terms."""
    import numpy as np  # noqa: PLC0415  not at start-up

    b1, a2, b2 = 1 + n - won, 1 + other_won, 1 + other_n - other_won
    first = lgamma(b1 + b2) - lgamma(a2 + b1 + b2) - lgamma(b2) + lgamma(a2 + b2)
    i = np.arange(won, dtype=np.float64)
    ratios = np.log((a2 + i) * (b1 + i) / ((a2 + b1 + b2 + i) * (1 + i)))
    return min(1.0, float(np.exp(first + np.concatenate(([0.0], np.cumsum(ratios)))).sum()))


def _integrated(narrow: tuple[float, float], wide: tuple[float, float]) -> float:
    """Return ∫ density(narrow)·cdf(wide), the chance that the narrow one is greater, by 200 Gauss–Legendre points."""
    import numpy as np  # noqa: PLC0415
    from scipy.special import betainc, betaincinv, betaln, xlog1py, xlogy  # noqa: PLC0415

    (a, b), ends = narrow, betaincinv(*narrow, [1e-12, 1 - 1e-12])
    points, weights = np.polynomial.legendre.leggauss(200)
    # x = sin² lays the points densely towards both ends, where the density may rise steeply
    angles, width = np.pi / 4 * (points + 1), ends[1] - ends[0]
    x, steps = ends[0] + width * np.sin(angles) ** 2, np.pi / 4 * width * np.sin(2 * angles) * weights
    density = np.exp(xlogy(a - 1, x) + xlog1py(b - 1, -x) - betaln(a, b))
    return float((steps * density * betainc(*wide, x)).sum())
