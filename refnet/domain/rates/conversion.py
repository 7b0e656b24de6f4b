"""What a conversion report is made of: the rate of each source in each group, under a named denominator."""

from dataclasses import dataclass
from enum import StrEnum

from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import Rate
from refnet.domain.rates.within import Standing, Within

HORIZON_DAYS = 180
ALWAYS_SHOWN = (Source.REFERRAL, Source.COLD)


class Grouping(StrEnum):
    """What the rows of a report are."""

    REP = "rep"
    MONTH = "month"
    QUARTER = "quarter"
    SEGMENT = "segment"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many deals were won and lost and are open."""

    won: int = 0
    lost: int = 0
    open: int = 0

    @property
    def total(self) -> int:
        """Return all of them."""
        return self.won + self.lost + self.open


@dataclass(frozen=True, slots=True)
class SourceRate:
    """One source's deals, or those of all sources together, and the share of them that is won in time.

    `counts` are the deals that came as far as the denominator, as they stand today, `unreached` those that did not.
    `within` follows those with days up to the horizon; `undated` are the others. Where most have no days, or the
    denominator is closed deals, `within` is None and `rate` is plainly won / (won + lost) of all that ended.
    `rate.value` is None where `standing` lets none be spoken. In `stalled` of the open deals nothing has happened for
    a long time. Of those too young for a rate, `longest` is the age of the oldest and `offered` a horizon that would
    have one.
    """

    source: Source
    counts: Counts
    undated: Counts
    unreached: int
    rate: Rate
    standing: Standing
    within: Within | None = None
    stalled: int = 0
    longest: int = 0
    offered: int | None = None

    @property
    def is_plain(self) -> bool:
        """Tell whether the rate is made of plain counts of deals that ended."""
        return self.within is None

    @property
    def has_rate(self) -> bool:
        """Tell whether a percentage may be spoken."""
        return self.rate.value is not None

    @property
    def is_young(self) -> bool:
        """Tell whether there is no rate because deals are too young, not because they are few."""
        return self.standing is Standing.TOO_YOUNG

    @property
    def pending(self) -> int:
        """Return how many of those counted are open and younger than the horizon."""
        return self.within.pending if self.within else 0

    @property
    def n(self) -> int:
        """Return how many deals the rate is a share of."""
        return self.rate.n

    @property
    def successes(self) -> int:
        """Return how many of these were won in time."""
        return self.rate.won

    @property
    def won(self) -> int:
        """Return all deals won, in time or not."""
        return self.counts.won

    @property
    def lost(self) -> int:
        """Return all deals lost."""
        return self.counts.lost

    @property
    def open(self) -> int:
        """Return all deals without an end."""
        return self.counts.open

    @property
    def total(self) -> int:
        """Return all deals that came as far as the denominator."""
        return self.counts.total


@dataclass(frozen=True, slots=True)
class Conversion:
    """The rates of all sources that occur, referral and cold always, and referral − cold.

    `whole` takes all sources together. A row's label is a rep, a month as 2026-03, a quarter as 2026-Q1, or a segment,
    empty for deals without one. `shrunken` has, of a row that is a rep, the referral rate drawn towards the team's.
    """

    denominator: Denominator
    horizon_days: int
    sources: dict[Source, SourceRate]
    whole: SourceRate
    difference: Difference | None
    rows: tuple[tuple[str, "Conversion"], ...] = ()
    shrunken: Rate | None = None
