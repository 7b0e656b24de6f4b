"""From an ask to a client: how often each step of the way leads to the next, and how sure that is.

A step's rate comes from our own counts where there are enough, else from an assumption that everybody can see and
change. Own shares are drawn from Beta(k + ⅓, n − k + ⅓) and introductions an ask, of which there can be more than one,
from Gamma(k + ⅓, n): the priors whose posterior has its middle where the count is (Kerman 2011, "Neutral noninformative
and informative conjugate beta and gamma prior distributions"), so that steps multiply to what the plan says.

An assumption p counts as `ASSUMED_WEIGHT` cases w, beside the few that there are: Beta(k + wp, n − k + w(1 − p)), or
Gamma(k + wp + ⅓, n + w). With w = 5 the three usual steps from an introduction to a client multiply to between a quarter
and three quarters in eight of ten cases, which holds what is claimed and measured of introductions: 31% (Amplifinity
2016, with sales at work) to 70% (Joanne Black). Own cases soon outweigh five.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from refnet.domain.errors import InvalidInput
from refnet.i18n import _

Draws = NDArray[np.float64]
ENOUGH_OWN = 10  # cases of our own before a rate is taken from them alone
ASSUMED_WEIGHT = 5.0  # cases that an assumption counts as
NEUTRAL = 1 / 3
DRAWS = 4_000
LEVEL = 0.80  # eight in ten
_NEARLY_NONE = 1e-3  # cases that did not come, of a step that is said to come always


class Activity(StrEnum):
    """What is counted on the way to a client, in order."""

    ASKS = "asks"
    INTRODUCTIONS = "introductions"
    MEETINGS = "meetings"
    PROPOSALS = "proposals"
    CLIENTS = "clients"


STEPS = tuple(Activity)[1:]


@dataclass(frozen=True, slots=True)
class Range:
    """A middle and between what it lies in eight of ten cases; ends may be infinite."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class StepRate:
    """How often one activity leads to `to`: `done` of `of` cases that had time enough, and what is assumed otherwise.

    `set_by_hand` makes the assumption count even where there are cases enough.
    """

    to: Activity
    done: int
    of: int
    assumed: float
    set_by_hand: bool = False

    @property
    def is_own(self) -> bool:
        """Tell whether the rate rests on our own cases."""
        return self.of >= ENOUGH_OWN and not self.set_by_hand

    @property
    def value(self) -> float:
        """Return the rate that is reckoned with."""
        done, of = self._cases()
        return done / of

    def check(self) -> None:
        """Raise InvalidInput where an assumption cannot be right; introductions an ask may be more than one."""
        most = 20.0 if self.to is Activity.INTRODUCTIONS else 1.0
        if not 0 < self.assumed <= most:
            raise InvalidInput(self.to.value, _("Please give a share above 0% and up to 100%."))

    def draws(self, random: np.random.Generator, count: int = DRAWS) -> Draws:
        """Return `count` rates that our cases, and what is assumed beside few of them, allow."""
        done, of = self._cases()
        if self.to is Activity.INTRODUCTIONS:
            return random.gamma(done + NEUTRAL, 1 / of, count)
        more = NEUTRAL if self.is_own else 0.0
        return random.beta(done + more, max(of - done + more, _NEARLY_NONE), count)

    def range(self, random: np.random.Generator) -> Range:
        """Return the rate and what it may be."""
        found = middle(self.draws(random))
        return Range(found.low, self.value, found.high)

    def _cases(self) -> tuple[float, float]:
        """Return how many came, of how many, with the cases that an assumption counts as."""
        if self.is_own:
            return self.done, self.of
        done, of = (0, 0) if self.set_by_hand else (self.done, self.of)
        return done + ASSUMED_WEIGHT * self.assumed, of + ASSUMED_WEIGHT


@dataclass(frozen=True, slots=True)
class Chain:
    """The rates of all steps in the order of `STEPS`."""

    rates: tuple[StepRate, ...]

    def value(self, activity: Activity) -> float:
        """Return how many clients one of an activity brings, by the rates that are reckoned with."""
        later = tuple(Activity).index(activity)
        return float(np.prod([rate.value for rate in self.rates[later:]]))

    def draws(self, random: np.random.Generator, count: int = DRAWS) -> dict[Activity, Draws]:
        """Return for each activity how many clients one of it brings: 1 for clients, the whole product for asks."""
        found = {Activity.CLIENTS: np.ones(count)}
        later = found[Activity.CLIENTS]
        for rate, before in zip(reversed(self.rates), reversed(tuple(Activity)[:-1]), strict=True):
            later = later * rate.draws(random, count)
            found[before] = later
        return found


def middle(draws: Draws) -> Range:
    """Return the median of draws and the range of eight in ten."""
    tail = (1 - LEVEL) / 2
    low, mid, high = (float(found) for found in np.quantile(draws, (tail, 0.5, 1 - tail)))
    return Range(low, mid, high)
