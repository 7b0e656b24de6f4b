"""Whether we give allies as much as we receive from them."""

from dataclasses import dataclass

SHRINKAGE = 4  # introductions that an even balance is thought to rest on before any is known
GIVE_FIRST = -0.5  # a balance below this: give before you ask again


@dataclass(frozen=True, slots=True)
class Balance:
    """Introductions that we gave an ally and that we received from them."""

    given: int
    received: int

    @property
    def raw(self) -> float | None:
        """Return the balance from -1 (only received) to 1 (only given), None where there is neither."""
        both = self.given + self.received
        return (self.given - self.received) / both if both else None

    @property
    def shrunk(self) -> float:
        """Return the balance drawn towards even, since a few introductions say little."""
        return (self.given - self.received) / (self.given + self.received + SHRINKAGE)

    @property
    def is_owed(self) -> bool:
        """Tell whether we should give first: we are far behind, with more than a few introductions to show it."""
        return self.shrunk < GIVE_FIRST
