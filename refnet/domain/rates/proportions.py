"""One proportion: its Wilson and Jeffreys intervals, and the chance that the true rate lies above a benchmark."""

from dataclasses import dataclass
from math import exp, isqrt, lgamma, log, log1p, sqrt
from statistics import NormalDist

Z95 = NormalDist().inv_cdf(0.975)
_SMALLEST = 1e-300


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % range of a rate, both ends between 0 and 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rate:
    """`won` of `n` with its Wilson interval; `value` is None when nothing was counted.

    Where open deals or clusters make the range wider than `n` finished deals would, `effective_n` says how many
    finished deals it is worth, and `value` need not be won / n; otherwise `effective_n` is None.
    """

    won: int
    n: int
    value: float | None
    low: float
    high: float
    effective_n: float | None = None

    @property
    def worth(self) -> float:
        """Return the number of finished deals that the range is worth: the effective n, or n itself."""
        return self.n if self.effective_n is None else self.effective_n

    def chance_above(self, threshold: float) -> float:
        """Return P(true rate > threshold) with the effective n; nothing counted leaves every rate equally likely."""
        return probability_above((self.value or 0.0) * self.worth, self.worth, threshold)


def wilson(won: float, n: float) -> Interval:
    """Return Wilson's 95 % score interval (Wilson 1927); nothing counted leaves 0 to 1.

    Both arguments may be real numbers, so that an effective n can be used.
    """
    if n == 0:
        return Interval(0.0, 1.0)
    share = won / n
    shrink = 1 + Z95**2 / n
    centre = (share + Z95**2 / (2 * n)) / shrink
    half = Z95 / shrink * sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2))
    # the formula's ends are exactly 0 and 1 here, but for rounding
    return Interval(0.0 if won == 0 else max(0.0, centre - half), 1.0 if won == n else min(1.0, centre + half))


def jeffreys(won: float, n: float) -> Interval:
    """Return the 95 % interval of Beta(won + ½, n − won + ½), real numbers allowed; nothing counted leaves 0 to 1.

    The lower end is 0 where none is won and the upper 1 where all are (Brown, Cai and DasGupta 2001), which the
    raw quantiles are not.
    """
    if n == 0:
        return Interval(0.0, 1.0)
    a, b = won + 0.5, n - won + 0.5
    return Interval(
        0.0 if won == 0 else beta_quantile(0.025, a, b),
        1.0 if won == n else beta_quantile(0.975, a, b),
    )


def rate(won: int, n: int) -> Rate:
    """Return `won` of `n` as a share with its Wilson interval."""
    interval = wilson(won, n)
    return Rate(won, n, won / n if n else None, interval.low, interval.high)


def probability_above(won: float, n: float, threshold: float) -> float:
    """Return P(true rate > threshold) after `won` of `n`, with every rate equally likely before (Beta(1, 1))."""
    return 1 - beta_cdf(threshold, 1 + won, 1 + n - won)


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), for a, b > 0 (DLMF 8.17.22)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast on the other side only
        return 1 - beta_cdf(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return min(1.0, front / (a * _fraction(x, a, b)))


def beta_quantile(chance: float, a: float, b: float) -> float:
    """Return the x with I_x(a, b) = chance, to about 1e-12, by halving."""
    low, high = 0.0, 1.0
    for _halving in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if beta_cdf(middle, a, b) < chance else (low, middle)
    return (low + high) / 2


def _fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction 1 + d1/(1 + d2/(1 + ...)) by Lentz's method as modified by Thompson and Barnett.

    It converges in about the root of the larger of a and b; more terms change nothing.
    """
    value, upper, lower = 1.0, 1.0, 0.0
    for term in range(1, 200 + 4 * isqrt(int(max(a, b)))):
        step = _coefficient(term, x, a, b)
        lower = 1 / _kept_from_zero(1 + step * lower)
        upper = _kept_from_zero(1 + step / upper)
        value *= upper * lower
    return value


def _coefficient(term: int, x: float, a: float, b: float) -> float:
    half = term // 2
    if term % 2 == 0:
        return half * (b - half) * x / ((a + term - 1) * (a + term))
    return -(a + half) * (a + b + half) * x / ((a + term - 1) * (a + term))


def _kept_from_zero(value: float) -> float:
    return value if abs(value) > _SMALLEST else _SMALLEST
