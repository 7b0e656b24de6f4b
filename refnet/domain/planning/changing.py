"""What if: hours moved from cold work to asks, another ally every month, every meeting prepared."""

from dataclasses import dataclass

import numpy as np

from refnet.domain.planning.chain import ASSUMED_WEIGHT, DRAWS, ENOUGH_OWN, NEUTRAL, Draws, Range

NO_LIFT = Range(0.0, 0.0, 0.0)
ASSUMED_A_YEAR = 2.0  # introductions of an ally, until there are enough of our own to tell
WEEKS_A_YEAR, WEEKS_A_MONTH, MINUTES = 52, 4.345, 60


@dataclass(frozen=True, slots=True)
class Effort:
    """How many minutes an ask takes, and a cold lead with all that it needs; assumed until somebody says otherwise."""

    ask: int = 30
    cold: int = 60


@dataclass(frozen=True, slots=True)
class Allies:
    """Introductions that allies made in the weeks that all of them were watched, added up, and a year's that are assumed.

    An assumption counts as much as `ASSUMED_WEIGHT` introductions.
    """

    introductions: int = 0
    weeks: float = 0.0
    assumed: float = ASSUMED_A_YEAR

    @property
    def is_own(self) -> bool:
        """Tell whether they were watched long enough to go by what they brought."""
        return self.weeks >= ENOUGH_OWN * WEEKS_A_YEAR

    @property
    def a_year(self) -> float:
        """Return how many introductions one of them brings in a year."""
        return self.introductions / self.weeks * WEEKS_A_YEAR if self.is_own else self.assumed

    def draws(self, random: np.random.Generator) -> Draws:
        """Return how many one of them brings a week, as often as everything is drawn."""
        if self.is_own:
            return random.gamma(self.introductions + NEUTRAL, 1 / self.weeks, DRAWS)
        return random.gamma(ASSUMED_WEIGHT, self.assumed / ASSUMED_WEIGHT / WEEKS_A_YEAR, DRAWS)


@dataclass(frozen=True, slots=True)
class Change:
    """Hours a week that go to asks instead of cold leads, allies won a month, and points added to meetings that win.

    `lift` is a difference as a fraction with its range of eight in ten, as Diagnosis found it among like deals.
    """

    hours: float = 0.0
    allies_a_month: float = 0.0
    lift: Range = NO_LIFT
    effort: Effort = Effort()
    allies: Allies = Allies()

    @property
    def asks_a_week(self) -> float:
        """Return how many asks the hours make."""
        return self.hours * MINUTES / self.effort.ask

    @property
    def cold_leads_a_week(self) -> float:
        """Return how many cold leads fewer are worked on in their place."""
        return self.hours * MINUTES / self.effort.cold


NO_CHANGE = Change()
