"""What every comparison of the same deals rests on, whatever the switches say; each part is worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from refnet.domain.facts import DealFacts
from refnet.domain.funnel.doings import Doing, Exposure, exposure
from refnet.domain.funnel.effects import Codes, kinds_of
from refnet.domain.funnel.stages import STEPS, Flags, Passages, counted, passages


@dataclass(frozen=True, eq=False)
class Ground:
    """The deals as of `today`, where an open one is given `patience_days` at its stage."""

    facts: DealFacts
    today: date
    patience_days: int

    @cached_property
    def deals(self) -> Passages:
        """How far each deal came."""
        return passages(self.facts)

    @cached_property
    def counts(self) -> Flags:
        """Who counts at which step."""
        return counted(self.deals, self.today.toordinal(), self.patience_days)

    @cached_property
    def seen(self) -> Mapping[Doing, Exposure]:
        """Who came to the landmark of each doing, and who had done it."""
        return {doing: exposure(self.facts, doing, self.today.toordinal(), self.patience_days) for doing in Doing}

    @cached_property
    def kinds(self) -> Codes:
        """Which deals are alike."""
        return kinds_of(self.facts)

    @cached_property
    def waiting(self) -> Flags:
        """Who stands at a stage without counting there yet."""
        waits: Flags = self.deals.reached[:, 0] & ~self.counts[:, 0]
        for step in range(1, STEPS):
            waits |= self.deals.reached[:, step] & ~self.counts[:, step]
        return waits
