"""The gap between our funnel and another, split by step, with ranges and chances by seeded draws.

Each step's true rate is drawn from Beta(x + ½, n − x + ½), Jeffreys' posterior, 5 × draws a funnel; a target profile
is taken as it is. The ranges are the 2.5 % and 97.5 % quantiles of the parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from refnet.domain.funnel.decomposition import lmdi, log_terms, shapley
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.stages import CLOSING, STEPS, Floats, Funnel
from refnet.domain.rates.differences import Difference

DRAWS = 10_000  # with another seed the ends of a range move by some hundredths of its half width
SEED = 20071
ENOUGH = 10  # on each side at a step, before points, chances or a verdict are told of it
TARGET_SHARE_N = 30  # no share is printed with fewer deals at a step
_ENDS = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Gap:
    """conversion(ours) − conversion(reference) and its parts, as fractions: −0.20 is 20 points less.

    The part of a step is None with fewer than ten on a side there. `early` is the sum of the four steps before the
    proposal, `late` the step from proposal to client, `total` both; each is None where a step of it has fewer than ten
    on a side, unless nobody at all went on to it. The chances are those of a part below zero, `early_larger` that of
    more being lost early than late. `shares` are the log split (None where a step is zero), `share_early` that of the
    early steps.
    """

    ours: Funnel
    reference: Funnel | Profile
    steps: tuple[Difference | None, ...]
    early: Difference | None
    late: Difference | None
    total: Difference | None
    early_worse: float | None
    late_worse: float | None
    early_larger: float | None
    shares: tuple[float, ...] | None
    share_early: Difference | None
    step_worse: tuple[float | None, ...]

    @property
    def is_shapley(self) -> bool:
        """Tell whether a step is zero, so that the parts are Shapley values."""
        return self.shares is None

    @property
    def is_less(self) -> bool:
        """Tell whether fewer become clients beyond doubt: the range of the whole gap lies below zero."""
        return self.total is not None and self.total.high < 0


def gap(ours: Funnel, reference: Funnel | Profile, *, seed: int = SEED, draws: int = DRAWS) -> Gap:
    """Return the gap between two funnels; the same counts, seed and draws give the same figures."""
    first, second, known = _points(ours, reference)
    split = lmdi if (first > 0).all() and (second > 0).all() else shapley
    drawn = _drawn(ours, reference, known, np.random.default_rng(seed), draws)
    parts, spread = split(first, second), split(*drawn)
    early, late = spread[:, :CLOSING].sum(axis=1), spread[:, CLOSING]
    worse = (spread < 0).mean(axis=0)
    sides = _funnels(ours, reference)
    told = [min(side.counted[step] for side in sides) >= ENOUGH for step in range(STEPS)]
    is_early, has_closing = all(_is_enough(sides, step) for step in range(CLOSING)), told[CLOSING]
    is_whole = is_early and _is_enough(sides, CLOSING)
    return Gap(
        ours,
        reference,
        tuple(_part(parts[step], spread[:, step]) if told[step] else None for step in range(STEPS)),
        _part(parts[:CLOSING].sum(), early) if is_early else None,
        _part(parts[CLOSING], late) if has_closing else None,
        _part(parts.sum(), spread.sum(axis=1)) if is_whole else None,
        float((early < 0).mean()) if is_early else None,
        float(worse[CLOSING]) if has_closing else None,
        float((early < late).mean()) if is_early and has_closing else None,
        *_shares(first, second, drawn if split is lmdi else None),
        tuple(float(worse[step]) if told[step] else None for step in range(STEPS)),
    )


def _is_enough(sides: Sequence[Funnel], step: int) -> bool:
    """Tell whether a sum over this step may be told: ten on each side, or a side of which nobody went on to it."""
    return all(side.counted[step] >= ENOUGH or (step > 0 and not side.advanced[step - 1]) for side in sides)


def _funnels(*sides: Funnel | Profile) -> list[Funnel]:
    return [side for side in sides if isinstance(side, Funnel)]


def speaks_in_shares(found: Gap) -> bool:
    """Tell whether a share of the gap may be printed, by the sign of its parts, its range and its counts.

    That is when all parts have one sign, the range of the early share lies within 0 and 100 % after rounding, and
    at least 30 deals count at each step; otherwise only points are printed.
    """
    sides = _funnels(found.ours, found.reference)
    if found.share_early is None or found.shares is None or min(each.smallest for each in sides) < TARGET_SHARE_N:
        return False
    ends = (round(found.share_early.low, 2), round(found.share_early.high, 2))
    return min(found.shares) >= 0 and ends[0] >= 0 and ends[1] <= 1


def _points(ours: Funnel, reference: Funnel | Profile) -> tuple[Floats, Floats, list[bool]]:
    """Return both sides' rates, and at which steps both are known; an unknown one is taken as the other's."""
    first, second = _values(ours), _values(reference)
    known = [a is not None and b is not None for a, b in zip(first, second, strict=True)]
    pairs = [
        (a, b) if a is not None and b is not None else (a or b or 1.0,) * 2 for a, b in zip(first, second, strict=True)
    ]
    return np.array([a for a, _b in pairs]), np.array([b for _a, b in pairs]), known


def _values(side: Funnel | Profile) -> list[float | None]:
    return list(side.targets) if isinstance(side, Profile) else [each.value for each in side.rates]


def _drawn(
    ours: Funnel, reference: Funnel | Profile, known: list[bool], random: np.random.Generator, draws: int
) -> tuple[Floats, Floats]:
    first, second = _draw(ours, random, draws), _draw(reference, random, draws)
    for step in range(STEPS):
        if not known[step]:  # whoever has nobody there is taken as the other
            side = first if ours.counted[step] else second
            first[:, step] = second[:, step] = side[:, step].copy()
    return first, second


def _draw(side: Funnel | Profile, random: np.random.Generator, draws: int) -> Floats:
    if isinstance(side, Profile):
        return np.tile(np.array(side.targets), (draws, 1))
    went_on, n = np.array(side.advanced), np.array(side.counted)
    return random.beta(went_on + 0.5, n - went_on + 0.5, size=(draws, STEPS))


def _part(value: float, spread: Floats) -> Difference:
    low, high = np.quantile(spread, _ENDS)
    return Difference(float(value), float(low), float(high))


def _shares(
    first: Floats, second: Floats, drawn: tuple[Floats, Floats] | None
) -> tuple[tuple[float, ...] | None, Difference | None]:
    """Return the log split and the early share with its range; None where a step is zero or there is no gap."""
    if drawn is None:
        return None, None
    terms, spread = log_terms(first, second), log_terms(*drawn)
    total = terms.sum()
    if total == 0:
        return (0.0,) * STEPS, None
    early = spread[:, :CLOSING].sum(axis=1) / spread.sum(axis=1)
    return tuple((terms / total).tolist()), _part(terms[:CLOSING].sum() / total, early)
