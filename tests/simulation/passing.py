"""Funnels with known rates of each step, and amounts with a known middle: do the ranges hold?"""

import numpy as np

from refnet.domain.funnel.decomposition import lmdi
from refnet.domain.funnel.gap import gap
from refnet.domain.funnel.stages import CLOSING, of_stages
from refnet.domain.rates.amounts import amounts
from tests.simulation.figures import coverage

OURS = np.array([0.90, 0.70, 0.70, 0.88, 0.70])
THEIRS = np.array([0.95, 0.85, 0.80, 0.92, 0.8413])
TYPICAL, SPREAD = 12_000_00, 0.6


def stages(rates, n, generator):
    reached = [n]
    for rate in rates:
        reached.append(int(generator.binomial(reached[-1], rate)))
    return of_stages(reached)


def parts(sizes, runs, seed):
    """Return the coverage of the points lost early and late, each among the runs that tell it: few deals leave it out."""
    generator = np.random.default_rng(seed)
    truth = lmdi(OURS, THEIRS)
    truths = float(truth[:CLOSING].sum()), float(truth[CLOSING])
    inside = np.full((runs, 2), np.nan)
    for run in range(runs):
        found = gap(stages(OURS, sizes[0], generator), stages(THEIRS, sizes[1], generator), draws=2000, seed=run)
        for which, told in enumerate((found.early, found.late)):
            if told is not None:
                inside[run, which] = told.low <= truths[which] <= told.high
    early, late = np.nanmean(inside, axis=0)
    name = f"funnels of {sizes[0]} and {sizes[1]} deals"
    return [coverage(f"{name}: points lost early", early), coverage(f"{name}: points lost late", late)]


def money(deals, runs, seed):
    """Return the coverage of median and total of what half of the deals bring."""
    generator = np.random.default_rng(seed)
    expected = deals * 0.5 * TYPICAL * np.exp(SPREAD**2 / 2)
    inside = np.zeros((runs, 2), dtype=bool)
    for run in range(runs):
        won = np.round(TYPICAL * generator.lognormal(0, SPREAD, generator.binomial(deals, 0.5))).astype(np.int64)
        found = amounts(won, deals, seed=run)
        inside[run] = (
            found.median_range.low <= TYPICAL <= found.median_range.high,
            found.total_range.low <= expected <= found.total_range.high,
        )
    middle, total = inside.mean(axis=0)
    name = f"amounts of {deals} deals, half won"
    return [coverage(f"{name}: median", middle, 92, 97), coverage(f"{name}: total", total, 91, 97)]


def figures(runs):
    """Return all coverages; funnels take a quarter of the runs."""
    return [
        *parts((60, 100), max(100, runs // 4), 1),
        *parts((150, 300), max(100, runs // 4), 2),
        *money(60, runs, 3),
        *money(300, runs, 4),
    ]
