"""Won deals by source under a named denominator, with open deals never counted as lost.

The estimator is the *mature cohort*: a deal counts when it began at least `horizon_days` ago, and it is a
success when it was won within `horizon_days` of its beginning. Age alone decides, never the outcome, so deals
that end fast are not favoured. Two cases need no waiting:

* when no deal of a source is open, every end is known, and all its deals count;
* a finished deal without dates counts as it ended, and an open one stays outside; `undated` says how many
  such deals there are.

With the denominator *closed* the finished deals count whatever their age and time: won / (won + lost).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from refnet.domain.kinds import OPEN_STAGES, Denominator, Outcome, Source, Stage
from refnet.domain.rates.differences import Difference, difference
from refnet.domain.rates.proportions import Rate, rate
from refnet.i18n import _

HORIZON_DAYS = 180
ALWAYS_SHOWN = (Source.REFERRAL, Source.COLD)
_NEEDED = {Denominator.MET: Stage.MET, Denominator.QUALIFIED: Stage.QUALIFIED, Denominator.PROPOSED: Stage.PROPOSED}


class Grouping(StrEnum):
    """What the rows of a report are."""

    REP = "rep"
    MONTH = "month"
    SEGMENT = "segment"


@dataclass(frozen=True, slots=True)
class Pursuit:
    """What the rates need to know of one deal; `entered_on` is its first touch or the day it was introduced."""

    source: Source
    outcome: Outcome
    furthest_stage: Stage = Stage.LEAD
    entered_on: date | None = None
    ended_on: date | None = None
    rep: str = ""
    segment: str = ""


@dataclass(frozen=True, slots=True)
class SourceRate:
    """One source's deals and their rate.

    `won`, `lost` and `open` are all the deals of the source and add up to them. `rate` is `successes` of `n`;
    `young`, `unreached` and `unknown` say why the others are not in `n`: too young, not as far as the denominator
    (or not closed), open without a date. n + young + unreached + unknown = won + lost + open. `late` deals in `n`
    were won after the horizon, so they are no successes; `undated` deals have no beginning.
    """

    source: Source
    won: int
    lost: int
    open: int
    successes: int
    late: int
    young: int
    unreached: int
    unknown: int
    undated: int
    rate: Rate

    @property
    def n(self) -> int:
        """Return how many deals the rate is a share of."""
        return self.rate.n

    @property
    def total(self) -> int:
        """Return all deals of the source, counted or not."""
        return self.won + self.lost + self.open


@dataclass(frozen=True, slots=True)
class Conversion:
    """The rates of all sources that occur, referral and cold always, and referral − cold."""

    denominator: Denominator
    horizon_days: int
    sources: dict[Source, SourceRate]
    difference: Difference | None
    rows: tuple[tuple[str, "Conversion"], ...] = ()

    @property
    def undated(self) -> int:
        """Return how many deals have no beginning, so that no horizon could be applied to them."""
        return sum(each.undated for each in self.sources.values())


@dataclass(slots=True)
class _Count:
    """A tally while it is being made."""

    outcomes: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    places: dict["_Place", int] = field(default_factory=lambda: dict.fromkeys(_Place, 0))
    undated: int = 0


class _Place(StrEnum):
    """Where a deal falls in the count."""

    SUCCESS = "success"
    LATE = "late"
    FAILURE = "failure"
    YOUNG = "young"
    UNREACHED = "unreached"
    UNKNOWN = "unknown"


def summarise(
    pursuits: Iterable[Pursuit],
    *,
    today: date,
    horizon_days: int = HORIZON_DAYS,
    denominator: Denominator = Denominator.ALL,
    by: Grouping | None = None,
) -> Conversion:
    """Count every deal once and return the rates; `by` adds one row a rep, month of beginning or segment.

    Whether a deal counts is decided once for the whole, so the rows' numbers add up to those of the whole.
    """
    everything = list(pursuits)
    unsettled = {each.source for each in everything if each.outcome is Outcome.OPEN}

    def place(each: Pursuit) -> _Place:
        return _place(each, today, horizon_days, denominator, each.source in unsettled)

    placed = [(each, place(each)) for each in everything]
    rows = _rows(placed, by, horizon_days, denominator) if by else ()
    return _conversion(placed, horizon_days, denominator, rows)


def _place(each: Pursuit, today: date, horizon_days: int, denominator: Denominator, must_wait: bool) -> _Place:
    if not _reached(each, denominator):
        return _Place.UNREACHED
    if denominator is Denominator.CLOSED:
        return _Place.SUCCESS if each.outcome is Outcome.WON else _Place.FAILURE
    if each.entered_on is None:
        if each.outcome is Outcome.OPEN:
            return _Place.UNKNOWN
    elif must_wait and (today - each.entered_on).days < horizon_days:
        return _Place.YOUNG
    if each.outcome is not Outcome.WON:
        return _Place.FAILURE
    return _Place.LATE if _days(each) > horizon_days else _Place.SUCCESS


def _reached(each: Pursuit, denominator: Denominator) -> bool:
    if denominator is Denominator.ALL or each.outcome is Outcome.WON:
        return True
    if denominator is Denominator.CLOSED:
        return each.outcome is Outcome.LOST
    # a lost deal is as far as the last open stage it stood in
    furthest = each.furthest_stage if not each.furthest_stage.is_end else Stage.LEAD
    return OPEN_STAGES.index(furthest) >= OPEN_STAGES.index(_NEEDED[denominator])


def _days(each: Pursuit) -> int:
    """Return the days from beginning to end; an unknown time is taken as within any horizon."""
    if each.entered_on is None or each.ended_on is None:
        return 0
    return (each.ended_on - each.entered_on).days


def _conversion(
    placed: Sequence[tuple[Pursuit, _Place]],
    horizon_days: int,
    denominator: Denominator,
    rows: tuple[tuple[str, Conversion], ...] = (),
) -> Conversion:
    counts = {source: _Count() for source in ALWAYS_SHOWN}
    for each, place in placed:
        count = counts.setdefault(each.source, _Count())
        count.outcomes[each.outcome] += 1
        count.places[place] += 1
        count.undated += each.entered_on is None
    rates = {source: _source_rate(source, counts[source]) for source in Source if source in counts}
    gap = difference(rates[Source.REFERRAL].rate, rates[Source.COLD].rate)
    return Conversion(denominator, horizon_days, rates, gap, rows)


def _source_rate(source: Source, count: _Count) -> SourceRate:
    places, outcomes = count.places, count.outcomes
    n = places[_Place.SUCCESS] + places[_Place.LATE] + places[_Place.FAILURE]
    return SourceRate(
        source=source,
        won=outcomes[Outcome.WON],
        lost=outcomes[Outcome.LOST],
        open=outcomes[Outcome.OPEN],
        successes=places[_Place.SUCCESS],
        late=places[_Place.LATE],
        young=places[_Place.YOUNG],
        unreached=places[_Place.UNREACHED],
        unknown=places[_Place.UNKNOWN],
        undated=count.undated,
        rate=rate(places[_Place.SUCCESS], n),
    )


def _rows(
    placed: Sequence[tuple[Pursuit, _Place]], by: Grouping, horizon_days: int, denominator: Denominator
) -> tuple[tuple[str, Conversion], ...]:
    groups: dict[str, list[tuple[Pursuit, _Place]]] = {}
    key = _KEYS[by]
    for each, place in placed:
        groups.setdefault(key(each), []).append((each, place))
    names = sorted(groups, key=lambda name: (name == "", name.casefold()))
    return tuple((name or unnamed(by), _conversion(groups[name], horizon_days, denominator)) for name in names)


def unnamed(by: Grouping) -> str:
    """Return what a row is called whose deals have no rep, no date or no segment."""
    return {Grouping.REP: _("no rep"), Grouping.MONTH: _("no date"), Grouping.SEGMENT: _("no segment")}[by]


def _month(each: Pursuit) -> str:
    return f"{each.entered_on:%Y-%m}" if each.entered_on else ""


_KEYS: dict[Grouping, Callable[[Pursuit], str]] = {
    Grouping.REP: lambda each: each.rep,
    Grouping.MONTH: _month,
    Grouping.SEGMENT: lambda each: each.segment,
}
