"""Ranges for sentences that generalise: deals of one ally, or of one rep, are alike.

The plain range is right for "your introductions so far" and too narrow for "referrals in general". Here each cluster
counts as one observation of a mean, so that the range grows with their unlikeness and with their fewness.
"""

import numpy as np
from numpy.typing import NDArray

from refnet.domain.rates.competing import Real, Whole, axis, influences, share_won, tables
from refnet.domain.rates.proportions import Z95, Rate
from refnet.domain.rates.strata import ranked
from refnet.domain.rates.within import censored_rate, rate_within

FEW_CLUSTERS = 100  # of more the range is the same to three figures whether each is left out or nearly so


def cluster_rate(won: NDArray[np.bool_], clusters: Whole) -> Rate | None:
    """Return the share won with a range that allows for clusters; None with fewer than two of them.

    `won` has an entry a deal, `clusters` any whole numbers. With x of n won in each of k clusters and p over all N:
    v = k/(k−1)·Σ(x − n·p)²/N², the design effect max(1, v/(p(1−p)/N)), and the effective n is N over it, made smaller
    by (z/t)² for few clusters.
    """
    codes = ranked(clusters)
    sizes = np.bincount(codes)
    wins = np.bincount(codes[won], minlength=len(sizes))
    k, n, total = len(sizes), len(won), int(wins.sum())
    if k < 2:
        return None
    share = total / n
    variance = k / (k - 1) * float(((wins - sizes * share) ** 2).sum()) / n**2
    return censored_rate(total, n, share, _effective(share, variance, n, k))


def cluster_rate_within(
    days: Whole | Real, ends: Whole, ages: Whole | Real, clusters: Whole, horizon_days: int
) -> Rate | None:
    """Return the share won within the horizon by Aalen–Johansen, the range by leaving out one cluster at a time.

    The variance is (k−1)/k·Σ(F₋ₐ − mean)², never less than that of deals that are not alike. None with fewer than
    two clusters.
    """
    plain = rate_within(days, ends, ages, horizon_days).rate
    codes = ranked(clusters)
    k = int(codes.max(initial=-1)) + 1
    if k < 2 or plain.value is None:
        return None
    leave_out = shares_without_each if k <= FEW_CLUSTERS else nearly_without_each
    without = leave_out(days, ends, codes, horizon_days)
    variance = (k - 1) / k * float(((without - without.mean()) ** 2).sum())
    return censored_rate(plain.won, plain.n, plain.value, _effective(plain.value, variance, plain.worth, k))


def shares_without_each(days: Whole | Real, ends: Whole, clusters: Whole, horizon_days: int) -> Real:
    """Return F_won at the horizon without each cluster, in the order of their numbers, followed anew for each."""
    codes = ranked(clusters)
    count = int(codes.max(initial=-1)) + 1
    times, places = axis(days, horizon_days)
    if not len(times):
        return np.zeros(count)
    everything = tables(places, ends, np.zeros(len(codes), dtype=np.int64), 1, len(times))
    apart = tables(places, ends, codes, count, len(times))
    return share_won(*(whole - part for whole, part in zip(everything, apart, strict=True)))


def nearly_without_each(days: Whole | Real, ends: Whole, clusters: Whole, horizon_days: int) -> Real:
    """Return the same to first order, at the cost of one curve however many clusters there are.

    A cluster of n of N deals with the summed influence φ leaves F − φ·N/(N − n); without open deals that is exact,
    and otherwise off by the square of n/N. There must be two clusters.
    """
    codes = ranked(clusters)
    share, each = influences(days, ends, horizon_days)
    sizes, total = np.bincount(codes), len(codes)
    found: Real = share - np.bincount(codes, weights=each) * total / (total - sizes)
    return found


def _effective(share: float, variance: float, worth: float, clusters: int) -> float:
    """Return the effective n: `worth` over the design effect, times (z / t with k−1 degrees of freedom)²."""
    from scipy.special import stdtrit  # noqa: PLC0415

    plain = share * (1 - share) / worth if worth else 0.0
    design = max(1.0, variance / plain) if plain > 0 else 1.0
    return worth / design * float(Z95 / stdtrit(clusters - 1, 0.975)) ** 2
