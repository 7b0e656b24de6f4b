"""Whom to ask next, and whom to leave in peace."""

from dataclasses import dataclass

from refnet.domain.network.reciprocity import GIVE_FIRST

REST_DAYS = 30  # after an ask, before the next one


@dataclass(frozen=True, slots=True)
class Prospectus:
    """What speaks for asking an ally: probabilities, and what a client brought by them is worth in minor units."""

    path: float
    win: float
    revenue: float
    active: float
    days_since_ask: int | None = None
    balance: float | None = None

    @property
    def score(self) -> float:
        """Return the revenue to be expected of one ask, in minor units (method notes 4.4)."""
        return self.chance * self.revenue

    @property
    def chance(self) -> float:
        """Return how likely an ask is to end in a client, whatever that brings: known before anything was won."""
        return self.path * self.win * self.active

    @property
    def was_asked_lately(self) -> bool:
        """Tell whether the last ask is too fresh for another."""
        return self.days_since_ask is not None and self.days_since_ask < REST_DAYS

    @property
    def should_be_given_first(self) -> bool:
        """Tell whether we received so much more than we gave that we should give first."""
        return self.balance is not None and self.balance < GIVE_FIRST

    @property
    def may_be_asked(self) -> bool:
        """Tell whether nothing speaks against asking now."""
        return not (self.was_asked_lately or self.should_be_given_first)
