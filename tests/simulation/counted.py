"""Plain counts: the coverage of Wilson, Jeffreys and Newcombe summed over every outcome, so that no chance is in it."""

import numpy as np
from scipy import stats

from refnet.domain.rates.differences import difference
from refnet.domain.rates.proportions import jeffreys, rate, wilson
from tests.simulation.figures import Figure, coverage

SIZES = (5, 10, 20, 50, 100)
TRUTHS = np.linspace(0.05, 0.95, 181)
PAIRS = ((8, 20), (15, 40), (30, 100), (50, 600))


def exact(interval, n, truths=TRUTHS):
    """Return the coverage of an interval at each truth."""
    ends = np.array([(found.low, found.high) for found in (interval(won, n) for won in range(n + 1))])
    chances = stats.binom.pmf(np.arange(n + 1)[:, None], n, truths)
    return (chances * ((ends[:, :1] <= truths) & (truths <= ends[:, 1:]))).sum(axis=0)


def exact_difference(n, other_n, truth=0.5, other_truth=0.1):
    """Return the coverage of Newcombe's interval."""
    one, other = (stats.binom.pmf(np.arange(size + 1), size, p) for size, p in ((n, truth), (other_n, other_truth)))
    total = 0.0
    for won in range(n + 1):
        for other_won in range(other_n + 1):
            if one[won] * other[other_won] > 1e-9:
                gap = difference(rate(won, n), rate(other_won, other_n))
                total += one[won] * other[other_won] * (gap.low <= truth - other_truth <= gap.high)
    return total


def figures(_runs):
    """Return all coverages; Wald's stands beside them to show why it is not used."""
    found = []
    for n in SIZES:
        found.append(coverage(f"Wilson, n={n}: mean coverage over true rates of 5 to 95%", exact(wilson, n).mean()))
        found.append(coverage(f"Jeffreys, n={n}: mean coverage over the same", exact(jeffreys, n).mean()))
        found.append(Figure(f"Wilson, n={n}: least coverage at any of them", 100 * exact(wilson, n).min()))
    for n, other_n in PAIRS:
        found.append(coverage(f"Newcombe, {n} and {other_n} deals at 50 and 10%", exact_difference(n, other_n)))
    return found
