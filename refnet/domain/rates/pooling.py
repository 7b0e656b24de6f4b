"""Estimates and tests pooled over strata of like deals (Mantel and Haenszel 1959); every stratum holds both groups."""

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from refnet.domain.rates.competing import Real
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import Z95


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio with its 95 % range."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Chi:
    """A chi-square statistic with its p."""

    value: float
    p: float


@dataclass(frozen=True, slots=True)
class Tables:
    """x1 of n1 deals of one group and x0 of n0 of the other were won, an entry a stratum."""

    x1: Real
    n1: Real
    x0: Real
    n0: Real

    @property
    def n(self) -> Real:
        """Return all deals of each stratum."""
        return self.n1 + self.n0


def risk_difference(t: Tables) -> Difference | None:
    """Return Σw(p1−p0)/Σw, w = n1·n0/N, with Sato's (1989) variance (RD·ΣP + ΣQ)/(Σw)²."""
    if not len(t.n):
        return None
    weight = float((t.n1 * t.n0 / t.n).sum())
    found = float(((t.x1 * t.n0 - t.x0 * t.n1) / t.n).sum()) / weight
    p = (t.n1**2 * t.x0 - t.n0**2 * t.x1 + t.n1 * t.n0 * (t.n0 - t.n1) / 2) / t.n**2
    q = (t.x1 * (t.n0 - t.x0) + t.x0 * (t.n1 - t.x1)) / (2 * t.n)
    half = Z95 * sqrt(max(0.0, found * float(p.sum()) + float(q.sum()))) / weight
    return Difference(found, max(-1.0, found - half), min(1.0, found + half))


def risk_ratio(t: Tables) -> float | None:
    """Return Σ(x1·n0/N)/Σ(x0·n1/N)."""
    below = float((t.x0 * t.n1 / t.n).sum())
    return float((t.x1 * t.n0 / t.n).sum()) / below if below else None


def odds_ratio(t: Tables) -> Ratio | None:
    """Return ΣR/ΣS with the range of Robins, Breslow and Greenland (1986)."""
    r, s = t.x1 * (t.n0 - t.x0) / t.n, (t.n1 - t.x1) * t.x0 / t.n
    above, below = float(r.sum()), float(s.sum())
    if not above or not below:
        return None
    p, q = (t.x1 + t.n0 - t.x0) / t.n, (t.n1 - t.x1 + t.x0) / t.n
    variance = float((p * r).sum()) / (2 * above**2) + float((q * s).sum()) / (2 * below**2)
    variance += float((p * s + q * r).sum()) / (2 * above * below)
    middle, half = log(above / below), Z95 * sqrt(variance)
    return Ratio(exp(middle), exp(middle - half), exp(middle + half))


def association(t: Tables) -> Chi | None:
    """Return the Cochran–Mantel–Haenszel test that the groups are alike in all strata, without correction."""
    won, counts = t.x1 + t.x0, t.n > 1
    variance = float((t.n1 * t.n0 * won * (t.n - won))[counts] @ (1 / (t.n**2 * (t.n - 1))[counts]))
    return _chi(float((t.x1 - t.n1 * won / t.n).sum()) ** 2 / variance, 1) if variance else None


def homogeneity(t: Tables, pooled: float) -> Chi:
    """Return the Breslow–Day test that the odds ratio is the same in all strata, without Tarone's correction.

    The wins to be expected under the pooled odds ratio solve a quadratic in each stratum.
    """
    won = t.x1 + t.x0
    a, b = 1 - pooled, t.n0 - won + pooled * (t.n1 + won)
    c = -pooled * t.n1 * won
    # in the form that holds for a = 0 as well
    expected = -2 * c / (b + np.sqrt(np.maximum(b**2 - 4 * a * c, 0)))
    cells = np.stack([expected, t.n1 - expected, won - expected, t.n0 - won + expected])
    varies = (cells > 1e-9).all(axis=0)
    inverse = (1 / cells[:, varies]).sum(axis=0)
    return _chi(float(((t.x1 - expected)[varies] ** 2 * inverse).sum()), int(varies.sum()) - 1)


def _chi(value: float, freedom: int) -> Chi:
    from scipy.special import chdtrc  # noqa: PLC0415

    return Chi(value, float(chdtrc(freedom, value)) if freedom > 0 else 1.0)
