"""Deals that are alike within an ally, and referrals that come to better deals: clusters, strata and shrinkage."""

import numpy as np

from refnet.domain.rates.clusters import cluster_rate
from refnet.domain.rates.proportions import rate
from refnet.domain.rates.shrinkage import shrink
from refnet.domain.rates.strata import Strata, adjust
from tests.simulation.figures import Figure, bias, coverage

ALLIES = 20
LIKENESS = (0.0, 0.05, 0.1, 0.2)
ALIKE_PLAIN = {0.0: (93, 97), 0.05: (84, 94.5), 0.1: (78, 91), 0.2: (65, 86)}
ALIKE_ADJUSTED = {0.0: (94, 99), 0.05: (92.5, 98), 0.1: (92, 97), 0.2: (90, 97)}


def beta(generator, likeness, size):
    """Return true rates with mean ½ whose deals have an intraclass correlation of `likeness`."""
    if likeness == 0:
        return np.full(size, 0.5)
    strength = 1 / likeness - 1
    return generator.beta(strength / 2, strength / 2, size)


def clusters(likeness, runs, seed):
    """Return the coverage of the plain and of the adjusted range, for all referrals and for those of these allies."""
    generator = np.random.default_rng(seed)
    inside = np.zeros((runs, 3), dtype=bool)
    for run in range(runs):
        truths, sizes = beta(generator, likeness, ALLIES), 1 + generator.poisson(generator.gamma(0.5, 8, ALLIES))
        names = np.repeat(np.arange(ALLIES), sizes)
        won = generator.random(len(names)) < truths[names]
        plain, adjusted = rate(int(won.sum()), len(won)), cluster_rate(won, names)
        realised = truths[names].mean()
        inside[run] = (
            plain.low <= 0.5 <= plain.high,
            adjusted.low <= 0.5 <= adjusted.high,
            plain.low <= realised <= plain.high,
        )
    name, (plain, adjusted, realised) = f"allies alike by {likeness}", inside.mean(axis=0)
    return [
        coverage(f"{name}: plain range, referrals in general", plain, *ALIKE_PLAIN[likeness]),
        coverage(f"{name}: range by clusters, referrals in general", adjusted, *ALIKE_ADJUSTED[likeness]),
        coverage(f"{name}: plain range, these allies", realised, 93, 98.5),
    ]


COLD_RATES = np.array([0.10, 0.25, 0.45])
REFERRAL_MIX, COLD_MIX = (0.15, 0.25, 0.60), (0.55, 0.30, 0.15)
LIFT = 0.25


def strata(sizes, runs, seed, crude_covers):
    """Return what is found of a true difference of 25 points when referrals come to better deals."""
    generator = np.random.default_rng(seed)
    seen = np.zeros((runs, 4))
    for run in range(runs):
        n, other_n = generator.multinomial(sizes[0], REFERRAL_MIX), generator.multinomial(sizes[1], COLD_MIX)
        found = adjust(
            Strata(generator.binomial(n, COLD_RATES + LIFT), n, generator.binomial(other_n, COLD_RATES), other_n)
        )
        crude, adjusted = found.crude, found.adjusted
        seen[run] = (
            crude.value,
            crude.low <= LIFT <= crude.high,
            adjusted.value,
            adjusted.low <= LIFT <= adjusted.high,
        )
    mean, name = seen.mean(axis=0), f"{sizes[0]} and {sizes[1]} deals, better deals referred"
    return [
        bias(f"{name}: plain difference, bias", mean[0], LIFT, 6, 20),
        coverage(f"{name}: plain difference, coverage", mean[1], 0, crude_covers),
        bias(f"{name}: Mantel–Haenszel, bias", mean[2], LIFT, -1, 1),
        coverage(f"{name}: Mantel–Haenszel with Sato, coverage", mean[3], 92.5, 97),
    ]


def shrinkage(allies, spread, runs, seed):
    """Return how near shrunken rates come to true ones, and how often their ranges hold."""
    generator = np.random.default_rng(seed)
    errors, inside = np.zeros((runs, 2)), np.zeros(runs)
    for run in range(runs):
        truths, n = generator.beta(*spread, allies), 1 + generator.poisson(5, allies)
        won = generator.binomial(n, truths)
        found = shrink(won, n, 0.5)
        errors[run] = ((won / n - truths) ** 2).mean(), ((found.mean - truths) ** 2).mean()
        inside[run] = ((found.low <= truths) & (truths <= found.high)).mean()
    raw, shrunken = np.sqrt(errors.mean(axis=0))
    name = f"{allies} allies, true rates Beta{spread}"
    return [
        Figure(f"{name}: error of raw rates", 100 * raw, unit="pts"),
        Figure(f"{name}: error of shrunken rates", 100 * shrunken, 0, 100 * raw * 0.9, "pts"),
        coverage(f"{name}: shrunken ranges, coverage", inside.mean(), 93, 99),
    ]


def figures(runs):
    """Return all figures; shrinkage takes a tenth of the runs, each of many allies."""
    few = max(30, runs // 10)
    return [
        *(figure for likeness in LIKENESS for figure in clusters(likeness, runs, int(1000 * likeness))),
        *strata((40, 80), runs, 11, 90),
        *strata((120, 240), runs, 12, 70),
        *(
            figure
            for allies in (5, 12, 40)
            for spread in ((5, 5), (15, 15), (2, 6))
            for figure in shrinkage(allies, spread, few, allies)
        ),
    ]
