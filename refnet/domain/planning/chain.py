"""From an ask to a client: how often each step of the way leads to the next, and how sure that is.

A step's rate comes from our own counts where there are enough, else it is an assumption that everybody can see and
change. Own shares are drawn from Jeffreys' posterior, Beta(k + ½, n − k + ½); introductions an ask, of which there can
be more than one, from Gamma(k + ½, n). An assumption has no spread: ranges speak of what was counted.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from refnet.domain.errors import InvalidInput
from refnet.i18n import _

Draws = NDArray[np.float64]
ENOUGH_OWN = 10  # cases of our own before a rate is taken from them
DRAWS = 4_000
LEVEL = 0.80  # eight in ten


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
        return self.done / self.of if self.is_own else self.assumed

    def check(self) -> None:
        """Raise InvalidInput where an assumption cannot be right; introductions an ask may be more than one."""
        most = 20.0 if self.to is Activity.INTRODUCTIONS else 1.0
        if not 0 < self.assumed <= most:
            raise InvalidInput(self.to.value, _("Please give a share above 0% and up to 100%."))

    def draws(self, random: np.random.Generator, count: int = DRAWS) -> Draws:
        """Return `count` rates that our cases allow, or the assumption as often."""
        if not self.is_own:
            return np.full(count, self.assumed)
        if self.to is Activity.INTRODUCTIONS:
            return random.gamma(self.done + 0.5, 1 / self.of, count)
        return random.beta(self.done + 0.5, self.of - self.done + 0.5, count)

    def range(self, random: np.random.Generator) -> Range:
        """Return the rate and what it may be."""
        return middle(self.draws(random)) if self.is_own else Range(self.assumed, self.assumed, self.assumed)


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
