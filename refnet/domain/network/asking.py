"""Whom to ask next, and whom to leave in peace."""

from dataclasses import dataclass

from refnet.domain.network.reciprocity import GIVE_FIRST

REST_DAYS = 30  # after an ask, before the next one
AS_ASKS = 4  # asks that knowing an ally well weighs as, beside those that were made of them
TIRED_FROM = 2  # asks without an introduction from which that is worth minding


@dataclass(frozen=True, slots=True)
class Answered:
    """Asks made of an ally that had their time to be answered, and how many of them brought an introduction."""

    asks: int = 0
    brought: int = 0

    @property
    def is_tired(self) -> bool:
        """Tell whether several asks brought nothing."""
        return self.asks >= TIRED_FROM and not self.brought

    def chance(self, known: float) -> float:
        """Return how likely the next ask brings an introduction, `known` being what is thought before any was made."""
        return (AS_ASKS * known + self.brought) / (AS_ASKS + self.asks)


@dataclass(frozen=True, slots=True)
class Prospectus:
    """What speaks for asking an ally: probabilities, and what a client brought by them is worth in minor units.

    `path` is the chance that an ask brings an introduction: how well we know them, drawn to what came of their asks.
    """

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
