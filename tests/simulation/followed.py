"""Deals whose followed time ends today: closed-only, created, mature, Aalen–Johansen and 1 − Kaplan–Meier compared."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from refnet.domain.rates.competing import End, curves
from refnet.domain.rates.proportions import Z95
from refnet.domain.rates.within import rates_within
from tests.simulation.figures import bias, coverage

HORIZON = 180
WINDOW = 365
SPREAD = 0.6


@dataclass(frozen=True, slots=True)
class Scenario:
    """How deals fare: the eventual share won, and the median days to a win and to a loss (lognormal)."""

    name: str
    share: float
    won_after: float
    lost_after: float

    @property
    def truth(self):
        """Return the share won within the horizon."""
        return self.share * float(ndtr(np.log((HORIZON + 0.5) / self.won_after) / SPREAD))


LINGER = Scenario("half won, losses linger", 0.5, 45, 110)
FAST = Scenario("half won, losses fast", 0.5, 90, 20)
COLD_FAST = Scenario("a tenth won, losses fast", 0.1, 90, 20)
COLD_LINGER = Scenario("a tenth won, losses linger", 0.1, 60, 110)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The deals of many runs at once; `runs` says which run each belongs to."""

    days: np.ndarray
    ends: np.ndarray
    ages: np.ndarray
    runs: np.ndarray
    count: int

    def within(self):
        return rates_within(
            self.days, self.ends, self.ages, groups=self.runs, group_count=self.count, horizon_days=HORIZON
        )


def draw(scenario, n, runs, seed):
    """Return `runs` times `n` deals that began evenly over a year and are seen as they stand at its end."""
    generator = np.random.default_rng(seed)
    size = n * runs
    is_won = generator.random(size) < scenario.share
    middle = np.where(is_won, scenario.won_after, scenario.lost_after)
    takes = np.round(middle * generator.lognormal(0, SPREAD, size)).astype(np.int64)
    ages = generator.integers(0, WINDOW + 1, size)
    ends = np.where(takes > ages, End.OPEN, np.where(is_won, End.WON, End.LOST))
    return Drawn(np.minimum(takes, ages), ends, ages, np.repeat(np.arange(runs), n), runs)


def wilson(share, n):
    """Return the ends of Wilson's interval for arrays, written out a second time."""
    n = np.maximum(n, 1e-12)
    shrink = 1 + Z95**2 / n
    centre = (share + Z95**2 / (2 * n)) / shrink
    half = Z95 / shrink * np.sqrt(np.maximum(share * (1 - share), 0) / n + Z95**2 / (4 * n**2))
    return np.maximum(centre - half, 0), np.minimum(centre + half, 1)


def covers(share, n, truth):
    low, high = wilson(share, n)
    return ((low <= truth) & (truth <= high)).mean()


def intervals(found):
    """Return the intervals of the program for every run."""
    rates = [found.of(run).rate for run in range(len(found.n))]
    return np.array([(each.value, each.low, each.high) for each in rates]).T


def kaplan_meier(drawn):
    """Return 1 − Kaplan–Meier of won with lost taken as censored, the wrong answer of many programs."""
    is_won = np.where(drawn.ends == End.WON, End.WON, End.OPEN)
    return curves(drawn.days, is_won, drawn.runs, drawn.count, HORIZON).won[:, -1]


def compare(scenario, n, runs, seed, *, closed=None, created=None, wrong=None, covered=None):
    """Return bias and coverage of all five; the ranges are those in which the biased ones must show their bias."""
    drawn = draw(scenario, n, runs, seed)
    found = drawn.within()
    value, low, high = intervals(found)
    ended = np.maximum(found.won + found.lost, 1)
    mature = found.mature_won / np.maximum(found.aged, 1)
    name = f"{scenario.name}, n={n}"
    truth = scenario.truth
    return [
        bias(f"{name}: Aalen–Johansen, bias", value.mean(), truth, -1, 1),
        coverage(f"{name}: Aalen–Johansen, coverage", ((low <= truth) & (truth <= high)).mean()),
        bias(f"{name}: mature cohort, bias", mature.mean(), truth, -1, 1),
        coverage(f"{name}: mature cohort, coverage", covers(mature, found.aged, truth)),
        bias(f"{name}: won/(won+lost), bias", (found.won / ended).mean(), truth, *(closed or (None, None))),
        coverage(
            f"{name}: won/(won+lost), coverage",
            covers(found.won / ended, ended, truth),
            *(covered or (None, None)),
        ),
        bias(f"{name}: won/created, bias", (found.won / found.n).mean(), truth, *(created or (None, None))),
        bias(f"{name}: 1 − Kaplan–Meier, bias", kaplan_meier(drawn).mean(), truth, *(wrong or (None, None))),
    ]


def small(scenario, n, runs, seed):
    """Return the coverage of few deals, where 0 and 1 are frequent estimates."""
    _value, low, high = intervals(draw(scenario, n, runs, seed).within())
    truth = scenario.truth
    name = f"{scenario.name}, n={n}: Aalen–Johansen, coverage"
    return coverage(name, ((low <= truth) & (truth <= high)).mean(), 91.5, 98)  # few deals give few possible shares


def difference(sizes, runs, seed):
    """Return the coverage of referral − cold by MOVER on two estimates, and of the closed-only one beside it."""
    first, second = draw(LINGER, sizes[0], runs, seed), draw(COLD_FAST, sizes[1], runs, seed + 1)
    (one, low1, high1), (two, low2, high2) = intervals(first.within()), intervals(second.within())
    truth, gap = LINGER.truth - COLD_FAST.truth, one - two
    below, above = np.hypot(one - low1, high2 - two), np.hypot(high1 - one, two - low2)
    return coverage(
        f"difference of {sizes[0]} and {sizes[1]} deals: MOVER, coverage",
        ((gap - below <= truth) & (truth <= gap + above)).mean(),
    )


def figures(runs):
    """Return all comparisons, `runs` draws each."""
    return [
        *compare(LINGER, 60, runs, 1, closed=(4, 15), created=(-15, -4), wrong=(4, 20), covered=(0, 93)),
        *compare(LINGER, 200, runs, 2, closed=(4, 15), created=(-15, -4), wrong=(4, 20), covered=(0, 80)),
        *compare(FAST, 60, runs, 3, created=(-15, -4), wrong=(20, 60)),
        *compare(FAST, 200, runs, 4, created=(-15, -4), wrong=(20, 60)),
        *compare(COLD_FAST, 200, runs, 5, created=(-5, -0.5), wrong=(30, 90)),
        *compare(COLD_LINGER, 200, runs, 6, closed=(1, 10), created=(-5, -0.5), covered=(0, 93)),
        *(small(scenario, n, runs, 7 + n) for scenario in (LINGER, FAST) for n in (10, 20, 30)),
        difference((20, 60), runs, 50),
        difference((60, 200), runs, 60),
    ]
