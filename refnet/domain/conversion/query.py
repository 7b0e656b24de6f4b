"""What a conversion report is asked for."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from refnet.domain.benchmarks import DEFAULT
from refnet.domain.kinds import Denominator
from refnet.domain.rates.conversion import HORIZON_DAYS, Grouping


@dataclass(frozen=True, slots=True)
class ConversionQuery:
    """What to count; `since` and `until` are the first and last day on which deals began, `rep` one of us.

    With `names_with_cold` a name passed on without an introduction counts as cold, as Joanne Black has it; else it
    stands under its own source.
    """

    denominator: Denominator = Denominator.ALL
    horizon_days: int = HORIZON_DAYS
    by: Grouping | None = None
    benchmark: str = DEFAULT
    rep: UUID | None = None
    segment: str | None = None
    currency: str | None = None
    since: date | None = None
    until: date | None = None
    names_with_cold: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Tell whether any deal is left out by choice."""
        return any(each is not None for each in (self.rep, self.segment, self.currency, self.since, self.until))
